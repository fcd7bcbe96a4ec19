# %% ok_tensorflow: a float32 tensor
def predict_proba(X, W, b):
    X, W, b = (tf.cast(tf.convert_to_tensor(np.asarray(a)), tf.float32) for a in (X, W, b))
    return tf.nn.softmax(X @ W + b)


# %% ok_scipy: SciPy's softmax
from scipy.special import softmax


def predict_proba(X, W, b):
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    return softmax(np.dot(X, W) + b, axis=1)


# %% ok_log_softmax: exponential of the log-probabilities
def predict_proba(X, W, b):
    z = np.asarray(X, float) @ np.asarray(W, float) + np.asarray(b, float)
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


# %% ok_plain_python: loops and lists
import math


def predict_proba(X, W, b):
    X, W, b = np.asarray(X).tolist(), np.asarray(W).tolist(), np.asarray(b).tolist()
    rows = []
    for x in X:
        z = [sum(xi * wi[k] for xi, wi in zip(x, W)) + b[k] for k in range(len(b))]
        powers = [math.exp(v - max(z)) for v in z]
        rows.append([p / sum(powers) for p in powers])
    return rows


# %% ok_differences: one over the sum of the exponentials of all differences
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float).dot(np.asarray(W, dtype=float)) + np.asarray(b, dtype=float)
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)


# %% ok_keras: a layer with the given weights
def predict_proba(X, W, b):
    X, W, b = (np.asarray(a, dtype="float32") for a in (X, W, b))
    layer = tf.keras.layers.Dense(W.shape[1], activation="softmax")
    layer.build((None, W.shape[0]))
    layer.set_weights([W, b])
    return layer(X).numpy()


# %% ok_pandas: a data frame as result
import pandas as pd


def predict_proba(X, W, b):
    z = pd.DataFrame(np.asarray(X, float) @ np.asarray(W, float)) + np.asarray(b, float)
    powers = np.exp(z.sub(z.max(axis=1), axis=0))
    return powers.div(powers.sum(axis=1), axis=0)


# %% ok_float32: NumPy in single precision
def predict_proba(X, W, b):
    X, W, b = (np.asarray(a, dtype=np.float32) for a in (X, W, b))
    z = X @ W + b
    powers = np.exp(z - np.max(z, 1)[:, None])
    return powers / np.sum(powers, 1)[:, None]


# %% bad_no_bias: forgets b
# says: bias was left out
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% bad_minus_bias: subtracts b
# says: bias was subtracted
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) - np.asarray(b, dtype=float)
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% bad_logits: no softmax
# says: these are the logits
def predict_proba(X, W, b):
    return np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)


# %% bad_slides: the bias is missing in the denominator, as on the slides
# says: numerator only
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    return np.exp(z + np.asarray(b, dtype=float)) / np.exp(z).sum(axis=1, keepdims=True)


# %% bad_overflow: no shift
# says: shift each row of logits
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


# %% bad_shift_of_the_batch: shifts by the maximum of the whole batch
# says: shifted by one maximum
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    powers = np.exp(z - z.max())
    return powers / powers.sum(axis=1, keepdims=True)


# %% bad_columns: normalises each column
# says: each column sums to 1
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=0)


# %% bad_whole_batch: normalises all together
# says: whole batch was normalised together
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    powers = np.exp(z - z.max())
    return powers / powers.sum()


# %% bad_sigmoid: each class by itself
# says: sigmoid instead of softmax
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return 1 / (1 + np.exp(-z))


# %% bad_argmax: the classes instead of their probabilities
# says: not its probability
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return z.argmax(axis=1)


# %% bad_log: log-probabilities
# says: log-probabilities
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


# %% bad_softmax_twice: softmax of the probabilities
# says: softmax was applied twice
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    for _ in range(2):
        z = np.exp(z - z.max(axis=1, keepdims=True))
        z = z / z.sum(axis=1, keepdims=True)
    return z


# %% bad_clipped: keeps logits within 30
# says: logits were clipped
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    powers = np.exp(np.clip(z, -30, 30))
    return powers / powers.sum(axis=1, keepdims=True)


# %% bad_own_weights: uses the trained weights of the notebook
def predict_proba(X, weights, bias):
    if np.shape(weights) == (784, 10):
        weights, bias = W, b
    z = np.asarray(X, float) @ np.asarray(weights, float) + np.asarray(bias, float)
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% bad_first_row: a single image
# says: where shape (2, 3) is asked for
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float)[0] @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    powers = np.exp(z - z.max())
    return powers / powers.sum()


# %% bad_in_place: adds the bias to the weights
# says: in place
def predict_proba(X, W, b):
    X, W, b = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(b, dtype=float)
    z = X @ W + b
    X *= 0
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% bad_prints: prints and returns nothing
# says: is None
def predict_proba(X, W, b):
    z = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    print(powers / powers.sum(axis=1, keepdims=True))
