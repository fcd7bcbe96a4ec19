# %% ok_list: a list of the two numbers
batch_output_shape = [100, 10]

# %% ok_array: a NumPy array
batch_output_shape = np.array([100, 10])

# %% ok_numpy_integers: a tuple of np.int64
batch_output_shape = (np.int64(100), np.int64(10))

# %% ok_shape_of_a_product: NumPy says which shape it is
batch_output_shape = (np.zeros((100, 28 * 28)) @ np.zeros((28 * 28, 10))).shape

# %% ok_tensor_shape: the shape of a tensor
batch_output_shape = tf.matmul(tf.zeros((100, 784)), tf.zeros((784, 10))).shape

# %% ok_by_hand: the shape of what the first function returns
batch_output_shape = np.shape(matmul_by_hand(np.zeros((100, 784)), np.zeros((784, 10))))

# %% ok_tensor: the two numbers as a tensor
batch_output_shape = tf.constant([100, 10])

# %% ok_floats: whole numbers, kept as floats
batch_output_shape = (100.0, 10.0)

# %% ok_keras: Keras computes the shape of a layer's output
batch_output_shape = tf.keras.layers.Dense(10).compute_output_shape((100, 784))

# %% bad_input_768: the shape of the batch, with the slide's slip
# says: a digit has 784 pixels, not 768
batch_output_shape = (100, 768)

# %% bad_input: the shape of the batch
# says: this is the shape of the batch X itself
batch_output_shape = (100, 784)

# %% bad_weights: the shape of the weights
# says: this is the shape of the weights W
batch_output_shape = (784, 10)

# %% bad_weights_768: the shape of the weights, with the slide's slip
# says: 768 for the 784 pixels
batch_output_shape = (768, 10)

# %% bad_swapped: rows and columns swapped
# says: rows and columns are swapped
batch_output_shape = (10, 100)

# %% bad_single_digit: the output for one digit
# says: this is the output for a single digit
batch_output_shape = (1, 10)

# %% bad_one_score: the predicted class of each digit
# says: there is one score for each class
batch_output_shape = (100, 1)

# %% bad_nine_classes: counts the classes to 9
# says: these are ten
batch_output_shape = (100, 9)

# %% bad_batch_swapped: the batch, transposed
# says: the inner size 784 disappears
batch_output_shape = (784, 100)

# %% bad_inner_sizes: the two inner sizes stay
# says: the inner size 784 disappears in the product
batch_output_shape = (784, 784)

# %% bad_pixels: the shape of one picture
# says: these are the pixels of one digit
batch_output_shape = (28, 28)

# %% bad_all_sizes: all three sizes
# says: has shape (3,), where shape (2,) is asked for
batch_output_shape = (100, 784, 10)

# %% bad_pictures: the batch before it is flattened
# says: has shape (3,), where shape (2,) is asked for
batch_output_shape = (100, 28, 28)

# %% bad_number_of_scores: how many numbers come out
# says: is a single number, where shape (2,) is asked for
batch_output_shape = 100 * 10

# %% bad_text: the shape as text
# says: is a string
batch_output_shape = "(100, 10)"

# %% bad_set: a set has no order
# says: is a set
batch_output_shape = {100, 10}

# %% bad_array_of_that_shape: an array of the right shape instead of the shape
# says: has shape (100, 10), where shape (2,) is asked for
batch_output_shape = np.zeros((100, 10))

# %% bad_nested: the tuple inside a list
# says: it has an axis of length 1 too many
batch_output_shape = [(100, 10)]
