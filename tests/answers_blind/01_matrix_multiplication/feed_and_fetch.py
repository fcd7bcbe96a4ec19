# %% ok_graph_and_session: as in the example
def feed_and_fetch(m2_value):
    graph = tf.Graph()
    with graph.as_default():
        m1 = tf.constant([[3.0, 3.0]])
        m2 = tf.compat.v1.placeholder(tf.float32, shape=(2, 1))
        product = 10.0 * tf.matmul(m1, m2)
    with tf.compat.v1.Session(graph=graph) as session:
        return session.run(product, feed_dict={m2: m2_value})


# %% ok_one_with: graph and session in one with, eval instead of run
import tensorflow.compat.v1 as tf1


def feed_and_fetch(m2_value):
    with tf1.Graph().as_default(), tf1.Session() as sess:
        m2 = tf1.placeholder("float", [2, 1], name="m2")
        m1 = tf1.constant([[3, 3]], dtype="float")
        result = tf1.matmul(m1, m2) * 10
        return result.eval(feed_dict={m2: np.array(m2_value)}, session=sess)


# %% ok_cached_graph: graph and session are built once, fed by name
_graph = tf.Graph()
with _graph.as_default():
    tf.compat.v1.placeholder(tf.float32, (2, 1), name="column")
    tf.multiply(10.0, tf.matmul([[3.0, 3.0]], _graph.get_tensor_by_name("column:0")), name="out")
_session = tf.compat.v1.Session(graph=_graph)


def feed_and_fetch(m2_value):
    return _session.run("out:0", {"column:0": m2_value})


# %% ok_double_close: float64 placeholder, session closed by hand, list of fetches
def feed_and_fetch(m2_value):
    g = tf.Graph()
    with g.as_default():
        a = tf.constant(np.array([[3.0, 3.0]]))
        m2 = tf.compat.v1.placeholder(tf.float64, shape=[2, 1])
        y = tf.linalg.matmul(a, m2)
        ten_y = tf.constant(10.0, dtype=tf.float64) * y
    sess = tf.compat.v1.Session(graph=g)
    try:
        small, large = sess.run([y, ten_y], feed_dict={m2: m2_value})
    finally:
        sess.close()
    print(small, "times ten is", large)
    return large


# %% ok_interactive: InteractiveSession, dict of fetches
def build():
    m2 = tf.compat.v1.placeholder(dtype=tf.float32, shape=(2, 1))
    return m2, tf.reduce_sum(tf.constant([[3.0], [3.0]]) * m2, keepdims=True) * 10.0


def feed_and_fetch(m2_value):
    with tf.Graph().as_default():
        m2, node = build()
        s = tf.compat.v1.InteractiveSession()
        try:
            fetched = s.run(
                {"product": node}, feed_dict={m2: np.asarray(m2_value, dtype=np.float32)}
            )
        finally:
            s.close()
    return fetched["product"]
