"""expect.items: all that a function yields."""

import itertools

import numpy as np
import pytest

from autograder import expect


def pairs(X, n):
    for start in range(0, len(X), n):
        yield X[start : start + n]


@pytest.mark.parametrize(
    "kind", [iter, list, tuple, lambda x: (i for i in x), lambda x: map(abs, x)]
)
def test_all_that_can_be_iterated_is_taken(kind):
    assert expect.items(lambda: kind([1, 2, 3])) == [1, 2, 3]


def test_arguments_and_arrays():
    found = expect.items(pairs, np.arange(5), n=2)
    assert [item.tolist() for item in found] == [[0, 1], [2, 3], [4]]
    assert expect.items(lambda: np.arange(2)) == [0, 1]


@pytest.mark.parametrize("result", [None, 5, "ab", b"ab", {1: 2}, {1}, np.float64(3), np.array(3)])
def test_what_is_no_sequence_is_named(result):
    with pytest.raises(expect.Mismatch, match="where a sequence of items is asked for") as caught:
        expect.items(lambda: result)
    assert "where a sequence of items is asked for" in caught.value.form


def test_what_never_ends_is_stopped():
    with pytest.raises(expect.Mismatch, match="more than 5 items"):
        expect.items(itertools.count, most=5)
    assert expect.items(range, 5, most=5) == [0, 1, 2, 3, 4]


def test_an_argument_that_changes_while_items_come_out_is_seen():
    def shuffled(X):
        for i in range(len(X)):
            X[i] = 0
            yield i

    X = np.arange(3.0)
    with pytest.raises(expect.Mismatch, match="changes its argument 1 in place"):
        expect.items(shuffled, X)
    assert X.tolist() == [0.0, 1.0, 2.0]


def test_a_random_generator_may_be_drawn_from():
    rng = np.random.default_rng(0)
    first = expect.items(lambda r: iter(r.permutation(20)), rng)
    assert first != expect.items(lambda r: iter(r.permutation(20)), rng)
