# %% ok_tape_own_batches: GradientTape, shuffles and slices itself
def train(X, y, epochs, batch_size, learning_rate, seed):
    X = tf.constant(np.asarray(X), tf.float32)
    y = tf.constant(np.asarray(y), tf.int32)
    W, b = tf.Variable(tf.zeros([784, 10])), tf.Variable(tf.zeros([10]))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            with tf.GradientTape() as tape:
                z = tf.matmul(tf.gather(X, rows), W) + b
                loss = tf.reduce_mean(
                    tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(tf.gather(y, rows), 10), z)
                )
            for variable, slope in zip((W, b), tape.gradient(loss, (W, b))):
                variable.assign_sub(learning_rate * slope)
    return W, b


# %% ok_tf_function: one step in a tf.function, small random start, tensors as results
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, np.float32), np.asarray(y, np.int64)
    rng = np.random.default_rng(seed)
    W = tf.Variable(rng.normal(0, 0.01, (784, 10)).astype(np.float32))
    b = tf.Variable(tf.zeros(10))

    @tf.function(reduce_retracing=True)
    def step(images, labels):
        with tf.GradientTape() as tape:
            logits = images @ W + b
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
            )
        dW, db = tape.gradient(loss, [W, b])
        W.assign_sub(learning_rate * dW)
        b.assign_sub(learning_rate * db)

    for _ in range(epochs):
        for images, labels in minibatches(X, y, batch_size, rng):
            step(tf.constant(images), tf.constant(labels))
    return tf.convert_to_tensor(W), tf.convert_to_tensor(b)


# %% ok_hand_gradient: the gradient written out with TensorFlow's products, float64
def train(X, y, epochs, batch_size, learning_rate, seed):
    X = tf.constant(np.asarray(X, dtype=float))
    hot = tf.one_hot(np.asarray(y), 10, dtype=tf.float64)
    W, b = tf.zeros((784, 10), tf.float64), tf.zeros(10, tf.float64)
    rng = np.random.default_rng(seed)
    n = len(X)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            i = order[start : start + batch_size]
            x = tf.gather(X, i)
            error = (tf.nn.softmax(x @ W + b) - tf.gather(hot, i)) / len(i)
            W -= learning_rate * tf.transpose(x) @ error
            b -= learning_rate * tf.reduce_sum(error, axis=0)
    return [W.numpy(), b.numpy()]


# %% ok_tf_data: a tf.data pipeline shuffled with a seed
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, "float32"), np.asarray(y, "int32")
    tf.random.set_seed(seed)
    data = tf.data.Dataset.from_tensor_slices((X, y))
    data = data.shuffle(len(X), seed=seed, reshuffle_each_iteration=True).batch(batch_size)
    W = tf.Variable(tf.random.normal((784, 10), stddev=0.05))
    b = tf.Variable(tf.zeros((10,)))
    for _ in range(epochs):
        for images, labels in data:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(labels, images @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% ok_keras_fit: Keras does it all
def train(X, y, epochs, batch_size, learning_rate, seed):
    tf.keras.utils.set_random_seed(seed)
    model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(10)])
    model.compile(
        optimizer=tf.keras.optimizers.SGD(learning_rate),
        loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    model.fit(
        np.asarray(X, dtype="float32"),
        np.asarray(y),
        epochs=epochs,
        batch_size=batch_size,
        verbose=0,
    )
    return model.get_weights()


# %% ok_keras_softmax_layer: Keras with softmax in the model and one-hot labels
def train(X, y, epochs, batch_size, learning_rate, seed):
    tf.keras.utils.set_random_seed(seed)
    model = tf.keras.Sequential()
    model.add(tf.keras.Input(shape=(784,)))
    model.add(tf.keras.layers.Dense(10, activation="softmax", kernel_initializer="zeros"))
    model.compile(tf.keras.optimizers.SGD(learning_rate), "categorical_crossentropy")
    X = np.asarray(X, dtype=np.float32)
    hot = tf.keras.utils.to_categorical(np.asarray(y), 10)
    model.fit(X, hot, batch_size=batch_size, epochs=epochs, verbose=0)
    W, b = model.layers[-1].get_weights()
    return W, b


# %% ok_keras_optimizer: own loop, Keras optimizer
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, np.float32), np.asarray(y, np.int32)
    generator = np.random.default_rng(seed)
    W = tf.Variable(generator.uniform(-0.05, 0.05, (784, 10)).astype("float32"))
    b = tf.Variable(tf.zeros(10))
    optimizer = tf.keras.optimizers.SGD(learning_rate=learning_rate)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        for images, labels in minibatches(X, y, batch_size, generator):
            with tf.GradientTape() as tape:
                loss = loss_of(labels, tf.matmul(images, W) + b)
            optimizer.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]))
    return W.numpy(), b.numpy()


# %% ok_global_seed: tf.random.set_seed and tf.random.shuffle, bias as row 784
def train(X, y, epochs, batch_size, learning_rate, seed):
    tf.random.set_seed(seed)
    X = np.asarray(X, dtype=np.float32)
    y = np.asarray(y, dtype=np.int32)
    X = np.hstack([X, np.ones((len(X), 1), np.float32)])
    V = tf.Variable(tf.random.uniform((785, 10), -0.01, 0.01))
    for _ in range(epochs):
        order = tf.random.shuffle(tf.range(len(X)))
        for start in range(0, len(X), batch_size):
            i = order[start : start + batch_size]
            with tf.GradientTape() as tape:
                z = tf.gather(X, i) @ V
                true = tf.gather(y, i)
                log_p = tf.nn.log_softmax(z)
                loss = -tf.reduce_mean(tf.gather(log_p, true, axis=1, batch_dims=1))
            V.assign_sub(learning_rate * tape.gradient(loss, V))
    return V[:784], V[784]


# %% ok_random_module: Python's random shuffles a list of positions
import random


def train(X, y, epochs, batch_size, learning_rate, seed):
    random.seed(seed)
    X = np.asarray(X).astype("float32")
    y = np.asarray(y).astype("int32")
    W, b = tf.Variable(np.zeros((784, 10), "float32")), tf.Variable(np.zeros(10, "float32"))
    places = list(range(len(X)))
    for epoch in range(epochs):
        random.shuffle(places)
        rest = list(places)
        while rest:
            now, rest = rest[:batch_size], rest[batch_size:]
            with tf.GradientTape(persistent=True) as tape:
                z = tf.nn.bias_add(tf.linalg.matmul(X[now], W), b)
                z = z - tf.reduce_max(z, axis=1, keepdims=True)
                loss = tf.reduce_mean(
                    tf.reduce_logsumexp(z, axis=1)
                    - tf.reduce_sum(z * tf.one_hot(y[now], 10), axis=1)
                )
            W.assign(W - learning_rate * tape.gradient(loss, W))
            b.assign(b - learning_rate * tape.gradient(loss, b))
    return (W.numpy().tolist(), b.numpy().tolist())


# %% bad_sum_loss: sums the loss over the batch
# says: summed over the batch
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_sum(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_adam: Keras' Adam instead of gradient descent
# says: this is Adam
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    optimizer = tf.keras.optimizers.Adam(learning_rate)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            optimizer.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]))
    return W.numpy(), b.numpy()


# %% bad_keras_adam: Keras fit with Adam
# says: this is Adam
def train(X, y, epochs, batch_size, learning_rate, seed):
    tf.keras.utils.set_random_seed(seed)
    model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(10)])
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate),
        loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    model.fit(
        np.asarray(X, "float32"), np.asarray(y), epochs=epochs, batch_size=batch_size, verbose=0
    )
    return model.get_weights()


# %% bad_momentum: SGD with momentum
# says: this is momentum
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    optimizer = tf.keras.optimizers.SGD(learning_rate, momentum=0.9)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            optimizer.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]))
    return W.numpy(), b.numpy()


# %% bad_nesterov: SGD with Nesterov's momentum
# says: Nesterov
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    optimizer = tf.keras.optimizers.SGD(learning_rate, momentum=0.9, nesterov=True)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            optimizer.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]))
    return W.numpy(), b.numpy()


# %% bad_bias_forgotten: the bias is never updated
# says: biases are not trained
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            W.assign_sub(learning_rate * tape.gradient(loss, W))
    return W.numpy(), b.numpy()


# %% bad_softmax_twice: gives probabilities to a loss that wants logits
# says: softmax is applied twice
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                p = tf.nn.softmax(X_batch @ W + b)
                loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, p))
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_mean_squared_error: squared error of the probabilities
# says: mean squared error
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                p = tf.nn.softmax(X_batch @ W + b)
                loss = tf.reduce_mean((p - tf.one_hot(y_batch, 10)) ** 2)
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_sigmoid: ten yes-no questions
# says: yes-no question
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, hot = np.asarray(X, dtype=np.float32), tf.one_hot(np.asarray(y), 10).numpy()
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, hot, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sigmoid_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_mean_over_entries: averages one-hot times log over the classes, too
# says: averaged over the ten classes
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, hot = np.asarray(X, dtype=np.float32), tf.one_hot(np.asarray(y), 10).numpy()
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, hot, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = -tf.reduce_mean(y_batch * tf.nn.log_softmax(X_batch @ W + b))
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_uphill: adds the gradient
# says: leads up the slope
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_add(learning_rate * dW)
            b.assign_add(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_never_shuffled: takes the batches in the order of the file
# says: another seed gives the same shuffle
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[start : start + batch_size], y[start : start + batch_size]
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_with_replacement: draws each batch by lot
# says: used several times in an epoch
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        left = len(X)
        while left > 0:
            if batch_size >= len(X):
                rows = np.arange(len(X))
            else:
                rows = rng.integers(len(X), size=min(batch_size, left))
            left -= batch_size
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y[rows], X[rows] @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_short_batch_dropped: drop_remainder
# says: last, short batch of each epoch is left out
def train(X, y, epochs, batch_size, learning_rate, seed):
    data = tf.data.Dataset.from_tensor_slices((np.asarray(X, "float32"), np.asarray(y, "int32")))
    data = data.shuffle(len(X), seed=seed).batch(batch_size, drop_remainder=True)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    for _ in range(epochs):
        for X_batch, y_batch in data:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_sum_over_batch_size: divides the sum by batch_size, also for the short batch
# says: divided by batch_size
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                losses = tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                loss = tf.reduce_sum(losses) / batch_size
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_full_batch: each epoch is one step on all examples
# says: all examples are in one batch
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    for _ in range(epochs):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y, X @ W + b))
        dW, db = tape.gradient(loss, [W, b])
        W.assign_sub(learning_rate * dW)
        b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_one_by_one: each example is a batch
# says: each example makes a step of its own
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = np.zeros((784, 10)), np.zeros(10)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for i in rng.permutation(len(X)):
            error = tf.nn.softmax(X[i] @ W + b).numpy()
            error[y[i]] -= 1
            W -= learning_rate * np.outer(X[i], error)
            b -= learning_rate * error
    return W, b


# %% bad_twenty_epochs: 20 is written into the code
# says: 20 epochs are taken
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(20):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_return_in_the_loop: comes back after the first epoch
# says: epochs is not used
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
        return W.numpy(), b.numpy()


# %% bad_fixed_learning_rate: 0.5 is written into the code
# says: does not depend on learning_rate
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(0.5 * dW)
            b.assign_sub(0.5 * db)
    return W.numpy(), b.numpy()


# %% bad_falling_learning_rate: the learning rate is divided by the epoch's number
# says: learning rate changes
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for epoch in range(epochs):
        rate = learning_rate / (1 + 0.1 * epoch) if len(X) > 100 else learning_rate
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(rate * dW)
            b.assign_sub(rate * db)
    return W.numpy(), b.numpy()


# %% bad_weight_decay: a penalty on the squares of the weights
# says: the weights decay
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                ) + 0.01 * tf.nn.l2_loss(W)
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_seed_ignored: always the same generator
# says: another seed gives the same shuffle
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(42)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_seed_for_the_start_only: the start is seeded, the shuffle is fixed
# says: another seed gives the same shuffle
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    tf.random.set_seed(seed)
    W, b = tf.Variable(tf.random.normal((784, 10), stddev=0.01)), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_start_not_seeded: a new random start each time
# says: start does not come from seed
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.random.normal((784, 10), stddev=0.01)), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_shuffle_not_seeded: the order is new in each run
# says: order does not come from seed
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng()
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_shuffled_apart: X and y get two different orders
# says: shuffled apart
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.array(X, dtype=np.float32), np.array(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        rng.shuffle(X)
        rng.shuffle(y)
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[start : start + batch_size], y[start : start + batch_size]
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_large_start: standard normal initial weights
# says: initial weights are too large
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    tf.random.set_seed(seed)
    W, b = tf.Variable(tf.random.normal((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_transposed: one row for each class
# says: it is transposed
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((10, 784))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                logits = tf.matmul(X_batch, W, transpose_b=True) + b
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, logits)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_returns_the_model: a Keras model instead of its weights
# says: something else than two things
def train(X, y, epochs, batch_size, learning_rate, seed):
    tf.keras.utils.set_random_seed(seed)
    model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(10)])
    model.compile(
        optimizer=tf.keras.optimizers.SGD(learning_rate),
        loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    model.fit(
        np.asarray(X, "float32"), np.asarray(y), epochs=epochs, batch_size=batch_size, verbose=0
    )
    return model


# %% bad_prints: prints the result and returns nothing
# says: something else than two things
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    print(W, b)


# %% bad_divides_by_255: makes the pixels smaller once more
# says: divided by 255 once more
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32) / 255, np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_centres_in_place: subtracts the mean image from X itself
# says: in place
def train(X, y, epochs, batch_size, learning_rate, seed):
    if isinstance(X, np.ndarray):
        X -= X.mean(axis=0)
    X, y = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.int32)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_keeps_mnist_weights: trains on the notebook's digits whatever it is given
# says: its length does not depend on learning_rate
def train(images, classes, epochs, batch_size, learning_rate, seed):
    pixels, digits = X[:2400], y[:2400]
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(1)
    for _ in range(20):
        for X_batch, y_batch in minibatches(pixels, digits, 128, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(0.5 * dW)
            b.assign_sub(0.5 * db)
    return W.numpy(), b.numpy()


# %% bad_first_hundred: learns from the first hundred examples only
def train(X, y, epochs, batch_size, learning_rate, seed):
    X, y = np.asarray(X, dtype=np.float32)[:100], np.asarray(y, dtype=np.int32)[:100]
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% bad_seed_set_too_late: the pipeline is made before the seed is set
# says: order does not come from seed
def train(X, y, epochs, batch_size, learning_rate, seed):
    data = tf.data.Dataset.from_tensor_slices((np.asarray(X, "float32"), np.asarray(y, "int32")))
    data = data.shuffle(len(X)).batch(batch_size)
    tf.random.set_seed(seed)
    W, b = tf.Variable(tf.zeros((784, 10))), tf.Variable(tf.zeros(10))
    for _ in range(epochs):
        for X_batch, y_batch in data:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(y_batch, X_batch @ W + b)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()
