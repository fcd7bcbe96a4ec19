# %% ok_rowsum: pick by product and sum
def cross_entropy_of_labels(y_true, prob):
    y_true, prob = np.asarray(y_true), np.asarray(prob)
    return -np.log((y_true * prob).sum(axis=1)).mean()


# %% ok_kl_rows: mean of the divergences of the rows in nats
def cross_entropy_of_labels(y_true, prob):
    y_true = np.asarray(y_true, dtype=float)
    prob = np.asarray(prob, dtype=float)
    return np.mean([kl_divergence(y, p, base=np.e) for y, p in zip(y_true, prob)])


# %% ok_argmax_index: positions of the ones
def cross_entropy_of_labels(y_true, prob):
    classes = np.argmax(np.asarray(y_true), axis=-1)
    p = np.asarray(prob, dtype=float)[np.arange(len(classes)), classes]
    return np.average(information(p, base=np.exp(1)))


# %% ok_bits_to_nats: converts from bits, row by row, loop
def cross_entropy_of_labels(y_true, prob):
    B = len(y_true)
    Y = np.array(y_true)
    P = np.array(prob)
    bits = 0
    for i in range(B):
        bits = bits + cross_entropy_bits(Y[i], P[i])
    return bits * np.log(2) / B


# %% ok_tf_boolean_mask: tensorflow float32
import tensorflow as tf


def cross_entropy_of_labels(y_true, prob):
    y_true = tf.convert_to_tensor(np.asarray(y_true, dtype="float32"))
    prob = tf.convert_to_tensor(np.asarray(prob, dtype="float32"))
    picked = tf.boolean_mask(prob, y_true > 0.5)
    return tf.reduce_mean(-tf.math.log(picked))
