# %% ok_np_split: np.split at two places
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n = len(y)
    test = n // 4
    val = (n - test) // 5
    cuts = [n - test - val, n - test]
    return tuple(zip(np.split(X, cuts), np.split(y, cuts)))


# %% ok_lists: slices of lists, pairs as lists
def split(X, y):
    X, y = (
        [list(np.asarray(row).tolist()) if np.ndim(row) else row for row in np.asarray(X)],
        list(np.asarray(y)),
    )
    n_test = int(len(y) / 4)
    n_val = int((len(y) - n_test) / 5)
    first, second = len(y) - n_test - n_val, len(y) - n_test
    return [[X[:first], y[:first]], [X[first:second], y[first:second]], [X[second:], y[second:]]]


# %% ok_test_first: cuts the test set off, then cuts the rest
def split(X, y):
    def cut(X, y, part):
        n = len(X) - len(X) // part
        return (X[:n], y[:n]), (X[n:], y[n:])

    rest, test = cut(np.asarray(X), np.asarray(y), 4)
    train, val = cut(*rest, 5)
    return train, val, test


# %% ok_boolean_masks: a number for each row says where it goes
def split(X, y):
    X, y = np.array(X), np.array(y)
    place = np.arange(len(X))
    test = len(X) // 4
    rest = len(X) - test
    is_test = place >= rest
    is_val = (place >= rest - rest // 5) & ~is_test
    return tuple((X[m], y[m]) for m in (~is_test & ~is_val, is_val, is_test))


# %% ok_generator: yields the three pairs
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    test = np.floor_divide(len(X), 4)
    val = np.floor_divide(len(X) - test, 5)
    start = 0
    for size in (len(X) - test - val, val, test):
        yield X[start : start + size], y[start : start + size]
        start += size


# %% ok_tensorflow: tf.split of tensors
def split(X, y):
    X, y = tf.constant(np.asarray(X)), tf.constant(np.asarray(y))
    n = int(X.shape[0])
    test = n // 4
    sizes = [n - test - (n - test) // 5, (n - test) // 5, test]
    (a, b, c), (d, e, f) = tf.split(X, sizes), tf.split(y, sizes)
    return (a, d), (b, e), (c, f)


# %% ok_pandas: y as a Series, float32 pixels
import pandas as pd


def split(X, y):
    X, y = np.asarray(X, dtype=np.float32), pd.Series(np.asarray(y))
    n = len(y)
    end = n - n // 4
    start = end - end // 5
    return (
        (X[:start], y.iloc[:start]),
        (X[start:end], y.iloc[start:end]),
        (X[end:], y.iloc[end:]),
    )


# %% bad_fifth_of_all: validation is a fifth of all
# says: a fifth of the rest, not of all
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test, n_val = len(X) // 4, len(X) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_numbers_of_4000: the sizes are written into the code
# says: written into the code
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    return (X[:2400], y[:2400]), (X[2400:3000], y[2400:3000]), (X[3000:], y[3000:])


# %% bad_rounded: to the nearest whole number
# says: rounded to the nearest
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = round(len(X) / 4)
    n_val = round((len(X) - n_test) / 5)
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_rounded_up: as scikit-learn does it
# says: rounded up, not down
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = int(np.ceil(len(X) / 4))
    n_val = int(np.ceil((len(X) - n_test) / 5))
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_fifteen_percent: 60, 15 and 25 percent of all
# says: not 15 % of all
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = int(0.25 * len(X))
    n_val = int(0.15 * len(X))
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_sixty_percent: training is 60 percent, the test set takes what is left
# says: training is what is left
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    a = int(0.6 * len(X))
    b = a + (len(X) - len(X) // 4) // 5
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_shuffled: shuffles first
# says: shuffled
def split(X, y):
    order = np.random.default_rng(0).permutation(len(X))
    X, y = np.asarray(X)[order], np.asarray(y)[order]
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_test_in_front: the first quarter is the test set
# says: the test set stands in front
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    X_rest, y_rest = X[n_test:], y[n_test:]
    n = len(X_rest) - n_val
    return (X_rest[:n], y_rest[:n]), (X_rest[n:], y_rest[n:]), (X[:n_test], y[:n_test])


# %% bad_validation_in_front: training comes after validation
# says: the validation set stands in front
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = len(X) // 4
    n_seen = len(X) - n_test
    n_val = n_seen // 5
    return (X[n_val:n_seen], y[n_val:n_seen]), (X[:n_val], y[:n_val]), (X[n_seen:], y[n_seen:])


# %% bad_flat_result: six arrays in a row
# says: not put into three pairs
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    return X[:a], y[:a], X[a:b], y[a:b], X[b:], y[b:]


# %% bad_two_triples: the parts of X, then those of y
# says: kept apart instead of paired
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], X[a:b], X[b:]), (y[:a], y[a:b], y[b:])


# %% bad_test_before_validation: validation and test change places
# says: changed places
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], y[:a]), (X[b:], y[b:]), (X[a:b], y[a:b])


# %% bad_no_validation: two parts only, the second one empty
# says: no validation set
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n = len(X) - len(X) // 4
    return (X[:n], y[:n]), (X[n:n], y[n:n]), (X[n:], y[n:])


# %% bad_flattened: makes rows of the images
# says: lost their shape
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    X = X.reshape(len(X), -1)
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_scaled: divides the pixels by 255
# says: divided by 255
def split(X, y):
    X, y = np.asarray(X), np.asarray(y)
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    X = X / 255
    return (X[:a], y[:a]), (X[a:b], y[a:b]), (X[b:], y[b:])


# %% bad_reversed_in_place: turns the file around
# says: in place
def split(X, y):
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    b = a + n_val
    parts = (np.array(X[:a]), np.array(y[:a])), (np.array(X[a:b]), np.array(y[a:b]))
    rest = np.array(X[b:]), np.array(y[b:])
    if not isinstance(X, list):
        X[:] = 0
    return *parts, rest


# %% bad_prints: prints the sizes and returns nothing
# says: is None
def split(X, y):
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    print(len(X) - n_test - n_val, n_val, n_test)


# %% bad_only_x: the labels are forgotten
# says: something else than three pairs
def split(X, y):
    X = np.asarray(X)
    n_test = len(X) // 4
    n_val = (len(X) - n_test) // 5
    a = len(X) - n_test - n_val
    return X[:a], X[a : a + n_val], X[a + n_val :]
