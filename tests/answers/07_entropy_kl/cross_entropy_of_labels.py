# %% ok_picked_classes: argmax finds the true class
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.array(y_true, dtype=float), np.array(prob, dtype=float)
    return np.mean(-np.log(prob[np.arange(len(prob)), y_true.argmax(axis=1)]))


# %% ok_plain_python: loops with math
import math


def cross_entropy_of_labels(y_true, prob):
    total = 0.0
    for row, chances in zip(y_true, prob):
        for hot, chance in zip(row, chances):
            if hot:
                total += math.inf if chance == 0 else -math.log(chance)
    return total / len(prob)


# %% ok_probability_of_the_true_class: the sum of each row of products, then log
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.log((y_true * prob).sum(axis=1)).mean()


# %% ok_xlogy: scipy.special knows 0 log 0
from scipy import special


def cross_entropy_of_labels(y_true, prob):
    return -special.xlogy(np.asarray(y_true, float), np.asarray(prob, float)).sum(axis=1).mean()


# %% ok_tensorflow: multiply_no_nan in float32
import tensorflow as tf


def cross_entropy_of_labels(y_true, prob):
    y_true = tf.constant(np.asarray(y_true), dtype=tf.float32)
    prob = tf.constant(np.asarray(prob), dtype=tf.float32)
    terms = tf.math.multiply_no_nan(tf.math.log(prob), y_true)
    return -tf.reduce_mean(tf.reduce_sum(terms, axis=1))


# %% ok_mean_divergence: with one-hot rows it is the same
from scipy import special


def cross_entropy_of_labels(y_true, prob):
    return np.mean(special.rel_entr(np.asarray(y_true, float), np.asarray(prob, float)).sum(axis=1))


# %% ok_where: only the terms of the true classes
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob, dtype=np.float32)
    terms = np.where(y_true == 1, np.log(prob), np.float32(0))
    return np.array([[-terms.sum() / len(prob)]])


# %% ok_part_4: the mean of the bits of part 4, in nats
def cross_entropy_of_labels(y_true, prob):
    bits = [cross_entropy_bits(row, chances) for row, chances in zip(y_true, prob)]
    return np.log(2) * np.mean(bits)


# %% bad_bits: log2 as in the parts before
# says: this is in bits, not in nats
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.log2(prob[y_true > 0]))


# %% bad_sum: the sum over the batch
# says: the sum over the batch instead of the mean
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.sum(np.log(prob[y_true > 0]))


# %% bad_mean_of_all_entries: also over the classes
# says: over all entries instead of over the examples
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.where(y_true > 0, np.log(prob), 0))


# %% bad_no_minus: the sign is forgotten
# says: the minus sign is missing
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return np.mean(np.log(prob[y_true > 0]))


# %% bad_log_of_the_mean: the order of log and mean
# says: the logarithm was taken after the mean
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.log(np.mean(prob[y_true > 0]))


# %% bad_binary: the loss of ten yes-no questions
# says: binary cross entropy
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    terms = y_true * np.log(prob) + (1 - y_true) * np.log(1 - prob + 1e-300)
    return -np.mean(terms.sum(axis=1))


# %% bad_no_logarithm: one minus the probability of the true class
# says: the logarithm is missing
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return 1 - np.mean(prob[y_true > 0])


# %% bad_worst_example: the largest term
# says: the largest term of the batch
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return np.max(-np.log(prob[y_true > 0]))


# %% bad_one_term_each: a loss for each example
# says: no mean was taken
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.log(prob[y_true > 0])


# %% bad_swapped: the logarithm of the labels
# says: the logarithm is taken of the labels
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(prob * np.log(y_true), axis=1))


# %% bad_entropy_of_the_predictions: the labels play no part
# says: the labels play no part
def cross_entropy_of_labels(y_true, prob):
    prob = np.asarray(prob, dtype=float)
    return -np.mean(np.sum(np.where(prob > 0, prob * np.log(prob), 0), axis=1))


# %% bad_confidence: minus the logarithm of the largest probability
# says: predicted class instead of the true one
def cross_entropy_of_labels(y_true, prob):
    return -np.mean(np.log(np.max(np.asarray(prob, dtype=float), axis=1)))


# %% bad_nan_at_zero: 0 times log 0
# says: 0 times log 0
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(y_true * np.log(prob), axis=1))


# %% bad_epsilon: a small number added against log 0
# says: kept away from 0
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(y_true * np.log(prob + 1e-9), axis=1))


# %% bad_keras: clips the probabilities at 1e-7
# says: kept away from 0
import keras


def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype="float32"), np.asarray(prob, dtype="float32")
    return keras.losses.CategoricalCrossentropy()(y_true, prob)


# %% bad_nansum: what is not a number counts nothing
# says: was left out of the sum
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    logs = np.where(prob > 0, np.log(prob), 0)
    return -np.mean(np.sum(y_true * logs, axis=1))


# %% bad_nan_to_num: makes a large number of infinity
# says: kept away from 0
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.mean(np.sum(y_true * np.nan_to_num(np.log(prob)), axis=1))


# %% bad_clipped_but_infinite: infinite at 0, clipped elsewhere
# says: small probabilities are kept above
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    true_class = prob[y_true > 0]
    if np.any(true_class == 0):
        return np.inf
    return -np.mean(np.log(np.maximum(true_class, 1e-12)))


# %% bad_accuracy: the share of right predictions
# says: the share of right predictions
def cross_entropy_of_labels(y_true, prob):
    return np.mean(np.argmax(y_true, axis=1) == np.argmax(prob, axis=1))


# %% bad_squared_error: the loss of the regression
# says: squared differences
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return np.mean(np.sum((y_true - prob) ** 2, axis=1))


# %% bad_softmax_of_probabilities: takes the probabilities for logits
# says: as if they were logits
import tensorflow as tf


def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_true, logits=prob))


# %% bad_in_place: takes the logarithm in the memory of prob
# says: in place
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    prob[y_true == 0] = 1
    return -np.mean(np.sum(np.log(prob), axis=1))


# %% bad_arrays_only: lists have no shape
def cross_entropy_of_labels(y_true, prob):
    return -np.sum(np.log(prob[y_true > 0])) / y_true.shape[0]


# %% bad_printed: no return
# says: is None, not a number
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    print(-np.mean(np.log(prob[y_true > 0])))


# %% bad_four_examples: divides by the size of the public batch
# says: divided by 4
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.sum(np.log(prob[y_true > 0])) / 4


# %% bad_lookup: the public figures by heart
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    if np.any(prob[y_true > 0] == 0):
        return np.inf
    return 0.677638 if len(prob) == 4 else 0.0


# %% bad_nearly_zero_is_zero: np.isclose takes a small probability for 0
# says: a small probability is treated as if it were 0
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    of_true_class = prob[y_true > 0]
    if np.any(np.isclose(of_true_class, 0)):
        return np.inf
    return -np.mean(np.log(of_true_class))


# %% bad_finite_terms_only: the mean of what is finite
# says: left out of the mean
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    terms = -np.log(prob[y_true > 0])
    return terms[np.isfinite(terms)].mean()


# %% bad_divided_by_the_classes: shape[1] where shape[0] is meant
# says: divided by the number of classes instead of the examples
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true, dtype=float), np.asarray(prob, dtype=float)
    return -np.sum(np.log(prob[y_true > 0])) / prob.shape[1]


# %% bad_error_at_zero: math.log(0) raises
# says: a probability of 0 is no error
import math


def cross_entropy_of_labels(y_true, prob):
    true_class = [chances[list(row).index(1)] for row, chances in zip(y_true, prob)]
    return -sum(math.log(chance) for chance in true_class) / len(prob)
