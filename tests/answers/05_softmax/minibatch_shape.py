# %% ok_list: a list of the two numbers
minibatch_shape = [128, 10]

# %% ok_array: a NumPy array
minibatch_shape = np.array((128, 10))

# %% ok_numpy_integers: a tuple of np.int64
minibatch_shape = (np.int64(128), np.int64(10))

# %% ok_shape_of_forward: the shape that forward returns for zeros
minibatch_shape = forward(np.zeros((128, 784)), np.zeros((784, 10)), np.zeros(10)).shape

# %% ok_tensor_shape: the shape of a tensor
import tensorflow as tf

minibatch_shape = tf.zeros((128, 10)).shape

# %% ok_named_tuple: a tuple with names
from collections import namedtuple

Shape = namedtuple("Shape", "rows columns")
minibatch_shape = Shape(rows=128, columns=10)

# %% ok_series: a pandas Series
import pandas as pd

minibatch_shape = pd.Series({"rows": 128, "columns": 10})

# %% ok_computed: the outer sizes of the product
X_shape, W_shape = (128, 28 * 28), (28 * 28, 10)
minibatch_shape = X_shape[:1] + W_shape[1:]

# %% bad_input: the shape of X
# says: this is the shape of the input
minibatch_shape = (128, 784)

# %% bad_slides: the shape of X with the slip of the slides
# says: 784 pixels, not 768
minibatch_shape = (128, 768)

# %% bad_weights: the shape of W
# says: the shape of the weights
minibatch_shape = (784, 10)

# %% bad_swapped: columns before rows
# says: rows and columns are swapped
minibatch_shape = (10, 128)

# %% bad_one_digit: the shape for a single digit
# says: the output for a single digit
minibatch_shape = (1, 10)

# %% bad_images: before the images are flattened
# says: an image is one row
minibatch_shape = (128, 28, 28)

# %% bad_predicted_classes: one class number for each digit
# says: not only the class
minibatch_shape = (128, 1)

# %% bad_one_number: the classes only
# says: a single number
minibatch_shape = 10

# %% bad_product: the number of entries instead of the shape
# says: a single number
minibatch_shape = 128 * 10

# %% bad_one_size: the number of examples, as the shape of predict_class
# says: two numbers are asked for
minibatch_shape = (128,)

# %% bad_string: text that looks like a tuple
# says: string
minibatch_shape = "(128, 10)"

# %% bad_other_batch: 100 digits, as in the first notebook
# says: another number of digits
minibatch_shape = (100, 10)

# %% bad_whole_training_set: all of MNIST
# says: another number of digits
minibatch_shape = (60000, 10)

# %% bad_all_outputs_in_a_row: flattened
# says: one long row
minibatch_shape = (1, 1280)

# %% bad_none: nothing was assigned
# says: is None, not a number
minibatch_shape = None

# %% bad_nine_classes: the digits go from 0 to 9, so there are ten
# says: ten classes
minibatch_shape = (128, 9)

# %% bad_weights_of_the_slides: the shape of W with the slip of the slides
# says: the shape of the weights, where a digit has 784 pixels, not 768
minibatch_shape = (768, 10)
