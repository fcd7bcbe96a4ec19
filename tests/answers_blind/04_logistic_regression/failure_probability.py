# %% ok_sigmoid: the function above
def failure_probability(temperature, w, b):
    return sigmoid(w * np.asarray(temperature, dtype=float) + b)


# %% ok_lambda_expit: a lambda with scipy
from scipy.special import expit

failure_probability = lambda temperature, w, b: expit(np.multiply(w, temperature) + b)


# %% ok_tensorflow: tf.nn.sigmoid, numpy result
def failure_probability(temperature, w, b):
    t = tf.convert_to_tensor(np.asarray(temperature, dtype=np.float64))
    z = t * tf.cast(w, tf.float64) + tf.cast(b, tf.float64)
    return tf.nn.sigmoid(z).numpy()


# %% ok_odds: from the odds by logaddexp
def failure_probability(temperature, w, b):
    """p = 1 / (1 + e^-z) = exp(-ln(e^0 + e^-z))"""
    z = np.array(temperature, dtype=float) * w + b
    return np.exp(-np.logaddexp(0.0, -z))


# %% ok_clip: the textbook formula with z kept within bounds
def failure_probability(temperature, w, b):
    z = float(w) * np.asarray(temperature, float) + float(b)
    z = np.clip(z, -500, 500)  # no overflow
    return 1 / (1 + np.exp(-z))
