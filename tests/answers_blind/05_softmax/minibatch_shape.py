# %% ok_literal: typed
minibatch_shape = (128, 10)

# %% ok_computed: computed with zeros
X0 = np.zeros((128, 28 * 28))
W0 = np.zeros((28 * 28, 10))
minibatch_shape = (X0 @ W0).shape

# %% ok_numpy_ints: a tuple of numpy integers
minibatch_shape = tuple(np.array([128, 10]))

# %% ok_namedtuple: with names
from collections import namedtuple

Shape = namedtuple("Shape", "rows columns")
minibatch_shape = Shape(rows=128, columns=10)

# %% ok_forward: run through the model
batch, pixels, classes = 128, 784, 10
minibatch_shape = np.shape(
    forward(np.random.rand(batch, pixels), np.random.rand(pixels, classes), np.ones(classes))
)
print(minibatch_shape)
