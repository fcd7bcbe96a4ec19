# %% ok_standardise: plain gradient descent on standardised ages
def fit_line(x, y):
    x = np.asarray(x, dtype=np.float32)
    y = np.asarray(y, dtype=np.float32)
    m, s = x.mean(), x.std()
    z = tf.constant((x - m) / s)
    t = tf.constant(y)
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(150):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * z + b - t) ** 2)
        da, db = tape.gradient(loss, [a, b])
        a.assign_sub(0.1 * da)
        b.assign_sub(0.1 * db)
    a, b = a.numpy() / s, b.numpy() - a.numpy() * m / s
    return a, b


# %% ok_adam: Adam on standardised x and y in a tf.function, random start
def fit_line(x, y):
    x = np.asarray(x, dtype="float64")
    y = np.asarray(y, dtype="float64")
    mx, sx, my, sy = x.mean(), x.std(), y.mean(), y.std()
    X = tf.constant((x - mx) / sx, tf.float32)
    Y = tf.constant((y - my) / sy, tf.float32)
    w = tf.Variable(tf.random.normal([2]))
    opt = tf.keras.optimizers.Adam(learning_rate=0.02)
    opt.build([w])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(X * w[0] + w[1] - Y))
        opt.apply_gradients(zip(tape.gradient(loss, [w]), [w]))
        return loss

    for epoch in range(1500):
        l = step()
    print("loss", float(l))
    alpha, beta = w.numpy()
    a = alpha * sy / sx
    return float(a), float(beta * sy + my - a * mx)


# %% ok_newton: gradient and Hessian from the tape, one Newton step or two
def fit_line(x, y):
    X = tf.stack([tf.constant(np.asarray(x, float)), tf.ones(len(x), tf.float64)], axis=1)
    Y = tf.constant(np.asarray(y, float))[:, None]
    theta = tf.Variable(tf.zeros((2, 1), tf.float64))
    for _ in range(3):
        with tf.GradientTape() as t2:
            with tf.GradientTape() as t1:
                loss = tf.reduce_mean((X @ theta - Y) ** 2)
            g = t1.gradient(loss, theta)
        H = tf.reshape(t2.jacobian(g, theta), (2, 2))
        theta.assign_sub(tf.linalg.solve(H, g))
    return theta[0, 0], theta[1, 0]


# %% ok_scipy_bfgs: the tape feeds scipy's minimiser
from scipy.optimize import minimize


def fit_line(x, y):
    x = tf.constant(np.asarray(x, dtype=float))
    y = tf.constant(np.asarray(y, dtype=float))
    centre = tf.reduce_mean(x)

    def value_and_gradient(theta):
        p = tf.Variable(theta)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((p[0] * (x - centre) / 20 + p[1] - y) ** 2)
        return loss.numpy(), tape.gradient(loss, p).numpy()

    p = minimize(value_and_gradient, x0=np.array([0.0, 100.0]), jac=True, method="BFGS").x
    return np.array([p[0] / 20, p[1] - p[0] / 20 * centre.numpy()])


# %% ok_momentum_class: a small class, SGD with Nesterov momentum, stops when at rest
class LineModel(tf.Module):
    def __init__(self):
        self.slope = tf.Variable(0.0, dtype=tf.float64)
        self.height = tf.Variable(0.0, dtype=tf.float64)

    def __call__(self, x):
        return self.slope * x + self.height


def fit_line(x, y):
    x = np.array(x, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    mean, std = np.mean(x), np.std(x)
    model = LineModel()
    optimizer = tf.keras.optimizers.SGD(0.05, momentum=0.8, nesterov=True)
    params = [model.slope, model.height]
    for epoch in range(1000):
        with tf.GradientTape() as tape:
            loss = tf.math.reduce_mean(tf.math.squared_difference(model((x - mean) / std), y))
        grads = tape.gradient(loss, params)
        optimizer.apply_gradients(zip(grads, params))
        if max(abs(g.numpy()) for g in grads) < 1e-4:
            break
    a = model.slope / std
    b = model.height - a * mean
    return (a.numpy(), b.numpy())
