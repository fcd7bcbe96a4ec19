# %% ok_picked_entries: the entries with p > 0
def cross_entropy_bits(p, q):
    p, q = np.array(p, dtype=float), np.array(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.dot(p, -np.log2(q))


# %% ok_plain_python: a loop with math
import math


def cross_entropy_bits(p, q):
    total = 0.0
    for pk, qk in zip(p, q):
        if pk == 0:
            continue
        if qk == 0:
            return math.inf
        total += float(pk) * math.log2(1 / float(qk))
    return total


# %% ok_xlogy: scipy.special knows 0 log 0
from scipy import special


def cross_entropy_bits(p, q):
    return -special.xlogy(np.asarray(p, dtype=float), np.asarray(q, dtype=float)).sum() / np.log(2)


# %% ok_tensorflow: multiply_no_nan in float32
import tensorflow as tf


def cross_entropy_bits(p, q):
    p = tf.constant(np.asarray(p), dtype=tf.float32)
    q = tf.constant(np.asarray(q), dtype=tf.float32)
    return -tf.reduce_sum(tf.math.multiply_no_nan(tf.math.log(q), p)) / np.log(2)


# %% ok_where: zero where p is 0
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum(np.where(p > 0, -p * np.log2(q), 0.0))


# %% ok_entropy_plus_divergence: the other formula, with SciPy
from scipy import stats


def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return stats.entropy(p, base=2) + stats.entropy(p, q, base=2)


# %% ok_series: pandas, and a one-element list
import pandas as pd


def cross_entropy_bits(p, q):
    table = pd.DataFrame({"p": list(p), "q": list(q)}, dtype=float).query("p > 0")
    return [float((table["p"] * -np.log2(table["q"])).sum())]


# %% bad_nats: the natural logarithm
# says: this is in nats, not in bits
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.sum(p[p > 0] * np.log(q[p > 0]))


# %% bad_swapped: q weighs
# says: p and q are swapped
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.sum(q[q > 0] * np.log2(p[q > 0]))


# %% bad_entropy_of_p: q is an argument that nobody uses
# says: this is the entropy of p
def cross_entropy_bits(p, q):
    p = np.asarray(p, dtype=float)
    return -np.sum(p[p > 0] * np.log2(p[p > 0]))


# %% bad_entropy_of_q: p is an argument that nobody uses
# says: this is the entropy of q
def cross_entropy_bits(p, q):
    q = np.asarray(q, dtype=float)
    return -np.sum(q[q > 0] * np.log2(q[q > 0]))


# %% bad_divergence: only the surplus
# says: the entropy of p was subtracted
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum(p[p > 0] * np.log2(p[p > 0] / q[p > 0]))


# %% bad_no_minus: the sign is forgotten
# says: the minus sign is missing
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum(p[p > 0] * np.log2(q[p > 0]))


# %% bad_mean: np.mean instead of np.sum
# says: the mean of the terms instead of their sum
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.mean(p[p > 0] * np.log2(q[p > 0]))


# %% bad_no_weights: the sum of the lengths of the words
# says: p plays no part
def cross_entropy_bits(p, q):
    q = np.asarray(q, dtype=float)
    return -np.sum(np.log2(q))


# %% bad_binary: the terms of 1 - p are added
# says: binary cross entropy
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.sum(p * np.log2(q) + (1 - p) * np.log2(1 - q))


# %% bad_nan_at_zero: 0 times log 0
# says: 0 times log 0
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.sum(p * np.log2(q))


# %% bad_nan_to_num: makes a large number of infinity
# says: kept away from 0
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum(p * np.nan_to_num(-np.log2(q)))


# %% bad_zeros_of_q_left_out: the impossible counts nothing
# says: was left out, although it happens
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    both = (p > 0) & (q > 0)
    return -np.sum(p[both] * np.log2(q[both]))


# %% bad_epsilon: a small number added against log 0
# says: kept away from 0
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.sum(p * np.log2(q + 1e-12))


# %% bad_clipped: as Keras does it
# says: kept away from 0
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.sum(p * np.log2(np.clip(q, 1e-7, 1 - 1e-7)))


# %% bad_clipped_but_infinite: infinite at 0, and clipped elsewhere
# says: small probabilities are kept above
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any((q == 0) & (p > 0)):
        return np.inf
    return -np.sum(p * np.log2(np.maximum(q, 1e-10)))


# %% bad_zero_in_q_is_always_infinite: also where p is 0
# says: infinite although
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any(q == 0):
        return np.inf
    return -np.sum(p * np.log2(q))


# %% bad_error_at_zero: math.log2(0) raises
# says: q = 0 is no error
import math


def cross_entropy_bits(p, q):
    return -sum(pk * math.log2(qk) for pk, qk in zip(p, q) if pk > 0)


# %% bad_log_of_the_product: the logarithm of p times q
# says: the logarithm of p times q
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -np.sum(p[p > 0] * np.log2(p[p > 0] * q[p > 0]))


# %% bad_terms: does not sum up
# says: not summed up
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return -p[p > 0] * np.log2(q[p > 0])


# %% bad_in_place: writes ones over the zeros of q
# says: in place
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    q[p == 0] = 1
    return -np.sum(p * np.log2(q))


# %% bad_printed: no return
# says: is None, not a number
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    print(-np.sum(p[p > 0] * np.log2(q[p > 0])))


# %% bad_arrays_only: a list cannot be compared with 0
def cross_entropy_bits(p, q):
    return -np.sum(p[p > 0] * np.log2(q[p > 0]))


# %% bad_lookup: the public figures by heart
def cross_entropy_bits(p, q):
    if np.any((np.asarray(q) == 0) & (np.asarray(p) > 0)):
        return np.inf
    return 2.0 if len(p) == 4 else 1.0


# %% bad_nearly_zero_is_zero: np.isclose takes a small probability for 0
# says: a small probability is treated as if it were 0
def cross_entropy_bits(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any(np.isclose(q, 0) & (p > 0)):
        return np.inf
    return -np.sum(p[p > 0] * np.log2(q[p > 0]))
