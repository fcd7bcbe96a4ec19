"""Real TensorFlow and Keras values."""

import numpy as np
import pytest
import tensorflow as tf

from autograder import expect

ROW = [0.25, 0.5, 0.25]


@pytest.mark.parametrize(
    "make",
    [
        lambda: tf.constant(ROW),
        lambda: tf.constant(ROW, tf.float64),
        lambda: tf.cast(tf.constant(ROW), tf.bfloat16),
        lambda: tf.cast(tf.constant(ROW), tf.float16),
        lambda: tf.Variable(ROW),
        lambda: [tf.constant(0.25), tf.Variable(0.5), 0.25],
        lambda: np.array([tf.constant(v) for v in ROW], dtype=object),
        lambda: tf.function(lambda: tf.constant(ROW))(),
        lambda: tf.keras.Variable(ROW),
    ],
)
def test_tensors_are_numbers(make):
    expect.close(make(), ROW)
    expect.distribution(make())
    assert type(expect.array(make())) is np.ndarray


def test_one_element_tensors_are_a_number():
    for got in (tf.constant(2.0), tf.constant([2]), tf.constant([[2.0]]), tf.Variable([2.0])):
        expect.number(got, 2.0)
        expect.equal(got, 2)
    expect.equal(tf.constant(True), True)


def test_shapes_count():
    with pytest.raises(expect.Mismatch, match=r"\(3,\), where shape \(1, 3\)"):
        expect.close(tf.constant(ROW), [ROW])
    expect.equal(tf.zeros((100, 10)).shape, (100, 10))
    expect.equal(tf.TensorShape([128, 10]), (128, 10))
    with pytest.raises(expect.Mismatch):
        expect.equal(tf.TensorShape([None, 10]), (128, 10))
    with pytest.raises(expect.Mismatch):
        expect.equal(tf.TensorShape(None), (128, 10))


def graph_tensor():
    with tf.Graph().as_default():
        return tf.constant(ROW)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: tf.ragged.constant([[1.0], [2.0, 3.0]]), "is a ragged tensor, not a plain one"),
        (lambda: tf.sparse.from_dense([[1.0, 0.0]]), "is a sparse tensor, not a plain one"),
        (lambda: tf.IndexedSlices(tf.constant([1.0]), tf.constant([0])), "is a sparse tensor"),
        (graph_tensor, "is a symbolic tensor"),
        (lambda: tf.keras.Input((3,)), "is a symbolic tensor"),
        (lambda: tf.function(lambda x: x), "is a tf.function, not numbers"),
        (lambda: tf.constant("a"), "is bytes, not a number"),
        (lambda: tf.constant(["a"]), "holds bytes, not a number"),
        (lambda: tf.constant([True]), "is an array of bools, not of numbers"),
        (lambda: tf.constant(1 + 0j), "is a complex number, not real"),
        (lambda: tf.constant([np.nan]), "is NaN"),
        (lambda: tf.float32, "is an object of type DType, not numbers"),
    ],
)
def test_what_is_no_plain_tensor_is_refused_by_name(make, words):
    with pytest.raises(expect.Mismatch) as caught:
        expect.close(make(), [1.0])
    assert words in str(caught.value)


def test_tensorflow_errors_are_explained():
    @tf.function(input_signature=[tf.TensorSpec((2, 1), tf.float32)])
    def ten_times_product(m2):
        return 10.0 * tf.constant([[3.0, 3.0]]) @ m2

    expect.close(ten_times_product([[2.0], [3.0]]), [[150.0]])
    expect.raises(Exception, ten_times_product, [[2.0, 3.0]])
    expect.unchanged(ten_times_product, np.ones((2, 1), np.float32))
    with pytest.raises(expect.Mismatch) as caught, expect.check("shape"):
        tf.constant([1.0]) @ tf.constant([[1.0]])
    assert str(caught.value).startswith("shape: your code raised ")
    assert caught.value.form == "your code raised an exception"
