# %% ok_number: counted by hand
n_weights = 7840

# %% ok_product: pixels times classes
n_weights = 784 * 10

# %% ok_float: a whole number as a float
n_weights = 7.84e3

# %% ok_numpy_integer: the size of an array of weights
n_weights = np.prod(np.zeros((784, 10), dtype=np.float32).shape)

# %% ok_from_the_data: the pixels and the different labels that are there
n_weights = X.shape[1] * len(set(y.tolist()))

# %% ok_tensor: a tensor of one number
import tensorflow as tf

n_weights = tf.size(tf.zeros((784, 10)))

# %% ok_one_element: a list with the one number
n_weights = [28 * 28 * 10]

# %% ok_keras: the size of the kernel of a dense layer
import keras

layer = keras.layers.Dense(10)
layer.build((None, 784))
n_weights = layer.kernel.numpy().size

# %% bad_slides: 768 pixels, as one slide says
# says: 784 pixels, not 768
n_weights = 768 * 10

# %% bad_with_biases: all parameters
# says: the biases are no weights
n_weights = 7850

# %% bad_pixels: one weight for each pixel
# says: the number of pixels
n_weights = 784

# %% bad_sum: pixels and classes added
# says: added, not multiplied
n_weights = 784 + 10

# %% bad_one_row_of_pixels: 28 instead of 28 times 28
# says: the pixels of one row
n_weights = 28 * 10

# %% bad_28_plus_28: the sides added
# says: not 28 plus 28
n_weights = (28 + 28) * 10

# %% bad_pixels_squared: every pixel with every pixel
# says: no pixel is joined to another pixel
n_weights = 784**2

# %% bad_mini_batch: once for each image of a mini-batch
# says: a whole mini-batch
n_weights = 128 * 784 * 10

# %% bad_all_images: once for each image
# says: the number of images plays no part
n_weights = 4000 * 784 * 10

# %% bad_nine_classes: the digits 1 to 9
# says: ten classes, 0 to 9, not nine
n_weights = 784 * 9

# %% bad_shape: the shape instead of the number
# says: where a single number is asked for
n_weights = (784, 10)

# %% bad_string: the number as text
# says: is a string
n_weights = "7840"

# %% bad_classes: one weight for each class
# says: this is the number of classes
n_weights = 10

# %% bad_none: nothing was assigned
# says: is None, not a number
n_weights = None

# %% bad_example: the small example of the text
# says: the example by hand
n_weights = 12
