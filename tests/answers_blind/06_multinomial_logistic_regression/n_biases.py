# %% ok_ten: typed
n_biases = 10

# %% ok_unique: number of digits in the labels
n_biases = pd.Series(y).nunique()

# %% ok_len: the digits from 0 to 9
n_biases = len(range(0, 9 + 1))

# %% ok_max: largest class number plus one
n_biases = y.max() + 1  # classes are counted from 0

# %% ok_array: one-element array
n_biases = np.array([10])
