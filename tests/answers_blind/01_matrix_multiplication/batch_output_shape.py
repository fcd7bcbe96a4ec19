# %% ok_tuple: written down
batch_output_shape = (100, 10)

# %% ok_zeros_product: computed with numpy
batch_output_shape = (np.zeros((100, 28 * 28)) @ np.zeros((784, 10))).shape

# %% ok_numpy_ints: entries are numpy integers
batch_size, classes = np.int64(100), np.int64(10)
batch_output_shape = batch_size, classes

# %% ok_tensorflow: a product of random tensors, shape turned into a tuple
batch_output_shape = tuple(
    tf.matmul(tf.random.normal((100, 784)), tf.random.normal((784, 10))).shape
)

# %% ok_rule: rows of X, columns of W
shape_X = (100, 784)
shape_W = (784, 10)
assert shape_X[1] == shape_W[0]
batch_output_shape = (shape_X[0], shape_W[-1])
print(batch_output_shape)
