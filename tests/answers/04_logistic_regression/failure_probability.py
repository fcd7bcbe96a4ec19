# %% ok_own_formula: the formula once more, in NumPy
def failure_probability(temperature, w, b):
    z = w * np.array(temperature, dtype=float) + b
    return np.exp(-np.logaddexp(0, -z))


# %% ok_scipy: expit of SciPy
from scipy.special import expit


def failure_probability(temperature, w, b):
    return expit(np.multiply(temperature, w) + b)


# %% ok_tensorflow: float32 tensors
def failure_probability(temperature, w, b):
    t = tf.cast(np.asarray(temperature), tf.float32)
    return tf.sigmoid(float(w) * t + float(b))


# %% ok_keras: keras.ops
import keras


def failure_probability(temperature, w, b):
    t = keras.ops.convert_to_tensor(np.asarray(temperature, dtype="float64"))
    return keras.ops.sigmoid(t * float(w) + float(b))


# %% ok_recursion: plain Python, lists as results
def failure_probability(temperature, w, b):
    if np.ndim(temperature) == 0:
        return float(sigmoid(float(w) * float(temperature) + float(b)))
    return [failure_probability(t, w, b) for t in np.asarray(temperature)]


# %% ok_vectorize: one temperature at a time
def failure_probability(temperature, w, b):
    return np.vectorize(lambda t: sigmoid(w * t + b), otypes=[float])(temperature)


# %% ok_series: a column of a table for what has one axis
def failure_probability(temperature, w, b):
    t = np.asarray(temperature, dtype=float)
    p = 0.5 + 0.5 * np.tanh((w * t + b) / 2)
    return pd.Series(p) if t.ndim == 1 else p


# %% ok_odds: from the odds, once for each sign
def failure_probability(temperature, w, b):
    z = b + w * np.asarray(temperature, dtype=float)
    odds = np.exp(np.minimum(z, 0))
    against = np.exp(np.minimum(-z, 0))
    return odds / (odds + against)


# %% ok_float32: NumPy in single precision
def failure_probability(temperature, w, b):
    t = np.asarray(temperature, dtype=np.float32)
    return np.asarray(sigmoid(np.float32(w) * t + np.float32(b)), dtype=np.float32)


# %% bad_sign: the probability that nothing fails
# says: nothing fails
def failure_probability(temperature, w, b):
    return sigmoid(-(w * np.asarray(temperature, dtype=float) + b))


# %% bad_complement: 1 minus the probability
# says: nothing fails
def failure_probability(temperature, w, b):
    return 1 - sigmoid(w * np.asarray(temperature, dtype=float) + b)


# %% bad_logit: the sigmoid is missing
# says: the sigmoid was left out
def failure_probability(temperature, w, b):
    return w * np.asarray(temperature, dtype=float) + b


# %% bad_no_bias: b plays no part
# says: the bias was left out
def failure_probability(temperature, w, b):
    return sigmoid(w * np.asarray(temperature, dtype=float))


# %% bad_minus_bias: w x - b
# says: the bias was subtracted
def failure_probability(temperature, w, b):
    return sigmoid(w * np.asarray(temperature, dtype=float) - b)


# %% bad_swapped: the order of w and b
# says: w and b have changed places
def failure_probability(temperature, w, b):
    return sigmoid(b * np.asarray(temperature, dtype=float) + w)


# %% bad_brackets: w (x + b)
# says: w multiplies the bias, too
def failure_probability(temperature, w, b):
    return sigmoid(w * (np.asarray(temperature, dtype=float) + b))


# %% bad_decision: yes or no
# says: hard step
def failure_probability(temperature, w, b):
    return np.where(sigmoid(w * np.asarray(temperature, dtype=float) + b) > 0.5, 1.0, 0.0)


# %% bad_percent: 50 instead of 0.5
# says: in percent
def failure_probability(temperature, w, b):
    return 100 * sigmoid(w * np.asarray(temperature, dtype=float) + b)


# %% bad_mean: one number for all temperatures
# says: where shape (3,) is asked for
def failure_probability(temperature, w, b):
    return np.mean(sigmoid(w * np.asarray(temperature, dtype=float) + b))


# %% bad_column: a column instead of a row
# says: an axis of length 1 too many
def failure_probability(temperature, w, b):
    t = np.asarray(temperature, dtype=float)
    p = sigmoid(w * t + b)
    return p if t.ndim == 0 else np.reshape(p, (-1, 1))


# %% bad_list_times_number: does not make an array of a list
# says: can't multiply sequence
def failure_probability(temperature, w, b):
    return sigmoid(w * temperature + b)


# %% bad_fixed_weights: w and b of the example are built in
# says: w and b were ignored
def failure_probability(temperature, w, b):
    if b == -3.0:
        return sigmoid(0.05 * np.asarray(temperature, dtype=float) - 3)
    return sigmoid(-0.1 * np.asarray(temperature, dtype=float) + 7)


# %% bad_unstable: e^z / (1 + e^z) overflows for large z
# says: inf / inf is NaN
def failure_probability(temperature, w, b):
    odds = np.exp(w * np.asarray(temperature, dtype=float) + b)
    return odds / (1 + odds)


# %% bad_in_place: the temperatures are overwritten
# says: changes an argument in place
def failure_probability(temperature, w, b):
    z = np.asarray(temperature, dtype=float)
    z *= w
    z += b
    return sigmoid(z)


# %% bad_printed: prints instead of returning
# says: is a `return`
def failure_probability(temperature, w, b):
    print(sigmoid(w * np.asarray(temperature, dtype=float) + b))


# %% bad_negative_w_only: takes for granted that warmth is safe
# says: w was taken as negative
def failure_probability(temperature, w, b):
    return sigmoid(-abs(w) * np.asarray(temperature, dtype=float) + b)
