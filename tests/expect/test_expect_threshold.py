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
