# %% ok_standardised: distances in units of sigma
def gaussian_nll(y, mu, sigma):
    if not sigma > 0:
        raise ValueError("sigma has to be positive")
    z = (np.asarray(y, dtype=float) - np.asarray(mu, dtype=float)) / sigma
    return np.mean(0.5 * z**2 + np.log(sigma) + 0.5 * np.log(2 * np.pi))


# %% ok_loop: plain Python
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError(sigma)
    total = 0.0
    for measured, predicted in zip(y, mu, strict=True):
        total += 0.5 * math.log(2 * math.pi * sigma**2)
        total += (float(measured) - float(predicted)) ** 2 / (2 * sigma**2)
    return total / len(y)


# %% ok_scipy: logarithm of the density from SciPy
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("no width")
    return -norm.logpdf(np.asarray(y), loc=np.asarray(mu), scale=sigma).mean()


# %% ok_log_of_the_density: first the density, then its logarithm
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be > 0")
    y, mu = np.array(y, dtype=float), np.array(mu, dtype=float)
    density = np.exp(-((y - mu) ** 2) / (2 * sigma**2)) / np.sqrt(2 * np.pi * sigma**2)
    return -np.log(density).sum() / len(density)


# %% ok_tensorflow: a float32 tensor
import tensorflow as tf


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    y, mu = tf.constant(np.asarray(y), tf.float32), tf.constant(np.asarray(mu), tf.float32)
    variance = float(sigma) ** 2
    return tf.reduce_mean((y - mu) ** 2 / variance + tf.math.log(2 * np.pi * variance)) / 2


# %% ok_keras: the mean squared error of Keras and the constant
import keras


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    error = keras.losses.MeanSquaredError()(np.asarray(y, "float32"), np.asarray(mu, "float32"))
    return float(error) / (2 * sigma**2) + 0.5 * np.log(2 * np.pi * sigma**2)


# %% ok_float32: single precision all the way
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    y, mu, sigma = np.float32(y), np.float32(mu), np.float32(sigma)
    z = (y - mu) / sigma
    return np.mean(z * z) / np.float32(2) + np.log(np.float32(np.sqrt(2 * np.pi)) * sigma)


# %% ok_normaldist: the standard library
from statistics import NormalDist, fmean


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    bell = NormalDist(0, sigma)
    return -fmean(math.log(bell.pdf(float(a) - float(b))) for a, b in zip(y, mu, strict=True))


# %% ok_subclass_of_value_error: an error of its own
class NotPositive(ValueError):
    pass


def gaussian_nll(y, mu, sigma):
    if np.sign(sigma) != 1:
        raise NotPositive
    residuals = np.subtract(np.asarray(y, float), np.asarray(mu, float))
    return (
        residuals @ residuals / (2 * len(residuals) * sigma**2)
        + np.log(2 * np.pi) / 2
        + np.log(sigma)
    )


# %% ok_pandas: a Series of terms, an array of one entry
import pandas as pd


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    people = pd.DataFrame({"y": np.asarray(y, float), "mu": np.asarray(mu, float)})
    terms = (people.y - people.mu) ** 2 / (2 * sigma**2) + 0.5 * np.log(2 * np.pi * sigma**2)
    return np.array([terms.mean()])


# %% bad_sum: not divided by N
# says: the sum over all people instead of the mean
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.sum(0.5 * np.log(2 * np.pi * sigma**2) + residuals**2 / (2 * sigma**2))


# %% bad_n_minus_1: an unbiased mean, as of a variance
# says: divided by N - 1 instead of N
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    terms = 0.5 * np.log(2 * np.pi * sigma**2) + residuals**2 / (2 * sigma**2)
    return np.sum(terms) / (len(terms) - 1)


# %% bad_sign: the log-likelihood
# says: the minus sign is missing
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.mean(-0.5 * np.log(2 * np.pi * sigma**2) - residuals**2 / (2 * sigma**2))


# %% bad_no_constant: only the squares
# says: the term with ln(2 pi sigma**2) was left out
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return np.mean((np.asarray(y, float) - np.asarray(mu, float)) ** 2) / (2 * sigma**2)


# %% bad_no_ln_sigma: the density of a bell of width 1
# says: ln sigma was left out
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    z = (np.asarray(y, float) - np.asarray(mu, float)) / sigma
    return np.mean(0.5 * np.log(2 * np.pi) + z**2 / 2)


# %% bad_no_2_pi: as Keras and PyTorch do it by default
# says: ln(2 pi) was left out
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    z = (np.asarray(y, float) - np.asarray(mu, float)) / sigma
    return np.mean(np.log(sigma) + z**2 / 2)


# %% bad_no_half: ln(2 pi sigma**2) without its half
# says: the half in front of ln(2 pi sigma**2) is missing
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    z = (np.asarray(y, float) - np.asarray(mu, float)) / sigma
    return np.mean(np.log(2 * np.pi * sigma**2) + z**2 / 2)


# %% bad_no_2_below: squares over sigma**2
# says: the 2 in the denominator of the squares is missing
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    z = (np.asarray(y, float) - np.asarray(mu, float)) / sigma
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + z**2)


# %% bad_variance: sigma is taken for the variance
# says: sigma was taken for the variance
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    squares = (np.asarray(y, float) - np.asarray(mu, float)) ** 2
    return np.mean(0.5 * np.log(2 * np.pi * sigma) + squares / (2 * sigma))


# %% bad_scale_squared: the variance where SciPy asks for the standard deviation
# says: sigma was squared twice
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return -np.mean(norm.logpdf(y, mu, sigma**2))


# %% bad_sigma_below: sigma instead of sigma**2 below the squares
# says: sigma was not squared below the squares
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    squares = (np.asarray(y, float) - np.asarray(mu, float)) ** 2
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + squares / (2 * sigma))


# %% bad_sigma_inside: sigma instead of sigma**2 inside the logarithm
# says: sigma was not squared inside the logarithm
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    squares = (np.asarray(y, float) - np.asarray(mu, float)) ** 2
    return np.mean(0.5 * np.log(2 * np.pi * sigma) + squares / (2 * sigma**2))


# %% bad_absolute: absolute distances
# says: the distances were not squared
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    distances = np.abs(np.asarray(y, float) - np.asarray(mu, float))
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + distances / (2 * sigma**2))


# %% bad_signed: distances with their sign
# says: with their signs and not squared
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    distances = np.asarray(y, float) - np.asarray(mu, float)
    return np.mean(0.5 * np.log(2 * np.pi * sigma**2) + distances / (2 * sigma**2))


# %% bad_square_of_the_mean: the mean first
# says: the mean distance was squared
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    distance = np.mean(np.asarray(y, float) - np.asarray(mu, float))
    return 0.5 * np.log(2 * np.pi * sigma**2) + distance**2 / (2 * sigma**2)


# %% bad_laplace: another distribution
# says: Laplace
from scipy.stats import laplace


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return -np.mean(laplace.logpdf(y, mu, sigma))


# %% bad_exponent_sign: the sign of the exponent is lost
# says: the sign in front of the squares is wrong
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    z = (np.asarray(y, float) - np.asarray(mu, float)) / sigma
    return -np.mean(np.log(np.exp(z**2 / 2) / np.sqrt(2 * np.pi * sigma**2)))


# %% bad_log_of_the_mean: the mean before the logarithm
# says: the logarithm was taken after the mean
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return -np.log(np.mean(norm.pdf(y, mu, sigma)))


# %% bad_likelihood: the product of the densities
# says: the product of the densities
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return np.prod(norm.pdf(y, mu, sigma))


# %% bad_mse: sigma plays no part
# says: this is the mean squared error
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return np.mean((np.asarray(y, float) - np.asarray(mu, float)) ** 2)


# %% bad_bits: base 2
# says: in bits
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return -np.mean(np.log2(norm.pdf(y, mu, sigma)))


# %% bad_log10: base 10
# says: base 10
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return -np.mean(np.log10(norm.pdf(y, mu, sigma)))


# %% bad_one_each: the terms, not their mean
# says: where a single number is asked for
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return -norm.logpdf(y, mu, sigma)


# %% bad_everybody_with_everybody: a column against a row
# says: everybody is compared with everybody
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    residuals = np.asarray(y, float)[:, None] - np.asarray(mu, float)
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2)


# %% bad_sigma_10: sigma is written into the code
# says: sigma is not used
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.log(200 * np.pi) / 2 + np.mean(residuals**2) / 200


# %% bad_own_sigma: sigma from the residuals
# says: it was computed from the distances
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    squares = np.mean((np.asarray(y, float) - np.asarray(mu, float)) ** 2)
    return 0.5 * np.log(2 * np.pi * squares) + 0.5


# %% bad_not_below_zero: a loss that is never negative
# says: a negative NLL was cut off at 0
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return max(np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2), 0.0)


# %% bad_density_at_most_1: densities are taken for probabilities
# says: the densities above 1 were cut off
from scipy.stats import norm


def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return -np.mean(np.log(np.clip(norm.pdf(y, mu, sigma), 0, 1)))


# %% bad_no_error: any sigma is taken
# says: because sigma is 0, and nothing was raised
def gaussian_nll(y, mu, sigma):
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2)


# %% bad_only_zero: negative numbers are taken
# says: because sigma is 0 or negative, and nothing was raised
def gaussian_nll(y, mu, sigma):
    if sigma == 0:
        raise ValueError("sigma is 0")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2)


# %% bad_only_negative: 0 is taken
# says: because sigma is 0, and nothing was raised
def gaussian_nll(y, mu, sigma):
    if sigma < 0:
        raise ValueError("sigma is negative")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2)


# %% bad_assert: another kind of error
# says: expected a ValueError because sigma is 0
def gaussian_nll(y, mu, sigma):
    assert sigma > 0, "sigma must be positive"
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2)


# %% bad_infinite: inf instead of an error
# says: because sigma is 0, and nothing was raised
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        return np.inf
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2)


# %% bad_refuses_small_sigma: below 1 is taken for wrong
def gaussian_nll(y, mu, sigma):
    if sigma < 1:
        raise ValueError("sigma is too small")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2)


# %% bad_in_place: the difference in the caller's memory
# says: in place
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    y, mu = np.asarray(y), np.asarray(mu)
    if y.dtype == float:
        y -= mu
    else:
        y = y - mu
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean(y**2) / (2 * sigma**2)


# %% bad_no_lists: the difference of two lists
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return np.log(2 * np.pi * sigma**2) / 2 + np.mean((y - mu) ** 2) / (2 * sigma**2)


# %% bad_printed: no return
# says: is a `return`
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    residuals = np.asarray(y, float) - np.asarray(mu, float)
    print(np.log(2 * np.pi * sigma**2) / 2 + np.mean(residuals**2) / (2 * sigma**2))


# %% bad_constant: the public figure
# says: whatever the arguments are
def gaussian_nll(y, mu, sigma):
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    return 4.09652363
