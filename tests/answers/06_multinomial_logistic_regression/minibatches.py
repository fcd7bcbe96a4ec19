# %% ok_shuffled_pairs: a list of pairs from one shuffled array of positions
def minibatches(X, y, batch_size, rng):
    X, y = np.array(X), np.array(y)
    places = np.arange(len(y))
    rng.shuffle(places)
    return [
        (X[places[i : i + batch_size]], y[places[i : i + batch_size]])
        for i in range(0, len(y), batch_size)
    ]


# %% ok_split: the permuted arrays cut by np.split, yielded with zip
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X, y = np.asarray(X)[order], np.asarray(y)[order]
    cuts = np.arange(batch_size, len(X), batch_size)
    yield from zip(np.split(X, cuts), np.split(y, cuts))


# %% ok_random_keys: sorts random numbers, in a while loop
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    rest = np.argsort(rng.random(X.shape[0]))
    while rest.size:
        now, rest = rest[:batch_size], rest[batch_size:]
        yield X[now], y[now]


# %% ok_plain_python: lists all the way
def minibatches(X, y, batch_size, rng):
    pairs = list(zip(np.asarray(X).tolist(), np.asarray(y).tolist()))
    order = [int(i) for i in rng.permutation(len(pairs))]
    batches = []
    for place, i in enumerate(order):
        if place % batch_size == 0:
            batches.append(([], []))
        batches[-1][0].append(pairs[i][0])
        batches[-1][1].append(pairs[i][1])
    return batches


# %% ok_tf_gather: tensors as batches, a tuple as result
def minibatches(X, y, batch_size, rng):
    X, y = tf.convert_to_tensor(np.asarray(X)), tf.convert_to_tensor(np.asarray(y))
    order = tf.constant(rng.permutation(len(X)))
    starts = range(0, len(X), batch_size)
    return tuple(
        [tf.gather(X, order[s : s + batch_size]), tf.gather(y, order[s : s + batch_size])]
        for s in starts
    )


# %% ok_tf_data: permuted, then batched by tf.data
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    data = tf.data.Dataset.from_tensor_slices((np.asarray(X)[order], np.asarray(y)[order]))
    return data.batch(batch_size)


# %% ok_tf_data_shuffle: tf.data shuffles with a seed drawn from rng
def minibatches(X, y, batch_size, rng):
    seed = int(rng.integers(2**31))
    data = tf.data.Dataset.from_tensor_slices((np.asarray(X), np.asarray(y)))
    return iter(data.shuffle(len(y), seed=seed).batch(batch_size))


# %% ok_choice_without_replacement: rng.choice, number of batches by ceil
import math


def minibatches(X, y, batch_size, rng):
    n = len(X)
    X, y = np.asarray(X), np.asarray(y)
    order = rng.choice(n, size=n, replace=False)
    for k in range(math.ceil(n / batch_size)):
        rows = order[k * batch_size : min((k + 1) * batch_size, n)]
        yield [X.take(rows, axis=0), y.take(rows)]


# %% ok_pandas: a shuffled table of positions, groups of batch_size
import pandas as pd


def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    shuffled = pd.Series(range(len(y))).sample(frac=1, random_state=rng)
    for _, part in shuffled.groupby(np.arange(len(y)) // batch_size):
        yield X[part.to_numpy()], y[part.to_numpy()]


# %% bad_not_shuffled: in the order of the file
# says: the order is the same in every epoch
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% bad_own_generator: a fixed generator instead of rng
# says: the order is the same in every epoch
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.random.default_rng(0).permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]


# %% bad_global_random: np.random instead of rng
# says: another source of chance
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.random.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]


# %% bad_short_batch_missing: only full batches
# says: short batch is missing
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for k in range(len(X) // batch_size):
        batch = order[k * batch_size : (k + 1) * batch_size]
        yield X[batch], y[batch]


# %% bad_empty_batch: one batch too many where the sizes match
# says: empty batch at the end
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for k in range(len(X) // batch_size + 1):
        batch = order[k * batch_size : (k + 1) * batch_size]
        yield X[batch], y[batch]


# %% bad_with_replacement: draws each batch by lot
# says: drawn with replacement
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    for start in range(0, len(X), batch_size):
        batch = rng.integers(len(X), size=min(batch_size, len(X) - start))
        yield X[batch], y[batch]


# %% bad_each_batch_fresh: without replacement inside a batch, but anew for each batch
# says: drawn with replacement
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    for start in range(0, len(X), batch_size):
        batch = rng.permutation(len(X))[: min(batch_size, len(X) - start)]
        yield X[batch], y[batch]


# %% bad_shuffled_apart: X and y in two orders
# says: shuffled apart
def minibatches(X, y, batch_size, rng):
    X, y = rng.permutation(np.asarray(X)), rng.permutation(np.asarray(y))
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% bad_only_x: y stays in the order of the file
# says: shuffled apart
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], y[start : start + batch_size]


# %% bad_in_place: shuffles X and y themselves
# says: in place
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X[:] = [X[i] for i in order] if isinstance(X, list) else X[order]
    y[:] = [y[i] for i in order] if isinstance(y, list) else y[order]
    for start in range(0, len(X), batch_size):
        yield np.array(X[start : start + batch_size]), np.array(y[start : start + batch_size])


# %% bad_number_of_batches: takes batch_size for the number of batches
# says: not the number of batches
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for batch in np.array_split(order, batch_size):
        yield X[batch], y[batch]


# %% bad_equal_batches: spreads the examples evenly
# says: only the last is short
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for batch in np.array_split(order, -(-len(X) // batch_size)):
        yield X[batch], y[batch]


# %% bad_return_in_the_loop: gives the first batch only
# says: something else than pairs
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        return X[batch], y[batch]


# %% bad_one_batch_yielded: stops after the first batch
# says: only one batch
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    batch = rng.permutation(len(X))[:batch_size]
    yield X[batch], y[batch]


# %% bad_filled_up: the last batch takes examples a second time
# says: filled up
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    order = np.resize(order, -(-len(X) // batch_size) * batch_size)
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]


# %% bad_batches_shuffled: cuts first, then shuffles the batches
# says: only the order of the batches is random
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    starts = np.arange(0, len(X), batch_size)
    full = len(X) // batch_size
    for k in [*rng.permutation(full), *range(full, len(starts))]:
        yield X[starts[k] : starts[k] + batch_size], y[starts[k] : starts[k] + batch_size]


# %% bad_shuffled_inside: cuts first, then shuffles inside each batch
# says: only the order inside each batch is random
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    for start in range(0, len(X), batch_size):
        batch = start + rng.permutation(len(X[start : start + batch_size]))
        yield X[batch], y[batch]


# %% bad_rotated: begins somewhere, but keeps the order
# says: not all orders are possible
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.roll(np.arange(len(X)), rng.integers(len(X)))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]


# %% bad_seed_from_rng_type: makes a generator of its own from the bits, always the same
# says: the order is the same in every epoch
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.random.RandomState(len(X)).permutation(len(X))
    return [
        (X[order[s : s + batch_size]], y[order[s : s + batch_size]])
        for s in range(0, len(X), batch_size)
    ]


# %% bad_flattened: makes rows of the images
# says: where shape
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    X = X.reshape(len(X), -1)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]


# %% bad_positions: yields the positions instead of the examples
# says: something else than pairs
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield order[start : start + batch_size]


# %% bad_prints: prints the batches
# says: is None
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        print(X[batch], y[batch])


# %% bad_128: the batch size of the notebook, whatever is asked for
# says: batch_size is not used
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), 128):
        batch = order[start : start + 128]
        yield X[batch], y[batch]


# %% bad_indexes_pandas_by_label: y[batch] on a Series looks for labels
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X = np.asarray(X)
    y = y if hasattr(y, "loc") else np.asarray(y)
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]


# %% bad_small_buffer: tf.data shuffles with a buffer of one batch
# says: buffer of the shuffle too small
def minibatches(X, y, batch_size, rng):
    seed = int(rng.integers(2**31))
    data = tf.data.Dataset.from_tensor_slices((np.asarray(X), np.asarray(y)))
    return list(data.shuffle(batch_size, seed=seed).batch(batch_size))


# %% bad_halves: shuffles the front and the back half, each by itself
# says: stay near their places
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    half = len(X) // 2
    order = np.concatenate([rng.permutation(half), half + rng.permutation(len(X) - half)])
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]


# %% bad_labels_as_columns: y_batch has one row for each example
# says: an axis of length 1 too many
def minibatches(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch].reshape(-1, 1)
