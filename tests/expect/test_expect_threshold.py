"""expect.at_least, expect.at_most, expect.measured."""

import numpy as np
import pytest

from autograder import expect


def test_the_bound_itself_is_enough():
    expect.at_least(0.9, 0.9, "accuracy", "too few are right")
    expect.at_most(np.float32(0.5), 0.5, "loss", "the loss is too high")


@pytest.mark.parametrize("value", [0.89, -1, float("nan"), -np.inf])
def test_less_than_least_is_told_in_the_checks_own_words(value):
    with pytest.raises(expect.Mismatch, match="(?i)too few are right") as caught:
        expect.at_least(value, 0.9, "accuracy", "too few are right", mistake="not trained")
    assert (caught.value.form, caught.value.mistake) == ("too few are right", "not trained")


@pytest.mark.parametrize("value", [0.51, np.nan, np.inf])
def test_more_than_most(value):
    with pytest.raises(expect.Mismatch, match="(?i)the loss is too high"):
        expect.at_most(value, 0.5, "loss", "the loss is too high")


@pytest.mark.parametrize("value", [True, "0.9", None, np.array([0.9]), [0.9]])
def test_what_is_no_number_of_the_checks_own_is_the_authors_fault(value):
    with pytest.raises(expect.AuthoringError, match="for numbers"):
        expect.at_least(value, 0.9, "accuracy", "too few are right")


def test_listeners_hear_what_holds_and_what_does_not():
    heard = []
    with expect.measured(heard.append):
        expect.at_least(1, 0.9, "accuracy", "no")
        with pytest.raises(expect.Mismatch):
            expect.at_most(2.0, 1.0, "loss", "no")
    expect.at_least(1, 0.9, "accuracy", "no")
    assert heard == [
        expect.Measurement("accuracy", 1.0, 0.9, "least"),
        expect.Measurement("loss", 2.0, 1.0, "most"),
    ]


def test_listeners_hear_which_share_of_a_tolerance_is_used():
    heard = []
    with expect.measured(heard.append):
        expect.close([1.0, np.inf, 4.0], [1.0, np.inf, 4.02], rtol=0.01, atol=0.0, name="z")
        with pytest.raises(expect.Mismatch):
            expect.number(3.0, 2.0, rtol=0.0, atol=0.25)
        with pytest.raises(expect.Mismatch):
            expect.close([1.0], [1.0, 2.0])
    near, far = heard
    assert (near.name, near.bound, near.side) == ("share of the tolerance: z", 1.0, "most")
    assert near.value == pytest.approx(0.02 / 0.0402)
    assert (far.name, far.value) == ("share of the tolerance: the answer", 4.0)
