# %% ok_vectorize: np.vectorize with math.comb
def binomial_pmf(k, n, p):
    def one(k, p):
        k = int(k)
        return math.comb(n, k) * float(p) ** k * (1 - float(p)) ** (n - k)

    return np.vectorize(one, otypes=[float])(k, p)


# %% ok_scipy_stats: the library's own
from scipy.stats import binom


def binomial_pmf(k, n, p):
    return binom.pmf(np.asarray(k), n, np.asarray(p))


# %% ok_special_comb: floats from scipy.special, array arithmetic
import scipy.special


def binomial_pmf(k, n, p):
    k = np.asarray(k, dtype=float)
    p = np.asarray(p, dtype=float)
    return scipy.special.comb(n, k) * p**k * (1 - p) ** (n - k)


# %% ok_lgamma_xlogy: logarithms with xlogy in TensorFlow, float64
import tensorflow as tf


def binomial_pmf(k, n, p):
    k = tf.constant(np.asarray(k, dtype=np.float64))
    p = tf.constant(np.asarray(p, dtype=np.float64))
    n = tf.constant(n, dtype=tf.float64)
    log_c = tf.math.lgamma(n + 1) - tf.math.lgamma(k + 1) - tf.math.lgamma(n - k + 1)
    return tf.exp(log_c + tf.math.xlogy(k, p) + tf.math.xlog1py(n - k, -p))


# %% ok_broadcast_loop: broadcast_arrays, flat loop, own binomial coefficient by recursion
def choose(n, k):
    """n over k."""
    if k == 0:
        return 1
    return choose(n, k - 1) * (n - k + 1) // k


def binomial_pmf(k, n, p):
    kk, pp = np.broadcast_arrays(np.asarray(k), np.asarray(p, dtype=float))
    out = []
    for ki, pi in zip(kk.ravel(), pp.ravel()):
        ki = int(round(float(ki)))
        out.append(choose(int(n), ki) * float(pi) ** ki * (1.0 - float(pi)) ** (int(n) - ki))
    if kk.shape == ():
        return out[0]
    return np.array(out).reshape(kk.shape)
