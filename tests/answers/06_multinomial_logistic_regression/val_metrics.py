# %% ok_own_functions: the functions of this notebook
p = predict_proba(X_val, W, b)
val_metrics = {
    "loss": cross_entropy(one_hot(y_val, 10), p),
    "accuracy": (np.argmax(p, axis=1) == y_val).mean(),
}


# %% ok_tensorflow: float32 tensors as numbers
z = tf.constant(X_val, tf.float32) @ tf.constant(W, tf.float32) + tf.constant(b, tf.float32)
losses = tf.nn.sparse_softmax_cross_entropy_with_logits(y_val, z)
hits = tf.equal(tf.argmax(z, axis=1), y_val)
val_metrics = dict(loss=tf.reduce_mean(losses), accuracy=tf.reduce_mean(tf.cast(hits, tf.float32)))


# %% ok_keras_metrics: Keras' losses and metrics
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)(y_val, X_val @ W + b)
accuracy = tf.keras.metrics.SparseCategoricalAccuracy()
accuracy.update_state(y_val, X_val @ W + b)
val_metrics = {"accuracy": accuracy.result(), "loss": loss}


# %% ok_loops: digit by digit
import math

losses, right = [], 0
for image, digit in zip(X_val.astype(float), y_val):
    z = image @ W + b
    top = max(z)
    losses.append(top + math.log(sum(math.exp(v - top) for v in z)) - z[digit])
    right += int(np.argmax(z)) == digit
val_metrics = {"loss": sum(losses) / len(losses), "accuracy": right / len(losses)}


# %% ok_keras_evaluate: a Keras model with these weights
model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(10)])
model.layers[0].set_weights([W, b])
model.compile(
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"]
)
loss, accuracy = model.evaluate(X_val, y_val, verbose=0)
val_metrics = {"loss": loss, "accuracy": accuracy}


# %% ok_from_the_file: the digits read once more, one-element arrays
with np.load("data/mnist_4000.npz") as archive:
    pixels = archive["X"][2400:3000].reshape(-1, 784) / 255
    digits = archive["y"][2400:3000]
z = pixels @ W + b
chances = np.exp(z) / np.exp(z).sum(1, keepdims=True)
val_metrics = {
    "loss": np.array([-np.log(chances[np.arange(len(digits)), digits]).mean()]),
    "accuracy": np.array([np.mean(chances.argmax(1) == digits)]),
}


# %% ok_scipy: logsumexp, and the accuracy counted
from scipy.special import logsumexp

z = X_val @ W + b
wrong = np.count_nonzero(z.argmax(axis=1) - y_val)
val_metrics = {
    "loss": float(np.mean(logsumexp(z, axis=1) - z[range(len(z)), y_val])),
    "accuracy": 1 - wrong / len(z),
}


# %% bad_other_set: the numbers of the other set
# says: this belongs to the training digits
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_train, X_train @ W + b),
    "accuracy": np.mean(predict_proba(X_train, W, b).argmax(axis=1) == y_train),
}


# %% bad_all_digits: all 4000 digits
# says: this belongs to the 4000 digits
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y, X @ W + b),
    "accuracy": np.mean(predict_proba(X, W, b).argmax(axis=1) == y),
}


# %% bad_test_set: the test digits
# says: this belongs to the test digits
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_test, X_test @ W + b),
    "accuracy": np.mean(predict_proba(X_test, W, b).argmax(axis=1) == y_test),
}


# %% bad_percent: accuracy in percent
# says: not a percentage
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    "accuracy": 100 * np.mean(predict_proba(X_val, W, b).argmax(axis=1) == y_val),
}


# %% bad_count: the number of digits read correctly
# says: or a count
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    "accuracy": np.sum(predict_proba(X_val, W, b).argmax(axis=1) == y_val),
}


# %% bad_error_rate: the fraction of wrong answers
# says: fraction of wrong answers
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    "accuracy": np.mean(predict_proba(X_val, W, b).argmax(axis=1) != y_val),
}


# %% bad_swapped: loss and accuracy swapped
# says: swapped
val_metrics = {
    "accuracy": sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    "loss": np.mean(predict_proba(X_val, W, b).argmax(axis=1) == y_val),
}


# %% bad_sum: the loss summed up
# says: sum over the digits
val_metrics = {
    "loss": len(y_val) * sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    "accuracy": np.mean(predict_proba(X_val, W, b).argmax(axis=1) == y_val),
}


# %% bad_no_bias: forgets the biases
# says: biases are left out
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_val, X_val @ W),
    "accuracy": np.mean((X_val @ W).argmax(axis=1) == y_val),
}


# %% bad_bits: base 2
# says: in bits
p = predict_proba(X_val, W, b)
val_metrics = {
    "loss": -np.mean(np.log2(p[np.arange(len(p)), y_val])),
    "accuracy": np.mean(p.argmax(axis=1) == y_val),
}


# %% bad_mean_over_entries: divides by the number of entries
# says: over all entries
p = predict_proba(X_val, W, b)
val_metrics = {
    "loss": -np.mean(one_hot(y_val, 10) * np.log(p)),
    "accuracy": np.mean(p.argmax(axis=1) == y_val),
}


# %% bad_softmax_twice: gives probabilities to a loss that wants logits
# says: softmax is applied twice
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_val, predict_proba(X_val, W, b)),
    "accuracy": np.mean(predict_proba(X_val, W, b).argmax(axis=1) == y_val),
}


# %% bad_mean_probability: the mean probability of the true class as accuracy
# says: mean probability of the true class
p = predict_proba(X_val, W, b)
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    "accuracy": np.mean(p[np.arange(len(p)), y_val]),
}


# %% bad_pixels_to_255: the pixels of the file
# says: from 0 to 255
with np.load("data/mnist_4000.npz") as archive:
    pixels = archive["X"][2400:3000].reshape(-1, 784)
val_metrics = {
    "loss": sparse_cross_entropy_from_logits(y_val, pixels @ W + b),
    "accuracy": np.mean(predict_proba(pixels, W, b).argmax(axis=1) == y_val),
}


# %% bad_rounded: copied from a print with two digits
# says: rounded to two digits
val_metrics = {
    "loss": round(float(sparse_cross_entropy_from_logits(y_val, X_val @ W + b)), 2),
    "accuracy": round(float(np.mean(predict_proba(X_val, W, b).argmax(axis=1) == y_val)), 2),
}


# %% bad_no_dict: a pair instead of a dictionary
# says: is no dictionary
val_metrics = (
    sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    np.mean(predict_proba(X_val, W, b).argmax(axis=1) == y_val),
)


# %% bad_keys: other keys
# says: keys of val_metrics
val_metrics = {
    "Loss": sparse_cross_entropy_from_logits(y_val, X_val @ W + b),
    "acc": np.mean(predict_proba(X_val, W, b).argmax(axis=1) == y_val),
}


# %% bad_one_loss_a_digit: no mean
# says: where a single number is asked for
z = X_val @ W + b
losses = np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), y_val]
val_metrics = {"loss": losses, "accuracy": np.mean(z.argmax(axis=1) == y_val)}


# %% bad_guessed: numbers of somebody else
val_metrics = {"loss": 0.3551, "accuracy": 0.8917}
