# %% ok_polyfit: polyfit and the root of the mse
def mle_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))


# %% ok_formula: covariance over variance in plain Python
def mle_line(x, y):
    x = [float(v) for v in x]
    y = [float(v) for v in y]
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    sxy = sum((u - mx) * (v - my) for u, v in zip(x, y))
    sxx = sum((u - mx) ** 2 for u in x)
    a = sxy / sxx
    b = my - a * mx
    sigma = math.sqrt(sum((v - (a * u + b)) ** 2 for u, v in zip(x, y)) / n)
    return [a, b, sigma]


# %% ok_minimize: all three parameters by Nelder-Mead on the NLL
from scipy.optimize import minimize


def mle_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    m, s, my, sy = x.mean(), x.std(), y.mean(), y.std()
    z, t = (x - m) / s, (y - my) / sy

    def loss(theta):
        a, b, log_sigma = theta
        r = t - a * z - b
        return log_sigma + np.mean(r**2) / 2 * np.exp(-2 * log_sigma)

    found = minimize(
        loss,
        np.zeros(3),
        method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-12, "maxiter": 5000},
    )
    al, be, ls = found.x
    a = al * sy / s
    return np.array([a, my + be * sy - a * m, np.exp(ls) * sy])


# %% ok_linregress_std: scipy.stats.linregress and the standard deviation of the residuals
import scipy.stats


def mle_line(x, y):
    fit = scipy.stats.linregress(np.array(x, dtype=float), np.array(y, dtype=float))
    residuals = np.array(y, dtype=float) - (fit.slope * np.array(x, dtype=float) + fit.intercept)
    return fit.slope, fit.intercept, residuals.std()


# %% ok_adam: trained by TensorFlow with Adam, tensors as results
import tensorflow as tf


def mle_line(x, y):
    x = np.asarray(x, np.float32)
    y = np.asarray(y, np.float32)
    mx, sx, my, sy = x.mean(), x.std(), y.mean(), y.std()
    z, t = tf.constant((x - mx) / sx), tf.constant((y - my) / sy)
    p = tf.Variable([0.1, 0.0, 0.0])
    opt = tf.keras.optimizers.Adam(0.02)
    opt.build([p])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            r = t - p[0] * z - p[1]
            nll = p[2] + 0.5 * tf.reduce_mean(r**2) * tf.exp(-2 * p[2])
        opt.apply_gradients([(tape.gradient(nll, p), p)])

    for i in range(2000):
        step()
    a = p[0] * sy / sx
    return a, p[1] * sy + my - a * mx, tf.exp(p[2]) * sy
