# %% ok_covariance: slope from covariance and variance
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a = np.cov(x, y)[0, 1] / np.var(x, ddof=1)
    b = y.mean() - a * x.mean()
    return a, b, np.std(y - a * x - b)


# %% ok_polyfit: NumPy's polynomial fit, a list
def mle_line(x, y):
    line = np.polynomial.Polynomial.fit(np.asarray(x, float), np.asarray(y, float), 1).convert()
    b, a = line.coef
    residuals = np.asarray(y, float) - line(np.asarray(x, float))
    return [a, b, math.sqrt(residuals @ residuals / len(residuals))]


# %% ok_normal_equations: in float32, an array
def mle_line(x, y):
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    X = np.stack([x, np.ones_like(x)], axis=1)
    a, b = np.linalg.solve(X.T @ X, X.T @ y)
    return np.array([a, b, np.sqrt(np.mean((y - a * x - b) ** 2))], dtype=np.float32)


# %% ok_lstsq: least squares of NumPy
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    (a, b), squares, *_ = np.linalg.lstsq(np.c_[x, np.ones(len(x))], y, rcond=None)
    return a, b, np.sqrt(squares / len(x))


# %% ok_linregress: least squares of SciPy
from scipy import stats


def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    fit = stats.linregress(x, y)
    return fit.slope, fit.intercept, np.std(y) * np.sqrt(1 - fit.rvalue**2)


# %% ok_statistics: the standard library
import statistics


def mle_line(x, y):
    x, y = [float(v) for v in x], [float(v) for v in y]
    a, b = statistics.linear_regression(x, y)
    return a, b, statistics.pstdev([v - a * u - b for u, v in zip(x, y, strict=True)])


# %% ok_nelder_mead: all three parameters by SciPy's simplex
from scipy.optimize import minimize


def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)

    def nll(parameters):
        a, b, sigma = parameters
        if sigma <= 0:
            return np.inf
        return np.log(sigma) + np.mean((y - a * x - b) ** 2) / (2 * sigma**2)

    return tuple(minimize(nll, [1.0, 80.0, 20.0], method="Nelder-Mead").x)


# %% ok_bfgs: all three parameters, with ln sigma
from scipy.optimize import minimize


def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)

    def nll(parameters):
        a, b, log_sigma = parameters
        return log_sigma + np.mean((y - a * x - b) ** 2) * np.exp(-2 * log_sigma) / 2

    a, b, log_sigma = minimize(nll, [0.0, np.mean(y), np.log(np.std(y))]).x
    return a, b, np.exp(log_sigma)


# %% ok_gradient_descent: plain gradient descent on the mse, many small steps
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = 0.0, 0.0
    for _ in range(150_000):
        residuals = a * x + b - y
        a, b = a - 4e-4 * np.mean(residuals * x), b - 4e-4 * np.mean(residuals)
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))


# %% ok_tensorflow: Adam on the NLL of centred ages, float32 variables
import keras
import tensorflow as tf


def mle_line(x, y):
    x, y = np.asarray(x, dtype="float32"), np.asarray(y, dtype="float32")
    centre, spread = float(x.mean()), float(x.std())
    z, y = tf.constant((x - centre) / spread), tf.constant(y)
    slope, height, log_sigma = tf.Variable(0.0), tf.Variable(100.0), tf.Variable(3.0)
    variables = [slope, height, log_sigma]
    adam = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(1.0, 1500))

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            squares = tf.reduce_mean((y - slope * z - height) ** 2)
            nll = log_sigma + squares * tf.exp(-2 * log_sigma) / 2
        adam.apply_gradients(zip(tape.gradient(nll, variables), variables, strict=True))

    for _ in range(1500):
        step()
    a = slope / spread
    return a, height - a * centre, tf.exp(log_sigma)


# %% ok_newton: Newton's method on the mse gets there in one step
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    X = np.vstack([x, np.ones_like(x)]).T
    hessian, gradient = 2 * X.T @ X / len(x), -2 * X.T @ y / len(x)
    line = -np.linalg.inv(hessian) @ gradient
    return np.append(line, np.linalg.norm(y - X @ line) / np.sqrt(len(x)))


# %% ok_one_element_arrays: (1,) instead of numbers
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float)[:, None], np.asarray(y, dtype=float)
    away = x - x.mean()
    a = (away.T @ y) / (away.T @ away).ravel()
    b = y.mean() - a * x.mean()
    return a, b, np.std(y - x[:, 0] * a - b)


# %% ok_pandas: a Series with names
import pandas as pd


def mle_line(x, y):
    people = pd.DataFrame({"x": np.asarray(x, float), "y": np.asarray(y, float)})
    a = people.cov().loc["x", "y"] / people["x"].var()
    b = people["y"].mean() - a * people["x"].mean()
    sigma = (people["y"] - a * people["x"] - b).std(ddof=0)
    return pd.Series({"a": a, "b": b, "sigma": sigma})


# %% bad_n_minus_2: the unbiased estimate
# says: divided by N - 2 instead of N
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.sqrt(np.sum((y - a * x - b) ** 2) / (len(x) - 2))


# %% bad_n_minus_1: pandas' habit
# says: divided by N - 1 instead of N
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, pd.Series(y - a * x - b).std()


# %% bad_variance: without the root
# says: this is the variance
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.mean((y - a * x - b) ** 2)


# %% bad_unbiased_variance: from the covariance matrix of NumPy
# says: this is the variance with N - 2 instead of N
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.sum((y - a * x - b) ** 2) / (len(x) - 2)


# %% bad_spread_of_y: around the mean
# says: around its mean, not around the line
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.std(y)


# %% bad_spread_of_y_unbiased: around the mean, pandas' way
# says: around its mean with N - 1
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.std(y, ddof=1)


# %% bad_absolute: the mean absolute distance
# says: the mean absolute distance
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.mean(np.abs(y - a * x - b))


# %% bad_log_sigma: the parameter of the training
# says: this is ln sigma
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.log(np.std(y - a * x - b))


# %% bad_sum_of_squares: not divided by N
# says: summed up instead of taking their mean
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.linalg.norm(y - a * x - b)


# %% bad_standard_error: divided by the root of N once more
# says: the standard error of the mean
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.std(y - a * x - b) / np.sqrt(len(x))


# %% bad_nll: the loss in place of sigma
# says: the smallest NLL
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, 0.5 * np.log(2 * np.pi * np.e * np.mean((y - a * x - b) ** 2))


# %% bad_order: intercept first
# says: a and b are in the wrong order
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return b, a, np.std(y - a * x - b)


# %% bad_origin: no intercept
# says: forced through the origin
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a = x @ y / (x @ x)
    return a, 0.0, np.sqrt(np.mean((y - a * x) ** 2))


# %% bad_swapped: age from pressure
# says: x and y are swapped
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(y, x, 1)
    return a, b, np.std(x - a * y - b)


# %% bad_along_x: the distances are measured in years
# says: along x, not along y
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    c, d = np.polyfit(y, x, 1)
    a, b = 1 / c, -d / c
    return a, b, np.std(y - a * x - b)


# %% bad_flat: the mean of all
# says: the line is flat
def mle_line(x, y):
    return 0.0, np.mean(y), np.std(y)


# %% bad_absolute_loss: the line of the least absolute distances
# says: something else than the squares
from scipy.optimize import minimize


def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    start = np.polyfit(x, y, 1)
    loss = lambda line: np.mean(np.abs(y - line[0] * x - line[1]))
    a, b = minimize(loss, start, method="Nelder-Mead").x
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))


# %% bad_huber: a loss that forgives outliers
# says: something else than the squares
from scipy.optimize import least_squares


def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    fit = least_squares(lambda q: y - q[0] * x - q[1], [1, 80], loss="huber", f_scale=10.0)
    a, b = fit.x
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))


# %% bad_stopped_early: gradient descent with too few steps
# says: the training stopped too early
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = 0.0, 0.0
    for _ in range(20_000):
        residuals = a * x + b - y
        a, b = a - 4e-4 * np.mean(residuals * x), b - 4e-4 * np.mean(residuals)
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))


# %% bad_diverged: too large a learning rate
# says: is NaN (not
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = 0.0, 0.0
    for _ in range(2_000):
        residuals = a * x + b - y
        a, b = a - 0.1 * np.mean(residuals * x), b - 0.1 * np.mean(residuals)
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))


# %% bad_first_and_last: the line through two women
# says: joins the first and the last measurement
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a = (y[-1] - y[0]) / (x[-1] - x[0])
    b = y[0] - a * x[0]
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))


# %% bad_sigma_1: sigma is left at its start
# says: sigma is still 1
def mle_line(x, y):
    a, b = np.polyfit(np.asarray(x, float), np.asarray(y, float), 1)
    return a, b, 1.0


# %% bad_33: the number of women is written into the code
# says: divided by 33, but N is free
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.sqrt(np.sum((y - a * x - b) ** 2) / 33)


# %% bad_two_numbers: no sigma
# says: has to return three numbers
def mle_line(x, y):
    return tuple(np.polyfit(np.asarray(x, float), np.asarray(y, float), 1))


# %% bad_one_array: line and sigma nested
# says: has to return three numbers
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    line = np.polyfit(x, y, 1)
    return line, np.std(y - np.polyval(line, x))


# %% bad_dict: names instead of an order
# says: is a string
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return {"a": a, "b": b, "sigma": np.std(y - a * x - b)}


# %% bad_global_data: the data of the notebook instead of x and y
# says: x and y are not used
def mle_line(x, y):
    a, b = np.polyfit(age, pressure, 1)
    return a, b, np.std(pressure - a * age - b)


# %% bad_constant: the public figures
# says: x and y are not used
def mle_line(x, y):
    return 1.1050, 87.6714, 18.6869


# %% bad_in_place: centres the caller's x
# says: in place
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    centre = x.mean()
    x -= centre
    a = x @ y / (x @ x)
    b = y.mean() - a * centre
    return a, b, np.std(y - y.mean() - a * x)


# %% bad_printed: no return
# says: is a `return`
def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    print(a, b, np.std(y - a * x - b))
