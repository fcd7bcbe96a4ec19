"""Titles, hints, observers, and every kind of exception inside a check."""

import pickle

import numpy as np
import pytest

from autograder import expect


def failed(body, title="rows sum to 1", hint="Divide by the sum"):
    with pytest.raises(expect.Mismatch) as caught, expect.check(title, hint=hint):
        body()
    return caught.value


def throw(error):
    raise error


def test_a_mismatch_gets_title_and_hint():
    error = failed(lambda: expect.close(2.0, 1.0))
    assert (error.title, error.hint) == ("rows sum to 1", "Divide by the sum")
    assert str(error) == (
        "rows sum to 1: the answer is 2, which is not the value asked for. Hint: Divide by the sum."
    )


def test_the_inner_title_wins_and_both_checks_report():
    events = []
    with (
        pytest.raises(expect.Mismatch) as caught,
        expect.observe(events.append),
        expect.check("outer", hint="o"),
        expect.check("inner", hint="i"),
    ):
        expect.close(2.0, 1.0)
    assert (caught.value.title, caught.value.hint) == ("inner", "i")
    assert events == [
        expect.CheckEvent("inner", "i", held=False),
        expect.CheckEvent("outer", "o", held=False),
    ]


def test_a_plain_assert():
    def body():
        throw(AssertionError())

    assert str(failed(body, hint="")) == "rows sum to 1: this does not hold."
    assert "x is 3" in str(failed(lambda: throw(AssertionError("x is 3"))))


def test_numpy_testing_keeps_its_message():
    error = failed(lambda: np.testing.assert_allclose([1.0], [2.0]))
    assert str(error).startswith("rows sum to 1: Not equal to tolerance")
    assert str(error).endswith("\nHint: Divide by the sum.")
    assert error.form is None


@pytest.mark.parametrize(
    ("error", "text", "form"),
    [
        (
            ZeroDivisionError("division by zero"),
            "your code raised ZeroDivisionError: division by zero",
            "your code raised ZeroDivisionError",
        ),
        (NotImplementedError(), "this function is not written yet", "this function is not written"),
        (
            NotImplementedError("later"),
            "your code raised NotImplementedError: later",
            "your code raised NotImplementedError",
        ),
        (StopIteration("4711"), "your code raised StopIteration: 4711", "raised StopIteration"),
        (
            ValueError("one\ntwo"),
            "your code raised ValueError: one.",
            "your code raised ValueError",
        ),
        (RuntimeError(), "your code raised RuntimeError.", "your code raised RuntimeError"),
    ],
    ids=repr,
)
def test_other_exceptions_become_a_mismatch(error, text, form):
    mismatch = failed(lambda: throw(error))
    assert text in str(mismatch)
    assert str(mismatch).endswith("Hint: Divide by the sum.")
    assert form in mismatch.form
    assert "4711" not in mismatch.form
    assert mismatch.__cause__ is error


def test_a_missing_name():
    def body():
        softmax([1.0])  # noqa: F821

    error = failed(body)
    assert "the name softmax is not defined" in str(error)
    assert error.form.startswith("a name is not defined")


def test_a_students_exception_class_is_not_named_in_the_form():
    class Secret4711(Exception):
        def __str__(self):
            raise RuntimeError

    error = failed(lambda: throw(Secret4711()))
    assert "your code raised Secret4711." in str(error)
    assert error.form == "your code raised an exception"


def test_a_class_that_borrows_a_builtin_name_is_not_named():
    impostor = type("ValueError", (Exception,), {})
    assert failed(lambda: throw(impostor())).form == "your code raised an exception"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_the_way_out_is_free(stop):
    events = []
    with pytest.raises(stop), expect.observe(events.append), expect.check("a"):
        raise stop
    assert events == []


def test_an_authors_error_passes_and_is_no_result():
    events = []
    with (
        pytest.raises(expect.AuthoringError),
        expect.observe(events.append),
        expect.check("a"),
    ):
        expect.close(1.0, None)
    assert events == []


def test_one_event_for_each_finished_check():
    first, second = [], []
    with expect.observe(first.append):
        with expect.check("a"):
            pass
        with expect.observe(second.append), expect.check("b", hint="h"):
            pass
    with expect.check("c"):
        pass
    assert first == [expect.CheckEvent("a", "", True), expect.CheckEvent("b", "h", True)]
    assert second == first[1:]


def test_no_observer_changes_a_result():
    reached = []

    def broken(event):
        raise AssertionError("observer")

    with pytest.raises(AssertionError, match="observer"), expect.observe(broken):
        with expect.check("a"):
            pass
        reached.append("after the check")
    assert reached == ["after the check"]

    with pytest.raises(expect.Mismatch) as caught, expect.observe(broken), expect.check("b"):
        expect.close(2.0, 1.0)
    assert caught.value.title == "b"
    assert "observer" in caught.value.__notes__[0]


def test_events_cannot_be_edited():
    with pytest.raises(AttributeError):
        expect.CheckEvent("a", "", False).held = True


def test_a_mismatch_survives_pickling():
    error = failed(lambda: expect.close([1.0], [[2.0]], mistakes={"m": 3.0}))
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)
