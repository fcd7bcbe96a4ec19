# %% ok_pick: boolean indexing
def cross_entropy(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return np.mean(-np.log(prob[y_true == 1]))


# %% ok_loss_trick: the formula with xlogy
from scipy.special import xlogy


def cross_entropy(y_true, prob):
    products = xlogy(np.asarray(y_true, float), np.asarray(prob, float))
    return -products.sum(axis=1).mean()


# %% ok_loops: python loops and math
import math


def cross_entropy(y_true, prob):
    y_true = np.asarray(y_true).tolist()
    prob = np.asarray(prob).tolist()
    losses = []
    for yi, pi in zip(y_true, prob):
        for t, p in zip(yi, pi):
            if t == 1:
                losses.append(-math.log(p) if p > 0 else math.inf)
    return sum(losses) / len(losses)


# %% ok_tf_f32: tensorflow in float32, a tensor comes back
def cross_entropy(y_true, prob):
    y_true = tf.cast(np.asarray(y_true), tf.float32)
    prob = tf.cast(np.asarray(prob), tf.float32)
    p_true = tf.reduce_sum(y_true * prob, axis=1)
    return -tf.reduce_mean(tf.math.log(p_true))


# %% ok_where_nan: the formula, nan replaced by where
def cross_entropy(y_true, prob):
    Y = np.array(y_true, dtype=float)
    P = np.array(prob, dtype=float)
    N, K = Y.shape
    with np.errstate(all="ignore"):
        logs = np.log(P)
        terms = np.where(Y == 0, 0, Y * logs)
    return [-(terms.sum()) / N]
