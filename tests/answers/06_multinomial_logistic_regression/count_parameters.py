# %% ok_loop: over the positions
def count_parameters(layer_sizes):
    total = 0
    for i in range(len(layer_sizes) - 1):
        total += layer_sizes[i] * layer_sizes[i + 1] + layer_sizes[i + 1]
    return total


# %% ok_zip: pairs by zip
def count_parameters(layer_sizes):
    return sum(m * n + n for m, n in zip(layer_sizes[:-1], layer_sizes[1:]))


# %% ok_dot_product: a dot product in NumPy
def count_parameters(layer_sizes):
    sizes = np.asarray(layer_sizes, dtype=np.int64)
    return np.dot(sizes[:-1] + 1, sizes[1:])


# %% ok_recursion: the first pair, and then the rest
def count_parameters(layer_sizes):
    sizes = list(layer_sizes)
    if len(sizes) < 2:
        return 0
    return (sizes[0] + 1) * sizes[1] + count_parameters(sizes[1:])


# %% ok_shapes: the sizes of the arrays that would be needed
def count_parameters(layer_sizes):
    shapes = [(int(m), int(n)) for m, n in itertools.pairwise(layer_sizes)]
    shapes += [(int(n),) for n in layer_sizes[1:]]
    return sum(math.prod(shape) for shape in shapes)


import math


# %% ok_weights_and_biases: two sums, a float that is whole
def count_parameters(layer_sizes):
    weights = sum(float(m) * float(n) for m, n in itertools.pairwise(layer_sizes))
    biases = sum(layer_sizes) - layer_sizes[0]
    return weights + biases


# %% ok_reduce: one number carried from layer to layer
from functools import reduce


def count_parameters(layer_sizes):
    def step(state, units):
        before, total = state
        return units, total + (before + 1) * units

    first, *others = [int(size) for size in layer_sizes]
    return reduce(step, others, (first, 0))[1]


# %% ok_keras: a model that is built to be counted
import keras


def count_parameters(layer_sizes):
    total = 0
    for inputs, units in itertools.pairwise(layer_sizes):
        layer = keras.layers.Dense(int(units), kernel_initializer="zeros")
        layer.build((None, int(inputs)))
        total += layer.count_params()
    return total


# %% bad_no_biases: the weights alone
# says: the biases are missing
def count_parameters(layer_sizes):
    return sum(m * n for m, n in itertools.pairwise(layer_sizes))


# %% bad_biases_of_the_input: all units have a bias
# says: the units of the input have no bias
def count_parameters(layer_sizes):
    return sum(m * n for m, n in itertools.pairwise(layer_sizes)) + sum(layer_sizes)


# %% bad_one_bias_a_layer: one bias for all units of a layer
# says: not one for all
def count_parameters(layer_sizes):
    return sum(m * n + 1 for m, n in itertools.pairwise(layer_sizes))


# %% bad_biases_of_the_layer_before: m instead of n
# says: not of the layer before
def count_parameters(layer_sizes):
    return sum(m * n + m for m, n in itertools.pairwise(layer_sizes))


# %% bad_first_two_layers: reads two sizes only
# says: only the first two layers
def count_parameters(layer_sizes):
    m, n = layer_sizes[0], layer_sizes[1]
    return m * n + n


# %% bad_last_two_layers: the loop overwrites instead of adding
# says: only the last two layers
def count_parameters(layer_sizes):
    for m, n in itertools.pairwise(layer_sizes):
        total = m * n + n
    return total


# %% bad_first_and_last: input and output
# says: only the first and the last layer
def count_parameters(layer_sizes):
    return (layer_sizes[0] + 1) * layer_sizes[-1]


# %% bad_product: all sizes multiplied
# says: all sizes were multiplied
def count_parameters(layer_sizes):
    return int(np.prod(layer_sizes)) + sum(layer_sizes[1:])


# %% bad_biases_of_the_output_only: hidden units without biases
# says: only the output has biases here
def count_parameters(layer_sizes):
    return sum(m * n for m, n in itertools.pairwise(layer_sizes)) + layer_sizes[-1]


# %% bad_all_pairs: every layer with every later one
# says: every layer was joined to all later ones
def count_parameters(layer_sizes):
    weights = sum(m * n for m, n in itertools.combinations(layer_sizes, 2))
    return weights + sum(layer_sizes[1:])


# %% bad_return_in_the_loop: stops after the first pair
# says: only the first two layers
def count_parameters(layer_sizes):
    total = 0
    for m, n in itertools.pairwise(layer_sizes):
        total += m * n + n
        return total


# %% bad_one_hidden_layer: two or three sizes, and no more
# says: one hidden layer
def count_parameters(layer_sizes):
    total = (layer_sizes[0] + 1) * layer_sizes[1]
    if len(layer_sizes) > 2:
        total += (layer_sizes[1] + 1) * layer_sizes[2]
    return total


# %% bad_pairs_without_overlap: first and second, third and fourth
# says: only the first two layers
def count_parameters(layer_sizes):
    total = 0
    for i in range(0, len(layer_sizes) - 1, 2):
        total += (layer_sizes[i] + 1) * layer_sizes[i + 1]
    return total


# %% bad_takes_sizes_out: pop empties the list of the caller
# says: in place
def count_parameters(layer_sizes):
    if not isinstance(layer_sizes, list):
        layer_sizes = [int(size) for size in layer_sizes]
    total = 0
    while len(layer_sizes) > 1:
        inputs = layer_sizes.pop(0)
        total += (inputs + 1) * layer_sizes[0]
    return total


# %% bad_sum: sizes added instead of multiplied
# says: added, not multiplied
def count_parameters(layer_sizes):
    return sum(m + n for m, n in itertools.pairwise(layer_sizes))


# %% bad_lookup: the public figures by heart
def count_parameters(layer_sizes):
    return 7850 if len(layer_sizes) == 2 else 79510


# %% bad_list: a number for each pair
# says: where a single number is asked for
def count_parameters(layer_sizes):
    return [(m * n, n) for m, n in itertools.pairwise(layer_sizes)]


# %% bad_printed: no return
# says: is None, not a number
def count_parameters(layer_sizes):
    print(sum((m + 1) * n for m, n in itertools.pairwise(layer_sizes)))


# %% bad_float32: not exact for large networks
# says: the last digits are lost
def count_parameters(layer_sizes):
    sizes = np.asarray(layer_sizes, dtype=np.float32)
    return int(np.sum((sizes[:-1] + 1) * sizes[1:]))
