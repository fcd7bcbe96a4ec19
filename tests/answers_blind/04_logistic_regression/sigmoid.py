# %% ok_abs_where: as in the hint
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


# %% ok_expit: scipy
from scipy.special import expit


def sigmoid(z):
    return expit(np.asarray(z, dtype=float))


# %% ok_tanh: by the hyperbolic tangent
def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z, dtype=np.float64)))


# %% ok_tensorflow: tf.sigmoid in float64, a tensor
def sigmoid(z):
    return tf.math.sigmoid(tf.constant(np.asarray(z, dtype=float)))


# %% ok_math_vectorized: a scalar function, vectorised
import math


def _one(z):
    if z >= 0:
        return 1.0 / (1.0 + math.exp(-z))
    t = math.exp(z)
    return t / (1.0 + t)


def sigmoid(z):
    if np.ndim(z) == 0:
        return _one(float(z))
    return np.vectorize(_one, otypes=[float])(z)
