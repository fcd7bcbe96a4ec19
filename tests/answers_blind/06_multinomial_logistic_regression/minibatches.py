# %% ok_permutation: generator as in the hint
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% ok_shuffle_pairs: python list of pairs is shuffled, list of lists comes back
def minibatches(X, y, batch_size, rng):
    pairs = list(zip(np.asarray(X), np.asarray(y)))
    indices = list(range(len(pairs)))
    rng.shuffle(indices)
    batches = []
    xb, yb = [], []
    for i in indices:
        xb.append(pairs[i][0])
        yb.append(pairs[i][1])
        if len(xb) == batch_size:
            batches.append((xb, yb))
            xb, yb = [], []
    if xb:
        batches.append((xb, yb))
    return batches


# %% ok_tf_data: tf.data with a seed that rng draws
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    seed = int(rng.integers(2**31))
    data = tf.data.Dataset.from_tensor_slices((X, y))
    data = data.shuffle(buffer_size=len(X), seed=seed)
    return data.batch(batch_size)


# %% ok_argsort_class: an iterator class, order by sorting random numbers
class Epoch:
    def __init__(self, X, y, batch_size, rng):
        order = np.argsort(rng.random(len(y)))
        self.X = np.asarray(X)[order]
        self.y = np.asarray(y)[order]
        self.batch_size = batch_size
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.y):
            raise StopIteration
        part = slice(self.at, self.at + self.batch_size)
        self.at += self.batch_size
        return self.X[part], self.y[part]


def minibatches(X, y, batch_size, rng):
    return Epoch(X, y, batch_size, rng)


# %% ok_draw_without_replacement: draw a handful from what is left, recursion-free
def minibatches(X, y, batch_size, rng):
    X = np.asarray(X)
    y = np.asarray(y)
    left = np.arange(len(X))
    while left.size:
        drawn = rng.choice(left, size=min(batch_size, left.size), replace=False)
        left = np.setdiff1d(left, drawn)
        yield [X[drawn], y[drawn]]
