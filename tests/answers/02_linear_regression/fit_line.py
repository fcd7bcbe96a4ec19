# %% ok_adam: Keras' optimiser on standardised ages, in large steps
import keras
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    mean, spread = x.mean(), x.std()
    z = (x - mean) / spread
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    optimizer = keras.optimizers.Adam(learning_rate=10.0)
    for _ in range(150):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(a * z + b - y))
        optimizer.apply_gradients(zip(tape.gradient(loss, [a, b]), [a, b]))
    slope = a.numpy() / spread
    return slope, b.numpy() - slope * mean


# %% ok_raw_ages: plain gradient descent on raw ages, 100 000 steps inside a tf.function
import tensorflow as tf


weights = [tf.Variable(0.0), tf.Variable(0.0)]
data = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[data, data])
def descend(x, y):
    a, b = weights
    for _ in tf.range(100_000):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * x + b - y) ** 2)
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(4e-4 * d_a)
        b.assign_sub(4e-4 * d_b)


def fit_line(x, y):
    for weight in weights:
        weight.assign(0.0)
    descend(np.asarray(x, dtype="float32"), np.asarray(y, dtype="float32"))
    return weights


# %% ok_centred: centred ages divided by 10, weights in one vector
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    c = tf.constant((x - x.mean()) / 10)
    w = tf.Variable([0.0, 0.0], dtype=tf.float64)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w[0] * c + w[1] - y) ** 2)
        w.assign_sub(0.1 * tape.gradient(loss, w))
    a = w[0] / 10
    return tf.stack([a, w[1] - a * x.mean()])


# %% ok_until_flat: stops when the gradient is small, a list of Python floats
import tensorflow as tf


def fit_line(x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float64)
    y = tf.constant(np.asarray(y), dtype=tf.float64)
    mean, spread = tf.reduce_mean(x), tf.math.reduce_std(x)
    w = [tf.Variable(0.0, dtype=tf.float64) for _ in range(2)]
    size = 1.0
    while size > 1e-4:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w[0] * (x - mean) / spread + w[1] - y) ** 2)
        gradient = tape.gradient(loss, w)
        for weight, slope in zip(w, gradient):
            weight.assign_sub(0.3 * slope)
        size = max(abs(float(g)) for g in gradient)
    a = float(w[0] / spread)
    return [a, float(w[1]) - a * float(mean)]


# %% ok_own_loop: the functions from above on standardised ages
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    rows = np.asarray(gradient_descent((x - x.mean()) / x.std(), y, 0.2, 60))
    a = rows[-1, 0] / x.std()
    return np.array([a, rows[-1, 1] - a * x.mean()])


# %% ok_momentum: SGD with momentum on ages scaled to 0 to 1, y scaled, too
import keras
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype="float32"), np.asarray(y, dtype="float32")
    low, size = x.min(), np.ptp(x)
    u = tf.constant((x - low) / size)
    v = tf.constant(y / 100)
    p, q = tf.Variable(0.0), tf.Variable(1.0)
    sgd = keras.optimizers.SGD(learning_rate=0.2, momentum=0.9)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((p * u + q - v) ** 2)
        sgd.apply_gradients(zip(tape.gradient(loss, [p, q]), [p, q]))
    a = 100 * p / size
    return a, 100 * q - a * low


# %% ok_closed_form: the normal equations, which cannot be told apart
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a = np.cov(x, y)[0, 1] / np.var(x, ddof=1)
    return a, y.mean() - a * x.mean()


# %% ok_lstsq: NumPy's least squares, a Series as the result
def fit_line(x, y):
    X = np.column_stack([np.asarray(x, float), np.ones(len(x))])
    return pd.Series(np.linalg.lstsq(X, np.asarray(y, float), rcond=None)[0], index=["a", "b"])


# %% ok_newton: the tape twice: the gradient and the Hessian
import tensorflow as tf


def fit_line(x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float64)
    y = tf.constant(np.asarray(y), dtype=tf.float64)
    w = tf.Variable([0.0, 0.0], dtype=tf.float64)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            loss = tf.reduce_mean((w[0] * x + w[1] - y) ** 2)
        gradient = inner.gradient(loss, w)
    hessian = outer.jacobian(gradient, w)
    w.assign_sub(tf.linalg.solve(hessian, gradient[:, None])[:, 0])
    return w


# %% ok_keras_model: a Dense layer, its weights as arrays of one element
import keras
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype="float32"), np.asarray(y, dtype="float32")
    z = ((x - x.mean()) / x.std())[:, None]
    layer = keras.layers.Dense(1, kernel_initializer="zeros")
    layer.build((None, 1))
    for _ in range(60):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((layer(z)[:, 0] - y) ** 2)
        variables = [v.value for v in layer.trainable_variables]
        for variable, slope in zip(variables, tape.gradient(loss, variables)):
            variable.assign_sub(0.2 * slope)
    kernel, bias = layer.get_weights()
    return kernel / x.std(), bias - kernel[0] * x.mean() / x.std()


# %% ok_random_start: a random start, as for the weights of a network
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    z = (x - x.mean()) / x.std()
    a, b = tf.Variable(tf.random.normal(())), tf.Variable(tf.random.uniform(()))
    for _ in range(150):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * z + b - y) ** 2)
        for variable, slope in zip((a, b), tape.gradient(loss, [a, b])):
            variable.assign_sub(0.1 * slope)
    return a / x.std(), b - a / x.std() * x.mean()


# %% ok_mini_batches: shuffled mini-batches with a learning rate that falls, and NumPy's own shuffle
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    z = (x - x.mean()) / x.std()
    a, b = tf.Variable(0.0), tf.Variable(0.0)

    @tf.function(reduce_retracing=True)
    def epoch(order, rate):
        for start in tf.range(0, len(z), 8):
            chosen = order[start : start + 8]
            with tf.GradientTape() as tape:
                errors = a * tf.gather(z, chosen) + b - tf.gather(y, chosen)
                loss = tf.reduce_sum(errors**2) / 8
            da, db = tape.gradient(loss, [a, b])
            a.assign_sub(rate * da)
            b.assign_sub(rate * db)

    for number in range(400):
        rate = 0.3 / (1 + number / 10)
        epoch(np.random.permutation(len(z)), tf.constant(rate, dtype=tf.float32))
    return a / x.std(), b - a / x.std() * x.mean()


# %% ok_keras_fit: Keras' own loop, a Dense layer with its random start
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype="float32"), np.asarray(y, dtype="float32")
    z = (x - x.mean()) / x.std()
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer=tf.keras.optimizers.SGD(0.2), loss="mse")
    model.fit(z[:, None], y[:, None], batch_size=len(x), epochs=30, verbose=0)
    kernel, bias = model.get_weights()
    return kernel / x.std(), bias - kernel[0] * x.mean() / x.std()


# %% bad_raw_1000: 1000 steps of plain gradient descent on raw ages
# says: stopped too early
import tensorflow as tf


def fit_line(x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(1000):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * x + b - y) ** 2)
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(4e-4 * d_a)
        b.assign_sub(4e-4 * d_b)
    return float(a), float(b)


# %% bad_raw_20000: 20 000 steps of the same, far better and still not there
# says: stopped too early
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a = b = 0.0
    for _ in range(20_000):
        error = a * x + b - y
        a, b = a - 8e-4 * np.mean(error * x), b - 8e-4 * np.mean(error)
    return a, b


# %% bad_adam_slow: Adam with its default learning rate of 0.001
# says: stopped too early
import keras
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype="float32"), np.asarray(y, dtype="float32")
    z = (x - x.mean()) / x.std()
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    adam = keras.optimizers.Adam()
    for _ in range(500):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * z + b - y) ** 2)
        adam.apply_gradients(zip(tape.gradient(loss, [a, b]), [a, b]))
    slope = float(a) / x.std()
    return slope, float(b) - slope * x.mean()


# %% bad_standardised_short: standardised, but only 15 steps
# says: stopped too early
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    z = (x - x.mean()) / x.std()
    a, b = tf.Variable(0.0, dtype=tf.float64), tf.Variable(0.0, dtype=tf.float64)
    for _ in range(15):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * z + b - y) ** 2)
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(0.1 * d_a)
        b.assign_sub(0.1 * d_b)
    slope = float(a) / x.std()
    return slope, float(b) - slope * x.mean()


# %% bad_diverges: the usual learning rate of 0.01, on raw ages
# says: the learning rate is too large
import tensorflow as tf


def fit_line(x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(200):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * x + b - y) ** 2)
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(0.01 * d_a)
        b.assign_sub(0.01 * d_b)
    return float(a), float(b)


# %% bad_not_turned_back: the line for standardised ages
# says: this is the line for standardised ages
import tensorflow as tf


def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    z = (x - x.mean()) / x.std()
    a, b = tf.Variable(0.0, dtype=tf.float64), tf.Variable(0.0, dtype=tf.float64)
    for _ in range(100):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * z + b - y) ** 2)
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(0.1 * d_a)
        b.assign_sub(0.1 * d_b)
    return float(a), float(b)


# %% bad_b_not_turned_back: only the slope is turned back
# says: b is still the one for centred ages
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    rows = gradient_descent((x - x.mean()) / x.std(), y, 0.1, 100)
    return rows[-1, 0] / x.std(), rows[-1, 1]


# %% bad_b_wrong_sign: adds the shift instead of subtracting it
# says: turned back with the wrong sign
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    rows = gradient_descent((x - x.mean()) / x.std(), y, 0.1, 100)
    a = rows[-1, 0] / x.std()
    return a, rows[-1, 1] + a * x.mean()


# %% bad_b_with_alpha: the intercept is turned back with the wrong slope
# says: with the slope of the standardised ages
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    alpha, beta = gradient_descent((x - x.mean()) / x.std(), y, 0.1, 100)[-1, :2]
    return alpha / x.std(), beta - alpha * x.mean()


# %% bad_per_100_years: ages over 100, and not turned back
# says: ages in other units
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float) / 100, np.asarray(y, dtype=float)
    return gradient_descent(x, y, 0.6, 4000)[-1, :2]


# %% bad_zero_to_one: min-max scaling, and not turned back
# says: ages between 0 and 1
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    u = (x - x.min()) / (x.max() - x.min())
    return gradient_descent(u, y, 0.5, 2000)[-1, :2]


# %% bad_y_standardised: both standardised, the slope is the correlation
# says: y was standardised
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    z, t = (x - x.mean()) / x.std(), (y - y.mean()) / y.std()
    return gradient_descent(z, t, 0.1, 100)[-1, :2]


# %% bad_order: b before a
# says: the slope a comes first
def fit_line(x, y):
    a, b = np.polyfit(np.asarray(x, float), np.asarray(y, float), 1)
    return b, a


# %% bad_swapped_data: predicts the age from the pressure
# says: x and y are swapped
def fit_line(x, y):
    return np.polyfit(np.asarray(y, float), np.asarray(x, float), 1)


# %% bad_constant: the line of the women for everyone
# says: this is the line of the 33 women
def fit_line(x, y):
    return 1.1050, 87.6714


# %% bad_ignores_its_arguments: trains on the global data
# says: this is the line of the 33 women
import tensorflow as tf


def fit_line(x, y):
    z = (ages - ages.mean()) / ages.std()
    a, b = tf.Variable(0.0, dtype=tf.float64), tf.Variable(0.0, dtype=tf.float64)
    for _ in range(100):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * z + b - pressures) ** 2)
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(0.1 * d_a)
        b.assign_sub(0.1 * d_b)
    slope = float(a) / ages.std()
    return slope, float(b) - slope * ages.mean()


# %% bad_through_the_origin: trains the slope only
# says: b was not trained
import tensorflow as tf


def fit_line(x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(300):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * x + b - y) ** 2)
        a.assign_sub(1e-4 * tape.gradient(loss, a))
    return float(a), float(b)


# %% bad_flat: trains the intercept only
# says: a was not trained
import tensorflow as tf


def fit_line(x, y):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(100):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * x + b - y) ** 2)
        b.assign_sub(0.1 * tape.gradient(loss, b))
    return float(a), float(b)


# %% bad_absolute_errors: minimises the mean absolute error
# says: absolute errors
from scipy import optimize


def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    n = len(x)
    # As a linear programme: the sum of t with -t <= a x + b - y <= t.
    X = np.column_stack([x, np.ones(n)])
    A = np.block([[X, -np.eye(n)], [-X, -np.eye(n)]])
    cost, limit = np.r_[0, 0, np.ones(n)], np.r_[y, -y]
    free = [(None, None)] * 2 + [(0, None)] * n
    return optimize.linprog(cost, A, limit, bounds=free).x[:2]


# %% bad_rounded: rounds to whole numbers
# says: rounded
def fit_line(x, y):
    a, b = np.polyfit(np.asarray(x, float), np.asarray(y, float), 1)
    return round(a), round(b)


# %% bad_ends: the line through the youngest and the oldest
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    i, j = x.argmin(), x.argmax()
    a = (y[j] - y[i]) / (x[j] - x[i])
    return a, y[i] - a * x[i]


# %% bad_strong_penalty: a penalty on the slope
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    c = x - x.mean()
    a = np.sum(c * (y - y.mean())) / (np.sum(c**2) * 1.25)
    return a, y.mean() - a * x.mean()


# %% bad_with_the_loss: three numbers
# says: where shape (2,) is asked for
def fit_line(x, y):
    a, b = np.polyfit(np.asarray(x, float), np.asarray(y, float), 1)
    return a, b, np.mean((a * np.asarray(x) + b - np.asarray(y)) ** 2)


# %% bad_predictions: the predictions instead of the line
# says: where shape (2,) is asked for
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return np.polyval(np.polyfit(x, y, 1), x)


# %% bad_model: a function that predicts
# says: a function
def fit_line(x, y):
    a, b = np.polyfit(np.asarray(x, float), np.asarray(y, float), 1)
    return lambda age: a * age + b


# %% bad_in_place: centres the argument itself
# says: changes an argument in place
def fit_line(x, y):
    if not (isinstance(x, np.ndarray) and x.dtype == float):
        x = np.array(x, dtype=float)
    mean = x.mean()
    x -= mean
    a, b = np.polyfit(x, np.asarray(y, float), 1)
    return a, b - a * mean


# %% bad_prints: prints the line
# says: is None
def fit_line(x, y):
    print(np.polyfit(np.asarray(x, float), np.asarray(y, float), 1))
