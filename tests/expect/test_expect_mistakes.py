"""Declared mistakes are named when they give the answer found."""

import numpy as np
import pytest

from autograder import expect


def mismatch(compare, *args, **kwargs):
    with pytest.raises(expect.Mismatch) as caught:
        compare(*args, **kwargs)
    return caught.value


def test_the_first_mistake_that_matches_is_named():
    declared = {"a": 3.0, "b": lambda: 2.0, "c": 2.0}
    for compare in (expect.close, expect.number, expect.equal):
        error = mismatch(compare, 2.0, 1.0, mistakes=declared)
        assert error.mistake == "b"
        assert error.mistakes_declared == ("a", "b", "c")
        assert "A known mistake gives this answer: b." in str(error)


def test_none_matches():
    error = mismatch(expect.close, 5.0, 1.0, mistakes={"a": 3.0})
    assert error.mistake is None
    assert error.mistakes_declared == ("a",)


def test_the_tolerance_is_that_of_the_comparison():
    assert mismatch(expect.close, 2.05, 1.0, rtol=0.1, mistakes={"a": 2.0}).mistake == "a"
    assert mismatch(expect.close, 2.05, 1.0, mistakes={"a": 2.0}).mistake is None
    assert mismatch(expect.equal, 2.00000001, 1.5, mistakes={"a": 2.0}).mistake is None


def test_shapes_of_mistakes_are_exact():
    want = np.ones((1, 3))
    assert mismatch(expect.close, [[2, 2, 2]], want, mistakes={"a": [2, 2, 2]}).mistake is None
    assert mismatch(expect.close, [[2, 2, 2]], want, mistakes={"a": 2.0}).mistake is None
    assert mismatch(expect.close, [[2.0]], 1.0, mistakes={"a": 2.0}).mistake == "a"


def test_form_comes_first_and_the_mistake_is_still_named():
    want = np.array([[0.0, 1.0]])
    error = mismatch(expect.close, [[np.nan, 0.0]], want, mistakes={"a": [[np.nan, 0.0]]})
    assert "NaN" in error.form
    assert error.mistake == "a"
    error = mismatch(expect.close, [0.5, 0.5], want, mistakes={"wrong axis": [0.5, 0.5]})
    assert "shape (2,)" in error.form
    assert error.mistake == "wrong axis"
    assert str(error).index("shape (2,)") < str(error).index("wrong axis")


def test_no_mistake_explains_what_is_no_number():
    error = mismatch(expect.close, "2", 1.0, mistakes={"a": 2.0})
    assert error.mistake is None
    assert error.mistakes_declared == ("a",)


def test_mistakes_of_strings_and_containers():
    error = mismatch(expect.equal, "ABC", "abc", mistakes={"upper case": "ABC"})
    assert error.mistake == "upper case"
    error = mismatch(expect.equal, [10, 100], (100, 10), mistakes={"swapped": (10, 100)})
    assert error.mistake == "swapped"
    error = mismatch(
        expect.equal, (768, 10), (784, 10), mistakes={"text": "768", "slip": (768, 10)}
    )
    assert error.mistake == "slip"


@pytest.mark.parametrize("compare", [expect.close, expect.number, expect.equal])
@pytest.mark.parametrize("got", [1.0, 2.0])
def test_a_mistake_with_the_wanted_value_is_the_authors_error(compare, got):
    with pytest.raises(ValueError, match="'a' has the value that is asked for") as caught:
        compare(got, 1.0, mistakes={"a": 1.0})
    assert isinstance(caught.value, expect.AuthoringError)


def test_a_computed_mistake_with_the_wanted_value_is_never_named():
    # With this tolerance the answer 1.15 is near the mistake, which in turn is near the want.
    error = mismatch(expect.close, 1.15, 1.0, rtol=0.1, atol=0.0, mistakes={"a": lambda: 1.09})
    assert error.mistake is None


def test_mistakes_are_computed_only_after_a_failure_and_in_silence(recwarn):
    calls = []

    def naive():
        calls.append(1)
        z = np.array([1000.0, 0.0])
        return np.exp(z) / np.exp(z).sum()

    expect.close([1.0, 0.0], [1.0, 0.0], mistakes={"the maximum was not subtracted": naive})
    assert calls == []
    error = mismatch(expect.close, [np.nan, 0.0], [1.0, 0.0], mistakes={"overflow": naive})
    assert calls == [1]
    assert error.mistake == "overflow"
    assert not recwarn.list


def test_a_mistake_that_cannot_be_computed_is_the_authors_error():
    with pytest.raises(expect.AuthoringError, match="'a' cannot be computed: ZeroDivisionError"):
        expect.close(2.0, 1.0, mistakes={"a": lambda: 1 / 0})


def test_a_mistake_that_is_no_number_is_the_authors_error():
    with pytest.raises(expect.AuthoringError):
        expect.close(2.0, 1.0, mistakes={"a": "2"})
