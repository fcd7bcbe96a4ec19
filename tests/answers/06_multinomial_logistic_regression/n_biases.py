# %% ok_number: one for each class
n_biases = 10

# %% ok_length: the length of a vector of biases
n_biases = len(np.zeros(10))

# %% ok_from_the_data: the different labels that are there
n_biases = np.unique(y).size

# %% ok_float: a whole number as a float
n_biases = 10.0

# %% ok_difference: all parameters less the weights
n_biases = 7850 - 7840

# %% ok_tensor: a tensor of one number
import tensorflow as tf

n_biases = tf.constant(10)

# %% ok_one_element: an array with the one number
n_biases = np.array([10])

# %% ok_largest_label: digits are counted from 0
n_biases = y.max() + 1

# %% bad_one: one bias for the whole network
# says: each class has a bias of its own
n_biases = 1

# %% bad_pixels: one for each pixel
# says: to a class, not to a pixel
n_biases = 784

# %% bad_slides: one for each pixel, and 768 of them
# says: a digit has 784 pixels
n_biases = 768

# %% bad_weights: one for each weight
# says: not to each single weight
n_biases = 7840

# %% bad_all_parameters: weights and biases
# says: the number of all parameters
n_biases = 7850

# %% bad_all_units: pixels and classes
# says: pixels have no bias
n_biases = 784 + 10

# %% bad_none_at_all: a model without biases
# says: this model has biases
n_biases = 0

# %% bad_nine: the digits 1 to 9
# says: ten classes, 0 to 9, not nine
n_biases = 9

# %% bad_eleven: ten classes and one more for the network
# says: not eleven
n_biases = 11

# %% bad_mini_batch: one for each image of a mini-batch
# says: not to each image of a mini-batch
n_biases = 128

# %% bad_all_images: one for each image
# says: a class, not to each image
n_biases = 4000

# %% bad_shape: the shape of b
# says: where a single number is asked for
n_biases = (10, 1)

# %% bad_zeros: the biases themselves
# says: where a single number is asked for
n_biases = np.zeros(10)

# %% bad_string: the number as text
# says: is a string
n_biases = "ten"

# %% bad_none: nothing was assigned
# says: is None, not a number
n_biases = None

# %% bad_example: the small example of the text
# says: the example by hand
n_biases = 3
