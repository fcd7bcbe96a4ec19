# %% ok_argmax_of_forward: the position of the largest probability
def predict_class(x, W, b):
    return forward(x, W, b).argmax(axis=1)


# %% ok_argmax_of_the_logits: softmax keeps the order
def predict_class(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return np.argmax(z, axis=-1)


# %% ok_loops: plain Python, a list of whole numbers
def predict_class(x, W, b):
    classes = []
    for row in x:
        scores = [b[k] + sum(row[i] * W[i][k] for i in range(len(row))) for k in range(len(b))]
        classes.append(scores.index(max(scores)))
    return classes


# %% ok_tensorflow: an int64 tensor
import tensorflow as tf


def predict_class(x, W, b):
    x, W, b = (tf.constant(np.asarray(a, dtype="float32")) for a in (x, W, b))
    return tf.argmax(tf.nn.softmax(x @ W + b), axis=1)


# %% ok_pandas: idxmax of a DataFrame gives a Series
import pandas as pd


def predict_class(x, W, b):
    return pd.DataFrame(np.asarray(forward(x, W, b))).idxmax(axis=1)


# %% ok_top_k: the first of the one best
import tensorflow as tf


def predict_class(x, W, b):
    return tf.squeeze(tf.math.top_k(forward(x, W, b), k=1).indices, axis=-1)


# %% ok_argsort: the last of the sorted classes
def predict_class(x, W, b):
    return np.argsort(np.asarray(forward(x, W, b)), axis=1)[:, -1]


# %% ok_floats: whole numbers that are written as floats
def predict_class(x, W, b):
    return np.array([float(np.argmax(row)) for row in forward(x, W, b)])


# %% ok_one_row_at_a_time: a generator inside np.fromiter
def predict_class(x, W, b):
    W, b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)
    return np.fromiter((np.argmax(np.asarray(row, float) @ W + b) for row in x), dtype=np.int32)


# %% bad_argmin: the least likely class
# says: the least likely class
def predict_class(x, W, b):
    return np.argmin(forward(x, W, b), axis=1)


# %% bad_axis_0: compares the examples
# says: each column was taken instead of each row
def predict_class(x, W, b):
    return np.argmax(forward(x, W, b), axis=0)


# %% bad_without_axis: one number for the whole batch
# says: single number
def predict_class(x, W, b):
    return np.argmax(forward(x, W, b))


# %% bad_from_one: counts the classes from 1
# says: counted from 1 instead of 0
def predict_class(x, W, b):
    return np.argmax(forward(x, W, b), axis=1) + 1


# %% bad_no_bias: the class of x @ W
# says: the bias was left out
def predict_class(x, W, b):
    return np.argmax(np.asarray(x, dtype=float) @ np.asarray(W, dtype=float), axis=1)


# %% bad_bias_subtracted: minus b
# says: the bias was subtracted
def predict_class(x, W, b):
    return np.argmax(np.asarray(x, float) @ np.asarray(W, float) - np.asarray(b, float), axis=1)


# %% bad_probabilities: returns all the probabilities
# says: the probabilities of all classes
def predict_class(x, W, b):
    return forward(x, W, b)


# %% bad_largest_probability: max instead of argmax
# says: not its position
def predict_class(x, W, b):
    return np.max(forward(x, W, b), axis=1)


# %% bad_largest_logit: the maximum of the logits
# says: not its position
def predict_class(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return z.max(axis=1)


# %% bad_one_hot: a 1 where the class is
# says: one-hot
def predict_class(x, W, b):
    p = np.asarray(forward(x, W, b))
    return (p == p.max(axis=1, keepdims=True)).astype(int)


# %% bad_column: one class number a row, in a matrix of one column
# says: an axis of length 1 too many
def predict_class(x, W, b):
    return np.argmax(forward(x, W, b), axis=1)[:, None]


# %% bad_squeezed: a single example gives a bare number
# says: is a single number, where shape (1,)
def predict_class(x, W, b):
    classes = np.argmax(forward(x, W, b), axis=1)
    return int(classes[0]) if len(classes) == 1 else classes


# %% bad_second_best: the last but one of the sorted classes
# says: second most likely
def predict_class(x, W, b):
    return np.argsort(forward(x, W, b), axis=1)[:, -2]


# %% bad_rounded: rounds the probabilities and takes the first 1
# says: only if it is more than one half
def predict_class(x, W, b):
    return np.argmax(np.asarray(forward(x, W, b)) > 0.5, axis=1)


# %% bad_ignores_x: the class with the largest bias
# says: that of the bias alone
def predict_class(x, W, b):
    return np.full(len(x), np.argmax(b))


# %% bad_first_example_for_all: one class for the whole batch
# says: the class of the first one
def predict_class(x, W, b):
    return np.full(len(x), np.argmax(forward(x, W, b)[0]))


# %% bad_in_place: adds the bias to the last row of the weights' own memory
# says: in place
def predict_class(x, W, b):
    b = np.asarray(b, dtype=float)
    b -= b.max()
    return np.argmax(np.asarray(x, float) @ np.asarray(W, float) + b, axis=1)


# %% bad_strings: names of the classes
# says: string
def predict_class(x, W, b):
    return [f"class {k}" for k in np.argmax(forward(x, W, b), axis=1)]


# %% bad_printed: no return
# says: is None, not a number
def predict_class(x, W, b):
    print(np.argmax(forward(x, W, b), axis=1))


# %% bad_lookup: the public answers
def predict_class(x, W, b):
    return [2, 0] if len(x) == 2 else [2] * len(x)


# %% bad_logits: x @ W + b and no decision
# says: the logits of all classes
def predict_class(x, W, b):
    return np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)


# %% bad_axis_0_of_the_logits: compares the examples, without softmax
# says: the largest logit of each column
def predict_class(x, W, b):
    z = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return z.argmax(axis=0)
