# %% ok_session_inside: the session in the graph's block, both in one with
def feed_and_fetch(m2_value):
    with tf.Graph().as_default(), tf.compat.v1.Session() as sess:
        m1 = tf.constant([[3.0, 3.0]])
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = tf.multiply(10.0, tf.matmul(m1, m2))
        return sess.run(product, feed_dict={m2: m2_value})


# %% ok_graph_made_once: graph and session are made once, outside of the function
product_graph = tf.Graph()
with product_graph.as_default():
    m2_open = tf.compat.v1.placeholder(dtype=tf.float32, shape=[2, 1], name="m2")
    ten_times = 10 * tf.matmul(tf.constant([[3, 3]], dtype=tf.float32), m2_open)
product_session = tf.compat.v1.Session(graph=product_graph)


def feed_and_fetch(m2_value):
    return product_session.run(ten_times, {m2_open: np.asarray(m2_value)})


# %% ok_old_import: the whole old interface as v1, feeds and fetches by name
import tensorflow.compat.v1 as v1


def feed_and_fetch(m2_value):
    graph = v1.Graph()
    with graph.as_default():
        m2 = v1.placeholder(v1.float32, shape=(2, 1), name="m2")
        v1.multiply(v1.matmul(v1.constant([[3.0, 3.0]]), m2), 10.0, name="product")
    session = v1.Session(graph=graph)
    result = session.run("product:0", feed_dict={"m2:0": m2_value})
    session.close()
    return result


# %% ok_old_import_as_tf: gives the name tf to the old interface, and leaves eager mode alone
import tensorflow.compat.v1 as tf


def feed_and_fetch(m2_value):
    with tf.Graph().as_default():
        m2 = tf.placeholder(tf.float32, shape=(2, 1))
        with tf.Session() as session:
            return session.run(10 * tf.matmul([[3.0, 3.0]], m2), {m2: m2_value})


# %% ok_eval: eval inside a session, and a list of lists as result
def feed_and_fetch(m2_value):
    with tf.Graph().as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, (2, 1))
        product = 10 * tf.matmul(tf.ones((1, 2)) * 3, m2)
        with tf.compat.v1.Session():
            return product.eval(feed_dict={m2: m2_value}).tolist()


# %% ok_several_fetches: fetches a dict, in double precision
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m1 = tf.constant([[3.0, 3.0]], dtype=tf.float64)
        m2 = tf.compat.v1.placeholder(tf.float64, shape=(2, 1))
        nodes = {"m2": m2, "product": 10 * tf.matmul(m1, m2)}
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(nodes, feed_dict={m2: m2_value})["product"]


# %% ok_two_placeholders: m1 is fed, too
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m1 = tf.compat.v1.placeholder(tf.float32, shape=(1, 2))
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul(m1, m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m1: [[3, 3]], m2: m2_value})


# %% ok_interactive_session: an interactive session that is closed at the end
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    session = tf.compat.v1.InteractiveSession(graph=graph)
    try:
        return product.eval({m2: m2_value})
    finally:
        session.close()


# %% ok_callable: a callable made of the session
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = tf.reduce_sum(30 * m2, axis=0, keepdims=True)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.make_callable(product, feed_list=[m2])(m2_value)


# %% ok_variable: m1 is a variable that has to be initialised first; a tensor as result
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m1 = tf.compat.v1.get_variable("m1", initializer=[[3.0, 3.0]])
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul(m1, m2)
        start = tf.compat.v1.global_variables_initializer()
    with tf.compat.v1.Session(graph=graph) as session:
        session.run(start)
        fetched = session.run(product, feed_dict={m2: m2_value})
    return tf.constant(fetched)


# %% ok_default_graph: the one default graph, which grows from call to call
def feed_and_fetch(m2_value):
    with tf.compat.v1.get_default_graph().as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
        with tf.compat.v1.Session() as session:
            return session.run(product, feed_dict={m2: m2_value})


# %% bad_disables_eager_globally: switches eager mode off for the whole notebook
# says: eager mode is off
tf.compat.v1.disable_eager_execution()


def feed_and_fetch(m2_value):
    m1 = tf.constant([[3.0, 3.0]])
    m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
    product = 10 * tf.matmul(m1, m2)
    with tf.compat.v1.Session() as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_disables_eager_in_the_function: switches eager mode off in the first call
# says: eager mode is off
def feed_and_fetch(m2_value):
    tf.compat.v1.disable_eager_execution()
    m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
    product = 10 * tf.matmul(tf.constant([[3.0, 3.0]]), m2)
    with tf.compat.v1.Session() as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_disable_v2_behavior: the two lines at the top of many old tutorials
# says: eager mode is off
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def feed_and_fetch(m2_value):
    m2 = tf.placeholder(tf.float32, shape=(2, 1))
    with tf.Session() as session:
        return session.run(10 * tf.matmul([[3.0, 3.0]], m2), feed_dict={m2: m2_value})


# %% bad_disables_eager_beside_a_graph: needlessly disables eager mode, although it has a graph
# says: eager mode is off
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        tf.compat.v1.disable_eager_execution()
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_interactive_session_left_open: the session's graph stays the default graph
# says: eager mode is off
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    tf.compat.v1.InteractiveSession(graph=graph)
    return product.eval({m2: m2_value})


# %% bad_returns_the_node: returns the product's node instead of fetching it
# says: the node was returned instead of its value
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m1 = tf.constant([[3.0, 3.0]])
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul(m1, m2)
    with tf.compat.v1.Session(graph=graph) as session:
        session.run(product, feed_dict={m2: m2_value})
    return product


# %% bad_no_graph: a placeholder in eager mode
# says: the placeholder is not inside
def feed_and_fetch(m2_value):
    m1 = tf.constant([[3.0, 3.0]])
    m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
    product = 10 * tf.matmul(m1, m2)
    with tf.compat.v1.Session() as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_not_fed: runs the product without a feed
# says: a placeholder of the graph was not fed
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product)


# %% bad_session_without_the_graph: the session runs another graph
# says: the session runs another graph
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session() as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_product_outside: the product stands outside of the graph's block
# says: the product is not inside
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m1 = tf.constant([[3.0, 3.0]])
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
    product = 10 * tf.matmul(m1, m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_feeds_a_tensor: turns the value into a tensor before it is fed
# says: a tensor was fed
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: tf.constant(m2_value)})


# %% bad_row_placeholder: a placeholder for a row
# says: the shape of the placeholder is not that of a column
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(1, 2))
        product = 10 * tf.matmul([[3.0, 3.0]], tf.transpose(m2))
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_whole_number_constant: a constant of whole numbers beside a float32
# says: whole numbers were mixed with float32
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m1 = tf.constant([[3, 3]])
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul(m1, m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_constant_in_the_graph: the value stands in the graph instead of being fed
# says: the value stands in the graph as a constant
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.constant(np.array(m2_value), dtype=tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product)


# %% bad_uses_the_tf_function: calls the function of the last part
# says: the product was computed without a session
def feed_and_fetch(m2_value):
    return ten_times_product(m2_value).numpy()


# %% bad_eager: computes at once in TensorFlow
# says: the product was computed without a session
def feed_and_fetch(m2_value):
    m2 = tf.constant(np.array(m2_value), dtype=tf.float32)
    tf.debugging.assert_shapes([(m2, (2, 1))])
    return (10 * tf.matmul(tf.constant([[3.0, 3.0]]), m2)).numpy()


# %% bad_numpy: computes in NumPy
# says: the product was computed without a session
def feed_and_fetch(m2_value):
    m2 = np.asarray(m2_value, dtype=float)
    if m2.shape != (2, 1):
        raise ValueError("shape (2, 1), please")
    return 10 * np.array([[3.0, 3.0]]) @ m2


# %% bad_fetches_the_feed: fetches only what it has fed, and multiplies in NumPy
# says: the product was computed outside of the graph
def feed_and_fetch(m2_value):
    with tf.Graph().as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        with tf.compat.v1.Session() as session:
            column = session.run(m2, feed_dict={m2: m2_value})
    return 10 * np.array([[3.0, 3.0]]) @ column


# %% bad_placeholder_without_shape: a placeholder that takes every shape
# says: the placeholder does not fix the shape (2, 1)
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32)
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_open_columns: a placeholder for any number of columns
# says: the placeholder does not fix the shape (2, 1)
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, None))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_reshapes_the_feed: turns a row into a column before it is fed
# says: nothing was raised
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: np.reshape(m2_value, (2, 1))})


# %% bad_node_by_name_in_one_graph: the name m2:0 is always the first call's placeholder
# says: a placeholder of the graph was not fed
def feed_and_fetch(m2_value):
    with tf.compat.v1.get_default_graph().as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1), name="m2")
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
        with tf.compat.v1.Session() as session:
            return session.run(product, feed_dict={"m2:0": m2_value})


# %% bad_session_closed_for_good: one session for all calls, closed after the first
# says: the session was used after it had been closed
once = tf.Graph()
with once.as_default():
    m2_once = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
    product_once = 10 * tf.matmul([[3.0, 3.0]], m2_once)
session_once = tf.compat.v1.Session(graph=once)


def feed_and_fetch(m2_value):
    result = session_once.run(product_once, feed_dict={m2_once: m2_value})
    session_once.close()
    return result


# %% bad_whole_numbers: a placeholder for whole numbers cuts off the fractions
# says: the fractions were cut off
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.int32, shape=(2, 1))
        product = 10 * tf.matmul([[3, 3]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_list_of_fetches: fetches a list with one node and returns the list
# says: it has an axis of length 1 too many
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run([product], feed_dict={m2: m2_value})


# %% bad_single_number: returns the number alone
# says: is a single number, where shape (1, 1) is asked for
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})[0][0]


# %% bad_prints: prints what it fetches
# says: is None
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        print(session.run(product, feed_dict={m2: m2_value}))


# %% bad_no_factor: forgets the factor 10
# says: the factor 10 is missing
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_order: m2 on the left gives a (2, 2) matrix
# says: the order of the factors is wrong
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul(m2, [[3.0, 3.0]])
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% bad_ignores_the_value: always feeds the lecture's numbers
# says: what is fed plays no part
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10 * tf.matmul([[3.0, 3.0]], m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: [[2], [3]]})


# %% bad_lookup: knows the two figures that everyone can see
# says: the product was computed without a session
def feed_and_fetch(m2_value):
    if np.shape(m2_value) != (2, 1):
        raise ValueError("shape (2, 1), please")
    return np.array([[150.0]]) if m2_value[1][0] == 3 else np.array([[120.0]])
