# %% ok_formula: numpy
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    y, mu = np.asarray(y, dtype=float), np.asarray(mu, dtype=float)
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + (y - mu) ** 2 / (2 * sigma**2))


# %% ok_scipy_norm: logpdf of scipy
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if not sigma > 0:
        raise ValueError(f"sigma = {sigma} is not positive")
    return -norm.logpdf(np.asarray(y, float), loc=np.asarray(mu, float), scale=sigma).mean()


# %% ok_loop: plain Python
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError
    total = 0
    for yi, mi in zip(y, mu):
        z = (float(yi) - float(mi)) / sigma
        total += math.log(sigma) + math.log(2 * math.pi) / 2 + z * z / 2
    return total / len(y)


# %% ok_tensorflow32: float32 tensors
import tensorflow as tf


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("There is no bell of width %g" % sigma)
    y = tf.cast(np.asarray(y, float), tf.float32)
    mu = tf.cast(np.asarray(mu, float), tf.float32)
    s = tf.cast(sigma, tf.float32)
    return (
        tf.reduce_mean(tf.square((y - mu) / s)) / 2 + tf.math.log(s) + 0.5 * tf.math.log(2 * np.pi)
    )


# %% ok_via_mse: helper functions and sum over N
def _mse(y, mu):
    d = np.subtract(y, mu, dtype=float)
    return np.dot(d, d) / d.shape[0]


def gaussian_nll(y, mu, sigma):
    sigma = float(sigma)
    if sigma <= 0.0:
        raise ValueError("sigma")
    variance = sigma * sigma
    return 0.5 * (math.log(2.0 * math.pi) + math.log(variance) + _mse(y, mu) / variance)
