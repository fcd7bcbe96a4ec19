"""``form`` is shown for hidden checks, so a student's code must not write into it."""

import numpy as np
import pytest

from autograder import expect

SECRET = 4711


def form_of(compare, *args, **kwargs):
    with pytest.raises(expect.Mismatch) as caught:
        compare(*args, **kwargs)
    return caught.value.form or ""


class Handle:
    is_handle = True
    description = f"a function called secret_{SECRET}"


NAMED = type(f"secret_{SECRET}", (), {})
NAMED_LIST = type(f"secret_{SECRET}", (dict,), {})


@pytest.mark.parametrize(
    "got",
    [
        float(SECRET),
        str(SECRET),
        np.zeros(SECRET),
        np.zeros((1, SECRET)),
        np.zeros((3, SECRET)),
        np.zeros((0, SECRET)),
        np.zeros((1, 1, 1, 1, 1, 3)),
        NAMED(),
        [NAMED()],
        NAMED_LIST(),
        NAMED,
        Handle(),
        [Handle()],
        {f"secret_{SECRET}": 1},
        {SECRET},
        [str(SECRET)],
        [[1.0] * SECRET, [1.0]],
        [SECRET, "a", "b"],
        [np.nan, SECRET, SECRET],
        complex(SECRET),
    ],
    ids=lambda got: type(got).__name__,
)
def test_the_form_repeats_nothing_of_the_answer(got):
    for want in (np.ones((1, 3)), np.ones(3), 1.0, np.ones(3, int)):
        for compare in (expect.close, expect.equal):
            assert str(SECRET) not in form_of(compare, got, want)
    for want in ("text", ["a", "b"], ["a", 1, 2], {"k": 1}, {"k"}, True, None, b"x"):
        assert str(SECRET) not in form_of(expect.equal, got, want)
    assert str(SECRET) not in form_of(expect.shape, got, (2, 2))
    assert str(SECRET) not in form_of(expect.distribution, got)
    assert "1, 1, 1, 1, 1" not in form_of(expect.close, got, np.ones((1, 3)))


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ({f"k{SECRET}": 1}, {"k": 1}),
        ({"a": {f"k{SECRET}": 1}}, {"a": {"k": 1}}),
        ({f"k{SECRET}": "x"}, {f"k{SECRET}": 1}),
        ({NAMED: 1}, {"k": 1}),
        ([["a"] * SECRET], [["a"]]),
    ],
)
def test_keys_and_lengths_stay_out_of_the_form(got, want):
    assert str(SECRET) not in form_of(expect.equal, got, want)


def test_the_shape_asked_for_and_sizes_that_follow_from_it_are_said():
    assert "(3,)" in form_of(expect.close, np.ones(3), np.ones((1, 3)))
    assert "(6, 3)" in form_of(expect.close, np.ones((6, 3)), np.ones((3, 3)))
    assert "(3, 2)" in form_of(expect.close, np.ones((3, 2)), np.ones((2, 3)))
    hidden = form_of(expect.close, np.ones((17, 3)), np.ones((2, 3)))
    assert "17" not in hidden
    assert "(2, 3)" in hidden


@pytest.mark.parametrize(
    ("compare", "got", "want"),
    [
        (expect.close, 1.0, 123.456),
        (expect.close, [1.0, 2.0], [123.456, 123.456]),
        (expect.number, 1.0, 123.456),
        (expect.equal, "a", "123.456"),
        (expect.equal, ["a"], ["123.456"]),
        (expect.equal, {"a": 1}, {"a": 123.456}),
        (expect.equal, {"a": 1}, {"123.456": 1}),
        (expect.equal, {"a"}, {"123.456"}),
        (expect.equal, None, 123.456),
    ],
)
def test_no_sentence_holds_the_wanted_value(compare, got, want):
    with pytest.raises(expect.Mismatch) as caught:
        compare(got, want, mistakes={"m": lambda: 7})
    assert "123" not in str(caught.value)
    assert "123" not in repr(vars(caught.value))
