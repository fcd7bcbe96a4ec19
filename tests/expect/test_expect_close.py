"""Values within a tolerance."""

import numpy as np
import pytest

from autograder import expect

INF, NAN = np.inf, np.nan


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (1.0 + 0.9e-5, 1.0),
        (np.float32(0.1), 0.1),
        (0.9e-6, 0.0),
        (-0.0, 0.0),
        (1e300, 1e300 * (1 + 1e-6)),
        (np.float32(INF), INF),
        ([INF, -INF, 1.0], [INF, -INF, 1.0]),
        ([NAN, 1.0], [NAN, 1.0]),
        (10**30, 1e30),
        ([], []),
        (np.zeros((0, 3)), np.zeros((0, 3))),
    ],
)
def test_near_enough(got, want):
    expect.close(got, want)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (1.0 + 2.2e-5, 1.0),
        (2e-6, 0.0),
        (INF, -INF),
        (-INF, INF),
        (INF, 1e308),
        (1e308, INF),
        (np.float32(INF), 1e300),
        (1e308, -1e308),
        (1.0, NAN),
        ([1.0, 2.0, 3.1], [1.0, 2.0, 3.0]),
    ],
)
def test_not_near_enough(got, want):
    with pytest.raises(expect.Mismatch) as caught:
        expect.close(got, want)
    assert caught.value.form is None
    assert "not the value asked for" in str(caught.value)


@pytest.mark.parametrize("want", [1.0, INF, [1.0, 1.0]])
def test_nan_is_refused_by_name(want):
    with pytest.raises(expect.Mismatch, match="NaN") as caught:
        expect.close(np.full(np.shape(want), NAN), want)
    assert "NaN" in caught.value.form


def test_nan_in_the_wrong_place_is_refused_by_name():
    with pytest.raises(expect.Mismatch, match="contains NaN"):
        expect.close([NAN, NAN], [NAN, 1.0])


def test_doubled_rows_are_not_broadcast():
    want = np.ones((2, 3)) / 3
    with pytest.raises(expect.Mismatch, match=r"\(4, 3\), where shape \(2, 3\)"):
        expect.close(np.vstack([want, want]), want)


def test_tiny_quantities_need_atol_0():
    expect.close(0.0, 2.4597e-18)
    with pytest.raises(expect.Mismatch):
        expect.close(0.0, 2.4597e-18, atol=0)
    expect.close(2.45971e-18, 2.4597e-18, atol=0)


def test_tolerances_can_be_chosen():
    expect.close(1.1, 1.0, rtol=0.2)
    expect.number(1.1, 1.0, atol=0.2)
    with pytest.raises(expect.Mismatch):
        expect.close(1.0 + 1e-9, 1.0, rtol=0, atol=0)


@pytest.mark.parametrize("bad", [-1e-5, NAN, INF])
def test_a_senseless_tolerance_is_the_authors_error(bad):
    with pytest.raises(expect.AuthoringError, match="tolerance"):
        expect.close(1.0, 1.0, rtol=bad)


@pytest.mark.parametrize("bad", [None, "1", True, [True], {"a": 1}, 1j, [[1], [2, 3]], len])
def test_a_senseless_want_is_the_authors_error(bad):
    with pytest.raises(expect.AuthoringError, match="wanted value"):
        expect.close(1.0, bad)


def test_number_wants_one_number():
    with pytest.raises(expect.AuthoringError, match=r"one number, not shape \(2,\)"):
        expect.number(1.0, [1.0, 2.0])
    with pytest.raises(expect.Mismatch, match="where a single number is asked for"):
        expect.number([1.0, 2.0], 1.0)


def test_the_sentence_shows_index_own_value_and_count_and_no_wanted_value():
    with pytest.raises(expect.Mismatch) as caught:
        expect.close([[1.0, 2.5], [4.5, 4.0]], [[1.0, 2.71875], [3.140625, 4.0]], name="f(x)")
    text = str(caught.value)
    assert text == (
        "Entry [0, 1] of f(x) is 2.5, which is not the value asked for (2 of 4 entries differ)."
    )
    assert "2.71875" not in repr(caught.value.__dict__)


def test_names_of_code_keep_their_case():
    with pytest.raises(expect.Mismatch) as caught:
        expect.close(2.0, 1.0, name="softmax(z)")
    assert str(caught.value).startswith("softmax(z) is 2,")
    with pytest.raises(expect.Mismatch) as caught:
        expect.close(2.0, 1.0)
    assert str(caught.value).startswith("The answer is 2,")


@pytest.mark.parametrize("got", [[0.5, 0.5], [[1, 0], [0, 1]], np.float32([0.1] * 10), [1]])
def test_distributions(got):
    expect.distribution(got)


@pytest.mark.parametrize(
    ("got", "form"),
    [
        ([0.5, 0.6], "does not sum to 1 over the last axis"),
        ([[0.5, 0.5], [0.5, 0.4]], "does not sum to 1 over the last axis"),
        ([1.5, -0.5], "has a negative entry"),
        ([NAN, 1.0], "contains NaN"),
        ([INF, 1.0], "contains an infinite number"),
        ([], "is empty"),
        (np.zeros((0, 3)), "is empty"),
        (1.0, "is a single number, where a distribution is asked for"),
    ],
)
def test_no_distributions(got, form):
    with pytest.raises(expect.Mismatch) as caught:
        expect.distribution(got)
    assert form in caught.value.form


def test_distribution_over_another_axis():
    columns = [[0.5, 0.1], [0.5, 0.9]]
    expect.distribution(columns, axis=0)
    with pytest.raises(expect.Mismatch, match="over axis 0"):
        expect.distribution([[0.5, 0.5], [0.1, 0.9]], axis=0)
    with pytest.raises(expect.Mismatch, match="none with number 1"):
        expect.distribution([0.5, 0.5], axis=1)


def test_finite():
    expect.finite([1, 2.0])
    for bad in (NAN, -INF, [1.0, INF], [], None):
        with pytest.raises(expect.Mismatch):
            expect.finite(bad)
