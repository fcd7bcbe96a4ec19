"""raises, unchanged, no_warning."""

import warnings

import numpy as np
import pandas as pd
import pytest

from autograder import expect


def thrower(error):
    def function(*args, **kwargs):
        raise error

    return function


class Handle:
    """What the sealed exam passes for a function of the student's."""

    is_handle = True
    description = "a function"

    def __init__(self, changed=(), last_warnings=()):
        self.changed = changed
        self.last_warnings = last_warnings

    def __call__(self, *args, **kwargs):
        return "called", args, kwargs

    def call_and_report(self, args, kwargs):
        return self(*args, **kwargs), self.changed


def test_raises_returns_the_exception():
    error = ValueError("sigma")
    assert expect.raises(ValueError, thrower(error), 1, b=2) is error
    assert expect.raises(LookupError, {}.__getitem__, 1).args == (1,)
    assert expect.raises(ValueError, int, "x", base=10)


def test_nothing_raised():
    with pytest.raises(expect.Mismatch) as caught:
        expect.raises(ValueError, len, [], because="a negative entry is no probability")
    assert str(caught.value) == (
        "Expected a ValueError because a negative entry is no probability, and nothing was raised."
    )
    assert caught.value.form is not None


def test_another_error_is_named():
    with pytest.raises(expect.Mismatch) as caught:
        expect.raises(IndexError, thrower(TypeError("4711")))
    assert str(caught.value) == "Your code raised TypeError: 4711; expected an IndexError."
    assert caught.value.form == "your code raised TypeError; expected an IndexError"


@pytest.mark.parametrize("asked", [ValueError, RuntimeError, Exception])
@pytest.mark.parametrize("error", [AssertionError("x"), NotImplementedError(), NameError("x")])
def test_unfinished_code_never_counts(asked, error):
    with pytest.raises(expect.Mismatch):
        expect.raises(asked, thrower(error))


def test_an_unusual_error_can_be_asked_for_by_name():
    assert expect.raises(AssertionError, thrower(AssertionError("x")))
    assert expect.raises(NotImplementedError, thrower(NotImplementedError()))


def test_a_mismatch_inside_stays_what_it_is():
    inner = expect.Mismatch("inner")
    with pytest.raises(expect.Mismatch, match="inner") as caught:
        expect.raises(ValueError, thrower(inner))
    assert caught.value is inner


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_the_way_out_is_free(stop):
    with pytest.raises(stop):
        expect.raises(Exception, thrower(stop()))


@pytest.mark.parametrize("call", [expect.unchanged, expect.no_warning])
def test_what_is_no_function_is_named(call):
    with pytest.raises(expect.Mismatch, match="What should be a function is None"):
        call(None, 1)
    with pytest.raises(expect.Mismatch, match="What should be a function is a number"):
        expect.raises(TypeError, 3.0)


def test_raises_wants_a_type():
    with pytest.raises(expect.AuthoringError, match="type of exception"):
        expect.raises(ValueError("x"), len, [])


def fill(x):
    x[0] = 7.0


def swap(x):
    x[0], x[1] = x[1], x[0]


def deep(x):
    x["a"][0] += 1.0


@pytest.mark.parametrize(
    ("function", "argument"),
    [
        (fill, np.zeros(3)),
        (fill, np.full(2, np.nan)),
        (fill, [1.0, 2.0]),
        (fill, pd.Series([1.0, 2.0])),
        (fill, np.array([None, "a"], object)),
        (swap, ["a", "b"]),
        (deep, {"a": np.zeros(2)}),
        (deep, {"a": [1.0]}),
        (list.clear, [1]),
        (lambda x: x.update(b=1), {"a": 1}),
        (set.clear, {1}),
        (lambda x: x.__setitem__(0, np.zeros(2, int)), [np.zeros(2)]),
        (lambda x: x.__setitem__(0, 1), [1.0]),
        (lambda x: x.sort(), np.array([2, 1])),
        (lambda x: x.insert(0, "z", 0), pd.DataFrame({"a": [1.0]})),
    ],
)
def test_a_change_in_place_is_seen_and_does_not_reach_the_check(function, argument):
    before = repr(argument)
    with pytest.raises(expect.Mismatch, match="changes its argument 2 in place") as caught:
        expect.unchanged(lambda _, x: function(x), 0, argument)
    with pytest.raises(expect.Mismatch, match="changes its argument key in place"):
        expect.unchanged(lambda key: function(key), key=argument)
    assert repr(argument) == before
    assert caught.value.form == "the function changes an argument in place"


@pytest.mark.parametrize(
    "argument",
    [
        np.full(3, np.nan),
        [np.nan, [1, "a", None, b"x", 1j]],
        {"a": np.zeros(2), "b": {1, 2}},
        pd.Series([1.0, np.nan]),
        pd.DataFrame({"a": [1, None]}),
        np.ma.array([1.0, 2.0], mask=[0, 1]),
        np.array([[1, 2], [3, 4]])[:, ::-1],
        len,
        "text",
        (1, 2.5),
    ],
    ids=repr,
)
def test_reading_is_no_change(argument):
    assert expect.unchanged(lambda x: "result", argument) == "result"


def test_a_random_generator_is_passed_on_as_it_is():
    rng = np.random.default_rng(0)
    first = expect.unchanged(lambda r: r.random(), rng)
    assert first == np.random.default_rng(0).random()
    assert rng.random() != first


def test_unchanged_asks_a_handle():
    assert expect.unchanged(Handle(), 1, b=2) == ("called", (1,), {"b": 2})
    with pytest.raises(expect.Mismatch, match="changes its argument x, y in place") as caught:
        expect.unchanged(Handle(changed=("x", "y")), 1)
    assert "x, y" not in caught.value.form


def test_no_warning():
    assert expect.no_warning(lambda a, b: a + b, 1, b=2) == 3
    with pytest.raises(expect.Mismatch, match="RuntimeWarning: overflow") as caught:
        expect.no_warning(np.exp, np.array([1e5]))
    assert caught.value.form == "the function warns"

    def hushed():
        warnings.warn("x", DeprecationWarning, stacklevel=1)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(expect.Mismatch, match="DeprecationWarning: x"):
            expect.no_warning(hushed)


def test_no_warning_asks_a_handle():
    assert expect.no_warning(Handle(), 1) == ("called", (1,), {})
    with pytest.raises(expect.Mismatch, match="warns: RuntimeWarning: overflow"):
        expect.no_warning(Handle(last_warnings=("RuntimeWarning: overflow",)))


def test_a_handle_that_cannot_tell_is_no_pass():
    handle = Handle()
    del handle.last_warnings
    with pytest.raises(expect.AuthoringError, match="does not report warnings"):
        expect.no_warning(handle)
