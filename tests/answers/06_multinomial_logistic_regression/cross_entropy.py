# %% ok_picked: the probabilities of the true classes
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -np.mean(np.log(prob[y_true == 1]))


# %% ok_plain_python: loops with math
import math


def cross_entropy(y_true, prob):
    total = 0.0
    for row, chances in zip(np.asarray(y_true).tolist(), np.asarray(prob).tolist()):
        chance = chances[row.index(1)]
        total += math.inf if chance == 0 else -math.log(chance)
    return total / len(y_true)


# %% ok_argmax: class numbers first
def cross_entropy(y_true, prob):
    prob = np.array(prob, dtype=float)
    true_class = np.argmax(np.asarray(y_true), axis=1)
    chances = np.take_along_axis(prob, true_class[:, None], axis=1)
    return np.mean(-np.log(chances))


# %% ok_xlogy: scipy.special knows 0 log 0
from scipy import special


def cross_entropy(y_true, prob):
    return -np.mean(
        np.sum(special.xlogy(np.asarray(y_true, float), np.asarray(prob, float)), axis=1)
    )


# %% ok_tensorflow: multiply_no_nan in float32
import tensorflow as tf


def cross_entropy(y_true, prob):
    y_true = tf.constant(np.asarray(y_true, dtype="float32"))
    prob = tf.constant(np.asarray(prob, dtype="float32"))
    logs = tf.math.multiply_no_nan(tf.math.log(prob), y_true)
    return tf.reduce_mean(-tf.reduce_sum(logs, axis=1))


# %% ok_where: zeros where the label is 0
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return np.where(y_true > 0, -np.log(prob), 0).sum() / len(prob)


# %% ok_pandas: the mean of a Series, in an array of one number
import pandas as pd


def cross_entropy(y_true, prob):
    table = pd.DataFrame(np.asarray(y_true, float) * np.asarray(prob, float))
    return np.array([-np.log(table.sum(axis=1)).mean()])


# %% ok_product: the logarithm of the likelihood, row by row
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.log(np.prod(prob**y_true, axis=1)).mean()


# %% bad_bits: log2
# says: in bits
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -np.mean(np.log2(prob[y_true == 1]))


# %% bad_sum: the sum over the batch
# says: the sum over the batch instead of the mean
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -np.sum(np.log(prob[y_true == 1]))


# %% bad_mean_of_all_entries: np.mean without the sum over the classes
# says: over all entries instead of over the examples
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -np.mean(np.where(y_true == 1, np.log(prob), 0))


# %% bad_no_minus: the log-likelihood
# says: the minus sign is missing
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return np.mean(np.log(prob[y_true == 1]))


# %% bad_log_of_the_mean: the order of log and mean
# says: the logarithm was taken after the mean
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -np.log(np.mean(prob[y_true == 1]))


# %% bad_binary: ten yes-no questions
# says: binary cross entropy
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    terms = y_true * np.log(prob) + (1 - y_true) * np.log(1 - prob + 1e-300)
    return -np.mean(np.sum(terms, axis=1))


# %% bad_no_logarithm: one minus the probability
# says: the logarithm is missing
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return 1 - np.mean(prob[y_true == 1])


# %% bad_one_term_each: no mean
# says: no mean was taken
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -np.log(prob[y_true == 1])


# %% bad_swapped: the logarithm of the labels
# says: the logarithm was taken of the labels
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(prob * np.log(y_true), axis=1))


# %% bad_squared_error: the loss of the regression
# says: squared error
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return np.mean((y_true - prob) ** 2)


# %% bad_accuracy: the share of right predictions
# says: the share of right predictions
def cross_entropy(y_true, prob):
    return np.mean(np.argmax(y_true, axis=1) == np.argmax(prob, axis=1))


# %% bad_predicted_class: the largest probability instead of the true one
# says: the predicted class instead of the true one
def cross_entropy(y_true, prob):
    return -np.mean(np.log(np.max(np.asarray(prob, dtype=float), axis=1)))


# %% bad_from_logits: takes the probabilities for logits
# says: taken for logits
import tensorflow as tf


def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_true, logits=prob))


# %% bad_nan_at_zero: the loss trick as it stands, 0 times log 0
# says: 0 times the logarithm of 0
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(y_true * np.log(prob), axis=1))


# %% bad_epsilon: a small number against log 0
# says: kept away from 0
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(y_true * np.log(prob + 1e-12), axis=1))


# %% bad_keras: Keras clips at 1e-7
# says: kept away from 0
import keras


def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype="float32"), np.asarray(prob, dtype="float32")
    return keras.ops.mean(keras.losses.categorical_crossentropy(y_true, prob))


# %% bad_tiny: kept above the smallest normal number
# says: kept away from 0
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    prob = np.maximum(prob, np.finfo(float).tiny)
    return -np.mean(np.sum(y_true * np.log(prob), axis=1))


# %% bad_nan_to_num: the largest number instead of infinity
# says: kept away from 0
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(y_true * np.nan_to_num(np.log(prob)), axis=1))


# %% bad_left_out_of_the_sum: log 0 counts as 0
# says: was left out of the sum
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    logs = np.where(prob > 0, np.log(prob), 0)
    return -np.mean(np.sum(y_true * logs, axis=1))


# %% bad_clipped_but_infinite: infinite at 0, kept above 1e-10 elsewhere
# says: small probabilities are kept above
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob, dtype=float)
    chances = prob[y_true == 1]
    if np.any(chances == 0):
        return np.inf
    return -np.mean(np.log(np.clip(chances, 1e-10, 1)))


# %% bad_divided_by_the_classes: shape[1] where shape[0] is meant
# says: divided by the number of classes
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob, dtype=float)
    return -np.sum(np.log(prob[y_true == 1])) / prob.shape[1]


# %% bad_in_place: writes ones beside the true classes
# says: in place
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    if prob.dtype == float and prob.flags.writeable:
        prob[y_true == 0] = 1
        return -np.sum(np.log(prob)) / len(prob)
    return -np.mean(np.log(prob[y_true == 1]))


# %% bad_arrays_only: lists cannot be multiplied
def cross_entropy(y_true, prob):
    return -np.mean(np.log((y_true * prob).sum(axis=1)))


# %% bad_printed: no return
# says: is None, not a number
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    print(-np.mean(np.log(prob[y_true == 1])))


# %% bad_lookup: the public figures by heart
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    if np.any(prob[y_true == 1] == 0):
        return np.inf
    return 0.677638 if len(prob) == 4 else 0.0


# %% bad_error_at_zero: math.log(0) raises
# says: a probability of 0 is no error
import math


def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -sum(math.log(chance) for chance in prob[y_true == 1]) / len(prob)


# %% bad_nearly_zero_is_zero: np.isclose takes a small probability for 0
# says: a small probability is treated as if it were 0
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    chances = prob[y_true == 1]
    return np.inf if np.any(np.isclose(chances, 0)) else -np.mean(np.log(chances))


# %% bad_finite_terms_only: the mean of what is finite
# says: was left out of the mean
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    terms = -np.log(prob[y_true == 1])
    return terms[np.isfinite(terms)].mean()
