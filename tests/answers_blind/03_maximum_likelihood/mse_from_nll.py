# %% ok_formula: solved on paper
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2))


# %% ok_math: logs taken apart, floats
def mse_from_nll(nll: float, sigma: float) -> float:
    constant = math.log(sigma) + 0.5 * math.log(2 * math.pi)
    return (float(nll) - constant) * 2.0 * float(sigma) ** 2


# %% ok_lambda: a lambda
mse_from_nll = lambda nll, sigma: sigma**2 * (2 * nll - np.log(2 * np.pi) - 2 * np.log(sigma))

# %% ok_tensorflow: a float64 tensor
import tensorflow as tf


def mse_from_nll(nll, sigma):
    nll = tf.cast(nll, tf.float64)
    sigma = tf.cast(sigma, tf.float64)
    return (
        2 * sigma * sigma * (nll - 0.5 * tf.math.log(2 * tf.constant(np.pi, tf.float64) * sigma**2))
    )


# %% ok_line_through_two_points: the NLL is linear in the mse, so two values are enough
def mse_from_nll(nll, sigma):
    at_0 = gaussian_nll([0.0], [0.0], sigma)  # mse 0
    at_s = gaussian_nll([float(sigma)], [0.0], sigma)  # mse sigma**2
    return (nll - at_0) / (at_s - at_0) * sigma**2
