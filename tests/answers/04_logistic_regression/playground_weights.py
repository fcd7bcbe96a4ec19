# %% ok_list: a list, other numbers
playground_weights = [1.0, 1.0, -5.5]

# %% ok_array: a NumPy array
playground_weights = np.array([3.0, 1.0, -11.6])

# %% ok_whole_numbers: whole numbers only
playground_weights = (4, 2, -17)

# %% ok_vertical: a vertical line
playground_weights = (1.0, 0.0, -3.0)

# %% ok_tensor: a tensor
playground_weights = tf.constant([1.0, 0.5, -4.25])

# %% ok_series: a column of a table
playground_weights = pd.Series([10.0, 5.0, -42.5], index=["w1", "w2", "b"])

# %% ok_variables: three TensorFlow variables with one element each
playground_weights = (tf.Variable([2.0]), tf.Variable([1.0]), tf.Variable([-8.5]))

# %% ok_trained: what gradient descent finds
inputs = np.column_stack([points, np.ones(200)])
weights = np.zeros(3)
for _ in range(3000):
    weights -= 0.5 * inputs.T @ (sigmoid(inputs @ weights) - classes) / 200
playground_weights = tuple(weights)

# %% ok_centres: half way between the centres of the clouds
arrow = points[classes == 1].mean(axis=0) - points[classes == 0].mean(axis=0)
playground_weights = (*arrow, -arrow @ points.mean(axis=0))

# %% bad_sides: all signs are wrong
# says: its sides have changed places
playground_weights = (-2.0, -1.0, 8.5)

# %% bad_no_bias: through the origin
# says: through the origin
playground_weights = (2.0, -3.0, 0.0)

# %% bad_sign_of_b: the sign of b
# says: the sign of b is wrong
playground_weights = (2.0, 1.0, 8.5)

# %% bad_bias_first: the order
# says: here b comes first
playground_weights = (-8.5, 2.0, 1.0)

# %% bad_inputs_swapped: w1 and w2
# says: w1 and w2 have changed places
playground_weights = (1.0, 3.0, -11.6)

# %% bad_zeros: the start of gradient descent
# says: there is no line
playground_weights = (0.0, 0.0, 0.0)

# %% bad_start: where the sliders stand at first
# says: of the points are right
playground_weights = (-1.0, 0.0, 2.0)

# %% bad_not_yet: 92 %
# says: 92.0% of the points are right
playground_weights = (1.0, 2.0, -8.5)

# %% bad_two: without b
# says: where shape (3,) is asked for
playground_weights = (2.0, 1.0)

# %% bad_row: a matrix with one row
# says: an axis of length 1 too many
playground_weights = [[2.0, 1.0, -8.5]]

# %% bad_nested: the two weights in a list of their own
# says: ragged list
playground_weights = ([2.0, 1.0], -8.5)

# %% bad_dict: names and numbers
# says: is a dict
playground_weights = {"w1": 2.0, "w2": 1.0, "b": -8.5}

# %% bad_string: one string
# says: is a string
playground_weights = "2.0, 1.0, -8.5"

# %% bad_nan: one is no number
# says: contains NaN
playground_weights = (2.0, 1.0, np.nan)

# %% bad_none: nothing assigned
# says: is None
playground_weights = None

# %% bad_infinite: surer than sure
# says: an infinite number
playground_weights = (np.inf, 1.0, -8.5)
