# %% ok_loop: plain Python sums
def mse_gradient(a, b, x, y):
    d_a = d_b = 0.0
    for xi, yi in zip(x, y):
        error = float(a) * float(xi) + float(b) - float(yi)
        d_a += 2 * error * float(xi)
        d_b += 2 * error
    return d_a / len(x), d_b / len(x)


# %% ok_matrix: X transposed times the errors, an array (2,)
def mse_gradient(a, b, x, y):
    X = np.stack([np.asarray(x, float), np.ones(len(x))], axis=1)
    return 2 / len(x) * X.T @ (X @ [a, b] - np.asarray(y, float))


# %% ok_means: multiplied out into means of products
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    d_a = 2 * a * (x * x).mean() + 2 * b * x.mean() - 2 * (x * y).mean()
    return [d_a, 2 * (a * x.mean() + b - y.mean())]


# %% ok_tape: TensorFlow differentiates, float32 tensors in a list
import tensorflow as tf


def mse_gradient(a, b, x, y):
    a, b = tf.Variable(float(a)), tf.Variable(float(b))
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((a * x + b - y) ** 2)
    return tape.gradient(loss, [a, b])


# %% ok_central_differences: the loss at both sides
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)

    def loss(a, b):
        return np.mean((a * x + b - y) ** 2)

    h = 1e-3
    d_a = (loss(a + h, b) - loss(a - h, b)) / (2 * h)
    return d_a, (loss(a, b + h) - loss(a, b - h)) / (2 * h)


# %% ok_complex_step: exact derivatives by an imaginary step
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    d_a = np.mean(((a + 1e-20j) * x + b - y) ** 2).imag / 1e-20
    d_b = np.mean((a * x + b + 1e-20j - y) ** 2).imag / 1e-20
    return d_a, d_b


# %% ok_one_element_arrays: columns, so each derivative comes as shape (1, 1) or (1,)
def mse_gradient(a, b, x, y):
    x = np.asarray(x, dtype=float).reshape(-1, 1)
    error = a * x + b - np.asarray(y, dtype=float).reshape(-1, 1)
    return 2 * x.T @ error / len(x), 2 * error.mean(axis=0)


# %% ok_float32_series: a pandas Series of two numbers
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    error = np.float32(a) * x + np.float32(b) - y
    return pd.Series({"a": 2 * (error * x).mean(), "b": 2 * error.mean()})


# %% bad_no_factor_2: the inner derivative only
# says: the factor 2 is missing
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return np.mean(error * x), np.mean(error)


# %% bad_sums: not divided by n
# says: sums instead of the means
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return 2 * np.sum(error * x), 2 * np.sum(error)


# %% bad_sums_without_2: neither the factor nor the division
# says: and the factor 2 is missing
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return np.dot(error, x), np.sum(error)


# %% bad_sign: truth minus prediction without the minus in front
# says: the sign is wrong
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = y - (a * x + b)
    return 2 * np.mean(error * x), 2 * np.mean(error)


# %% bad_order: b before a
# says: the order is wrong
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return 2 * np.mean(error), 2 * np.mean(error * x)


# %% bad_no_x: forgets the inner derivative
# says: lacks the factor x
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return 2 * np.mean(error), 2 * np.mean(error)


# %% bad_product_of_means: the mean of a product is not the product of means
# says: the means of the errors and of x were multiplied
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = np.mean(a * x + b - y)
    return 2 * error * np.mean(x), 2 * error


# %% bad_only_a: one derivative
# says: is a single number, where shape (2,) is asked for
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return 2 * np.mean((a * x + b - y) * x)


# %% bad_not_averaged: one derivative for each point
# says: where shape (2,) is asked for
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return 2 * error * x, 2 * error


# %% bad_column: a column instead of a pair
# says: it has an axis of length 1 too many
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return np.array([[2 * np.mean(error * x)], [2 * np.mean(error)]])


# %% bad_the_women: the global data once the numbers are other ones
# says: the data of the women were used
def mse_gradient(a, b, x, y):
    if list(x) != [1, 2, 3, 4]:
        x, y = ages, pressures
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


# %% bad_lookup: the public figures
def mse_gradient(a, b, x, y):
    if (a, b) == (1, 2):
        return 5.5, 2.0
    return (0.0, 0.0) if (a, b) == (0.8, 1.5) else (-13374.7879, -277.272727)


# %% bad_half_of_b: the factor 2 once
# says: missing in the derivative with respect to b
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return 2 * np.mean(error * x), np.mean(error)


# %% bad_rmse: differentiates the root of the mse
# says: root of the mse
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    root = np.sqrt(np.mean(error**2))
    return np.mean(error * x) / root, np.mean(error) / root


# %% bad_no_b: the prediction is a * x
# says: b was left out
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


# %% bad_absolute: absolute errors
# says: absolute values of the errors
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = np.abs(a * x + b - y)
    return 2 * np.mean(error * x), 2 * np.mean(error)


# %% bad_no_floats: computes in whatever type it gets
# says: whole numbers of a small type overflowed
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x), np.asarray(y)
    error = a * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


# %% bad_in_place: y becomes the error
# says: changes an argument in place
def mse_gradient(a, b, x, y):
    x = np.asarray(x, dtype=float)
    error = np.asarray(y, dtype=float)
    error -= a * x + b
    return -2 * np.mean(error * x), -2 * np.mean(error)


# %% bad_dict: derivatives with names
# says: a dict
def mse_gradient(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    error = a * x + b - y
    return {"a": 2 * np.mean(error * x), "b": 2 * np.mean(error)}
