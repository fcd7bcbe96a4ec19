# %% ok_slices: counts and slices
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    N = len(X)
    n_test = N // 4
    n_val = (N - n_test) // 5
    n_train = N - n_test - n_val
    return (
        (X[:n_train], y[:n_train]),
        (X[n_train : n_train + n_val], y[n_train : n_train + n_val]),
        (X[n_train + n_val :], y[n_train + n_val :]),
    )


# %% ok_zip_np_split: np.split and zip
def split(X, y):
    N = len(y)
    rest = N - N // 4
    cuts = [rest - rest // 5, rest]
    return zip(np.split(np.asarray(X), cuts), np.split(np.asarray(y), cuts))


# %% ok_tf_split: tf.split gives tensors, list of lists
def split(X, y):
    X = tf.convert_to_tensor(np.asarray(X))
    y = tf.convert_to_tensor(np.asarray(y))
    n = int(X.shape[0])
    test = int(n / 4)
    val = int((n - test) / 5)
    sizes = [n - test - val, val, test]
    Xs = tf.split(X, sizes)
    ys = tf.split(y, sizes)
    return [[Xs[0], ys[0]], [Xs[1], ys[1]], [Xs[2], ys[2]]]


# %% ok_two_cuts: the same cut twice, helper function
def cut_off(a, parts):
    keep = len(a) - len(a) // parts
    return a[:keep], a[keep:]


def split(X, y):
    X = np.array(X)
    y = np.array(y)
    X_rest, X_test = cut_off(X, 4)
    y_rest, y_test = cut_off(y, 4)
    X_train, X_val = cut_off(X_rest, 5)
    y_train, y_val = cut_off(y_rest, 5)
    print(len(X_train), len(X_val), len(X_test))
    return (X_train, y_train), (X_val, y_val), (X_test, y_test)


# %% ok_masks: boolean masks from positions
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    position = np.arange(X.shape[0])
    t = X.shape[0] - X.shape[0] // 4
    v = t - t // 5
    is_train, is_test = position < v, position >= t
    is_val = ~is_train & ~is_test
    train_part = X[is_train], y[is_train]
    val_part = X[is_val], y[is_val]
    test_part = X[is_test], y[is_test]
    return train_part, val_part, test_part
