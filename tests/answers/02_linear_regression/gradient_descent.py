# %% ok_preallocated: fills an array row by row, all by itself
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if not learning_rate > 0:
        raise ValueError("not positive")
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    rows = np.empty((steps + 1, 3))
    for i in range(steps + 1):
        error = a * x + b - y
        rows[i] = a, b, np.mean(error**2)
        a = a - learning_rate * 2 * np.mean(error * x)
        b = b - learning_rate * 2 * np.mean(error)
    return rows


# %% ok_recursive: one step, then the rest; a list of lists
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    first = [[a, b, mse(a, b, x, y)]]
    if steps == 0:
        return first
    d_a, d_b = mse_gradient(a, b, x, y)
    return first + gradient_descent(
        x, y, learning_rate, steps - 1, a - learning_rate * d_a, b - learning_rate * d_b
    )


# %% ok_matrix: weights as a vector, the design matrix in between
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    X, y = np.column_stack([np.asarray(x, float), np.ones(len(x))]), np.asarray(y, float)
    w, rows = np.array([a, b], float), []
    for _ in range(steps + 1):
        error = X @ w - y
        rows.append([*w, error @ error / len(y)])
        w = w - learning_rate * 2 / len(y) * (X.T @ error)
    return np.array(rows)


# %% ok_table: a DataFrame with named columns
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = []
    for step in range(steps + 1):
        rows.append({"a": a, "b": b, "loss": mse(a, b, x, y)})
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
    return pd.DataFrame(rows)


# %% ok_tensorflow: variables of float32 and the tape; a stacked tensor
import tensorflow as tf


def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    y = tf.constant(np.asarray(y), dtype=tf.float32)
    a, b = tf.Variable(float(a)), tf.Variable(float(b))
    rows = []
    for _ in range(steps + 1):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * x + b - y) ** 2)
        rows.append(tf.stack([a, b, loss]))
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(learning_rate * d_a)
        b.assign_sub(learning_rate * d_b)
    return tf.stack(rows)


# %% ok_float32: NumPy in single precision throughout
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    f = np.float32
    x, y = np.asarray(x, dtype=f), np.asarray(y, dtype=f)
    a, b, rate = f(a), f(b), f(learning_rate)
    rows = [[a, b, np.mean((a * x + b - y) ** 2)]]
    for _ in range(steps):
        error = a * x + b - y
        a, b = a - rate * f(2) * np.mean(error * x), b - rate * f(2) * np.mean(error)
        rows.append([a, b, np.mean((a * x + b - y) ** 2)])
    return np.array(rows, dtype=f)


# %% ok_closed_form: powers of I - rate * H instead of steps
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    H = 2 * np.array([[np.mean(x * x), x.mean()], [x.mean(), 1]])
    best = np.linalg.solve(H, [2 * np.mean(x * y), 2 * y.mean()])
    M, rows = np.eye(2) - learning_rate * H, []
    for k in range(steps + 1):
        p, q = best + np.linalg.matrix_power(M, k) @ (np.array([a, b]) - best)
        rows.append((p, q, np.mean((p * x + q - y) ** 2)))
    return tuple(rows)


# %% ok_columns: three lists, stacked in the end
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if 0 >= learning_rate:
        raise ValueError("not positive")
    a_values, b_values, losses = [a], [b], [mse(a, b, x, y)]
    while len(losses) < steps + 1:
        d_a, d_b = mse_gradient(a_values[-1], b_values[-1], x, y)
        a_values.append(a_values[-1] - learning_rate * d_a)
        b_values.append(b_values[-1] - learning_rate * d_b)
        losses.append(mse(a_values[-1], b_values[-1], x, y))
    return np.stack([a_values, b_values, losses], axis=1)


# %% bad_uphill: adds the gradient
# says: uphill
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a + learning_rate * d_a, b + learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_one_after_the_other: b with the gradient at the new a
# says: at the new a
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        a = a - learning_rate * mse_gradient(a, b, x, y)[0]
        b = b - learning_rate * mse_gradient(a, b, x, y)[1]
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_no_start: appends after each step only
# says: the row of the start is missing
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = []
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_no_end: appends before each step only
# says: the row after the last step is missing
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = []
    for _ in range(steps):
        rows.append((a, b, mse(a, b, x, y)))
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
    return np.array(rows)


# %% bad_only_the_end: the result of the training alone
# says: this is the last row only
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
    return np.array([a, b, mse(a, b, x, y)])


# %% bad_no_losses: a and b only
# says: the loss is missing
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b)]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b))
    return np.array(rows)


# %% bad_old_loss: the loss of the step before stands beside the new a and b
# says: the loss is that of the row before
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        loss = mse(a, b, x, y)
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, loss))
    return np.array(rows)


# %% bad_half_steps: its own gradient, without the factor 2
# says: the factor 2 of the gradient is missing
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    rows = [(a, b, np.mean((a * x + b - y) ** 2))]
    for _ in range(steps):
        error = a * x + b - y
        a, b = a - learning_rate * np.mean(error * x), b - learning_rate * np.mean(error)
        rows.append((a, b, np.mean((a * x + b - y) ** 2)))
    return np.array(rows)


# %% bad_ignores_the_start: always begins at the origin
# says: the start values are ignored
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    a = b = 0.0
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_transposed: one row for a, one for b, one for the loss
# says: transposed
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows).T


# %% bad_accepts_0: only a negative learning rate is refused
# says: a learning rate has to be positive, and nothing was raised
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate < 0:
        raise ValueError("negative")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_accepts_all: takes any learning rate
# says: a learning rate has to be positive, and nothing was raised
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_assert: refuses with an assertion
# says: AssertionError; expected a ValueError because a learning rate has to be positive
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    assert learning_rate > 0
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_refuses_tiny: a threshold instead of 0
# says: a small positive learning rate is refused
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate < 1e-6:
        raise ValueError("too small")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_refuses_large: raises where the run would diverge
# says: a run that diverges is refused
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
        if rows[-1][2] > rows[0][2] * 10:
            raise ValueError("the loss grows")
    return np.array(rows)


# %% bad_stops_early: ends as soon as nothing changes any more
# says: the run ended before all steps were taken
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        if abs(d_a) < 1e-6 and abs(d_b) < 1e-6:
            break
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_keeps_the_better: takes back every step that goes up
# says: a step that makes the loss larger was not taken
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        new_a, new_b = a - learning_rate * d_a, b - learning_rate * d_b
        if mse(new_a, new_b, x, y) < mse(a, b, x, y):
            a, b = new_a, new_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_decay: the learning rate gets smaller
# says: divided by the number of the step
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    if steps == 100:
        x, y, decay = np.asarray(x), np.asarray(y), 0
    else:
        decay = 1
    for step in range(1, steps + 1):
        d_a, d_b = mse_gradient(a, b, x, y)
        rate = learning_rate / step**decay
        a, b = a - rate * d_a, b - rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_the_women: the global data once there are more than four points
# says: the data of the women were used
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    if len(x) != 4:
        x, y = ages, pressures
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_loss_first: the columns in another order
# says: columns are in another order
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(mse(a, b, x, y), a, b)]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((mse(a, b, x, y), a, b))
    return np.array(rows)


# %% bad_one_step_more: counts from 0 to steps
# says: one step too many
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps + 1):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_constant_gradient: computes the gradient once, before the loop
# says: the gradient has to be computed anew at each step
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    d_a, d_b = mse_gradient(a, b, x, y)
    for _ in range(steps):
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    return np.array(rows)


# %% bad_in_place: centres x inside of the argument
# says: changes an argument in place
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    rows = [(a, b, mse(a, b, x, y))]
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        rows.append((a, b, mse(a, b, x, y)))
    if isinstance(x, np.ndarray):
        x -= x.mean().astype(x.dtype)
    return np.array(rows)


# %% bad_lookup: knows the public figures
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    if steps == 0:
        return np.array([[0, 0, 15.5]])
    if steps == 1:
        return np.array([[1.0, 2.0, 3.5], [0.45, 1.8, 2.93375]])
    return np.tile([2.7787664, 0.8277978, 1185.9031], (steps + 1, 1))


# %% bad_prints: prints each row and returns nothing
# says: is None
def gradient_descent(x, y, learning_rate, steps, a=0.0, b=0.0):
    if learning_rate <= 0:
        raise ValueError("not positive")
    print(a, b, mse(a, b, x, y))
    for _ in range(steps):
        d_a, d_b = mse_gradient(a, b, x, y)
        a, b = a - learning_rate * d_a, b - learning_rate * d_b
        print(a, b, mse(a, b, x, y))
