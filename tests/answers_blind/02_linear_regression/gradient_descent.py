# %% ok_rows: list of rows with the functions above
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("the learning rate must be positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        da, db = mse_gradient(a, b, x, y)
        a = a - learning_rate * da
        b = b - learning_rate * db
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% ok_prefilled: array of zeros, own formulas
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if not learning_rate > 0:
        raise ValueError(f"learning_rate = {learning_rate}")
    x = np.asarray(x, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    table = np.zeros((steps + 1, 3))
    for i in range(steps + 1):
        r = a * x + b - y
        table[i, 0] = a
        table[i, 1] = b
        table[i, 2] = (r**2).mean()
        a, b = a - learning_rate * 2 * (r * x).mean(), b - learning_rate * 2 * r.mean()
    return table


# %% ok_tensorflow: tape with float64 variables, a tensor as result
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0.0:
        raise ValueError("no")
    x = tf.constant(np.asarray(x, dtype=float))
    y = tf.constant(np.asarray(y, dtype=float))
    w = tf.Variable([a, b], dtype=tf.float64)
    rows = []
    for i in range(steps + 1):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(w[0] * x + w[1] - y))
        rows.append(tf.concat([w.value(), [loss]], axis=0))
        w.assign_sub(learning_rate * tape.gradient(loss, w))
    return tf.stack(rows)


# %% ok_generator: a generator and a nested list
def _walk(x, y, rate, steps, a, b):
    yield [a, b, mse(a, b, x, y)]
    while steps > 0:
        steps -= 1
        g = mse_gradient(a, b, x, y)
        a, b = a - rate * g[0], b - rate * g[1]
        yield [a, b, mse(a, b, x, y)]


def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("learning rate must be > 0")
    return list(_walk(x, y, learning_rate, steps, a, b))


# %% ok_dataframe: matrix form, pandas table
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    """Gradient descent with theta <- theta - eta * (H theta - c)."""
    if learning_rate <= 0:
        raise ValueError("learning_rate must be positive, not " + str(learning_rate))
    X = np.column_stack([np.asarray(x, float), np.ones(np.size(x))])
    t = np.asarray(y, float)
    theta = np.array([a, b], dtype=float)
    history = {"a": [theta[0]], "b": [theta[1]], "loss": [np.mean((X @ theta - t) ** 2)]}
    for step in range(1, steps + 1):
        theta = theta - learning_rate * 2 * X.T.dot(X.dot(theta) - t) / len(t)
        history["a"].append(theta[0])
        history["b"].append(theta[1])
        history["loss"].append(np.mean((X @ theta - t) ** 2))
    return pd.DataFrame(history)
