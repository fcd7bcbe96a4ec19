# %% ok_numpy: the formulas
def mse_gradient(a, b, x, y):
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    e = a * x + b - y
    return 2 * np.mean(e * x), 2 * np.mean(e)


# %% ok_loop: sums in plain Python, a list
def mse_gradient(a, b, x, y):
    n = len(x)
    grad_a = grad_b = 0
    for xi, yi in zip(np.array(x).tolist(), np.array(y).tolist()):
        err = (a * xi + b) - yi
        grad_a += err * xi
        grad_b += err
    return [2 / n * grad_a, 2 / n * grad_b]


# %% ok_tape: TensorFlow's tape, tensors
def mse_gradient(a, b, x, y):
    a = tf.Variable(a, dtype=tf.float64)
    b = tf.Variable(b, dtype=tf.float64)
    x = tf.convert_to_tensor(np.asarray(x, dtype=np.float64))
    y = tf.convert_to_tensor(np.asarray(y, dtype=np.float64))
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((a * x + b - y) ** 2)
    return tape.gradient(loss, [a, b])


# %% ok_design_matrix: array of shape (2,)
def mse_gradient(a, b, x, y):
    X = np.vstack([np.asarray(x, float), np.ones(len(x))]).T
    theta = np.array([a, b], dtype=float)
    return 2.0 / len(X) * X.T @ (X @ theta - np.asarray(y, float))


# %% ok_difference: a central difference is exact for a parabola
def mse_gradient(a, b, x, y):
    h = 0.5
    da = (mse(a + h, b, x, y) - mse(a - h, b, x, y)) / (2 * h)
    db = (mse(a, b + h, x, y) - mse(a, b - h, x, y)) / (2 * h)
    return (da, db)
