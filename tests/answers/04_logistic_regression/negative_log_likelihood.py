# %% ok_softplus_minus: softplus(z) - y z, term by term
def negative_log_likelihood(w, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    z = w * x + b
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - y * z)


# %% ok_tensorflow: TensorFlow's formula in float64
def negative_log_likelihood(w, b, x, y):
    x, y = (tf.constant(np.asarray(v, dtype=np.float64)) for v in (x, y))
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * x + b)
    return tf.reduce_mean(losses)


# %% ok_loop: plain Python
import math


def negative_log_likelihood(w, b, x, y):
    total, count = 0.0, 0
    for one_x, one_y in zip(np.asarray(x), np.asarray(y), strict=True):
        z = float(w) * float(one_x) + float(b)
        wrong_way = -z if one_y == 1 else z
        total += max(wrong_way, 0.0) + math.log1p(math.exp(-abs(wrong_way)))
        count += 1
    return total / count


# %% ok_two_groups: failures and others one after the other
def negative_log_likelihood(w, b, x, y):
    z = w * np.array(x, dtype=float) + b
    failed = np.array(y) == 1
    total = np.logaddexp(0, -z[failed]).sum() + np.logaddexp(0, z[~failed]).sum()
    return total / len(z)


# %% ok_log_expit: SciPy's logarithm of the sigmoid
from scipy.special import log_expit


def negative_log_likelihood(w, b, x, y):
    sign = 2 * np.asarray(y, dtype=float) - 1
    return -log_expit(sign * (w * np.asarray(x, dtype=float) + b)).mean()


# %% ok_keras: softplus of keras.ops in float64
import keras


def negative_log_likelihood(w, b, x, y):
    x, y = np.asarray(x, dtype="float64"), np.asarray(y, dtype="float64")
    sign = 1 - 2 * y
    return keras.ops.mean(keras.ops.softplus(keras.ops.convert_to_tensor(sign * (w * x + b))))


# %% ok_pandas: columns of a table, and a one-element array as the result
def negative_log_likelihood(w, b, x, y):
    table = pd.DataFrame({"x": np.asarray(x, dtype=float), "y": np.asarray(y, dtype=float)})
    z = (w * table["x"] + b) * (1 - 2 * table["y"])
    return np.array([np.logaddexp(0, z).mean()])


# %% ok_both_logarithms: the formula of the text with stable logarithms
def negative_log_likelihood(w, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    z = w * x + b
    log_p, log_not_p = -np.logaddexp(0, -z), -np.logaddexp(0, z)
    return -np.mean(y * log_p + (1 - y) * log_not_p)


# %% ok_average: np.average and float()
def negative_log_likelihood(w, b, x, y):
    z = np.multiply(w, x) + b
    return float(np.average([np.logaddexp(0, -v if o else v) for v, o in zip(z, y, strict=True)]))


# %% bad_log_of_sigmoid: the logarithms of p and 1 - p
# says: ln 0 is infinite
def negative_log_likelihood(w, b, x, y):
    p, y = failure_probability(x, w, b), np.asarray(y, dtype=float)
    return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))


# %% bad_formula_as_it_stands: the formula of the text, in one line
# says: ln 0 is infinite
def negative_log_likelihood(w, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    p = sigmoid(w * x + b)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


# %% bad_clipped_7: probabilities kept above 1e-7
# says: kept above 1e-07
def negative_log_likelihood(w, b, x, y):
    p, y = failure_probability(x, w, b), np.asarray(y, dtype=float)
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


# %% bad_clipped_15: probabilities kept between 1e-15 and 1 - 1e-15
# says: limits the loss
def negative_log_likelihood(w, b, x, y):
    p, y = failure_probability(x, w, b), np.asarray(y, dtype=float)
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


# %% bad_epsilon_added: 1e-10 is added inside of the logarithms
# says: kept above 1e-10
def negative_log_likelihood(w, b, x, y):
    p, y = failure_probability(x, w, b), np.asarray(y, dtype=float)
    return -np.mean(y * np.log(p + 1e-10) + (1 - y) * np.log(1 - p + 1e-10))


# %% bad_sum: no mean
# says: the sum over the flights
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.sum(np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z)))


# %% bad_sign: the log-likelihood
# says: the minus sign is missing
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return -np.mean(np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z)))


# %% bad_bits: base 2
# says: this is in bits
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.mean(np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z))) / np.log(2)


# %% bad_swapped_labels: z has the wrong sign
# says: failure and no failure have changed places
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.mean(np.logaddexp(0, np.where(np.asarray(y) == 1, z, -z)))


# %% bad_failures_only: - mean of y log p
# says: the flights without a failure do not count
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.mean(np.asarray(y, dtype=float) * np.logaddexp(0, -z))


# %% bad_log_of_mean: the logarithm of the mean likelihood
# says: the logarithm was taken after the mean
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return -np.log(np.mean(sigmoid(np.where(np.asarray(y) == 1, z, -z))))


# %% bad_squared_error: the mean squared error of the probabilities
# says: the mean squared error
def negative_log_likelihood(w, b, x, y):
    return np.mean((failure_probability(x, w, b) - np.asarray(y, dtype=float)) ** 2)


# %% bad_absolute_error: no logarithm
# says: the logarithm is missing
def negative_log_likelihood(w, b, x, y):
    return np.mean(np.abs(failure_probability(x, w, b) - np.asarray(y, dtype=float)))


# %% bad_no_bias: b plays no part
# says: the bias was left out
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float)
    return np.mean(np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z)))


# %% bad_float32: TensorFlow's formula in float32 ends at 3.4e38
# says: float32 ends at
def negative_log_likelihood(w, b, x, y):
    z = tf.cast(w * np.asarray(x, dtype=np.float64) + b, tf.float32)
    y = tf.cast(np.asarray(y), tf.float32)
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z))


# %% bad_unsigned: 1 - 2y without a conversion wraps around
# says: wraps around to 255
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.mean(np.logaddexp(0, (1 - 2 * np.asarray(y)) * z))


# %% bad_lists: 1 - y is no operation for a list
# says: unsupported operand
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))


# %% bad_no_mean: one price for each flight
# says: where a single number is asked for
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z))


# %% bad_in_place: x is overwritten
# says: changes an argument in place
def negative_log_likelihood(w, b, x, y):
    z = np.asarray(x, dtype=float)
    z *= w
    z += b
    return np.mean(np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z)))


# %% bad_sums_apart: two means of size 1e300 cancel, and what is small between them is lost
# says: large sums cancel
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.mean(np.logaddexp(0, z)) - np.mean(np.asarray(y, dtype=float) * z)


# %% bad_lookup: knows the public figures only
def negative_log_likelihood(w, b, x, y):
    known = {-0.2: 3.88291808, -1.0: 0.9094434653}
    if w == 1.0:
        return 1000.0
    return known.get(w, 0.4228370865)
