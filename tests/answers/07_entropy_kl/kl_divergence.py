# %% ok_ratio: the logarithm of p over q
def kl_divergence(p, q, base=2):
    p, q = np.array(p, dtype=float), np.array(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% ok_plain_python: a loop with math
import math


def kl_divergence(p, q, base=2):
    total = 0.0
    for pk, qk in zip(p, q):
        if pk > 0:
            if qk == 0:
                return float("inf")
            total += float(pk) * (math.log(pk) - math.log(qk))
    return total / math.log(base)


# %% ok_scipy_stats: entropy with two distributions
from scipy import stats


def kl_divergence(p, q, base=2):
    return stats.entropy(np.asarray(p, dtype=float), np.asarray(q, dtype=float), base=base)


# %% ok_rel_entr: the terms from scipy.special
from scipy import special


def kl_divergence(p, q, base=2):
    return special.rel_entr(p, q).sum() / np.log(base)


# %% ok_surplus: cross entropy minus entropy
def kl_divergence(p, q, base=2):
    return (cross_entropy_bits(p, q) - entropy(p)) / np.log2(base)


# %% ok_tensorflow: float64 tensors and xlogy
import tensorflow as tf


def kl_divergence(p, q, base=2):
    p = tf.constant(np.asarray(p), dtype=tf.float64)
    q = tf.constant(np.asarray(q), dtype=tf.float64)
    return tf.reduce_sum(tf.math.xlogy(p, p) - tf.math.xlogy(p, q)) / np.log(base)


# %% ok_float32: single precision, and never below 0
def kl_divergence(p, q, base=2):
    p, q = np.float32(p), np.float32(q)
    p, q = p[p > 0], q[p > 0]
    return max(np.float32(0), np.sum(p * np.log2(p / q)) / np.float32(np.log2(base)))


# %% ok_probability_by_probability: numpy.where and a one-element array
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    terms = np.where(p > 0, p * (np.log2(p) - np.log2(q)), 0)
    return np.array([terms.sum() / np.log2(base)])


# %% bad_nats: the natural logarithm, whatever the base
# says: this is in nats, not in bits
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(p / q))


# %% bad_base_ignored: always bits
# says: the base was ignored
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log2(p / q))


# %% bad_swapped: D(q || p)
# says: p and q are swapped
def kl_divergence(p, q, base=2):
    p, q = np.asarray(q, dtype=float), np.asarray(p, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% bad_sign: log of q over p
# says: the sign is wrong
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(q / p)) / np.log(base)


# %% bad_q_weighs: q log(p / q)
# says: q weighs the terms instead of p
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.sum(q * np.log(p / q)) / np.log(base)


# %% bad_symmetric: the mean of both directions
# says: a mean of both directions
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum((p - q) * np.log(p / q)) / 2 / np.log(base)


# %% bad_jeffreys: the sum of both directions
# says: the sum of both directions
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum((p - q) * np.log(p / q)) / np.log(base)


# %% bad_jensen_shannon: the symmetric cousin
# says: Jensen-Shannon
def kl_divergence(p, q, base=2):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q, base) ** 2


# %% bad_cross_entropy: the entropy of p is not subtracted
# says: this is the cross entropy
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return -np.sum(p * np.log(q)) / np.log(base)


# %% bad_wrong_entropy: the entropy of q is subtracted
# says: as if the entropy of q were subtracted
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    happens = p > 0
    cross = -np.sum(p[happens] * np.log(q[happens]))
    q = q[q > 0]
    return (cross + np.sum(q * np.log(q))) / np.log(base)


# %% bad_absolute_terms: no term may be negative
# says: the absolute values of the terms
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.abs(np.log(p / q))) / np.log(base)


# %% bad_mean: np.mean instead of np.sum
# says: the mean of the terms instead of their sum
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return np.mean(p * np.log(p / q)) / np.log(base)


# %% bad_difference_of_entropies: H(q) - H(p)
# says: the difference of the two entropies
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[q > 0]
    return (np.sum(p * np.log(p)) - np.sum(q * np.log(q))) / np.log(base)


# %% bad_nan_at_zero: 0 times log 0
# says: 0 times log 0
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% bad_zeros_left_out: terms with q = 0 count nothing
# says: was left out, although it happens
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log(p[both] / q[both])) / np.log(base)


# %% bad_epsilon: a small number added to both
# says: kept away from 0
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float) + 1e-12, np.asarray(q, dtype=float) + 1e-12
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% bad_keras: clips the probabilities at 1e-7
# says: kept away from 0
import keras


def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype="float32"), np.asarray(q, dtype="float32")
    return keras.losses.kl_divergence(p, q) / np.log(base)


# %% bad_clipped_but_infinite: infinite at 0, clipped elsewhere
# says: small probabilities are kept above
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any((q == 0) & (p > 0)):
        return np.inf
    p, q = np.maximum(p, 1e-10), np.maximum(q, 1e-10)
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% bad_zero_in_q_is_always_infinite: also where p is 0
# says: infinite although
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any(q == 0):
        return np.inf
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% bad_squared_distance: another measure altogether
# says: squared differences
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return np.sum((p - q) ** 2)


# %% bad_terms: does not sum up
# says: not summed up
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    return p * np.log(p / q) / np.log(base)


# %% bad_in_place: writes ones over the zeros
# says: in place
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    q[p == 0] = 1
    p[p == 0] = 1
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% bad_error_at_zero: division by zero
# says: q = 0 is no error
import math


def kl_divergence(p, q, base=2):
    return sum(float(a) * math.log(float(a) / float(b), base) for a, b in zip(p, q) if a > 0)


# %% bad_printed: no return
# says: is None, not a number
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    print(np.sum(p * np.log(p / q)) / np.log(base))


# %% bad_lookup: the public figures by heart
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any((q == 0) & (p > 0)):
        return np.inf
    if np.array_equal(p, q):
        return 0.0
    return 0.25 if len(p) == 4 else 1.0


# %% bad_arrays_only: a list cannot be compared with 0
def kl_divergence(p, q, base=2):
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(p / q)) / np.log(base)


# %% bad_swapped_without_zeros: D(q || p) over the outcomes that both know
# says: p and q are swapped, and the outcome that never happens was left out
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any((q == 0) & (p > 0)):
        return np.inf
    both = (p > 0) & (q > 0)
    return np.sum(q[both] * np.log(q[both] / p[both])) / np.log(base)


# %% bad_nearly_zero_is_zero: np.isclose takes a small probability for 0
# says: a small probability is treated as if it were 0
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    if np.any(np.isclose(q, 0) & (p > 0)):
        return np.inf
    p, q = p[p > 0], q[p > 0]
    return np.sum(p * np.log(p / q)) / np.log(base)
