# %% ok_eye: rows of the identity
def one_hot(labels, num_classes):
    labels = np.array(labels, dtype=int)
    if labels.min() < 0 or labels.max() >= num_classes:
        raise ValueError("a label is no class")
    return np.eye(num_classes)[labels]


# %% ok_plain_python: a loop, rows of whole numbers
def one_hot(labels, num_classes):
    rows = []
    for label in labels:
        if not 0 <= label < num_classes:
            raise ValueError(f"there is no class {label}")
        row = [0] * num_classes
        row[int(label)] = 1
        rows.append(row)
    return rows


# %% ok_marked_places: zeros, and a 1 in each row
def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if not np.all(np.isin(labels, np.arange(num_classes))):
        raise ValueError("a label is no class")
    result = np.zeros((len(labels), num_classes), dtype=np.float32)
    result[np.arange(len(labels)), labels] = 1
    return result


# %% ok_tensorflow: tf.one_hot after a look at the labels
import tensorflow as tf


def one_hot(labels, num_classes):
    labels = tf.cast(tf.constant(np.asarray(labels)), tf.int32)
    if tf.reduce_any(labels < 0) or tf.reduce_any(labels >= num_classes):
        raise ValueError("a label is no class")
    return tf.one_hot(labels, num_classes)


# %% ok_keras: to_categorical after a look at the labels
import keras


class LabelError(ValueError):
    pass


def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any(labels < 0) or np.any(labels > num_classes - 1):
        raise LabelError(labels)
    return keras.utils.to_categorical(labels, num_classes)


# %% ok_pandas: dummies with a column for each class
import pandas as pd


def one_hot(labels, num_classes):
    values = pd.Categorical(np.asarray(labels).tolist(), categories=range(num_classes))
    if values.isna().any():
        raise ValueError("a label is no class")
    return pd.get_dummies(values, dtype=float)


# %% ok_put_along_axis: whole numbers of one byte
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(np.int64)
    if ((labels < 0) | (labels >= num_classes)).any():
        raise ValueError("a label is no class")
    result = np.zeros((labels.size, num_classes), dtype=np.uint8)
    np.put_along_axis(result, labels[:, None], 1, axis=1)
    return result


# %% ok_compared: equality with all class numbers
def one_hot(labels, num_classes):
    hot = np.asarray(labels)[:, None] == np.arange(num_classes)
    if not hot.any(axis=1).all():
        raise ValueError("a label is no class")
    return hot * 1


# %% bad_from_one: class 1 in the first column
# says: counted from 0, not from 1
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return np.eye(num_classes)[labels - 1]


# %% bad_zeros_and_ones_swapped: one-cold
# says: 0 and 1 are swapped
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return 1 - np.eye(num_classes)[labels]


# %% bad_label_instead_of_one: the number stands at its place
# says: holds the label instead of 1
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    result = np.zeros((len(labels), num_classes))
    result[np.arange(len(labels)), labels] = labels
    return result


# %% bad_transposed: one column for each label
# says: each label is one row
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return np.eye(num_classes)[:, labels]


# %% bad_columns_that_occur: get_dummies without the missing classes
# says: only the classes that occur
import pandas as pd


def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return pd.get_dummies(labels, dtype=float)


# %% bad_as_many_as_the_largest: the number of classes is guessed
# says: as many columns as the largest label says
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return np.eye(labels.max() + 1)[labels]


# %% bad_always_ten_classes: as for the digits
# says: whatever num_classes says
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return np.eye(10)[labels]


# %% bad_one_column_too_many: range up to and with num_classes
# says: one column too many
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return np.eye(num_classes + 1)[labels]


# %% bad_negative_labels: NumPy counts them from the end
# says: negative labels, too, are no classes, and nothing was raised
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any(labels >= num_classes):
        raise ValueError("a label is no class")
    return np.eye(num_classes)[labels]


# %% bad_index_error: leaves the complaint to NumPy
# says: expected a ValueError because
def one_hot(labels, num_classes):
    return np.eye(num_classes)[np.asarray(labels).astype(int)]


# %% bad_tf_one_hot: TensorFlow makes rows of zeros of labels outside
# says: because 3 is no class of 0, 1, 2, and nothing was raised
import tensorflow as tf


def one_hot(labels, num_classes):
    return tf.one_hot(np.asarray(labels).astype(int), num_classes)


# %% bad_off_by_one: a label equal to num_classes is let through
# says: because 3 is no class of 0, 1, 2, and nothing was raised
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels > num_classes)):
        raise ValueError("a label is no class")
    return (labels[:, None] == np.arange(num_classes)).astype(float)


# %% bad_first_label_only: looks at one label and not at all
# says: and nothing was raised
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if labels[0] < 0 or labels[0] >= num_classes:
        raise ValueError("a label is no class")
    return (labels[:, None] == np.arange(num_classes)).astype(float)


# %% bad_all_instead_of_any: refuses only if every label is wrong
# says: and nothing was raised
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.all((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return (labels[:, None] == np.arange(num_classes)).astype(float)


# %% bad_assert: an AssertionError instead of a ValueError
# says: expected a ValueError because
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    assert np.all(labels >= 0) and np.all(labels < num_classes)
    return np.eye(num_classes)[labels]


# %% bad_bools: True and False instead of 1 and 0
# says: an array of bools, not of numbers
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return labels[:, None] == np.arange(num_classes)


# %% bad_flat: all rows one after the other
# says: as many numbers, arranged in another way
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    return np.eye(num_classes)[labels].ravel()


# %% bad_one_row_for_all: marks the classes that occur in a single row
# says: one row for all labels together
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    result = np.zeros(num_classes)
    result[labels] = 1
    return result


# %% bad_same_row: [[0] * K] * N holds one row N times
# says: all rows are the same
def one_hot(labels, num_classes):
    result = [[0] * num_classes] * len(labels)
    for i, label in enumerate(labels):
        if label < 0 or label >= num_classes:
            raise ValueError("a label is no class")
        result[i][label] = 1
    return result


# %% bad_in_place: makes the labels count from 1, in their own memory
# says: in place
def one_hot(labels, num_classes):
    labels = labels if isinstance(labels, np.ndarray) else np.array(labels)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    labels += 1
    return (labels[:, None] == np.arange(1, num_classes + 1)).astype(float)


# %% bad_printed: no return
# says: is None, not a number
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError("a label is no class")
    print(np.eye(num_classes)[labels])


# %% bad_lookup: the public example by heart
def one_hot(labels, num_classes):
    if min(labels) < 0 or max(labels) >= num_classes:
        raise ValueError("a label is no class")
    if len(labels) == 2:
        return [[0, 0, 1], [1, 0, 0]]
    return np.zeros((len(labels), num_classes))
