# %% ok_product: the obvious product
n_weights = 28 * 28 * 10

# %% ok_from_data: from the arrays
n_weights = X.shape[1] * len(np.unique(y))

# %% ok_keras: a Keras layer counts
import keras

layer = keras.layers.Dense(10, use_bias=False)
layer.build((None, 784))
n_weights = layer.count_params()

# %% ok_tensor: a tensor with one element
n_weights = tf.size(tf.zeros((784, 10)))

# %% ok_float: a float comes out
pixels = 28.0**2
classes = 10
n_weights = pixels * classes
