# %% ok_functions: the functions of the notebook
prob = predict_proba(X_val, W, b)
val_metrics = {
    "loss": cross_entropy(one_hot(y_val, 10), prob),
    "accuracy": np.mean(np.argmax(prob, axis=1) == y_val),
}

# %% ok_keras_evaluate: Keras evaluates, its dict is taken
model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(10)])
model.set_weights([np.asarray(W), np.asarray(b)])
model.compile(
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"]
)
val_metrics = model.evaluate(X_val, y_val, verbose=0, return_dict=True)

# %% ok_tensors: tensors in a dict()
logits = tf.matmul(X_val, W) + b
hits = tf.equal(tf.argmax(logits, axis=1), y_val)
val_metrics = dict(
    accuracy=tf.reduce_mean(tf.cast(hits, tf.float32)),
    loss=tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y_val, logits=logits)
    ),
)


# %% ok_helper_loop: a helper function that counts, python floats, rounded print
def metrics(images, digits):
    right = 0
    nll = 0.0
    for image, digit in zip(images, digits):
        p = np.asarray(predict_proba(image.reshape(1, -1), W, b))[0]
        nll -= np.log(p[digit])
        if np.argmax(p) == digit:
            right += 1
    return {"loss": float(nll / len(digits)), "accuracy": right / len(digits)}


val_metrics = metrics(X_val, y_val)
print({k: round(v, 4) for k, v in val_metrics.items()})

# %% ok_pandas: crosstab for the accuracy, one-element arrays
z = X_val @ W + b
table = pd.crosstab(pd.Series(z.argmax(1)), pd.Series(y_val))
table = table.reindex(index=range(10), columns=range(10), fill_value=0)
val_metrics = {}
val_metrics["loss"] = np.array([sparse_cross_entropy_from_logits(y_val, z)])
val_metrics["accuracy"] = np.array([np.trace(table.to_numpy()) / table.to_numpy().sum()])
