# %% ok_mask: pick what counts
def cross_entropy_bits(p, q):
    p = np.asarray(p, dtype=float)
    q = np.asarray(q, dtype=float)
    counts = p > 0
    return -np.sum(p[counts] * np.log2(q[counts]))


# %% ok_loop: plain python
import math


def cross_entropy_bits(p, q):
    summe = 0.0
    for pk, qk in zip(p, q):
        if pk == 0:
            continue
        if qk == 0:
            return float("inf")
        summe -= float(pk) * math.log2(float(qk))
    return summe


# %% ok_xlogy: scipy.special.xlogy
from scipy.special import xlogy


def cross_entropy_bits(p, q):
    return float(-xlogy(np.asarray(p, float), np.asarray(q, float)).sum() / np.log(2))


# %% ok_tf_no_nan: tf.math.multiply_no_nan
import tensorflow as tf


def cross_entropy_bits(p, q):
    p = tf.cast(np.asarray(p), tf.float64)
    q = tf.cast(np.asarray(q), tf.float64)
    nats = -tf.reduce_sum(tf.math.multiply_no_nan(tf.math.log(q), p))
    return nats / tf.math.log(tf.constant(2, tf.float64))


# %% ok_where: np.where and dot product
def cross_entropy_bits(p, q):
    p, q = np.array(p, float), np.array(q, float)
    safe_q = np.where(p == 0, 1, q)  # log(1) = 0
    return p @ -np.log2(safe_q) if not np.any((q == 0) & (p > 0)) else np.inf
