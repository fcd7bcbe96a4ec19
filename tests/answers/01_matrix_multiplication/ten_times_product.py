# %% ok_constant_outside: m1 as a constant outside of the function
m1 = tf.constant([[3.0, 3.0]])


@tf.function(input_signature=[tf.TensorSpec([2, 1], tf.float32)])
def ten_times_product(m2):
    return tf.multiply(10.0, tf.matmul(m1, m2))


# %% ok_called_instead_of_decorated: tf.function as a function
def multiply(m2):
    return 10.0 * (tf.constant([[3, 3]], dtype=tf.float32) @ m2)


ten_times_product = tf.function(multiply, input_signature=(tf.TensorSpec((2, 1)),))


# %% ok_lambda: a lambda in tf.function, with a name for the input
ten_times_product = tf.function(
    lambda m2: 10 * tf.matmul([[3.0, 3.0]], m2),
    input_signature=[tf.TensorSpec(shape=[2, 1], dtype="float32", name="m2")],
)


# %% ok_numpy_types: the type and the constant come from NumPy
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=np.float32)])
def ten_times_product(m2):
    m1 = np.array([[3, 3]], dtype=np.float32)
    return tf.matmul(m1, m2) * 10


# %% ok_sum_of_products: a sum instead of matmul; a single number as result
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.reduce_sum(tf.constant([[3.0], [3.0]]) * m2)


# %% ok_tensordot: tensordot with a vector; the result has shape (1,)
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return tf.tensordot(tf.constant([30.0, 30.0]), m2, axes=1)


# %% ok_method_of_a_module: a tf.function that is a method of a tf.Module
class Product(tf.Module):
    def __init__(self):
        super().__init__()
        self.m1 = tf.Variable([[3.0, 3.0]], trainable=False)

    @tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
    def __call__(self, m2):
        return 10.0 * tf.matmul(self.m1, m2)


product = Product()
ten_times_product = product.__call__


# %% ok_keras_layer: a dense layer without bias does the product
layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
layer.build((None, 2))


@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 30 * layer(tf.transpose(m2))


# %% ok_autograph_loop: a Python loop that autograph writes into the graph
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    product = tf.zeros((1, 1))
    for i in tf.range(10):
        product = product + tf.matmul(tf.fill((1, 2), 3.0), m2)
    return product


# %% bad_plain_function: an ordinary Python function that TensorFlow computes eagerly
# says: it is no tf.function: the decorator @tf.function is missing
def ten_times_product(m2):
    m2 = tf.constant(m2, dtype=tf.float32, shape=(2, 1))
    return 10 * tf.matmul(tf.constant([[3.0, 3.0]]), m2)


# %% bad_numpy: NumPy, and no graph at all
# says: it is no tf.function
def ten_times_product(m2):
    m2 = np.asarray(m2, dtype=np.float32)
    if m2.shape != (2, 1):
        raise ValueError("m2 must have shape (2, 1)")
    return 10 * np.array([[3, 3]]) @ m2


# %% bad_wrapper: a Python function around the tf.function
# says: it is no tf.function
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def graph(m2):
    return 10 * tf.matmul([[3.0, 3.0]], m2)


def ten_times_product(m2):
    return graph(tf.constant(m2, dtype=tf.float32))


# %% bad_graph_in_each_call: makes a new tf.function in each call
# says: it is no tf.function
def ten_times_product(m2):
    @tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
    def product(m2):
        return 10 * tf.matmul([[3.0, 3.0]], m2)

    return product(m2)


# %% bad_placeholder_way: the placeholder and session of the next part
# says: it is no tf.function
def ten_times_product(m2_value):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        return session.run(10 * tf.matmul([[3.0, 3.0]], m2), feed_dict={m2: m2_value})


# %% bad_attribute_on_a_function: pretends to have a signature
# says: it is no tf.function
def ten_times_product(m2):
    return 10 * tf.matmul([[3.0, 3.0]], tf.constant(m2, tf.float32, shape=(2, 1)))


ten_times_product.input_signature = [tf.TensorSpec(shape=(2, 1), dtype=tf.float32)]


# %% bad_no_signature: decorated, but without a signature
# says: without an input signature nothing is refused
@tf.function
def ten_times_product(m2):
    return 10 * tf.matmul(tf.constant([[3.0, 3.0]]), tf.cast(m2, tf.float32))


# %% bad_shape_check_instead: checks the shape itself, without a signature
# says: without an input signature
@tf.function
def ten_times_product(m2):
    m2 = tf.convert_to_tensor(m2, dtype=tf.float32)
    if m2.shape != (2, 1):
        raise ValueError("m2 must have shape (2, 1)")
    return 10 * tf.matmul([[3.0, 3.0]], m2)


# %% bad_open_shape: leaves the number of columns open
# says: the signature does not fix the shape of m2: a size is left open
@tf.function(input_signature=[tf.TensorSpec(shape=(2, None), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul([[3.0, 3.0]], m2)


# %% bad_open_rows: leaves the number of rows open
# says: a size is left open
@tf.function(input_signature=[tf.TensorSpec(shape=(None, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul([[3.0, 3.0]], m2)


# %% bad_any_shape: a signature that takes every shape
# says: a size is left open
@tf.function(input_signature=[tf.TensorSpec(shape=None, dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul([[3.0, 3.0]], m2)


# %% bad_row_signature: the signature fixes a row
# says: the shape in the signature is transposed
@tf.function(input_signature=[tf.TensorSpec(shape=(1, 2), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul([[3.0, 3.0]], tf.transpose(m2))


# %% bad_vector_signature: the signature fixes a vector
# says: an axis of length 1 is missing
@tf.function(input_signature=[tf.TensorSpec(shape=(2,), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.reduce_sum(3.0 * m2)


# %% bad_float64: double precision in the signature
# says: the type in the signature is not tf.float32
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float64)])
def ten_times_product(m2):
    return 10 * tf.matmul(tf.constant([[3, 3]], dtype=tf.float64), m2)


# %% bad_int32: whole numbers in the signature
# says: the type in the signature is not tf.float32
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.int32)])
def ten_times_product(m2):
    return 10 * tf.matmul(tf.constant([[3, 3]]), m2)


# %% bad_two_inputs: m1 is an input, too
# says: the signature is not that of one argument
@tf.function(input_signature=[tf.TensorSpec((1, 2)), tf.TensorSpec((2, 1))])
def ten_times_product(m1, m2):
    return 10 * tf.matmul(m1, m2)


# %% bad_no_factor: forgets the factor 10
# says: the factor 10 is missing
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return tf.matmul(tf.constant([[3.0, 3.0]]), m2)


# %% bad_adds_ten: adds 10 instead of multiplying
# says: 10 was added instead of multiplied
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 + tf.matmul(tf.constant([[3.0, 3.0]]), m2)


# %% bad_ones: a row of ones instead of (3 3)
# says: the row (3 3) is missing
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul(tf.ones((1, 2)), m2)


# %% bad_order: m2 on the left gives a (2, 2) matrix
# says: the order of the factors is wrong
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul(m2, tf.constant([[3.0, 3.0]]))


# %% bad_star: * instead of matmul, with a column of threes
# says: the pairs were not added up
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.constant([[3.0], [3.0]]) * m2


# %% bad_constant: the answer to the first feed is part of the graph
# says: what is fed plays no part
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return tf.constant([[150.0]])


# %% bad_lookup: knows the two figures that everyone can see
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return tf.where(m2[1, 0] == 3.0, [[150.0]], [[120.0]])


# %% bad_numpy_inside: asks the symbol for its numbers
# says: m2 has no numbers while the graph is built
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * np.array([[3.0, 3.0]]) @ m2.numpy()


# %% bad_only_printed: tf.print instead of return
# says: is None
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    tf.print(10 * tf.matmul(tf.constant([[3.0, 3.0]]), m2))


# %% bad_number: the result for one feed instead of a function
# says: it is no tf.function
ten_times_product = 10 * tf.matmul([[3.0, 3.0]], [[2.0], [3.0]])


# %% bad_whole_number_constant: a constant of whole numbers beside a float32
# says: whole numbers were mixed with float32
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul(tf.constant([[3, 3]]), m2)


# %% bad_vector_in_matmul: a vector instead of a matrix with one row
# says: tf.matmul wants two matrices
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul(tf.constant([3.0, 3.0]), m2)


# %% bad_column_of_threes: a column of threes times a column
# says: the shapes do not fit
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * tf.matmul(tf.constant([[3.0], [3.0]]), m2)


# %% bad_np_matmul: NumPy cannot compute with a symbol
# says: m2 has no numbers while the graph is built
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    return 10 * np.dot(np.array([[3.0, 3.0]]), np.asarray(m2))
