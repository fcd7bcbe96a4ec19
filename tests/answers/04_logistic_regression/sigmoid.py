# %% ok_masks: each form where it is safe, by boolean masks
def sigmoid(z):
    z = np.array(z, dtype=float)
    p = np.empty_like(z)
    above = z >= 0
    p[above] = 1 / (1 + np.exp(-z[above]))
    powers = np.exp(z[~above])
    p[~above] = powers / (1 + powers)
    return p


# %% ok_math_vectorize: math.exp with an if, made an array function by np.vectorize
import math


def one_sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    power = math.exp(z)
    return power / (1 + power)


def sigmoid(z):
    return np.vectorize(one_sigmoid, otypes=[float])(z)


# %% ok_nested_lists: plain Python, lists as results
import math


def sigmoid(z):
    if np.ndim(z) > 0:
        return [sigmoid(part) for part in np.asarray(z)]
    z = float(z)
    small = math.exp(-abs(z))
    return 1 / (1 + small) if z >= 0 else small / (1 + small)


# %% ok_scipy: expit of SciPy
from scipy.special import expit


def sigmoid(z):
    return expit(np.asarray(z, dtype=float))


# %% ok_tensorflow: a float64 tensor
def sigmoid(z):
    return tf.sigmoid(tf.constant(np.asarray(z, dtype=np.float64)))


# %% ok_tensorflow_float32: cast by TensorFlow to float32, where 1e300 is infinite
def sigmoid(z):
    return tf.nn.sigmoid(tf.cast(np.asarray(z, dtype=np.float64), tf.float32))


# %% ok_keras: keras.ops on float64
import keras


def sigmoid(z):
    return keras.ops.sigmoid(keras.ops.convert_to_tensor(np.asarray(z, dtype="float64")))


# %% ok_tanh: half of 1 + tanh(z / 2)
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z, dtype=float) / 2))


# %% ok_logaddexp: in log space
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


# %% ok_wide_clip: clipped so far out that the limits are reached to the last digit
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, dtype=float), -500, 500)))


# %% ok_errstate: the overflow is harmless in this form, and its warning is switched off
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


# %% ok_dtype_kept: keeps float32, converts whole numbers only
def sigmoid(z):
    z = np.asarray(z)
    if z.dtype.kind != "f":
        z = z.astype(np.float64)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


# %% bad_naive: the formula as it stands
# says: an exponential of a large positive number overflows
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


# %% bad_ratio: e^z over 1 + e^z everywhere
# says: inf / inf is NaN
def sigmoid(z):
    powers = np.exp(np.asarray(z, dtype=float))
    return powers / (1 + powers)


# %% bad_where_computes_both: np.where picks well, but both forms are computed everywhere
# says: an exponential of a large positive number overflows
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


# %% bad_sign: the sign of the exponent is lost
# says: the sign of the exponent is wrong
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, small, 1) / (1 + small)


# %% bad_not_inverted: only the denominator
# says: 1 was not divided by it
def sigmoid(z):
    return 1 + np.exp(-np.asarray(z, dtype=float))


# %% bad_exponential: e^z alone
# says: not divided by 1 + e^z
def sigmoid(z):
    return np.exp(np.asarray(z, dtype=float))


# %% bad_tanh: another S-shaped curve
# says: this is tanh
def sigmoid(z):
    return np.tanh(np.asarray(z, dtype=float))


# %% bad_step: the decision instead of the probability
# says: hard step
def sigmoid(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


# %% bad_base_two: powers of 2
# says: base 2
def sigmoid(z):
    z = np.clip(np.asarray(z, dtype=float), -500, 500)
    return 1 / (1 + 2.0**-z)


# %% bad_derivative: the slope p (1 - p)
# says: the slope of the sigmoid
def sigmoid(z):
    small = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return small / (1 + small) ** 2


# %% bad_softmax: normalises over the whole array
# says: as in softmax
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max())
    return powers / powers.sum()


# %% bad_numbers_only: math.exp takes no arrays
# says: only 0-dimensional arrays
import math


def sigmoid(z):
    small = math.exp(-abs(z))
    return 1 / (1 + small) if z >= 0 else small / (1 + small)


# %% bad_if_on_array: an if on the whole array
# says: truth value of an array
def sigmoid(z):
    small = np.exp(-np.abs(z))
    if z >= 0:
        return 1 / (1 + small)
    return small / (1 + small)


# %% bad_narrow_clip: z is clipped to -20 to 20, where the curve is not yet 0 or 1
# says: was clipped
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, dtype=float), -20, 20)))


# %% bad_clipped_probability: kept away from 0 and 1 for a logarithm to come
# says: was clipped
def sigmoid(z):
    small = np.exp(-np.abs(np.asarray(z, dtype=float)))
    p = np.where(np.asarray(z) >= 0, 1, small) / (1 + small)
    return np.clip(p, 1e-7, 1 - 1e-7)


# %% bad_whole_number_results: the result array has the dtype of z
# says: stored as a whole number
def sigmoid(z):
    z = np.asarray(z)
    p = np.zeros_like(z)
    p[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    p[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return p


# %% bad_unsigned: no conversion to floats: -z of an unsigned number wraps around
# says: -z wraps around
def sigmoid(z):
    z = np.asarray(z)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


# %% bad_float32_cast: 1e300 does not fit into float32, and NumPy warns
# says: a conversion to a smaller type
def sigmoid(z):
    z = np.asarray(z, dtype=np.float32)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


# %% bad_in_place: z is changed
# says: changes an argument in place
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    sign = np.where(z >= 0, 1.0, 0.0)
    np.abs(z, out=z)
    small = np.exp(-z)
    return np.where(sign == 1, 1, small) / (1 + small)


# %% bad_flattened: the shape gets lost
# says: arranged in another way
def sigmoid(z):
    z = np.asarray(z, dtype=float).ravel()
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


# %% bad_printed: prints instead of returning
# says: is a `return`
def sigmoid(z):
    small = np.exp(-np.abs(np.asarray(z, dtype=float)))
    print(np.where(np.asarray(z) >= 0, 1, small) / (1 + small))


# %% bad_lookup: knows the numbers of the visible checks only
def sigmoid(z):
    known = {2.0: 0.880797078, -1.0: 0.2689414214, 0.0: 0.5, 1000.0: 1.0, -1000.0: 0.0}
    known |= {1.0986122886681098: 0.75, -1.0986122886681098: 0.25}
    if np.ndim(z) == 0:
        return known.get(float(z), 0.5)
    return [known.get(float(v), 0.5) for v in np.ravel(z)]
