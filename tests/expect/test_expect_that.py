"""expect.that, and the misconception of a whole check."""

import numpy as np
import pytest

from autograder import expect


def test_what_holds_passes():
    expect.that(True, "no")
    expect.that(np.bool_(True), "no")


def test_what_does_not_hold_is_told_in_the_checks_own_words_also_when_hidden():
    with pytest.raises(expect.Mismatch) as caught:
        expect.that(np.bool_(False), "two seeds give one shuffle", mistake="the seed is ignored")
    assert caught.value.form == caught.value.detail == "two seeds give one shuffle"
    assert caught.value.mistake == "the seed is ignored"


class Yes:
    def __bool__(self):
        return True


@pytest.mark.parametrize("condition", [1, "yes", np.array([True, True]), None, Yes(), [True]])
def test_a_condition_that_is_no_bool_is_the_authors_fault(condition):
    with pytest.raises(expect.AuthoringError, match="wants a bool"):
        expect.that(condition, "no")


def test_the_check_names_its_misconception_where_nothing_inside_does():
    with (
        pytest.raises(expect.Mismatch) as caught,
        expect.check("large", hint="shift", mistake="the exponential overflows"),
    ):
        expect.close([np.nan], [1.0])
    assert caught.value.mistake == "the exponential overflows"
    assert "A known mistake gives this answer: the exponential overflows." in str(caught.value)


def test_a_misconception_found_inside_comes_first():
    with (
        pytest.raises(expect.Mismatch) as caught,
        expect.check("large", mistake="the exponential overflows"),
    ):
        expect.close([2.0], [1.0], mistakes={"it is doubled": [2.0]})
    assert caught.value.mistake == "it is doubled"


def test_a_bare_assertion_gets_it_and_code_that_stops_does_not():
    with pytest.raises(expect.Mismatch) as caught, expect.check("t", mistake="m"):
        assert 1 == 2
    assert caught.value.mistake == "m"
    with pytest.raises(expect.Mismatch) as caught, expect.check("t", mistake="m"):
        1 / 0  # noqa: B018
    assert caught.value.mistake is None
