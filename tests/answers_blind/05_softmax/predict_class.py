# %% ok_argmax_forward: argmax of the probabilities
def predict_class(x, W, b):
    return np.argmax(forward(x, W, b), axis=1)


# %% ok_no_softmax: argmax of the logits only
def predict_class(x, W, b):
    # softmax keeps the order, so the logits are enough
    z = np.dot(np.asarray(x), np.asarray(W)) + np.asarray(b)
    return z.argmax(-1)


# %% ok_list_index: list of python ints
def predict_class(x, W, b):
    answer = []
    for row in np.asarray(forward(x, W, b)).tolist():
        answer.append(row.index(max(row)))
    return answer


# %% ok_pandas_idxmax: a DataFrame and idxmax, a Series comes back
import pandas as pd


def predict_class(x, W, b):
    probabilities = pd.DataFrame(np.asarray(forward(x, W, b)))
    return probabilities.idxmax(axis="columns")


# %% ok_tf_argmax: tf tensor of int64
import tensorflow as tf


def predict_class(x, W, b):
    x, W, b = (tf.constant(np.asarray(a, dtype=np.float64)) for a in (x, W, b))
    return tf.argmax(x @ W + b, axis=1)
