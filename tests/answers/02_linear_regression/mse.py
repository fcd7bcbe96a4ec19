# %% ok_loop: plain Python, a running sum
def mse(a, b, x, y):
    total = 0.0
    n = 0
    for xi, yi in zip(x, y):
        total += (float(a) * float(xi) + float(b) - float(yi)) ** 2
        n += 1
    return total / n


# %% ok_dot: the squared length of the error vector over n
def mse(a, b, x, y):
    errors = np.array(y, float) - (a * np.array(x, float) + b)
    return errors @ errors / errors.size


# %% ok_tensorflow: float32 tensors
import tensorflow as tf


def mse(a, b, x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    return tf.reduce_mean(tf.square(a * x + b - y))


# %% ok_keras: its own loss, float32
import keras


def mse(a, b, x, y):
    x, y = np.asarray(x, dtype="float32"), np.asarray(y, dtype="float32")
    return keras.losses.mean_squared_error(y, float(a) * x + float(b))


# %% ok_pandas: Series arithmetic, mean of the squares
def mse(a, b, x, y):
    table = pd.DataFrame({"x": np.asarray(x, float), "y": np.asarray(y, float)})
    return ((a * table.x + b - table.y) ** 2).mean()


# %% ok_variance: variance of the errors plus the square of their mean, as an array of one element
def mse(a, b, x, y):
    e = a * np.asarray(x, dtype=float) + b - np.asarray(y, dtype=float)
    return np.array([e.var() + e.mean() ** 2])


# %% ok_polyval: NumPy's own polynomials and the norm
def mse(a, b, x, y):
    predicted = np.polyval([a, b], np.asarray(x, dtype=np.float64))
    return np.linalg.norm(predicted - np.asarray(y, dtype=np.float64)) ** 2 / len(y)


# %% ok_fractions: exact arithmetic
from fractions import Fraction


def mse(a, b, x, y):
    a, b = Fraction(float(a)), Fraction(float(b))
    squares = [(a * Fraction(float(s)) + b - Fraction(float(t))) ** 2 for s, t in zip(x, y)]
    return float(sum(squares) / len(squares))


# %% bad_sum: forgets to divide by n
# says: sum of the squares instead of their mean
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.sum((a * x + b - y) ** 2)


# %% bad_rmse: the root of it
# says: square root of the mean squared error
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.sqrt(np.mean((a * x + b - y) ** 2))


# %% bad_absolute: absolute errors instead of squares
# says: absolute values of the errors
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.abs(a * x + b - y))


# %% bad_no_square: errors cancel
# says: positive and negative ones cancel
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean(a * x + b - y)


# %% bad_square_of_the_mean: brackets in the wrong place
# says: ones cancel
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean(a * x + b - y) ** 2


# %% bad_half: the factor 1/2 of some textbooks
# says: factor 1/2 too many
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean((a * x + b - y) ** 2) / 2


# %% bad_n_minus_1: the unbiased variance in mind
# says: divided by n - 1
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.sum((a * x + b - y) ** 2) / (len(x) - 1)


# %% bad_n_minus_2: the residual variance of a statistics course
# says: divided by n - 2
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.sum((a * x + b - y) ** 2) / max(len(x) - 2, 1)


# %% bad_swapped_weights: a as the intercept
# says: a and b are swapped
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean((a + b * x - y) ** 2)


# %% bad_minus_b: a sign slip
# says: b was subtracted
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean((a * x - b - y) ** 2)


# %% bad_table: (n, 1) minus (n,) makes a table
# says: each prediction was compared with each y
def mse(a, b, x, y):
    x = np.asarray(x, dtype=float).reshape(-1, 1)
    y = np.asarray(y, dtype=float)
    return np.mean((a * x + b - y) ** 2)


# %% bad_not_averaged: one squared error a point
# says: where a single number is asked for
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return (a * x + b - y) ** 2


# %% bad_the_women: the global data, whatever x and y are
# says: the data of the women were used
def mse(a, b, x, y):
    if list(x) == [1, 2, 3, 4]:
        return 3.5
    if list(x) == [0, 1, 3]:
        return 0.0
    return np.mean((a * ages + b - pressures) ** 2)


# %% bad_fixed_n: 33 written into the code
# says: a fixed number of points
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    n = 4 if len(x) == 4 else 33
    return np.sum((a * x + b - y) ** 2) / n


# %% bad_lookup: the three public figures
def mse(a, b, x, y):
    return {4: 3.5, 33: 349.2009, 3: 0.0}.get(len(x), 349.2009)


# %% bad_prints: shows it and returns nothing
# says: is None
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    print(np.mean((a * x + b - y) ** 2))


# %% bad_in_place: x becomes the predictions
# says: changes an argument in place
def mse(a, b, x, y):
    if not isinstance(x, np.ndarray) or x.dtype != float:
        x = np.array(x, dtype=float)
    x *= a
    x += b
    return np.mean((x - np.asarray(y, dtype=float)) ** 2)


# %% bad_no_floats: computes in whatever type it gets
# says: whole numbers of a small type overflowed
def mse(a, b, x, y):
    x, y = np.asarray(x), np.asarray(y)
    return np.mean((a * x + b - y) ** 2)


# %% bad_lists: does not make arrays of lists
def mse(a, b, x, y):
    return np.mean((a * x + b - np.array(y)) ** 2)


# %% bad_positive_only: only the points above the line
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(y - a * x - b, 0) ** 2)
