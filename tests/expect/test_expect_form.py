"""Which containers count as numbers, and what the others are called."""

import array as buffers
from decimal import Decimal
from fractions import Fraction

import ml_dtypes
import numpy as np
import pandas as pd
import pytest

from autograder import expect

ROW = [0.25, 0.5, 0.25]


class Handle:
    is_handle = True
    description = "a function"

    def __array__(self, *_):
        raise RuntimeError("a handle cannot be converted")


class Bag(list):
    """A list that lies about itself."""

    def __len__(self):
        return 1

    def __iter__(self):
        return iter([1e9])


class Duck:
    def __array__(self, dtype=None, copy=None):
        return np.array(ROW)


class SecretNumber4711:
    pass


class BrokenDuck:
    def __array__(self, dtype=None, copy=None):
        raise ValueError("4711")


@pytest.mark.parametrize(
    "got",
    [
        ROW,
        tuple(ROW),
        Bag(ROW),
        np.array(ROW),
        np.array(ROW, np.float32),
        np.array(ROW, np.float16),
        np.array(ROW, np.longdouble),
        np.array(ROW, ml_dtypes.bfloat16),
        np.array(ROW, object),
        np.array(ROW)[::-1][::-1],
        np.ma.array(ROW),
        [np.float32(0.25), np.float64(0.5), np.array(0.25)],
        [Decimal("0.25"), Fraction(1, 2), 0.25],
        pd.Series(ROW),
        pd.Series(ROW, index=[7, 7, -1]),
        pd.Series(ROW, dtype="Float64"),
        pd.Series(ROW, dtype=object),
        pd.Index(ROW),
        Duck(),
    ],
    ids=lambda got: type(got).__name__,
)
def test_any_container_of_the_same_numbers_is_right(got):
    expect.close(got, ROW)
    result = expect.array(got)
    assert type(result) is np.ndarray
    assert result.dtype == np.float64
    assert result.tolist() == ROW


@pytest.mark.parametrize(
    "got",
    [
        [[1, 2], [3, 4]],
        ((1, 2), [3, 4.0]),
        [np.array([1, 2]), (3, 4)],
        range(1, 5),
        np.array([[1, 2], [3, 4]], np.uint8),
        np.array([[1, 2], [3, 4]]).view(np.matrix),
        np.array([[1, 2], [3, 4]], order="F"),
        pd.DataFrame({"b": [1, 3], "a": [2, 4]}, index=["x", "y"]),
        pd.DataFrame({"b": [1, 3], "a": [2.0, 4.0]}),
        [pd.Series([1, 2]), pd.Series([3, 4])],
    ],
    ids=lambda got: type(got).__name__,
)
def test_two_axes_and_integers(got):
    want = [1, 2, 3, 4] if type(got) is range else [[1, 2], [3, 4]]
    expect.close(got, want)
    expect.equal(got, want)
    assert expect.array(got, dtype=int).dtype == np.int64


@pytest.mark.parametrize(
    "got",
    [
        2,
        2.0,
        np.int8(2),
        np.float32(2),
        np.array(2),
        np.array([2.0]),
        np.array([[[2.0]]]),
        [2],
        [[2.0]],
        (2,),
        pd.Series([2.0], index=["a"]),
        pd.DataFrame([[2]]),
        Decimal(2),
        Fraction(4, 2),
    ],
    ids=repr,
)
def test_any_one_element_container_is_a_single_number(got):
    expect.close(got, 2.0)
    expect.number(got, 2)
    expect.number(got, np.array([2.0]))
    expect.equal(got, 2)
    expect.shape(got, ())


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (None, "is None, not a number"),
        ("2.0", "is a string, not a number"),
        (np.str_("2.0"), "is a string, not a number"),
        (b"2", "is bytes, not a number"),
        (np.array("2"), "is a string, not a number"),
        (np.array(["2", "3"]), "is an array of strings, not of numbers"),
        (["2", 3.0], "holds a string, not a number"),
        ([[1.0, None]], "holds None, not a number"),
        (np.array([1.0, None]), "holds None, not a number"),
        (True, "is a bool, not a number"),
        (np.bool_(True), "is a bool, not a number"),
        (np.array([True, False]), "is an array of bools, not of numbers"),
        ([True, False], "is an array of bools, not of numbers"),
        ([True, 2.0], "is a mix of bools and numbers"),
        (1 + 0j, "is a complex number, not real"),
        (np.complex64(1), "is a complex number, not real"),
        (np.array([1 + 0j]), "is complex, not real"),
        ({"a": 1.0}, "is a dict, not numbers"),
        ({1.0}, "is a set, not numbers"),
        ({1: 1.0}.values(), "is a dict view, not numbers"),
        ((x for x in ROW), "is a generator, not numbers"),
        (map(float, ROW), "is an iterator, not numbers"),
        (len, "is a function, not numbers"),
        (lambda: 1.0, "is a function, not numbers"),
        (float, "is a class, not numbers"),
        (np, "is a module, not numbers"),
        (Handle(), "is a function, not numbers"),
        ([Handle()], "holds a function, not numbers"),
        ([[1.0, 2.0], [3.0]], "is a ragged list: its rows have different shapes"),
        (np.array([[1.0], [2.0, 3.0]], object), "is a ragged list"),
        ([1.0, [2.0]], "is a ragged list"),
        (np.ma.array(ROW, mask=[0, 1, 0]), "is a masked array in which entries are missing"),
        (np.ma.masked_all(3), "is a masked array in which entries are missing"),
        (np.zeros(2, "datetime64[s]"), "is an array of dates"),
        (np.zeros(2, [("a", "f8")]), "is a structured array"),
        (pd.Series([1, None], dtype="Int64").astype(object), "holds a missing value (NA)"),
        (pd.Series(["a"]), "holds a string, not a number"),
        (SecretNumber4711(), "is an object of type SecretNumber4711, not numbers"),
        (BrokenDuck(), "is an object of type BrokenDuck, not numbers"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith(("is", "holds")) else "",
)
def test_what_is_no_number_is_refused_by_name(got, words):
    for comparison in (
        lambda: expect.close(got, ROW),
        lambda: expect.close(got, 1.0),
        lambda: expect.number(got, 1.0),
        lambda: expect.array(got),
        lambda: expect.finite(got),
        lambda: expect.distribution(got),
    ):
        with pytest.raises(expect.Mismatch) as caught:
            comparison()
        assert words in str(caught.value)
        assert "4711" not in caught.value.form


def test_a_list_that_holds_itself_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(expect.Mismatch, match="nested too deeply"):
        expect.close(endless, 1.0)


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        ((3,), (1, 3), "has shape (3,), where shape (1, 3) is asked for: an axis of length 1"),
        ((1, 3), (3,), "has shape (1, 3), where shape (3,) is asked for: it has an axis of leng"),
        ((3, 1), (3,), "has shape (3, 1), where shape (3,) is asked for: it has an axis of leng"),
        ((3, 1), (1, 3), "has shape (3, 1), where shape (1, 3) is asked for: it is transposed"),
        ((2, 3), (3, 2), "it is transposed"),
        ((4, 3, 2), (2, 3, 4), "it is transposed"),
        ((1, 2, 3), (2, 1, 3), "the axis of length 1 is in another place"),
        ((6,), (2, 3), "as many numbers, arranged in another way"),
        ((), (1,), "is a single number, where shape (1,) is asked for"),
        ((), (1, 1), "is a single number, where shape (1, 1) is asked for"),
        ((1,), (3,), "has shape (1,), where shape (3,) is asked for"),
        ((1, 1), (1,), "has shape (1, 1), where shape (1,) is asked for"),
        ((4, 3), (2, 3), "axis 0 has another length"),
        ((3,), (2, 3), "has shape (3,), where shape (2, 3) is asked for: 2 axes asked for"),
        ((3,), (), "has shape (3,), where a single number is asked for"),
        ((0, 1, 1), (1, 3), "is empty, of shape (0, 1, 1), where shape (1, 3) is asked for"),
        ((0,), (), "is empty, of shape (0,), where a single number is asked for"),
        ((0, 3), (0,), "is empty, of shape (0, 3), where shape (0,) is asked for"),
        ((1, 3), (0, 3), "has shape (1, 3), where shape (0, 3) is asked for"),
    ],
)
def test_a_wrong_shape_is_refused_by_name(got, want, words):
    for comparison in (
        lambda: expect.close(np.ones(got), np.ones(want)),
        lambda: expect.equal(np.ones(got), np.ones(want)),
        lambda: expect.shape(np.ones(got), want),
    ):
        with pytest.raises(expect.Mismatch) as caught:
            comparison()
        assert f"{words}" in str(caught.value)
        assert caught.value.form is not None


def test_shape_takes_a_free_axis_bools_and_nan():
    expect.shape(np.zeros((7, 10)), (None, 10))
    expect.shape([[True, False]], (1, 2))
    expect.shape([np.nan, 1.0], 2)
    expect.shape([], (0,))
    with pytest.raises(expect.Mismatch, match=r"shape \(any, 10\) is asked for"):
        expect.shape(np.zeros((7, 11)), (None, 10))
    with pytest.raises(expect.Mismatch, match="is a string"):
        expect.shape("abc", (3,))


def test_array_refuses_nan_and_empty_unless_allowed():
    with pytest.raises(expect.Mismatch, match="contains NaN"):
        expect.array([1.0, np.nan])
    with pytest.raises(expect.Mismatch, match="is empty"):
        expect.array([])
    assert np.isnan(expect.array([np.nan], allow_nan=True)).all()
    assert expect.array([[], []], allow_empty=True).shape == (2, 0)


def test_array_dtypes():
    assert expect.array([1, 2], dtype=None).dtype == np.int64
    assert expect.array(np.float32(1), dtype=None).dtype == np.float32
    assert expect.array([2.0, 3.0], dtype=int).tolist() == [2, 3]
    assert expect.array([True], dtype=bool).tolist() == [True]
    with pytest.raises(expect.Mismatch, match="not whole"):
        expect.array([2.5, 3.0], dtype=int)
    with pytest.raises(expect.Mismatch, match="not a whole number"):
        expect.array(np.inf, dtype=int)
    with pytest.raises(expect.Mismatch, match="too large"):
        expect.array(1e300, dtype=int)
    with pytest.raises(expect.Mismatch, match="where True or False is asked for"):
        expect.array([1.0], dtype=bool)
    with pytest.raises(expect.AuthoringError, match="dtype is float, int, bool or None"):
        expect.array([1.0], dtype=str)


def test_array_is_a_copy():
    original = np.ones(3)
    expect.array(original)[:] = 7
    assert original.tolist() == [1, 1, 1]


def test_memory_is_not_read_through_unknown_buffers():
    with pytest.raises(expect.Mismatch, match="not numbers"):
        expect.close(buffers.array("d", ROW), ROW)
