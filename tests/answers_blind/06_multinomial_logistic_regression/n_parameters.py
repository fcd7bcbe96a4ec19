# %% ok_sum: sum of the two above
n_parameters = n_weights + n_biases

# %% ok_literal: typed with underscore
n_parameters = 7_850

# %% ok_keras_model: Keras counts
model = tf.keras.Sequential(
    [tf.keras.Input((784,)), tf.keras.layers.Dense(10, activation="softmax")]
)
model.summary()
n_parameters = model.count_params()

# %% ok_bias_as_input: each class has 785 numbers
n_parameters = (28**2 + 1) * 10

# %% ok_variables: sizes of numpy arrays
n_parameters = sum(np.prod(shape) for shape in [(784, 10), (10,)])
