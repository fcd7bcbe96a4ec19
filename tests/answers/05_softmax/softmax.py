# %% ok_keepdims: the maximum subtracted, sums kept with keepdims
def softmax(z):
    a = np.array(z, dtype=float)
    a = a - np.max(a, axis=-1, keepdims=True)
    e = np.exp(a)
    return e / np.sum(e, axis=-1, keepdims=True)


# %% ok_plain_python: nested loops and math.exp, lists as results
import math


def softmax(z):
    def one_row(row):
        row = [float(v) for v in row]
        top = max(row)
        powers = [math.exp(v - top) for v in row]
        return [power / sum(powers) for power in powers]

    if np.ndim(z) == 1:
        return one_row(z)
    return [one_row(row) for row in z]


# %% ok_scipy: the function of SciPy
from scipy import special


def softmax(z):
    return special.softmax(np.asarray(z, dtype=float), axis=-1)


# %% ok_tensorflow: a float32 tensor from tf.nn.softmax
import tensorflow as tf


def softmax(z):
    return tf.nn.softmax(tf.constant(np.asarray(z), dtype=tf.float32))


# %% ok_keras: keras.ops in float32
import keras


def softmax(z):
    return keras.ops.softmax(keras.ops.cast(np.asarray(z), "float32"), axis=-1)


# %% ok_float32: NumPy in single precision all the way
def softmax(z):
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(z - z.max(-1)[..., None])
    return e / e.sum(-1)[..., None]


# %% ok_logsumexp: in log space, the exponential comes last
from scipy.special import logsumexp


def softmax(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z - logsumexp(z, axis=-1, keepdims=True))


# %% ok_pandas: a DataFrame for a batch and a Series for one row
import pandas as pd


def softmax(z):
    if np.ndim(z) == 1:
        row = pd.Series(np.asarray(z, dtype=float))
        e = np.exp(row - row.max())
        return e / e.sum()
    table = pd.DataFrame(np.asarray(z, dtype=float))
    e = np.exp(table.sub(table.max(axis=1), axis=0))
    return e.div(e.sum(axis=1), axis=0)


# %% ok_reciprocal: one over the sum of exp of the differences, no maximum needed
def softmax(z):
    z = np.asarray(z, dtype=float)
    differences = z[..., None, :] - z[..., :, None]
    return 1 / np.exp(differences).sum(axis=-1)


# %% ok_transposed: broadcasting through a transpose instead of keepdims
def softmax(z):
    z = np.asarray(z, dtype=float).T
    e = np.exp(z - z.max(axis=0))
    return (e / e.sum(axis=0)).T


# %% ok_apply_along_axis: a function of one row, applied to all rows
def softmax(z):
    def one_row(row):
        e = np.exp(row - row.max())
        return e / e.sum()

    return np.apply_along_axis(one_row, -1, np.asarray(z, dtype=float))


# %% ok_long_double: a wide number type that holds exp(1000)
def softmax(z):
    e = np.exp(np.asarray(z, dtype=np.longdouble))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), dtype=float)


# %% bad_not_normalised: stops after the exponential
# says: not divided by their sum
def softmax(z):
    return np.exp(np.asarray(z, dtype=float))


# %% bad_no_exponential: divides the logits themselves by their sum
# says: without the exponential
def softmax(z):
    z = np.asarray(z, dtype=float)
    return z / z.sum(axis=-1, keepdims=True)


# %% bad_axis_0: normalises each column
# says: each column sums to 1 instead of each row
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


# %% bad_axis_0_keepdims: shifts the rows rightly, but sums over the wrong axis
# says: each column of the shifted rows sums to 1
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


# %% bad_overflow: the formula as it stands in the book
# says: overflow
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_global_maximum: one maximum for the whole batch
# says: largest logit of the whole batch
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_column_maximum: shifts each column by its own maximum
# says: each column was shifted by its own maximum
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_minus_sign: exp(-z)
# says: the sign of the exponent is wrong
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z.min(axis=-1, keepdims=True) - z)
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_base_2: powers of 2
# says: base 2 instead of e
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = 2 ** (z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_no_keepdims: the sums of the rows without keepdims
# says: the sums of the shifted rows were lined up with the columns
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


# %% bad_no_keepdims_at_the_maximum: the maxima of the rows without keepdims
# says: the maxima of the rows were lined up with the columns
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_no_keepdims_at_all: neither the maximum nor the sum keeps its axis
# says: the maxima and the sums of the rows were lined up
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1))
    return e / e.sum(axis=-1)


# %% bad_whole_batch: all entries together sum to 1
# says: the whole batch was normalised together
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max())
    return e / e.sum()


# %% bad_rounded: rounded to four places
# says: rounded
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.round(e / e.sum(axis=-1, keepdims=True), 4)


# %% bad_in_place: subtracts the maximum from the argument itself
# says: in place
def softmax(z):
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_always_a_batch: a single row comes back as a batch
# says: an axis of length 1 too many
def softmax(z):
    z = np.atleast_2d(np.asarray(z, dtype=float))
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% bad_squeezed: a batch of one row comes back without its first axis
# says: an axis of length 1 is missing
def softmax(z):
    z = np.atleast_2d(np.asarray(z, dtype=float))
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).squeeze()


# %% bad_clipped: keeps the logits below 500 to prevent the overflow
# says: the logits were clipped
def softmax(z):
    e = np.exp(np.clip(np.asarray(z, dtype=float), -500, 500))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_clipped_at_700: 700 is just below the overflow
# says: the logits were clipped
def softmax(z):
    e = np.exp(np.minimum(np.asarray(z, dtype=float), 700))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_nan_to_num: hides the overflow instead of preventing it
# says: replaced by 0
def softmax(z):
    e = np.exp(np.asarray(z, dtype=float))
    return np.nan_to_num(e / e.sum(axis=-1, keepdims=True))


# %% bad_absolute_maximum: subtracts the largest absolute value
# says: exp is 0 for the whole row
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.abs(z).max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_mean_subtracted: the mean of the row does not prevent the overflow
# says: overflow
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_constant_subtracted: always 1000
# says: too much was subtracted
def softmax(z):
    e = np.exp(np.asarray(z, dtype=float) - 1000)
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_hard_maximum: 1 for the largest logit
# says: hard maximum
def softmax(z):
    z = np.asarray(z, dtype=float)
    return np.eye(z.shape[-1])[z.argmax(axis=-1)]


# %% bad_log_softmax: the logarithms of the probabilities
# says: logarithms of the probabilities
import tensorflow as tf


def softmax(z):
    return tf.nn.log_softmax(np.asarray(z, dtype=float))


# %% bad_sigmoid: squashes every logit by itself
# says: sigmoid
def softmax(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


# %% bad_shift_lost_in_the_sum: the numerator is shifted, the denominator is not
# says: shifted in the numerator only
def softmax(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z - z.max(axis=-1, keepdims=True)) / np.exp(z).sum(axis=-1, keepdims=True)


# %% bad_arrays_only: lists have no max
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% bad_whole_numbers_stay_whole: the results are written into an array of the argument's type
# says: array of floats first
def softmax(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    for index in np.ndindex(z.shape[:-1]):
        e = np.exp(z[index] - z[index].max())
        result[index] = e / e.sum()
    return result


# %% bad_batches_only: a sum over axis 1, which a single row has not
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% bad_printed: prints the probabilities
# says: is None, not a number
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    print(e / e.sum(axis=-1, keepdims=True))


# %% bad_strings: percentages to look at
# says: string
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return [f"{share:.1%}" for share in np.ravel(e / e.sum(axis=-1, keepdims=True))]


# %% bad_lookup: knows the public figures by heart
def softmax(z):
    known = {
        "[1.0, 2.0, 3.0]": [0.09003057, 0.24472847, 0.66524096],
        "[1000.0, 1000.0]": [0.5, 0.5],
    }
    z = np.asarray(z, dtype=float)
    if str(z.tolist()) in known:
        return known[str(z.tolist())]
    e = np.exp(z)
    return np.full(z.shape, 1 / z.shape[-1]) if z.ndim == 1 else e / e.sum(-1, keepdims=True)


# %% bad_constant: three classes, always the same
# says: has shape (3,), where shape (3, 3)
def softmax(z):
    return np.array([0.09003057, 0.24472847, 0.66524096])


# %% bad_logsumexp_overflows: in log space, but the sum is infinite at logits of 1000
# says: overflows
def softmax(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z - np.log(np.exp(z).sum(axis=-1, keepdims=True)))


# %% bad_five_places: rounded where nobody sees it in the public figures
# says: rounded to 5 places
def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.round(e / e.sum(axis=-1, keepdims=True), 5)


# %% bad_no_shift_and_no_keepdims: the plain formula, summed without keepdims
# says: the sums of the rows were lined up with the columns
def softmax(z):
    e = np.exp(np.asarray(z, dtype=float))
    return e / e.sum(axis=-1)


# %% ok_type_as_it_comes: an array of whole numbers stays whole until np.exp
def softmax(z):
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
