# %% ok_numpy: one line
def mse(a, b, x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.mean((a * x + b - y) ** 2)


# %% ok_loop: plain Python sum
def mse(a: float, b: float, x, y) -> float:
    total = 0.0
    n = 0
    for xi, yi in zip(x, y):
        error = float(a) * float(xi) + float(b) - float(yi)
        total += error**2
        n += 1
    return total / n


# %% ok_tensorflow: float64 tensor as result
def mse(a, b, x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float64)
    y = tf.constant(np.asarray(y), dtype=tf.float64)
    pred = tf.cast(a, tf.float64) * x + tf.cast(b, tf.float64)
    return tf.reduce_mean(tf.square(y - pred))


# %% ok_polyval_norm: polyval and the norm of the residuals
def mse(a, b, x, y):
    residual = np.polyval([a, b], np.array(x, dtype=float)) - np.array(y, dtype=float)
    return np.linalg.norm(residual) ** 2 / residual.size


# %% ok_pandas: Series of residuals, float32 Keras style result
def mse(a, b, x, y):
    table = pd.DataFrame({"x": np.array(x, dtype=float), "y": np.array(y, dtype=float)})
    table["pred"] = a * table["x"] + b
    table["sq"] = (table.pred - table.y).pow(2)
    return np.array([table["sq"].mean()])
