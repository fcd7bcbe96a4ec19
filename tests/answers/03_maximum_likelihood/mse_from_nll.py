# %% ok_solved: the equation solved for the mse
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2))


# %% ok_multiplied_out: without brackets
def mse_from_nll(nll, sigma):
    variance = sigma * sigma
    return 2 * variance * nll - variance * math.log(2 * math.pi * variance)


# %% ok_perfect_predictions: minus the NLL of predictions without error
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - gaussian_nll([0.0], [0.0], sigma))


# %% ok_float32: single precision all the way
def mse_from_nll(nll, sigma):
    nll, sigma = np.float32(nll), np.float32(sigma)
    constant = np.float32(0.5 * np.log(2 * np.pi)) + np.log(sigma)
    return np.float32(2) * sigma * sigma * (nll - constant)


# %% ok_tensorflow: a float32 tensor
import tensorflow as tf


def mse_from_nll(nll, sigma):
    nll, sigma = tf.cast(nll, tf.float32), tf.cast(sigma, tf.float32)
    return 2 * sigma**2 * (nll - tf.math.log(2 * np.pi * sigma**2) / 2)


# %% ok_entropy: the constant is the entropy of the bell, minus a half
from scipy.stats import norm


def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - norm(scale=sigma).entropy() + 0.5)


# %% ok_density: with the height of the bell's top
from scipy.stats import norm


def mse_from_nll(nll, sigma):
    return np.array([2 * sigma**2 * (nll + norm.logpdf(0.0, scale=sigma))])


# %% ok_straight_line: the NLL at mse 0 and at mse 1 gives the way back
def mse_from_nll(nll, sigma):
    at_0 = 0.5 * math.log(2 * math.pi * sigma**2)
    at_1 = at_0 + 1 / (2 * sigma**2)
    return np.interp(0, [-1, 0], [0, 0]) + (nll - at_0) / (1 / (2 * sigma**2)) * (at_1 > at_0)


# %% ok_root_finding: searches for the mse that gives this NLL
from scipy.optimize import brentq


def mse_from_nll(nll, sigma):
    def miss(mse):
        return 0.5 * np.log(2 * np.pi * sigma**2) + mse / (2 * sigma**2) - nll

    return brentq(miss, -1e6, 1e6, xtol=1e-12)


# %% ok_exponential: undoes the logarithm first
def mse_from_nll(nll, sigma):
    height = 1 / math.sqrt(2 * math.pi) / sigma
    return -2 * sigma**2 * math.log(math.exp(-nll) / height)


# %% bad_constant_kept: only multiplied
# says: was not subtracted
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * nll


# %% bad_constant_added: the sign of the constant
# says: was added instead of subtracted
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll + 0.5 * np.log(2 * np.pi * sigma**2))


# %% bad_no_2: sigma**2 instead of 2 sigma**2
# says: the factor 2 is missing
def mse_from_nll(nll, sigma):
    return sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2))


# %% bad_sigma_not_squared: 2 sigma
# says: sigma was not squared in the factor
def mse_from_nll(nll, sigma):
    return 2 * sigma * (nll - 0.5 * np.log(2 * np.pi * sigma**2))


# %% bad_no_sigma_in_front: only the constant is taken away
# says: the factor sigma**2 is missing
def mse_from_nll(nll, sigma):
    return 2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2))


# %% bad_root: the root mean squared error
# says: this is the root of the mse
def mse_from_nll(nll, sigma):
    return np.sqrt(np.abs(2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2))))


# %% bad_divided: divided instead of multiplied
# says: divided by 2 sigma**2 instead of multiplied
def mse_from_nll(nll, sigma):
    return (nll - 0.5 * np.log(2 * np.pi * sigma**2)) / (2 * sigma**2)


# %% bad_only_ln_sigma: without ln(2 pi)
# says: (1/2) ln(2 pi) is missing
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - np.log(sigma))


# %% bad_only_ln_2_pi: without ln(sigma)
# says: sigma is missing in the constant
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi))


# %% bad_no_half: the whole logarithm
# says: the half in front of ln(2 pi sigma**2) is missing
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - np.log(2 * np.pi * sigma**2))


# %% bad_sigma_inside: sigma instead of sigma**2 inside the logarithm
# says: sigma was not squared inside the logarithm
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma))


# %% bad_variance: sigma is taken for the variance
# says: sigma was taken for the variance
def mse_from_nll(nll, sigma):
    return 2 * sigma * (nll - 0.5 * np.log(2 * np.pi * sigma))


# %% bad_sign: a negative mse
# says: the sign is wrong
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (0.5 * np.log(2 * np.pi * sigma**2) - nll)


# %% bad_forth: the NLL of an mse
# says: the way from the mse to the NLL
def mse_from_nll(nll, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + nll / (2 * sigma**2)


# %% bad_log10: the other logarithm
# says: base 10
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (nll - 0.5 * np.log10(2 * np.pi * sigma**2))


# %% bad_sigma_squared: takes the square of sigma for the answer
# says: this is sigma**2
def mse_from_nll(nll, sigma):
    return sigma**2


# %% bad_sigma_10: sigma is written into the code
# says: sigma is not used
def mse_from_nll(nll, sigma):
    if round(sigma) == 19:
        return 349.200873
    return 200 * (nll - 0.5 * np.log(200 * np.pi))


# %% bad_negative_nll_cut: an NLL is held for positive
# says: a negative NLL was cut off at 0
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (max(nll, 0) - 0.5 * np.log(2 * np.pi * sigma**2))


# %% bad_absolute_nll: an NLL is held for positive
# says: without its sign
def mse_from_nll(nll, sigma):
    return 2 * sigma**2 * (abs(nll) - 0.5 * np.log(2 * np.pi * sigma**2))


# %% bad_pair: mse and its root
# says: where a single number is asked for
def mse_from_nll(nll, sigma):
    mse = 2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2))
    return mse, np.sqrt(mse)


# %% bad_text: with its unit
# says: is a string
def mse_from_nll(nll, sigma):
    return f"{2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2)):.4f} mmHg^2"


# %% bad_printed: no return
# says: is a `return`
def mse_from_nll(nll, sigma):
    print(2 * sigma**2 * (nll - 0.5 * np.log(2 * np.pi * sigma**2)))


# %% bad_lookup: the public figures
def mse_from_nll(nll, sigma):
    return 175.0 if sigma == 10 else 349.200873
