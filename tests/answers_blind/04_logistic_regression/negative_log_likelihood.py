# %% ok_logaddexp: as in the hint
def negative_log_likelihood(w, b, x, y):
    z = w * np.asarray(x, dtype=float) + b
    return np.mean(np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z)))


# %% ok_max_form: max(z, 0) - z y + log1p
def negative_log_likelihood(w, b, x, y):
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    z = w * x + b
    losses = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return losses.sum() / len(losses)


# %% ok_tf: TensorFlow's stable formula in float64
def negative_log_likelihood(w, b, x, y):
    x = tf.constant(np.asarray(x, dtype=float))
    y = tf.constant(np.asarray(y, dtype=float))
    z = tf.constant(w, dtype=tf.float64) * x + tf.constant(b, dtype=tf.float64)
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z))


# %% ok_loop: plain Python with math
import math


def price(z):
    """ln(1 + e^z) without overflow"""
    if z > 0:
        return z + math.log1p(math.exp(-z))
    return math.log1p(math.exp(z))


def negative_log_likelihood(w, b, x, y):
    costs = []
    for xi, yi in zip(x, y):
        z = float(w) * float(xi) + float(b)
        costs.append(price(-z) if int(yi) == 1 else price(z))
    return sum(costs) / len(costs)


# %% ok_log_expit: scipy, the two groups apart
from scipy.special import log_expit


def negative_log_likelihood(w, b, x, y):
    x, y = np.array(x, dtype=np.float64), np.array(y).astype(bool)
    z = x * w + b
    return -(log_expit(z[y]).sum() + log_expit(-z[~y]).sum()) / z.size
