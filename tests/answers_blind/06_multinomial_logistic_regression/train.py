# %% ok_tape: as in the hints, zeros
def train(X, y, epochs, batch_size, learning_rate, seed):
    X = np.asarray(X, dtype=np.float32)
    y = np.asarray(y).astype(np.int32)
    W = tf.Variable(tf.zeros((784, 10)))
    b = tf.Variable(tf.zeros(10))
    rng = np.random.default_rng(seed)
    for epoch in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            with tf.GradientTape() as tape:
                logits = tf.matmul(X_batch, W) + b
                loss = tf.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y_batch, logits=logits)
                )
            dW, db = tape.gradient(loss, [W, b])
            W.assign_sub(learning_rate * dW)
            b.assign_sub(learning_rate * db)
    return W.numpy(), b.numpy()


# %% ok_keras_fit: Keras model, glorot start, fit with SGD
def train(X, y, epochs, batch_size, learning_rate, seed):
    tf.keras.utils.set_random_seed(seed)
    model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(10)])
    model.compile(
        optimizer=tf.keras.optimizers.SGD(learning_rate=learning_rate),
        loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    model.fit(
        np.asarray(X, dtype="float32"),
        np.asarray(y),
        epochs=epochs,
        batch_size=batch_size,
        shuffle=True,
        verbose=0,
    )
    W, b = model.get_weights()
    return W, b


# %% ok_tf_data_function: tf.data shuffle, tf.function step, small random start, SGD optimizer
def train(X, y, epochs, batch_size, learning_rate, seed):
    X = tf.cast(np.asarray(X), tf.float32)
    y = tf.cast(np.asarray(y), tf.int32)
    g = tf.random.Generator.from_seed(seed)
    W = tf.Variable(g.normal((784, 10), stddev=0.01))
    b = tf.Variable(tf.zeros([10]))
    sgd = tf.keras.optimizers.SGD(learning_rate)
    sgd.build([W, b])
    data = (
        tf.data.Dataset.from_tensor_slices((X, y))
        .shuffle(len(X), seed=seed, reshuffle_each_iteration=True)
        .batch(batch_size)
    )

    @tf.function(reduce_retracing=True)
    def step(xb, yb):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(yb, xb @ W + b))
        grads = tape.gradient(loss, [W, b])
        sgd.apply_gradients(zip(grads, [W, b]))

    for _ in range(epochs):
        for xb, yb in data:
            step(xb, yb)
    return W, b


# %% ok_manual_gradient: gradient by hand with tf operations, float64, python's random
import random


def train(X, y, epochs, batch_size, learning_rate, seed):
    X = tf.constant(np.asarray(X, dtype=np.float64))
    Y = tf.one_hot(np.asarray(y).astype(int), 10, dtype=tf.float64)
    n = len(X)
    dice = random.Random(seed)
    W = tf.zeros((784, 10), tf.float64)
    b = tf.zeros((10,), tf.float64)
    positions = list(range(n))
    for _ in range(epochs):
        dice.shuffle(positions)
        for s in range(0, n, batch_size):
            idx = positions[s : s + batch_size]
            xb, yb = tf.gather(X, idx), tf.gather(Y, idx)
            error = (tf.nn.softmax(xb @ W + b) - yb) / len(idx)
            W = W - learning_rate * tf.transpose(xb) @ error
            b = b - learning_rate * tf.reduce_sum(error, axis=0)
    return W, b


# %% ok_v1_optimizer: old GradientDescentOptimizer, one-hot, own class, prints the loss
class Model(tf.Module):
    def __init__(self, rng):
        super().__init__()
        self.W = tf.Variable(rng.uniform(-0.05, 0.05, (784, 10)).astype("float32"))
        self.b = tf.Variable(rng.uniform(-0.05, 0.05, 10).astype("float32"))

    def loss(self, x, onehot):
        z = tf.nn.bias_add(tf.matmul(x, self.W), self.b)
        return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(onehot, z))


def train(X, y, epochs, batch_size, learning_rate, seed):
    rng = np.random.RandomState(seed)
    model = Model(rng)
    X = np.asarray(X).astype("float32")
    Y = np.asarray(one_hot(np.asarray(y), 10)).astype("float32")
    opt = tf.compat.v1.train.GradientDescentOptimizer(learning_rate)
    for e in range(epochs):
        perm = rng.permutation(len(X))
        Xs, Ys = X[perm], Y[perm]
        cuts = range(batch_size, len(X), batch_size)
        for xb, yb in zip(np.split(Xs, cuts), np.split(Ys, cuts)):
            opt.minimize(lambda: model.loss(xb, yb), var_list=[model.W, model.b])
        print("epoch", e + 1, "loss", float(model.loss(X, Y)))
    return [model.W.numpy(), model.b.numpy()]
