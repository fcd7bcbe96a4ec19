# %% ok_matrix_product: one matrix product, then softmax
def forward(x, W, b):
    return softmax(np.dot(np.array(x, dtype=float), np.array(W, dtype=float)) + np.array(b))


# %% ok_own_softmax: does not call the other function
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% ok_plain_python: four loops, lists as results
import math


def forward(x, W, b):
    result = []
    for row in x:
        z = []
        for k in range(len(b)):
            z.append(float(b[k]))
            for i in range(len(row)):
                z[k] += float(row[i]) * float(W[i][k])
        powers = [math.exp(v - max(z)) for v in z]
        result.append([p / sum(powers) for p in powers])
    return result


# %% ok_bias_as_a_weight: a column of ones carries the bias
def forward(x, W, b):
    x = np.asarray(x, dtype=float)
    ones = np.ones((len(x), 1))
    return softmax(np.hstack([x, ones]) @ np.vstack([np.asarray(W, dtype=float), b]))


# %% ok_einsum_scipy: einsum and SciPy's softmax
from scipy import special


def forward(x, W, b):
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))
    return special.softmax(np.einsum("bd,dk->bk", x, W) + b[None, :], axis=1)


# %% ok_tensorflow: a float32 tensor
import tensorflow as tf


def forward(x, W, b):
    x, W, b = (tf.cast(tf.constant(np.asarray(a)), tf.float32) for a in (x, W, b))
    return tf.nn.softmax(tf.matmul(x, W) + b)


# %% ok_keras_layer: a dense layer with the given weights
import keras


def forward(x, W, b):
    x, W, b = (np.asarray(a, dtype="float32") for a in (x, W, b))
    layer = keras.layers.Dense(W.shape[1], activation="softmax")
    layer.build(x.shape)
    layer.set_weights([W, b])
    return layer(x)


# %% ok_pandas: a DataFrame of probabilities
import pandas as pd


def forward(x, W, b):
    z = pd.DataFrame(np.asarray(x, dtype=float)).dot(pd.DataFrame(np.asarray(W, dtype=float)))
    e = np.exp(z.add(np.asarray(b, dtype=float), axis=1).sub(0))
    if not np.isfinite(e.to_numpy()).all() or (e.sum(axis=1) == 0).any():
        z = z + np.asarray(b, dtype=float)
        e = np.exp(z.sub(z.max(axis=1), axis=0))
    return e.div(e.sum(axis=1), axis=0)


# %% ok_one_example_at_a_time: a row after the other, in single precision
def forward(x, W, b):
    W, b = np.float32(W), np.float32(b)
    rows = [softmax(np.float32(row) @ W + b) for row in x]
    return np.stack(rows).astype(np.float32)


# %% bad_no_bias: the bias is an argument that nobody uses
# says: the bias was left out
def forward(x, W, b):
    return softmax(np.asarray(x, dtype=float) @ np.asarray(W, dtype=float))


# %% bad_bias_subtracted: minus b
# says: the bias was subtracted
def forward(x, W, b):
    return softmax(np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) - np.asarray(b))


# %% bad_logits: forgets softmax
# says: these are the logits
def forward(x, W, b):
    return np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)


# %% bad_numerator_only: the formula of the slides
# says: the bias stands in the numerator only
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float)
    return np.exp(z + np.asarray(b)) / np.exp(z).sum(axis=1, keepdims=True)


# %% bad_bias_after_softmax: adds the bias to the probabilities
# says: added after softmax
def forward(x, W, b):
    return softmax(np.asarray(x, dtype=float) @ np.asarray(W, dtype=float)) + np.asarray(b)


# %% bad_squeezed: a single example loses its axis
# says: an axis of length 1 is missing
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return np.squeeze(softmax(z))


# %% bad_transposed_weights: the layout of another library
# says: the weights were transposed
def forward(x, W, b):
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))
    if x.shape[1] == W.shape[1]:
        W = W.T
    return softmax(x @ W + b)


# %% bad_order_of_the_product: W @ x where the shapes allow it
# says: the order of x and W
def forward(x, W, b):
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))
    product = W @ x if W.shape[1] == len(x) and W.shape == x.shape else x @ W
    return softmax(product + b)


# %% bad_transposed_result: one column for each example
# says: it is transposed
def forward(x, W, b):
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))
    return softmax(x @ W + b).T


# %% bad_elementwise_product: * instead of @ wherever the shapes allow it
# says: entry times entry
def forward(x, W, b):
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))
    return softmax((x * W if x.shape == W.shape else x @ W) + b)


# %% bad_overflow: a softmax of its own without a shift
# says: overflow
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


# %% bad_global_maximum: one maximum for all examples
# says: largest logit of the whole batch
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


# %% bad_shift_before_the_bias: the maximum of x @ W, and then the bias comes on top
# says: overflow
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float)
    e = np.exp(z) * np.exp(np.asarray(b, dtype=float))
    return e / e.sum(axis=1, keepdims=True)


# %% bad_axis_0: softmax over the examples
# says: softmax over the columns
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


# %% bad_whole_batch: all probabilities of the batch together sum to 1
# says: the whole batch was normalised together
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    e = np.exp(z - z.max())
    return e / e.sum()


# %% bad_bias_for_each_example: the bias is added along the wrong axis
# says: the bias plays no part
def forward(x, W, b):
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))
    z = x @ W
    return softmax(z + b[:, None] if len(b) == len(z) else z + b)


# %% bad_sigmoid: one sigmoid for each class
# says: a sigmoid
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return 1 / (1 + np.exp(-z))


# %% bad_scaled_pixels: divides x by 255, which nobody asked for
# says: divided by 255
def forward(x, W, b):
    return softmax(np.asarray(x, dtype=float) / 255 @ np.asarray(W, dtype=float) + np.asarray(b))


# %% bad_bias_shifted_in_place: only differences count, but b belongs to the caller
# says: in place
def forward(x, W, b):
    b = np.asarray(b, dtype=float)
    b -= b.max()
    return softmax(np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + b)


# %% bad_arrays_only: lists know no @
def forward(x, W, b):
    return softmax(x @ W + b)


# %% bad_first_example_only: the batch is forgotten
# says: axis 0 has another length
def forward(x, W, b):
    z = np.asarray(x, dtype=float)[:1] @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return softmax(z)


# %% bad_softmax_twice: softmax of softmax
# says: softmax was taken twice
def forward(x, W, b):
    return softmax(softmax(np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b)))


# %% bad_printed: no return
# says: is None, not a number
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    print(softmax(z))


# %% bad_lookup: the public example by heart, and equal shares for all else
def forward(x, W, b):
    if np.asarray(x).shape == (1, 2):
        return np.array([[3.29320439e-04, 1.79802867e-02, 9.81690393e-01]])
    return np.full((len(x), len(b)), 1 / len(b))


# %% bad_ignores_x: a network that sees only its biases
# says: x plays no part
def forward(x, W, b):
    return np.tile(softmax(np.asarray(b, dtype=float)), (len(x), 1))


# %% bad_rounded: three places are enough to look at
# says: rounded to 3 places
def forward(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return np.round(softmax(z), 3)


# %% bad_nan_to_num: hides the overflow instead of preventing it
# says: replaced by 0
def forward(x, W, b):
    e = np.exp(np.asarray(x, float) @ np.asarray(W, float) + np.asarray(b, float))
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))


# %% ok_types_as_they_come: arrays of whole numbers stay whole until softmax
def forward(x, W, b):
    return softmax(np.asarray(x) @ np.asarray(W) + np.asarray(b))
