# %% ok_numpy: as in the hint
def information(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or np.any(p > 1):
        raise ValueError("a probability lies between 0 and 1")
    return -np.log(p) / np.log(base)


# %% ok_recursive: pure python recursion, lists come back as lists
import math


def information(p, base=2):
    if hasattr(p, "tolist"):
        p = p.tolist()
    if hasattr(p, "numpy"):
        p = p.numpy().tolist()
    if isinstance(p, (list, tuple)):
        return [information(one, base) for one in p]
    if not 0 <= p <= 1:
        raise ValueError(f"{p} is no probability")
    if p == 0:
        return math.inf
    return math.log(1 / p) / math.log(base) if p > 1e-300 else -math.log(p) / math.log(base)


# %% ok_vectorize: np.vectorize of a scalar function
def information(p, base=2):
    def one(prob):
        if prob < 0 or prob > 1:
            raise ValueError("outside [0, 1]")
        if prob == 0:
            return np.inf
        return -np.log2(prob) / np.log2(base)

    return np.vectorize(one, otypes=[float])(p)


# %% ok_tf: tensorflow, returns a tensor
import tensorflow as tf


def information(p, base=2):
    p = tf.constant(np.asarray(p, dtype="float64"))
    bad = tf.logical_or(p < 0.0, p > 1.0)
    if tf.reduce_any(bad):
        raise ValueError("p must be in [0, 1]")
    return -tf.math.log(p) / tf.math.log(tf.constant(float(base), tf.float64))


# %% ok_minmax: np.where, errstate, float for a number
def information(p: "float | np.ndarray", base: float = 2):
    arr = np.array(p, dtype=float)
    if arr.min() < 0 or arr.max() > 1:
        raise ValueError
    with np.errstate(divide="ignore"):
        result = np.where(arr > 0, np.log(1.0 / arr), np.inf) / np.log(base)
    return float(result) if result.ndim == 0 else result
