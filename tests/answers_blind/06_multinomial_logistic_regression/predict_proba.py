# %% ok_numpy: the formula
def predict_proba(X, W, b):
    z = np.asarray(X) @ np.asarray(W) + np.asarray(b)
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


# %% ok_tf_f32: tensorflow, float32 tensor
def predict_proba(X, W, b):
    X, W, b = [tf.cast(np.asarray(a), tf.float32) for a in (X, W, b)]
    return tf.nn.softmax(tf.matmul(X, W) + b)


# %% ok_sigmoid_like: one over sum of exp of differences, no maximum needed
def predict_proba(X, W, b):
    z = np.dot(np.asarray(X, float), np.asarray(W, float)) + np.asarray(b, float)
    # p_k = 1 / sum_j exp(z_j - z_k); inf in the denominator gives 0
    with np.errstate(over="ignore"):
        differences = z[:, None, :] - z[:, :, None]
        return 1 / np.exp(differences).sum(axis=2)


# %% ok_dataframe: rows one by one into a DataFrame
from scipy.special import softmax as scipy_softmax


def predict_proba(X, W, b):
    W, b = np.asarray(W), np.asarray(b)
    rows = []
    for x in np.asarray(X):
        rows.append(scipy_softmax(x.dot(W) + b))
    return pd.DataFrame(rows)


# %% ok_keras_model: a Keras model with the weights, predict
def predict_proba(X, W, b):
    X, W, b = np.asarray(X, "float32"), np.asarray(W, "float32"), np.asarray(b, "float32")
    model = tf.keras.Sequential(
        [tf.keras.Input((W.shape[0],)), tf.keras.layers.Dense(W.shape[1], activation="softmax")]
    )
    model.set_weights([W, b])
    return model.predict(X, verbose=0)
