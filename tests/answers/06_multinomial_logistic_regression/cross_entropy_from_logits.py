# %% ok_logsumexp: SciPy's logarithm of a sum of exponentials
from scipy.special import logsumexp


def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    return np.mean(logsumexp(z, axis=1) - z[np.asarray(y_true) == 1])


# %% ok_plain_python: loops with math
import math


def cross_entropy_from_logits(y_true, z):
    total = 0.0
    rows = np.asarray(z, dtype=float).tolist()
    for hot, row in zip(np.asarray(y_true).tolist(), rows):
        top = max(row)
        total += math.log(sum(math.exp(v - top) for v in row)) + top - row[hot.index(1)]
    return total / len(rows)


# %% ok_logaddexp: two by two, from the left
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.asarray(y_true) == 1])


# %% ok_tensorflow: the loss of TensorFlow in float32
import tensorflow as tf


def cross_entropy_from_logits(y_true, z):
    y_true = tf.constant(np.asarray(y_true, dtype="float32"))
    z = tf.constant(np.asarray(z, dtype="float32"))
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_true, logits=z))


# %% ok_keras: from_logits=True
import keras


def cross_entropy_from_logits(y_true, z):
    y_true, z = np.asarray(y_true, dtype="float32"), np.asarray(z, dtype="float32")
    return keras.losses.CategoricalCrossentropy(from_logits=True)(y_true, z)


# %% ok_by_the_sparse_form: class numbers, then one after the other
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    losses = []
    for hot, row in zip(np.asarray(y_true), z):
        differences = row - row[np.argmax(hot)]
        top = differences.max()
        losses.append(top + np.log(np.exp(differences - top).sum()))
    return [np.mean(losses)]


# %% ok_log_softmax: the logarithms of the probabilities
from scipy.special import log_softmax


def cross_entropy_from_logits(y_true, z):
    logs = log_softmax(np.asarray(z, dtype=np.float64), axis=1)
    return -logs[np.asarray(y_true) == 1].mean()


# %% ok_float32: single precision all the way
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=np.float32)
    z = z - z.max(axis=1)[:, None]
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.asarray(y_true) == 1], dtype=np.float32)


# %% bad_bits: log2
# says: in bits
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse - z[np.asarray(y_true) == 1]) / np.log(2)


# %% bad_sum: the sum over the batch
# says: the sum over the batch instead of the mean
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.sum(lse - z[np.asarray(y_true) == 1])


# %% bad_mean_of_all_entries: also over the classes
# says: over all entries instead of over the examples
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.sum(lse - z[np.asarray(y_true) == 1]) / z.size


# %% bad_no_minus: the log-likelihood
# says: the minus sign is missing
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(z[np.asarray(y_true) == 1] - lse)


# %% bad_logits_as_probabilities: no softmax
# says: softmax is missing
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    return -np.mean(np.log(z[np.asarray(y_true) == 1]))


# %% bad_softmax_twice: softmax of the probabilities
# says: softmax was applied twice
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    z = p
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse - z[np.asarray(y_true) == 1])


# %% bad_true_logit_only: minus the logit of the true class
# says: the logarithm of the sum of the exponentials is missing
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    return -np.mean(z[np.asarray(y_true) == 1])


# %% bad_no_true_logit: the logarithm of the sum alone
# says: was not subtracted
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse)


# %% bad_naive: softmax, then log, without a shift
# says: the exponential of 1000 overflows
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.asarray(y_true) == 1]))


# %% bad_stable_softmax_then_log: the probability is rounded to 0
# says: rounded to 0 before the logarithm
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.asarray(y_true) == 1]))


# %% bad_naive_logsumexp: the logarithm on paper, but no shift
# says: shift each row by its maximum
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.asarray(y_true) == 1])


# %% bad_epsilon: a small number against log 0
# says: kept above 1e-12
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.asarray(y_true) == 1] + 1e-12))


# %% bad_clipped_probabilities: as Keras does it without from_logits
# says: kept above 1e-07
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(np.log(p[np.asarray(y_true) == 1]))


# %% bad_clipped_logits: kept between -50 and 50
# says: the logits were clipped
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    z = np.clip(z, -50, 50)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse - z[np.asarray(y_true) == 1])


# %% bad_global_maximum: one maximum for the whole batch
# says: largest logit of the whole batch
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.asarray(y_true) == 1])


# %% bad_axis_0: softmax over the examples
# says: over the examples instead of the classes
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=0)
    logs = z - np.log(np.exp(z).sum(axis=0))
    return -np.mean(logs[np.asarray(y_true) == 1])


# %% bad_whole_batch: one sum for all examples
# says: over the whole batch at once
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    logs = z - np.log(np.exp(z).sum())
    return -np.mean(logs[np.asarray(y_true) == 1])


# %% bad_largest_logit: max instead of the logarithm of the sum
# says: as if the largest logit stood for
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    return np.mean(z.max(axis=1) - z[np.asarray(y_true) == 1])


# %% bad_shift_forgotten: the maximum is not added again
# says: the maximum was subtracted in the sum only
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1))
    return np.mean(lse - z[np.asarray(y_true) == 1])


# %% bad_sigmoid: each class is a yes-no question
# says: sigmoid instead of softmax
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    y_true = np.asarray(y_true, dtype=float)
    return np.mean(np.sum(np.logaddexp(0, z) - y_true * z, axis=1))


# %% bad_labels_swapped: the logarithm of the labels
# says: or of a label
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.sum(p * np.log(np.asarray(y_true, dtype=float)), axis=1))


# %% bad_in_place: subtracts the maximum from the argument itself
# says: in place
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.asarray(y_true) == 1])


# %% bad_one_term_each: no mean
# says: no mean was taken
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return lse - z[np.asarray(y_true) == 1]


# %% bad_log_of_the_mean: the order of log and mean
# says: the logarithm was taken after the mean
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(np.mean(p[np.asarray(y_true) == 1]))


# %% bad_mean_probability: one minus the probability
# says: the logarithm is missing
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return 1 - np.mean(p[np.asarray(y_true) == 1])


# %% bad_printed: no return
# says: is None, not a number
def cross_entropy_from_logits(y_true, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    print(np.mean(lse - z[np.asarray(y_true) == 1]))


# %% bad_lookup: the public figures by heart
def cross_entropy_from_logits(y_true, z):
    return 1000.0 if np.max(z) > 900 else 0.78430796
