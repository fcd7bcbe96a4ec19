# %% ok_decorator: as in the example
@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)])
def ten_times_product(m2):
    m1 = tf.constant([[3.0, 3.0]])
    return 10 * tf.matmul(m1, m2)


# %% ok_lambda: tf.function called as a function, constant from outside
_m1 = tf.constant(np.full((1, 2), 3), dtype=tf.float32)
ten_times_product = tf.function(
    lambda m2: tf.multiply(tf.constant(10.0), _m1 @ m2),
    input_signature=(tf.TensorSpec([2, 1], tf.float32, name="m2"),),
)


# %% ok_sum: no matmul, a sum of a product that keeps its axes
@tf.function(input_signature=[tf.TensorSpec(shape=[2, 1], dtype="float32")], autograph=False)
def ten_times_product(m2):
    """10 * (3 3) * m2"""
    m1 = tf.transpose(tf.constant([[3, 3]], dtype=tf.float32))  # (2, 1)
    return tf.reduce_sum(10.0 * m1 * m2, axis=0, keepdims=True)


# %% ok_class_variable: a module with a variable, the method is the tf.function
class Product(tf.Module):
    def __init__(self):
        super().__init__()
        self.m1 = tf.Variable([[3.0, 3.0]], trainable=False)
        self.ten = tf.constant(10.0)

    @tf.function(input_signature=[tf.TensorSpec((2, 1), tf.float32)])
    def __call__(self, m2):
        tf.print("fed:", m2)
        return self.ten * tf.linalg.matmul(self.m1, m2)


product = Product()
ten_times_product = product.__call__


# %% ok_einsum_helper: a plain helper and einsum
def row_of_threes():
    return tf.fill([1, 2], 3.0)


def times_ten(t):
    return tf.scalar_mul(10.0, t)


@tf.function(input_signature=[tf.TensorSpec(shape=(2, 1), dtype=tf.float32)], jit_compile=True)
def ten_times_product(m2):
    return times_ten(tf.einsum("ij,jk->ik", row_of_threes(), m2))
