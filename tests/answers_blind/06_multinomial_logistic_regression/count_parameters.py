# %% ok_pairwise: as in the hint
def count_parameters(layer_sizes):
    return sum(m * n + n for m, n in itertools.pairwise(layer_sizes))


# %% ok_recursive: first pair plus the rest
def count_parameters(layer_sizes):
    if len(layer_sizes) < 2:
        return 0
    m, n, *rest = layer_sizes
    return (m + 1) * n + count_parameters([n, *rest])


# %% ok_numpy: dot product of shifted arrays
def count_parameters(layer_sizes):
    s = np.asarray(layer_sizes).astype(np.int64)
    return (s[:-1] + 1) @ s[1:]


# %% ok_index_loop: weights and biases counted apart
def count_parameters(layer_sizes: list) -> int:
    layer_sizes = list(layer_sizes)
    weights = 0
    biases = 0
    i = 0
    while i < len(layer_sizes) - 1:
        weights += int(layer_sizes[i]) * int(layer_sizes[i + 1])
        biases += int(layer_sizes[i + 1])
        i += 1
    return weights + biases


# %% ok_keras_model: let Keras build it
def count_parameters(layer_sizes):
    sizes = [int(n) for n in layer_sizes]
    model = tf.keras.Sequential()
    model.add(tf.keras.Input(shape=(sizes[0],)))
    for n in sizes[1:]:
        model.add(tf.keras.layers.Dense(n))
    return model.count_params()
