# %% ok_triple_loop: numpy zeros, three loops
def matmul_by_hand(A, B):
    A = np.asarray(A, dtype=float)
    B = np.asarray(B, dtype=float)
    m, n = A.shape
    n2, p = B.shape
    if n != n2:
        raise ValueError("inner sizes differ: %d and %d" % (n, n2))
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
    return C


# %% ok_zip_lists: plain Python, returns nested lists
def matmul_by_hand(A, B):
    rows = [list(r) for r in np.asarray(A).tolist()]
    columns = list(zip(*np.asarray(B).tolist()))
    if len(rows[0]) != len(columns[0]):
        raise ValueError("shapes do not fit")
    return [[sum(a * b for a, b in zip(row, col)) for col in columns] for row in rows]


# %% ok_broadcast: no loop, a three dimensional product that is summed
def matmul_by_hand(A, B):
    A, B = np.array(A, dtype=np.float64), np.array(B, dtype=np.float64)
    if A.shape[-1] != B.shape[0]:
        raise ValueError(f"{A.shape} x {B.shape}")
    return (A[:, :, np.newaxis] * B[np.newaxis, :, :]).sum(axis=1)


# %% ok_outer_products: sum of rank one matrices, tensor as result
import tensorflow as tf


def matmul_by_hand(A, B):
    A = tf.constant(np.asarray(A, dtype=float))
    B = tf.constant(np.asarray(B, dtype=float))
    if A.shape[1] != B.shape[0]:
        raise ValueError("A has %s columns, but B has %s rows" % (A.shape[1], B.shape[0]))
    total = tf.zeros((A.shape[0], B.shape[1]), dtype=tf.float64)
    for k in range(A.shape[1]):
        total = total + A[:, k : k + 1] * B[k : k + 1, :]
    return total


# %% ok_row_dot_column: np.dot of one row with one column, DataFrame as result
import pandas as pd


def _entry(row, column):
    return np.dot(row, column)


def matmul_by_hand(A, B):
    A = np.array(A, float)
    B = np.array(B, float)
    assert A.ndim == 2 and B.ndim == 2
    if not A.shape[1] == B.shape[0]:
        raise ValueError
    print("multiplying", A.shape, "with", B.shape)
    result = pd.DataFrame(np.empty((len(A), B.shape[1])))
    for i, row in enumerate(A):
        for j, column in enumerate(B.T):
            result.iloc[i, j] = _entry(row, column)
    return result
