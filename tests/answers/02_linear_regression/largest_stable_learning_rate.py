# %% ok_eigvals: the general eigenvalues of the matrix product
def largest_stable_learning_rate(x):
    X = np.column_stack([np.asarray(x, dtype=float), np.ones(len(x))])
    return 2 / max(np.linalg.eigvals(2 / len(X) * X.T @ X).real)


# %% ok_singular_value: from the largest singular value of the design matrix
def largest_stable_learning_rate(x):
    X = np.vander(np.asarray(x, dtype=float), 2)
    return len(X) / np.linalg.norm(X, ord=2) ** 2


# %% ok_quadratic_formula: the characteristic polynomial by hand
import math


def largest_stable_learning_rate(x):
    n = len(x)
    mean = sum(float(v) for v in x) / n
    square = sum(float(v) ** 2 for v in x) / n
    largest = (square + 1) + math.sqrt((square - 1) ** 2 + 4 * mean**2)
    return 2 / largest


# %% ok_roots: numpy finds the zeros of the characteristic polynomial
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    p, q = 2 * np.mean(x**2), 2 * np.mean(x)
    return 2 / np.roots([1, -p - 2, 2 * p - q * q]).max()


# %% ok_tensorflow: float32, a one-element tensor
import tensorflow as tf


def largest_stable_learning_rate(x):
    x = tf.constant(np.asarray(x), dtype=tf.float32)
    X = tf.stack([x, tf.ones_like(x)], axis=1)
    hessian = 2.0 * tf.matmul(X, X, transpose_a=True) / len(x)
    return 2.0 / tf.linalg.eigvalsh(hessian)[-1:]


# %% ok_power_iteration: multiplies a vector by the Hessian again and again
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = 2 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]])
    v = np.array([1.0, 0.5])
    for _ in range(500):
        v = H @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ H @ v)


# %% ok_scipy: the largest eigenvalue only
import scipy.linalg


def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return 1 / scipy.linalg.eigh(H, eigvals_only=True, subset_by_index=[1, 1])


# %% ok_covariance: np.cov and the mean
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    second = np.cov(x, bias=True) + x.mean() ** 2
    return 2 / np.linalg.eigh([[2 * second, 2 * x.mean()], [2 * x.mean(), 2]])[0][1]


# %% ok_float32: NumPy in single precision
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=np.float32)
    H = np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]], dtype=np.float32)
    return np.float32(1) / np.linalg.eigvalsh(H)[1]


# %% bad_one_over: 1 over the eigenvalue
# says: 1 over the largest eigenvalue
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return 1 / np.linalg.eigvalsh(H).max()


# %% bad_smallest: the first eigenvalue of the sorted ones
# says: the smallest eigenvalue
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return 2 / np.linalg.eigvalsh(H)[0]


# %% bad_no_factor_2: the Hessian without its 2
# says: the factor 2 of the Hessian is missing
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return 2 / np.linalg.eigvalsh(H).max()


# %% bad_sums: X transposed times X, not divided by n
# says: sums instead of means
def largest_stable_learning_rate(x):
    X = np.column_stack([np.asarray(x, dtype=float), np.ones(len(x))])
    return 2 / np.linalg.eigvalsh(2 * X.T @ X).max()


# %% bad_gram: X transposed times X, neither 2 nor n
# says: sums instead of means, and its factor 2 is missing
def largest_stable_learning_rate(x):
    X = np.column_stack([np.asarray(x, dtype=float), np.ones(len(x))])
    return 2 / np.linalg.eigvalsh(X.T @ X).max()


# %% bad_slope_only: the parabola in a alone
# says: only the second derivative with respect to a
def largest_stable_learning_rate(x):
    return 1 / np.mean(np.asarray(x, dtype=float) ** 2)


# %% bad_trace: the sum of the eigenvalues
# says: the sum of the eigenvalues
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    return 2 / (2 * np.mean(x**2) + 2)


# %% bad_eigenvalue: forgets the last step
# says: the largest eigenvalue itself
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return np.linalg.eigvalsh(H).max()


# %% bad_diagonal: the mixed derivatives are 0
# says: only the second derivative with respect to a
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = np.diag([2 * np.mean(x**2), 2])
    return 2 / np.linalg.eigvalsh(H).max()


# %% bad_square_of_mean: the mean is squared, not the numbers
# says: the square of the mean
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = 2 * np.array([[np.mean(x) ** 2, np.mean(x)], [np.mean(x), 1]])
    return 2 / np.linalg.eigvalsh(H).max()


# %% bad_centred: the limit for centred data
# says: x was centred first
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    x = x - x.mean()
    H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return 2 / np.linalg.eigvalsh(H).max()


# %% bad_both: all eigenvalues, not the largest
# says: where a single number is asked for
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return 2 / np.linalg.eigvalsh(H)


# %% bad_the_ages: the public figure for everything but the example
# says: the ages of the women
def largest_stable_learning_rate(x):
    return 0.125 if len(x) == 5 and sum(x) == 0 else 4.17799e-4


# %% bad_found_by_trying: three digits from trial runs
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    rate = 2 / np.linalg.eigvalsh(H).max()
    digits = 2 - int(np.floor(np.log10(rate)))
    return round(rate, digits)


# %% bad_no_floats: squares in the type of x
# says: whole numbers of a small type overflowed
def largest_stable_learning_rate(x):
    x = np.asarray(x)
    H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
    return 2 / np.linalg.eigvalsh(H).max()


# %% bad_in_place: squares the argument
# says: changes an argument in place
def largest_stable_learning_rate(x):
    mean = np.mean(x)
    x = np.asarray(x, dtype=float)
    x **= 2
    H = 2 * np.array([[np.mean(x), mean], [mean, 1]])
    return 2 / np.linalg.eigvalsh(H).max()


# %% bad_sample_size: n - 1 in the means
# says: divided by n - 1
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    n = len(x) - 1
    H = 2 / n * np.array([[np.sum(x**2), np.sum(x)], [np.sum(x), len(x)]])
    return 2 / np.linalg.eigvalsh(H).max()


# %% bad_hessian: returns the matrix
# says: where a single number is asked for
def largest_stable_learning_rate(x):
    x = np.asarray(x, dtype=float)
    return 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
