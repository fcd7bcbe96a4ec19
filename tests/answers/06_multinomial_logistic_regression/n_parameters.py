# %% ok_number: counted by hand
n_parameters = 7850

# %% ok_sum_of_the_others: with the names of the cells above
n_parameters = n_weights + n_biases

# %% ok_sum: weights and biases
n_parameters = 784 * 10 + 10

# %% ok_one_more_input: the bias as the weight of a constant input
n_parameters = (784 + 1) * 10

# %% ok_float: a whole number as a float
n_parameters = 7.85e3

# %% ok_keras: counted by Keras
import keras

model = keras.Sequential([keras.layers.Input((784,)), keras.layers.Dense(10)])
n_parameters = model.count_params()

# %% ok_tensors: the sizes of two variables
import tensorflow as tf

parameters = [tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))]
n_parameters = tf.add_n([tf.size(p) for p in parameters])

# %% ok_numpy: a sum in NumPy
n_parameters = np.sum([np.prod((784, 10)), np.prod((10,))])

# %% bad_no_biases: the weights alone
# says: the biases are missing
n_parameters = 7840

# %% bad_slides: 768 pixels, as one slide says
# says: a digit has 784 pixels, not 768
n_parameters = 768 * 10 + 10

# %% bad_slides_without_biases: 768 pixels, and no biases
# says: not 768, and the biases are missing
n_parameters = 768 * 10

# %% bad_one_bias: one for the whole network
# says: one bias for each class, not one for all
n_parameters = 7841

# %% bad_sum: pixels and classes added
# says: added, not multiplied
n_parameters = 784 + 10

# %% bad_biases_of_the_pixels: one bias for each pixel
# says: a bias belongs to a class, not to a pixel
n_parameters = 7840 + 784

# %% bad_biases_of_all_units: pixels, too
# says: pixels have no bias
n_parameters = 7840 + 794

# %% bad_product: weights times biases
# says: weights and biases were multiplied
n_parameters = 7840 * 10

# %% bad_bias_for_each_weight: every weight with its own bias
# says: each weight was given a bias of its own
n_parameters = 2 * 7840

# %% bad_only_biases: the biases
# says: the biases alone
n_parameters = 10

# %% bad_biases_twice: added twice
# says: counted twice
n_parameters = 7840 + 10 + 10

# %% bad_biases_subtracted: the wrong sign
# says: the biases were subtracted
n_parameters = 7840 - 10

# %% bad_nine_classes: the digits 1 to 9
# says: ten classes, 0 to 9, not nine
n_parameters = 784 * 9 + 9

# %% bad_pair: weights and biases side by side
# says: where a single number is asked for
n_parameters = (7840, 10)

# %% bad_string: the number as text
# says: is a string
n_parameters = "7850"

# %% bad_none: nothing was assigned
# says: is None, not a number
n_parameters = None

# %% bad_example: the small example of the text
# says: the example by hand
n_parameters = 15
