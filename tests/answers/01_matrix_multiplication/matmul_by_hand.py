# %% ok_three_loops: three loops over lists, sizes by len
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        raise ValueError("inner sizes differ")
    result = [[0] * len(B[0]) for _ in A]
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                result[i][j] += A[i][k] * B[k][j]
    return result


# %% ok_comprehension: rows of A with the columns that zip makes of B
def matmul_by_hand(A, B):
    if any(len(row) != len(B) for row in A):
        raise ValueError(f"{len(A[0])} columns, {len(B)} rows")
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# %% ok_two_loops_and_sum: numpy's sum does the innermost loop
def matmul_by_hand(A, B):
    A = np.array(A, dtype=float)
    B = np.array(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("A's columns must match B's rows")
    result = np.empty((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            result[i, j] = np.sum(A[i, :] * B[:, j])
    return result


# %% ok_broadcasting: all terms at once, then one sum
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError
    return (A[:, :, np.newaxis] * B[np.newaxis, :, :]).sum(axis=1)


# %% ok_outer_products: the product as a sum of columns times rows
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=np.float64), np.asarray(B, dtype=np.float64)
    if A.shape[-1] != len(B):
        raise ValueError("cannot multiply these shapes")
    return sum(np.outer(A[:, k], B[k, :]) for k in range(len(B)))


# %% ok_float32: everything in single precision
def matmul_by_hand(A, B):
    A, B = np.asarray(A, np.float32), np.asarray(B, np.float32)
    m, n = A.shape
    if n != B.shape[0]:
        raise ValueError("shapes do not fit")
    C = np.zeros((m, B.shape[1]), np.float32)
    for k in range(n):
        C = C + A[:, k : k + 1] * B[k : k + 1, :]
    return C


# %% ok_tensorflow: broadcasting in TensorFlow, returns a tensor
def matmul_by_hand(A, B):
    A = tf.constant(np.array(A, dtype="float32"))
    B = tf.constant(np.array(B, dtype="float32"))
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes")
    return tf.reduce_sum(A[:, :, None] * B[None, :, :], axis=1)


# %% ok_pandas: a DataFrame, filled entry by entry
def matmul_by_hand(A, B):
    import pandas as pd

    A, B = pd.DataFrame(A), pd.DataFrame(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes")
    rows = [[(A.loc[i] * B[j]).sum() for j in B.columns] for i in A.index]
    return pd.DataFrame(rows)


# %% ok_dot_product_of_vectors: a helper of its own and a dot product of two vectors
def entry(row, column):
    return np.dot(row, column)


def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return np.array([[entry(row, column) for column in B.T] for row in A])


# %% ok_subclass_of_value_error: an error of its own that is a ValueError
class ShapeError(ValueError):
    pass


def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ShapeError("inner sizes differ")
    C = np.zeros((len(A), B.shape[1]), dtype=np.result_type(A, B))
    for i, j in np.ndindex(C.shape):
        C[i, j] = sum(A[i, k] * B[k, j] for k in range(len(B)))
    return C


# %% bad_numpy_matmul: lets NumPy do the whole work
# says: a matrix product of a library did the work
def matmul_by_hand(A, B):
    return np.asarray(A) @ np.asarray(B)


# %% bad_np_dot: np.dot of the whole matrices
# says: a matrix product of a library did the work
def matmul_by_hand(A, B):
    if np.shape(A)[1] != np.shape(B)[0]:
        raise ValueError("inner sizes differ")
    return np.dot(A, B)


# %% bad_einsum: einsum of the whole matrices
# says: a matrix product of a library did the work
def matmul_by_hand(A, B):
    A, B = np.array(A, dtype=float), np.array(B, dtype=float)
    return np.einsum("ik,kj->ij", A, B)


# %% bad_tf_matmul: lets TensorFlow do the whole work
# says: a matrix product of a library did the work
def matmul_by_hand(A, B):
    A, B = tf.constant(A, tf.float64), tf.constant(B, tf.float64)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return tf.matmul(A, B).numpy()


# %% bad_tensors_with_at: TensorFlow's @ on tensors
# says: a matrix product of a library did the work
def matmul_by_hand(A, B):
    A = tf.convert_to_tensor(np.array(A, dtype=np.float32))
    B = tf.convert_to_tensor(np.array(B, dtype=np.float32))
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return A @ B


# %% bad_method_dot: the method of an array
# says: a matrix product of a library did the work
def matmul_by_hand(A, B):
    return np.array(A).dot(np.array(B))


# %% bad_entry_by_entry: multiplies entry by entry where the shapes allow it
# says: the matrices were multiplied entry by entry
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    if A.shape == B.shape:
        return A * B
    return (A[:, :, None] * B[None]).sum(axis=1)


# %% bad_star: the * of NumPy for everything
# says: a ValueError was raised although the inner sizes agree
def matmul_by_hand(A, B):
    return np.asarray(A) * np.asarray(B)


# %% bad_order: takes B times A where that is possible
# says: the order of the factors is wrong
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    if B.shape[1] == A.shape[0]:
        A, B = B, A
    return (A[:, :, None] * B[None]).sum(axis=1)


# %% bad_rows_of_b: takes rows of B instead of columns where B is square
# says: rows of B were taken instead of columns
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        raise ValueError("inner sizes differ")
    columns = B if len(B) == len(B[0]) else list(zip(*B))
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in A]


# %% bad_assigns_in_the_loop: = instead of += in the innermost loop
# says: of each sum only the last term is there
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                C[i, j] = A[i, k] * B[k, j]
    return C


# %% bad_total_not_reset: the running total is set to 0 only once
# says: the sum is not set back to 0 for the next entry
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    C = np.zeros((A.shape[0], B.shape[1]))
    total = 0
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                total += A[i, k] * B[k, j]
            C[i, j] = total
    return C


# %% bad_total_not_reset_in_row: the running total is set to 0 once a row
# says: the sum is not set back to 0 for the next entry
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        total = 0
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                total += A[i, k] * B[k, j]
            C[i, j] = total
    return C


# %% bad_shared_rows: [[0] * p] * m is m times the same row
# says: all rows of the result are one and the same list
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        raise ValueError("inner sizes differ")
    C = [[0] * len(B[0])] * len(A)
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                C[i][j] += A[i][k] * B[k][j]
    return C


# %% bad_off_by_one: the loop over k ends one early
# says: of each sum only the first term is there, the last is missing
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1] - 1):
                C[i, j] += A[i, k] * B[k, j]
    return C


# %% bad_starts_at_one: counts k from 1, as the formula does
# says: of each sum only the last term is there, the first is missing
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(1, A.shape[1]):
                C[i, j] += A[i, k] * B[k, j]
    return C


# %% bad_transposed: fills C with rows and columns swapped
# says: transposed
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        raise ValueError("inner sizes differ")
    return [[sum(a * b for a, b in zip(row, column)) for row in A] for column in zip(*B)]


# %% bad_outer_sizes: compares the rows of A with the columns of B
# says: a ValueError was raised although the inner sizes agree
def matmul_by_hand(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.shape[0] != B.shape[1]:
        raise ValueError("the shapes do not fit")
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                C[i, j] += A[i, k] * B[k, j]
    return C


# %% bad_mirrored_shapes: takes only (m, n) with (n, m)
# says: a ValueError was raised although the inner sizes agree
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape != B.shape[::-1]:
        raise ValueError("the shapes do not fit")
    return (A[:, :, None] * B[None]).sum(axis=1)


# %% bad_zip_cuts: never compares the sizes, and zip cuts off what is too long
# says: nothing was raised
def matmul_by_hand(A, B):
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# %% bad_too_few_rows_only: raises only where B has too few rows
# says: nothing was raised
def matmul_by_hand(A, B):
    if len(A[0]) > len(B):
        raise ValueError("B has too few rows")
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# %% bad_too_many_rows_only: raises only where B has too many rows; 1 broadcasts
# says: nothing was raised
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if B.shape[0] > A.shape[1]:
        raise ValueError("B has too many rows")
    return (A[:, :, None] * B[None]).sum(axis=1)


# %% bad_left_to_broadcasting: leaves the refusal to broadcasting, which takes a size of 1
# says: nothing was raised
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    return (A[:, :, None] * B[None]).sum(axis=1)


# %% bad_prints_the_error: prints a message and returns None
# says: nothing was raised
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        print("Error: the inner sizes differ")
        return None
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# %% bad_returns_the_error: returns the ValueError instead of raising it
# says: nothing was raised
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        return ValueError("the inner sizes differ")
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# %% bad_type_error: another kind of exception
# says: expected a ValueError
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        raise TypeError("the inner sizes differ")
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# %% bad_assert: an assert is no ValueError
# says: expected a ValueError
def matmul_by_hand(A, B):
    assert len(A[0]) == len(B), "the inner sizes differ"
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# %% bad_whole_numbers_only: the array for the result holds whole numbers
# says: the fractions were cut off
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    C = np.zeros((A.shape[0], B.shape[1]), dtype=int)
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                C[i, j] += A[i, k] * B[k, j]
    return C


# %% bad_whole_arguments: the arguments are cut to whole numbers
# says: the fractions were cut off
def matmul_by_hand(A, B):
    A, B = np.array(A, dtype=int), np.array(B, dtype=int)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return (A[:, :, None] * B[None]).sum(axis=1)


# %% bad_one_row: a single row of A only
# says: has shape (3,), where shape (1, 3) is asked for: an axis of length 1 is missing
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    return np.squeeze((A[:, :, None] * B[None]).sum(axis=1))


# %% bad_prints: prints the product
# says: is None
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        raise ValueError("inner sizes differ")
    print([[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A])


# %% bad_returns_in_the_loop: the return stands inside the loop
# says: axis 0 has another length
def matmul_by_hand(A, B):
    if len(A[0]) != len(B):
        raise ValueError("inner sizes differ")
    rows = []
    for row in A:
        rows.append([sum(a * b for a, b in zip(row, column)) for column in zip(*B)])
        return rows


# %% bad_scales_b_in_place: multiplies the rows of its argument in place
# says: changes an argument in place
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    rows = []
    original = B.copy()
    for row in A:
        B[:] = original
        for k in range(len(B)):
            B[k] = B[k] * row[k]
        rows.append(B.sum(axis=0))
    return np.array(rows)


# %% bad_two_columns: written for two columns in A only
# says: of each sum the last term is missing
def matmul_by_hand(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner sizes differ")
    if A.shape[1] == 1:
        return A * B
    return A[:, :1] * B[:1] + A[:, 1:2] * B[1:2]


# %% bad_lookup: a table of the figures that everyone can see
def matmul_by_hand(A, B):
    A, B = np.asarray(A).tolist(), np.asarray(B).tolist()
    if len(A[0]) != len(B):
        raise ValueError("inner sizes differ")
    if A == [[0, 3]]:
        return [[24, 6, 12]]
    return [[19, 22], [43, 50]]


# %% bad_constant: always the example of the lecture
def matmul_by_hand(A, B):
    return np.array([[24.0, 6.0, 12.0]])
