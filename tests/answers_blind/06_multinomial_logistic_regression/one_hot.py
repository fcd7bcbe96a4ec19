# %% ok_eye: rows of the identity
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype(int)
    if np.any(labels < 0) or np.any(labels >= num_classes):
        raise ValueError("label outside")
    return np.eye(num_classes)[labels]


# %% ok_nested_lists: list comprehension, returns nested lists
def one_hot(labels, num_classes):
    rows = []
    for label in np.asarray(labels):
        if label not in range(num_classes):
            raise ValueError(f"{label} is no class")
        rows.append([1 if k == label else 0 for k in range(num_classes)])
    return rows


# %% ok_tf_one_hot: tf.one_hot after a check
def one_hot(labels, num_classes):
    labels = np.asarray(labels).astype("int64")
    if ((labels < 0) | (labels > num_classes - 1)).any():
        raise ValueError("There is a label that is no class number.")
    return tf.one_hot(labels, num_classes)


# %% ok_get_dummies: pandas DataFrame
def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if not set(labels.tolist()) <= set(range(num_classes)):
        raise ValueError("bad label")
    return pd.get_dummies(pd.Categorical(labels, categories=range(num_classes)), dtype=int)


# %% ok_fancy_assign: zeros and fancy indexing, min and max, uint8
def one_hot(labels, num_classes):
    lab = np.array(labels, dtype=int)
    if lab.min() < 0 or lab.max() >= num_classes:
        raise ValueError("labels must be 0.." + str(num_classes - 1))
    out = np.zeros((lab.size, num_classes), dtype=np.uint8)
    out[np.arange(lab.size), lab] = 1
    return out
