# %% ok_logsumexp: SciPy's logarithm of a sum of exponentials
from scipy.special import logsumexp


def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    return np.mean(logsumexp(z, axis=1) - z[np.arange(len(z)), np.asarray(labels)])


# %% ok_plain_python: loops with math
import math


def sparse_cross_entropy_from_logits(labels, z):
    total = 0.0
    rows = np.asarray(z, dtype=float).tolist()
    for label, row in zip(np.asarray(labels).tolist(), rows):
        top = max(row)
        total += math.log(sum(math.exp(v - top) for v in row)) + top - row[label]
    return total / len(rows)


# %% ok_logaddexp: two by two, from the left
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), np.asarray(labels)])


# %% ok_tensorflow: the loss of TensorFlow in float32
import tensorflow as tf


def sparse_cross_entropy_from_logits(labels, z):
    labels = tf.constant(np.asarray(labels).astype("int64"))
    z = tf.constant(np.asarray(z, dtype="float32"))
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=z))


# %% ok_keras: from_logits=True
import keras


def sparse_cross_entropy_from_logits(labels, z):
    labels, z = np.asarray(labels).astype("int32"), np.asarray(z, dtype="float32")
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, z)


# %% ok_by_the_one_hot_form: rows of the identity
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    hot = np.eye(z.shape[1])[np.asarray(labels).astype(int)]
    return [np.mean(np.log(np.exp(z).sum(axis=1)) - (hot * z).sum(axis=1))]


# %% ok_log_softmax: the logarithms of the probabilities
from scipy.special import log_softmax


def sparse_cross_entropy_from_logits(labels, z):
    logs = log_softmax(np.asarray(z, dtype=np.float64), axis=1)
    return -logs[np.arange(len(logs)), np.asarray(labels)].mean()


# %% ok_float32: single precision all the way
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=np.float32)
    z = z - z.max(axis=1)[:, None]
    return np.mean(
        np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), np.asarray(labels)], dtype=np.float32
    )


# %% bad_bits: log2
# says: in bits
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse - z[np.arange(len(z)), np.asarray(labels)]) / np.log(2)


# %% bad_sum: the sum over the batch
# says: the sum over the batch instead of the mean
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.sum(lse - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_mean_of_all_entries: also over the classes
# says: over all entries instead of over the examples
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.sum(lse - z[np.arange(len(z)), np.asarray(labels)]) / z.size


# %% bad_no_minus: the log-likelihood
# says: the minus sign is missing
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(z[np.arange(len(z)), np.asarray(labels)] - lse)


# %% bad_logits_as_probabilities: no softmax
# says: softmax is missing
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    return -np.mean(np.log(z[np.arange(len(z)), np.asarray(labels)]))


# %% bad_softmax_twice: softmax of the probabilities
# says: softmax was applied twice
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    z = p
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_true_logit_only: minus the logit of the true class
# says: the logarithm of the sum of the exponentials is missing
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    return -np.mean(z[np.arange(len(z)), np.asarray(labels)])


# %% bad_no_true_logit: the logarithm of the sum alone
# says: was not subtracted
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse)


# %% bad_naive: softmax, then log, without a shift
# says: the exponential of 1000 overflows
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(p)), np.asarray(labels)]))


# %% bad_stable_softmax_then_log: the probability is rounded to 0
# says: rounded to 0 before the logarithm
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(p)), np.asarray(labels)]))


# %% bad_naive_logsumexp: the logarithm on paper, but no shift
# says: shift each row by its maximum
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_epsilon: a small number against log 0
# says: kept above 1e-12
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(p)), np.asarray(labels)] + 1e-12))


# %% bad_clipped_probabilities: as Keras does it without from_logits
# says: kept above 1e-07
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(np.log(p[np.arange(len(p)), np.asarray(labels)]))


# %% bad_clipped_logits: kept between -50 and 50
# says: the logits were clipped
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    z = np.clip(z, -50, 50)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_global_maximum: one maximum for the whole batch
# says: largest logit of the whole batch
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_axis_0: softmax over the examples
# says: over the examples instead of the classes
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=0)
    logs = z - np.log(np.exp(z).sum(axis=0))
    return -np.mean(logs[np.arange(len(logs)), np.asarray(labels)])


# %% bad_whole_batch: one sum for all examples
# says: over the whole batch at once
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    logs = z - np.log(np.exp(z).sum())
    return -np.mean(logs[np.arange(len(logs)), np.asarray(labels)])


# %% bad_largest_logit: max instead of the logarithm of the sum
# says: as if the largest logit stood for
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    return np.mean(z.max(axis=1) - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_shift_forgotten: the maximum is not added again
# says: the maximum was subtracted in the sum only
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1))
    return np.mean(lse - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_from_one: class 1 in the first column
# says: counted from 0, not from 1
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    true = z[np.arange(len(z)), np.asarray(labels).astype(int) - 1]
    return np.mean(lse - true)


# %% bad_all_pairs: z[:, labels] is a matrix
# says: all pairs of examples and labels
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return np.mean(lse[:, None] - z[:, np.asarray(labels)])


# %% bad_labels_as_weights: multiplied as if they were one-hot
# says: as if they were one-hot
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -np.mean(np.sum(np.asarray(labels)[:, None] * logs, axis=1))


# %% bad_in_place: subtracts the maximum from the argument itself
# says: in place
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), np.asarray(labels)])


# %% bad_one_term_each: no mean
# says: no mean was taken
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    return lse - z[np.arange(len(z)), np.asarray(labels)]


# %% bad_log_of_the_mean: the order of log and mean
# says: the logarithm was taken after the mean
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(np.mean(p[np.arange(len(p)), np.asarray(labels)]))


# %% bad_mean_probability: one minus the probability
# says: the logarithm is missing
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return 1 - np.mean(p[np.arange(len(p)), np.asarray(labels)])


# %% bad_printed: no return
# says: is None, not a number
def sparse_cross_entropy_from_logits(labels, z):
    z = np.asarray(z, dtype=float)
    lse = np.log(np.sum(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)) + z.max(axis=1)
    print(np.mean(lse - z[np.arange(len(z)), np.asarray(labels)]))


# %% bad_lookup: the public figures by heart
def sparse_cross_entropy_from_logits(labels, z):
    return 1000.0 if np.max(z) > 900 else 0.78430796
