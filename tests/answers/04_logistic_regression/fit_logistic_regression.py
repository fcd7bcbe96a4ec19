# %% ok_tf_function: the step as a tf.function, and Adam
def fit_logistic_regression(x, y):
    x, y = np.array(x, dtype=np.float32), np.array(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs, labels = tf.constant((x - mean) / spread), tf.constant(y)
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)
    optimizer.build([w, b])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            logits = w * inputs + b
            loss = tf.reduce_mean(tf.math.softplus(logits) - labels * logits)
        optimizer.apply_gradients(zip(tape.gradient(loss, [w, b]), [w, b], strict=True))

    for _ in range(500):
        step()
    return w.numpy() / spread, b.numpy() - w.numpy() * mean / spread


# %% ok_float64_centred: only the mean is subtracted
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    mean = x.mean()
    w, b = tf.Variable(0.0, dtype=tf.float64), tf.Variable(0.0, dtype=tf.float64)
    for _ in range(1000):
        with tf.GradientTape() as tape:
            logits = w * (x - mean) + b
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=logits))
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(0.02 * slope_w)
        b.assign_sub(1.0 * slope_b)
    return w, b - w * mean


# %% ok_keras_model: one Dense layer with a sigmoid, trained on the whole batch
def fit_logistic_regression(x, y):
    x = np.asarray(x, dtype="float32").reshape(-1, 1)
    y = np.asarray(y, dtype="float32").reshape(-1, 1)
    mean, spread = x.mean(), x.std()
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=tf.keras.optimizers.Adam(0.2), loss="binary_crossentropy")
    for _ in range(200):
        model.train_on_batch((x - mean) / spread, y)
    kernel, bias = model.get_weights()
    return kernel / spread, bias - kernel[0] * mean / spread


# %% ok_newton: Newton's method with gradients of TensorFlow
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    mean, spread = x.mean(), x.std()
    inputs = np.stack([(x - mean) / spread, np.ones_like(x)], axis=1)
    v = tf.Variable([0.0, 0.0], dtype=tf.float64)
    for _ in range(10):
        with tf.GradientTape(persistent=True) as outer:
            with tf.GradientTape() as inner:
                logits = tf.linalg.matvec(inputs, v)
                loss = tf.reduce_mean(
                    tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=logits)
                )
            gradient = inner.gradient(loss, v)
        hessian = outer.jacobian(gradient, v, experimental_use_pfor=False)
        v.assign_sub(tf.linalg.solve(hessian, gradient[:, None])[:, 0])
    w, b = v.numpy()
    return [w / spread, b - w * mean / spread]


# %% ok_array_result: a NumPy array of two numbers, from momentum
def fit_logistic_regression(x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    scaled = (x - 65.0) / 10.0
    v = tf.Variable([0.0, 0.0])
    speed = tf.zeros(2)
    for _ in range(400):
        with tf.GradientTape() as tape:
            z = v[0] * scaled + v[1]
            loss = -tf.reduce_mean(tf.math.log_sigmoid(tf.where(y == 1.0, z, -z)))
        speed = 0.8 * speed - 0.5 * tape.gradient(loss, v)
        v.assign_add(speed)
    w, b = v.numpy()
    return np.array([w / 10, b - 6.5 * w])


# %% ok_keras_optimizer: SGD of Keras, the weights as variables with one element
def fit_logistic_regression(x, y):
    x = np.asarray(x, dtype=np.float32)
    y = np.asarray(y, dtype=np.float32)
    w, b = tf.Variable([0.0]), tf.Variable([0.0])
    optimizer = tf.keras.optimizers.SGD(2.0)
    loss_of = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = loss_of(y[:, None], (w * (x - x.mean()) / x.std() + b)[:, None])
        optimizer.apply_gradients(zip(tape.gradient(loss, [w, b]), [w, b], strict=True))
    return tf.Variable(w / x.std()), tf.Variable(b - w * x.mean() / x.std())


# %% ok_scipy: SciPy finds the minimum, and TensorFlow the gradient
from scipy.optimize import minimize


def fit_logistic_regression(x, y):
    x = np.asarray(x, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)

    def loss_and_gradient(v):
        v = tf.constant(v)
        with tf.GradientTape() as tape:
            tape.watch(v)
            logits = v[0] * (x - x.mean()) / x.std() + v[1]
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=logits))
        return loss.numpy(), tape.gradient(loss, v).numpy()

    w, b = minimize(loss_and_gradient, np.zeros(2), jac=True, method="BFGS").x
    return w / x.std(), b - w * x.mean() / x.std()


# %% ok_matrix: gradient descent in the form of matrices, until it stands still
def fit_logistic_regression(x, y):
    x = np.asarray(x, dtype=float)
    inputs = tf.constant(np.column_stack([(x - x.mean()) / x.std(), np.ones(len(x))]))
    labels = tf.constant(np.asarray(y, dtype=float)[:, None])
    v = tf.zeros((2, 1), dtype=tf.float64)
    for _ in range(5000):
        gradient = tf.matmul(inputs, tf.sigmoid(inputs @ v) - labels, transpose_a=True) / len(x)
        v = v - 4.0 * gradient
        if tf.norm(gradient) < 1e-8:
            break
    w, b = v.numpy().ravel()
    return w / x.std(), b - w * x.mean() / x.std()


# %% bad_constant: the figures of the text
# says: x and y were ignored
def fit_logistic_regression(x, y):
    return -0.23216, 15.0429


# %% bad_not_translated: the weights of the standardised input
# says: the weights of the standardised input
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    inputs = (x - x.mean()) / x.std()
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(2 * slope_w)
        b.assign_sub(2 * slope_b)
    return float(w), float(b)


# %% bad_bias_not_translated: only w is divided by the standard deviation
# says: an input minus its mean
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    inputs = (x - x.mean()) / x.std()
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(2 * slope_w)
        b.assign_sub(2 * slope_b)
    return float(w / x.std()), float(b)


# %% bad_translated_backwards: plus instead of minus
# says: translated back with the wrong sign
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    inputs = (x - x.mean()) / x.std()
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(2 * slope_w)
        b.assign_sub(2 * slope_b)
    return float(w / x.std()), float(b + w * x.mean() / x.std())


# %% bad_raw_too_short: on the temperatures as they are, with a rate that does not diverge
# says: still above its minimum
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(1000):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * x + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(0.001 * slope_w)
        b.assign_sub(0.001 * slope_b)
    return float(w), float(b)


# %% bad_too_few_steps: standardised, but only 20 steps with rate 0.1
# says: still above its minimum
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs = (x - mean) / spread
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(20):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(0.1 * slope_w)
        b.assign_sub(0.1 * slope_b)
    return float(w / spread), float(b - w * mean / spread)


# %% bad_never_assigned: the loop computes gradients and does nothing with them
# says: nothing was trained
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(50):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * x + b)
            )
        tape.gradient(loss, [w, b])
    return float(w), float(b)


# %% bad_order: b first
# says: w and b have changed places
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs = (x - mean) / spread
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(2 * slope_w)
        b.assign_sub(2 * slope_b)
    return float(b - w * mean / spread), float(w / spread)


# %% bad_labels_swapped: 1 - y is learned
# says: failure and no failure have changed places
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), 1 - np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs = (x - mean) / spread
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(2 * slope_w)
        b.assign_sub(2 * slope_b)
    return float(w / spread), float(b - w * mean / spread)


# %% bad_squared_error: the squared error of the probabilities
# says: the mean squared error was minimised
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs = (x - mean) / spread
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(1500):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((tf.sigmoid(w * inputs + b) - y) ** 2)
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(4 * slope_w)
        b.assign_sub(4 * slope_b)
    return float(w / spread), float(b - w * mean / spread)


# %% bad_straight_line: least squares, without a sigmoid
# says: straight line of least squares
def fit_logistic_regression(x, y):
    return np.polyfit(np.asarray(x, dtype=float), np.asarray(y, dtype=float), 1)


# %% bad_penalty: a penalty on w is added
# says: a penalty on the weights
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs = (x - mean) / spread
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            loss = tf.reduce_sum(losses) + 0.5 * w**2
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(0.1 * slope_w)
        b.assign_sub(0.1 * slope_b)
    return float(w / spread), float(b - w * mean / spread)


# %% bad_no_bias: b is not trained
# says: there is no bias
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs = (x - mean) / spread
    w = tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs)
            )
        w.assign_sub(2 * tape.gradient(loss, w))
    return float(w / spread), float(-w * mean / spread)


# %% bad_nan: unstable loss and a large rate on the temperatures as they are
# says: the training diverged
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(50):
        with tf.GradientTape() as tape:
            p = tf.sigmoid(w * x + b)
            loss = -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(1.0 * slope_w)
        b.assign_sub(1.0 * slope_b)
    return float(w), float(b)


# %% bad_only_w: one number
# says: where a sequence of items is asked for
def fit_logistic_regression(x, y):
    return -0.2322


# %% bad_model: a Keras model instead of numbers
# says: 'Sequential' object is not iterable
def fit_logistic_regression(x, y):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="sgd", loss="binary_crossentropy")
    x = np.asarray(x, dtype="float32").reshape(-1, 1)
    model.fit(x, np.asarray(y, dtype="float32"), epochs=2, verbose=0)
    return model


# %% bad_with_history: the loss, too
# says: more than 2 items
def fit_logistic_regression(x, y):
    return -0.2322, 15.0429, 0.4416


# %% bad_challenger_scale: scaled by the numbers of the Challenger, translated back by those of x
# says: still above its minimum
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    inputs = (x - 69.5652) / 6.902
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * inputs + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(1.0 * slope_w)
        b.assign_sub(1.0 * slope_b)
    return float(w / x.std()), float(b - w * x.mean() / x.std())


# %% bad_arrays_only: x.mean() is no method of a list
def fit_logistic_regression(x, y):
    mean, spread = x.mean(), x.std()
    inputs = tf.constant((x - mean) / spread, dtype=tf.float32)
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            losses = tf.nn.sigmoid_cross_entropy_with_logits(
                labels=tf.constant(y, dtype=tf.float32), logits=w * inputs + b
            )
            loss = tf.reduce_mean(losses)
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(2 * slope_w)
        b.assign_sub(2 * slope_b)
    return float(w / spread), float(b - w * mean / spread)


# %% bad_in_place: x is standardised in place
# says: changes its argument
def fit_logistic_regression(x, y):
    x = np.asarray(x, dtype=float)
    mean, spread = x.mean(), x.std()
    x -= mean
    x /= spread
    y = np.asarray(y, dtype=float)
    w, b = tf.Variable(0.0, dtype=tf.float64), tf.Variable(0.0, dtype=tf.float64)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(
                tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=w * x + b)
            )
        slope_w, slope_b = tape.gradient(loss, [w, b])
        w.assign_sub(2 * slope_w)
        b.assign_sub(2 * slope_b)
    return float(w / spread), float(b - w * mean / spread)


# %% bad_always_falling: the sign of w is fixed
# says: still above its minimum
def fit_logistic_regression(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    inputs = (x - mean) / spread
    root, b = tf.Variable(1.0), tf.Variable(0.0)
    for _ in range(1500):
        with tf.GradientTape() as tape:
            logits = -tf.square(root) * inputs + b
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=logits))
        slope_root, slope_b = tape.gradient(loss, [root, b])
        root.assign_sub(0.5 * slope_root)
        b.assign_sub(0.5 * slope_b)
    w = -tf.square(root)
    return float(w / spread), float(b - w * mean / spread)
