# %% ok_oneline: uses the softmax above
def forward(x, W, b):
    return softmax(np.asarray(x) @ np.asarray(W) + np.asarray(b))


# %% ok_loops: three loops, own softmax by pairwise differences
def forward(x, W, b):
    x, W, b = np.asarray(x, float), np.asarray(W, float), np.asarray(b, float)
    B, D = x.shape
    K = W.shape[1]
    result = np.zeros((B, K))
    for n in range(B):
        z = [0.0] * K
        for k in range(K):
            z[k] = b[k]
            for i in range(D):
                z[k] += x[n, i] * W[i, k]
        m = max(z)
        s = 0
        for k in range(K):
            s += np.exp(z[k] - m)
        for k in range(K):
            result[n][k] = np.exp(z[k] - m) / s
    return result


# %% ok_keras_dense: a Keras layer with the given weights, float32
import keras


def forward(x, W, b):
    W = np.asarray(W, dtype="float32")
    layer = keras.layers.Dense(W.shape[1], activation="softmax")
    layer.build((None, W.shape[0]))
    layer.set_weights([W, np.asarray(b, dtype="float32")])
    return layer(np.asarray(x, dtype="float32"))


# %% ok_tf64: tensorflow in float64
import tensorflow as tf


def forward(x, W, b):
    x = tf.cast(tf.convert_to_tensor(np.asarray(x)), tf.float64)
    W = tf.cast(tf.convert_to_tensor(np.asarray(W)), tf.float64)
    b = tf.cast(tf.convert_to_tensor(np.asarray(b)), tf.float64)
    logits = tf.matmul(x, W) + b
    return tf.nn.softmax(logits, axis=1).numpy()


# %% ok_bias_column: bias as an extra input that is always 1, einsum
def add_one(x):
    return np.hstack([x, np.ones((len(x), 1))])


def forward(x, W, b):
    x = np.asarray(x, dtype=float)
    Wb = np.vstack([np.asarray(W, dtype=float), np.reshape(b, (1, -1))])
    z = np.einsum("bd,dk->bk", add_one(x), Wb)
    log_p = z - np.max(z, 1)[:, None]
    log_p = log_p - np.log(np.sum(np.exp(log_p), 1))[:, None]
    return np.exp(log_p)
