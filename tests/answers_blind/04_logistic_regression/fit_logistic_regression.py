# %% ok_tape: standardised, plain steps
def fit_logistic_regression(x, y):
    x = np.asarray(x, dtype=np.float32)
    y = np.asarray(y, dtype=np.float32)
    m, s = x.mean(), x.std()
    z = (x - m) / s
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(600):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * z + b)
            )
        dw, db = tape.gradient(loss, [w, b])
        w.assign_sub(1.5 * dw)
        b.assign_sub(1.5 * db)
    return w.numpy() / s, b.numpy() - w.numpy() * m / s


# %% ok_keras_fit: a Keras model with full batches
def fit_logistic_regression(x, y):
    x = np.asarray(x, dtype=float).reshape(-1, 1)
    y = np.asarray(y, dtype=float).reshape(-1, 1)
    mean, sd = x.mean(), x.std()
    model = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)])
    model.compile(
        optimizer=tf.keras.optimizers.SGD(4.0),
        loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
    )
    model.fit((x - mean) / sd, y, epochs=150, batch_size=len(x), shuffle=False, verbose=0)
    kernel, bias = model.layers[-1].get_weights()
    w = kernel[0, 0] / sd
    return float(w), float(bias[0] - w * mean)


# %% ok_adam_function: Adam in a tf.function, random start
def fit_logistic_regression(x, y):
    x = np.array(x, dtype=float)
    y = np.array(y, dtype=float)
    mu, sigma = np.mean(x), np.std(x)
    X = tf.constant(np.c_[(x - mu) / sigma, np.ones_like(x)], dtype=tf.float32)
    Y = tf.constant(y[:, None], dtype=tf.float32)
    W = tf.Variable(tf.random.normal((2, 1), stddev=0.1))
    optimizer = tf.keras.optimizers.Adam(0.05)
    optimizer.build([W])

    @tf.function
    def train_step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.keras.losses.binary_crossentropy(Y, X @ W, from_logits=True))
        optimizer.apply_gradients([(tape.gradient(loss, W), W)])
        return loss

    for i in range(1500):
        loss = train_step()
        if i % 500 == 0:
            print(i, loss.numpy())
    w1, w0 = W.numpy().ravel()
    return [w1 / sigma, w0 - w1 * mu / sigma]


# %% ok_newton: Newton's method with the tape's Hessian, on centred x, float64 tensors
def fit_logistic_regression(x, y):
    x = tf.constant(np.asarray(x, dtype=np.float64))
    y = tf.constant(np.asarray(y, dtype=np.float64))
    m = tf.reduce_mean(x)
    s = tf.math.reduce_std(x)
    v = tf.Variable(tf.zeros(2, tf.float64))
    for _ in range(25):
        with tf.GradientTape() as outer:
            with tf.GradientTape() as inner:
                z = v[0] * (x - m) / s + v[1]
                loss = tf.reduce_mean(tf.math.softplus(z) - y * z)
            g = inner.gradient(loss, v)
        H = outer.jacobian(g, v)
        v.assign_sub(tf.linalg.solve(H, g[:, None])[:, 0])
    return v[0] / s, v[1] - v[0] * m / s


# %% ok_scipy_tape: L-BFGS of scipy with gradients from TensorFlow
import scipy.optimize


def fit_logistic_regression(x, y):
    xs = np.asarray(x, dtype=float)
    ys = tf.constant(np.asarray(y, dtype=float))
    shift, scale = np.median(xs), np.ptp(xs) / 4
    zs = tf.constant((xs - shift) / scale)

    def f(p):
        p = tf.Variable(p)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=ys, logits=p[0] * zs + p[1])
            )
        return float(loss), tape.gradient(loss, p).numpy()

    r = scipy.optimize.minimize(
        f, np.random.randn(2), jac=True, method="L-BFGS-B", options={"ftol": 1e-14, "gtol": 1e-9}
    )
    w = r.x[0] / scale
    return np.array([w, r.x[1] - w * shift])
