# %% ok_positive_entries: log2 of what is left without zeros
def entropy(p, base=2):
    p = np.array(p, dtype=float)
    if (p < 0).any() or not np.isclose(p.sum(), 1, rtol=0, atol=1e-6):
        raise ValueError("no distribution")
    p = p[p != 0]
    return -(p * np.log2(p)).sum() / np.log2(base)


# %% ok_plain_python: a loop with math.log
import math


def entropy(p, base=2):
    p = [float(x) for x in p]
    if min(p) < 0 or abs(math.fsum(p) - 1) > 1e-6:
        raise ValueError("no distribution")
    total = 0.0
    for x in p:
        if x > 0:
            total -= x * math.log(x, base)
    return total


# %% ok_scipy_stats: validated here, computed there
from scipy import stats


def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(np.sum(p) - 1) > 1e-6:
        raise ValueError("no distribution")
    return stats.entropy(p, base=base)


# %% ok_entr: scipy.special has the terms
from scipy import special


def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if p.min() < 0:
        raise ValueError("negative")
    if not -1e-6 <= p.sum() - 1 <= 1e-6:
        raise ValueError("does not sum to 1")
    return special.entr(p).sum() / np.log(base)


# %% ok_tensorflow: float32 tensors and xlogy
import tensorflow as tf


def entropy(p, base=2):
    p = tf.constant(np.asarray(p), dtype=tf.float32)
    if tf.reduce_any(p < 0) or tf.abs(tf.reduce_sum(p) - 1) > 1e-6:
        raise ValueError("no distribution")
    return -tf.reduce_sum(tf.math.xlogy(p, p)) / np.log(base)


# %% ok_tiny_number: 1e-15 against log 0 does no harm to the sum
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    return -np.sum(p * np.log(p + 1e-15)) / np.log(base)


# %% ok_nan_to_num: 0 times -inf is nan, and nan counts nothing
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    return -np.nansum(p * np.log(p)) / np.log(base)


# %% ok_pandas: a Series, and its mean information as a one-element array
import pandas as pd


def entropy(p, base=2):
    p = pd.Series(np.asarray(p, dtype=float))
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return np.array([-(p * np.log(p)).sum() / np.log(base)])


# %% bad_nats: the natural logarithm
# says: this is in nats, not in bits
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log(p))


# %% bad_base_ignored: always bits
# says: the base was ignored
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log2(p))


# %% bad_no_minus: a negative entropy
# says: the minus sign is missing
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return np.sum(p * np.log(p)) / np.log(base)


# %% bad_no_weights: the sum of the information
# says: summed up without its weights
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(np.log(p)) / np.log(base)


# %% bad_mean_of_the_terms: np.mean instead of np.sum
# says: the mean of the terms instead of their sum
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return np.mean(-p * np.log(p)) / np.log(base)


# %% bad_mean_information: the mean without weights
# says: without the weights
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return np.mean(-np.log(p)) / np.log(base)


# %% bad_terms: does not sum up
# says: not summed up
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -p * np.log(p) / np.log(base)


# %% bad_log_of_the_number: the entropy of equally likely outcomes
# says: as if all outcomes were equally likely
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    return np.log(np.count_nonzero(p)) / np.log(base)


# %% bad_nan_at_zero: 0 times log 0
# says: 0 times log 0
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_zero_is_an_error: refuses zeros
# says: 0 is a probability like any other
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p <= 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_binary: the entropy of each outcome against all others
# says: the terms of 1 - p were added
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[(p > 0) & (p < 1)]
    return -np.sum(p * np.log(p) + (1 - p) * np.log(1 - p)) / np.log(base)


# %% bad_gini: one minus the sum of squares, another measure of impurity
# says: the logarithm is missing
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    return 1 - np.sum(p**2)


# %% bad_no_validation: takes everything
# says: because an entry is negative, and nothing was raised
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_no_look_at_the_sum: refuses negative entries only
# says: because the probabilities do not sum to 1, and nothing was raised
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0):
        raise ValueError("negative")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_no_look_at_the_entries: refuses wrong sums only
# says: because an entry is negative, and nothing was raised
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if abs(p.sum() - 1) > 1e-6:
        raise ValueError("does not sum to 1")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_sum_from_above_only: forgets sums that are too small
# says: because the probabilities do not sum to 1, and nothing was raised
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or p.sum() > 1 + 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_sum_from_below_only: forgets sums that are too large
# says: because the sum is above 1, and nothing was raised
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or p.sum() < 1 - 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_exact_sum: 0.1 ten times does not sum to exactly 1
# says: the sum has to be exactly 1
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or sum(p) != 1:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_generous_sum: a tolerance of one per cent
# says: further than 1e-6 from 1
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 0.01:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_normalises: makes a distribution of everything
# says: because an entry is negative, and nothing was raised
def entropy(p, base=2):
    p = np.abs(np.asarray(p, dtype=float))
    p = p / p.sum()
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_in_place: writes ones over the zeros of its argument
# says: in place
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p[p == 0] = 1
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_assert: an AssertionError instead of a ValueError
# says: expected a ValueError because
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    assert np.all(p >= 0), "negative"
    assert abs(p.sum() - 1) <= 1e-6, "does not sum to 1"
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_printed: no return
# says: is None, not a number
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    print(-np.sum(p * np.log(p)) / np.log(base))


# %% bad_arrays_only: a list has no sum
def entropy(p, base=2):
    if (p < 0).any() or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% bad_lookup: the public figures by heart
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("no distribution")
    return 0.0 if 1.0 in p else 1.75
