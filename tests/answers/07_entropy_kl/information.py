# %% ok_log2: base 2 by log2, other bases by division
def information(p, base=2):
    p = np.array(p, dtype=float)
    if p.min() < 0 or p.max() > 1:
        raise ValueError("p must lie in [0, 1]")
    return -np.log2(p) / np.log2(base)


# %% ok_plain_python: math.log for one number, a list for many
import math


def information(p, base=2):
    def of_one(chance):
        if not 0 <= chance <= 1:
            raise ValueError(f"{chance} is no probability")
        return math.inf if chance == 0 else math.log(1 / chance) / math.log(base)

    if np.ndim(p) == 0:
        return of_one(float(p))
    return [of_one(float(chance)) for chance in p]


# %% ok_where: infinity set by hand
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if not np.all((0 <= p) & (p <= 1)):
        raise ValueError("not a probability")
    safe = np.where(p > 0, p, 1.0)
    return np.where(p > 0, -np.log(safe) / np.log(base), np.inf)


# %% ok_tensorflow: float32 tensors
import tensorflow as tf


def information(p, base=2):
    p = tf.constant(np.asarray(p), dtype=tf.float32)
    if tf.reduce_any(p < 0) or tf.reduce_any(p > 1):
        raise ValueError("p outside of [0, 1]")
    return -tf.math.log(p) / np.log(base)


# %% ok_emath: the logarithm of any base in NumPy
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if ((p < 0) | (p > 1)).any():
        raise ValueError("p outside of [0, 1]")
    return -np.emath.logn(base, p)


# %% ok_vectorize: a function of one number, made one of arrays, an error of its own
import math


class NotAProbability(ValueError):
    pass


def _of_one(chance, base):
    if chance < 0 or chance > 1:
        raise NotAProbability(chance)
    return -math.log(chance, base) if chance else math.inf


def information(p, base=2):
    return np.vectorize(_of_one, otypes=[float])(p, base)


# %% ok_one_element: one number comes back in an array of length 1
def information(p, base=2):
    p = np.atleast_1d(np.asarray(p, dtype=np.float32))
    if np.any(p < 0) or np.any(p > 1):
        raise ValueError("p outside of [0, 1]")
    with np.errstate(divide="ignore"):
        return np.log(1 / p) / np.float32(np.log(base))


# %% ok_series: pandas in between
import pandas as pd


def information(p, base=2):
    series = pd.Series(np.ravel(p), dtype=float)
    if not series.between(0, 1).all():
        raise ValueError("p outside of [0, 1]")
    bits = -np.log2(series) / np.log2(base)
    return bits if np.ndim(p) else bits.iloc[0]


# %% bad_nats: the natural logarithm
# says: this is in nats, not in bits
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log(p)


# %% bad_always_bits: the base is an argument that nobody uses
# says: the base was ignored: these are bits
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log2(p)


# %% bad_only_two_bases: knows base 2, and takes every other base for e
# says: these are nats
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log2(p) if base == 2 else -np.log(p)


# %% bad_no_minus: negative information
# says: the minus sign is missing
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return np.log(p) / np.log(base)


# %% bad_weighted: the term of the entropy
# says: p times its information
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -p * np.log(p) / np.log(base)


# %% bad_multiplied: times log base
# says: multiplied by that of the base
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log(p) * np.log(base)


# %% bad_reciprocal: the logarithm is forgotten
# says: the logarithm is missing
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return 1 / p


# %% bad_log_of_the_other: the logarithm of 1 - p
# says: the information of 1 - p
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log1p(-p) / np.log(base)


# %% bad_base_10: np.log10 is not log2
# says: base 10
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log10(p)


# %% bad_no_error: takes every number
# says: because a probability is at most 1, and nothing was raised
def information(p, base=2):
    return -np.log(np.asarray(p, dtype=float)) / np.log(base)


# %% bad_only_too_large: forgets negative numbers
# says: because a probability is not negative, and nothing was raised
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p > 1):
        raise ValueError("p > 1")
    return -np.log(p) / np.log(base)


# %% bad_only_negative: forgets numbers above 1
# says: because a probability is at most 1, and nothing was raised
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0):
        raise ValueError("p < 0")
    return -np.log(p) / np.log(base)


# %% bad_all_instead_of_any: refuses only arrays in which every entry is wrong
# says: because an entry of the array is no probability, and nothing was raised
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.all((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log(p) / np.log(base)


# %% bad_prints_the_error: a message instead of an exception
# says: because a probability is at most 1, and nothing was raised
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        print("ValueError: p outside of [0, 1]")
        return None
    return -np.log(p) / np.log(base)


# %% bad_returns_the_error: ValueError is made, but not raised
# says: because a probability is at most 1, and nothing was raised
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        return ValueError("p outside of [0, 1]")
    return -np.log(p) / np.log(base)


# %% bad_assert: an AssertionError instead of a ValueError
# says: expected a ValueError because
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    assert np.all((p >= 0) & (p <= 1))
    return -np.log(p) / np.log(base)


# %% bad_epsilon: a small number added against log 0
# says: kept away from 0
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log(p + 1e-12) / np.log(base)


# %% bad_clipped: probabilities below 1e-10 are lifted
# says: kept away from 0
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return -np.log(np.clip(p, 1e-10, 1)) / np.log(base)


# %% bad_zero_is_an_error: refuses p = 0
# says: 0 is a probability like any other
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p <= 0) | (p > 1)):
        raise ValueError("p outside of (0, 1]")
    return -np.log(p) / np.log(base)


# %% bad_zero_counts_nothing: as in the entropy, but here it is infinite
# says: counted as 0
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return np.where(p > 0, -np.log(np.where(p > 0, p, 1)) / np.log(base), 0.0)


# %% bad_mean: one number for an array
# says: a single number, where shape (3,)
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return np.mean(-np.log(p) / np.log(base))


# %% bad_numbers_only: math.log takes no list
import math


def information(p, base=2):
    if p < 0 or p > 1:
        raise ValueError("p outside of [0, 1]")
    return math.inf if p == 0 else -math.log(p, base)


# %% bad_whole_numbers: the results are written into an array of the type of p
# says: kept in an array of whole numbers
def information(p, base=2):
    p = np.asarray(p)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    result = np.zeros_like(p)
    result[...] = -np.log(p) / np.log(base)
    return result


# %% bad_in_place: works in the memory of its argument
# says: in place
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    np.log(p, out=p)
    p /= -np.log(base)
    return p


# %% bad_whole_bits: rounds up, as code words do
# says: whole number of bits
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    return np.ceil(-np.log(p) / np.log(base))


# %% bad_printed: no return
# says: is None, not a number
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p outside of [0, 1]")
    print(-np.log(p) / np.log(base))


# %% bad_lookup: the public figures by heart
def information(p, base=2):
    if np.any(np.asarray(p) > 1) or np.any(np.asarray(p) < 0):
        raise ValueError("p outside of [0, 1]")
    table = {0.5: 1.0, 0.25: 2.0, 0.125: 3.0, 1.0: 0.0, 0.0: np.inf}
    return [table.get(x) for x in p] if np.ndim(p) else table.get(float(p))
