"""Exact equality by value."""

from enum import IntEnum

import numpy as np
import pandas as pd
import pytest

from autograder import expect


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Always:
    def __eq__(self, other):
        return True

    __hash__ = None


class Seven(IntEnum):
    SEVEN = 7


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (2.0, 2),
        (np.int64(2), 2),
        (Seven.SEVEN, 7),
        (2**80, 2**80),
        (float(2**80), 2**80),
        (np.array([2**63], np.uint64), [2**63]),
        ([100.0, 10], (100, 10)),
        (np.array([100, 10]), (100, 10)),
        (pd.Series([100, 10], index=[3, 3]), (100, 10)),
        (np.array([[1.0]]), 1),
        (0.1, 0.1),
        (float("nan"), float("nan")),
        (float("inf"), float("inf")),
        (True, True),
        (np.bool_(False), False),
        (np.array([True]), True),
        ([True, False], np.array([True, False])),
        ("ab", "ab"),
        (np.str_("ab"), "ab"),
        (Text("ab"), "ab"),
        (np.array("ab"), "ab"),
        (b"ab", b"ab"),
        (bytearray(b"ab"), b"ab"),
        (None, None),
        (["a", "b"], ("a", "b")),
        (np.array(["a", "b"]), ["a", "b"]),
        (pd.Series(["a", "b"]), ["a", "b"]),
        (np.array([["a"], ["b"]]), [["a"], ["b"]]),
        (["a", 1.0, None, [2, 3]], ("a", 1, None, (2, 3))),
        ([[1, 2], [3]], ((1, 2), (3,))),
        ({"blue": "0", "red": "10"}, {"red": "10", "blue": "0"}),
        ({"loss": np.array([1.0])}, {"loss": 1}),
        ({np.int64(1): "a"}, {1: "a"}),
        ({1, 2}, frozenset({1, 2})),
        ({np.str_("a")}, {"a"}),
        ([], ()),
        ({}, {}),
    ],
)
def test_equal(got, want):
    expect.equal(got, want)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (3, 2),
        (2**53 + 1, 2**53),
        (2**53 + 1, float(2**53)),
        (2**80 + 1, 2**80),
        (np.array([2**63 + 1], np.uint64), [2**63]),
        ("ab", "ac"),
        ("AB", "ab"),
        (Text("ac"), "ab"),
        (["a", "c"], ["a", "b"]),
        ({"a": "0"}, {"a": "1"}),
        (False, True),
        ([True, True], [True, False]),
        ({1, 3}, {1, 2}),
        (float("inf"), float("-inf")),
        (np.float32(0.1), 0.1),
    ],
)
def test_not_equal(got, want):
    with pytest.raises(expect.Mismatch) as caught:
        expect.equal(got, want)
    assert caught.value.form is None


@pytest.mark.parametrize(
    ("got", "want", "form"),
    [
        ("2", 2, "is a string, not a number"),
        (2, "2", "is a number, where a string is asked for"),
        (b"ab", "ab", "is bytes, where a string is asked for"),
        (Always(), "ab", "is an object, where a string is asked for"),
        (Always(), 2, "is an object, not numbers"),
        (Always(), None, "is an object, where None is asked for"),
        ([Always()], ["a"], "an entry of the answer is an object, where a string is asked for"),
        (None, "ab", "is None, where a string is asked for"),
        (1, True, "is a number, where True or False is asked for"),
        (True, 1, "is a bool, not a number"),
        ([1, 0], [True, False], "is an array of numbers, where True or False is asked for"),
        (2.5, 2, "is not a whole number"),
        ([2.5, 1], [2, 1], "holds a number that is not whole"),
        (float("inf"), 2, "is not a whole number"),
        (float("nan"), 2, "is NaN"),
        ((10, 100, 1), (100, 10), "where shape (2,) is asked for"),
        (["a"], ["a", "b"], "has another length, where 2 are asked for"),
        ("ab", ["a", "b"], "is a string, where a list is asked for"),
        (5, ["a", "b"], "is a number, where a list is asked for"),
        ([("a", 1)], {"a": 1}, "is a list, where a dict is asked for"),
        ({"a": 1}, {"b": 1}, "has other keys than asked for"),
        ({"a": "1"}, {"a": 1}, "an entry of the answer is a string, not a number"),
        ({"a": {"b": "1"}}, {"a": {"b": 1}}, "an entry of the answer is a string"),
        ([1], {1}, "is a list, where a set is asked for"),
        ({Always: 1}, {"a": 1}, "holds a class, which is neither a number nor a string"),
    ],
)
def test_wrong_form(got, want, form):
    with pytest.raises(expect.Mismatch) as caught:
        expect.equal(got, want)
    assert form in caught.value.form


@pytest.mark.parametrize("bad", [object(), len, 1j, [object()], {len: 1}])
def test_what_cannot_be_wanted(bad):
    with pytest.raises(expect.AuthoringError, match="wanted value"):
        expect.equal(bad, bad)


def test_the_sentence_says_where_and_shows_the_students_own_value():
    with pytest.raises(expect.Mismatch) as caught:
        expect.equal({"blue": "0", "red": "11"}, {"blue": "0", "red": "10"}, name="code")
    assert str(caught.value) == ("Entry 'red' of code is '11', which is not the value asked for.")
    with pytest.raises(expect.Mismatch) as caught:
        expect.equal({"blue": "0", "pink": "11"}, {"blue": "0", "red": "10"}, name="code")
    assert str(caught.value) == (
        "code lacks 1 of the keys asked for and has 'pink', which is not asked for."
    )


def test_long_values_are_cut():
    with pytest.raises(expect.Mismatch) as caught:
        expect.equal("x" * 10_000, "y")
    assert len(str(caught.value)) < 200
