"""A handle can be called, iterated and read; it decides nothing."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder import expect
from autograder.exam.failures import HandleError, Lost
from autograder.exam.handles import Handle, localise
from autograder.wire import HandleRef

Make = Callable[[Any], Handle]


@pytest.fixture
def make(fake: Any) -> Make:
    def made(value: Any) -> Handle:
        student = fake()
        return Handle(student, student.reference(value))

    return made


class Yes:
    """Would agree with everything."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("the student was asked")

    __hash__ = object.__hash__
    __bool__ = __float__ = __len__ = __lt__ = __array__ = __eq__  # type: ignore[assignment]

    def __call__(self) -> int:
        return 1


_BINARY: list[Callable[[Any, Any], Any]] = [
    operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge, operator.add,
    operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow,
    operator.matmul, operator.and_, operator.or_, operator.xor, operator.lshift, operator.rshift,
    divmod, operator.contains, operator.getitem, operator.iadd, operator.isub, operator.imul,
    operator.itruediv, operator.imatmul, operator.iand,
]  # fmt: skip
_UNARY: list[Callable[[Any], Any]] = [
    bool, len, int, float, complex, str, bytes, hash, abs, round, math.floor, math.ceil,
    math.trunc, math.isnan, operator.index, operator.neg, operator.pos, operator.invert,
    operator.not_, reversed, next, "{}".format, "{:.3f}".format, lambda h: f"{h}",
    lambda h: "%s" % h, lambda h: "%d" % h, "".join, set().add, {}.get, lambda h: {h: 1}, lambda h: h[0],
    lambda h: h.__enter__(), np.asarray, np.exp, np.isnan, np.sum, np.linalg.norm, range,
    lambda h: np.array([1.0, h], float), lambda h: np.allclose(h, 1.0),
    lambda h: np.testing.assert_allclose(h, 1.0), open,
    lambda h: operator.delitem(h, 0), lambda h: operator.setitem(h, 0, 1),
    lambda h: setattr(h, "x", 1), lambda h: h.__anything__, lambda h: h._private,
    lambda h: 1 in [h], lambda h: [h].index(1), lambda h: sorted([h, h]), lambda h: max(h, 1),
    lambda h: [1.0] == [h], lambda h: {"a": h} == {"a": 1}, lambda h: isinstance(1, h),
    lambda h: print(h, file=None), lambda h: pytest.approx(1.0) == h,
]  # fmt: skip


@pytest.mark.parametrize("operation", _BINARY, ids=lambda f: f.__name__)
def test_no_binary_operator_is_answered(make: Make, operation: Callable[..., Any]) -> None:
    handle = make(Yes())
    others: list[Any] = [1, 1.5, "a", [1.0], np.ones(2), np.float64(1), handle, None]
    for other in others:
        with pytest.raises((HandleError, TypeError)):
            operation(handle, other)
        formats = operation is operator.mod and type(other) is str  # a text without a place for it
        if operation not in (operator.contains, operator.getitem) and not formats:
            with pytest.raises((HandleError, TypeError)):
                operation(other, handle)


@pytest.mark.parametrize("number", range(len(_UNARY)))
def test_no_conversion_is_answered(make: Make, number: int) -> None:
    with pytest.raises((HandleError, TypeError, AttributeError)):
        _UNARY[number](make(Yes()))


def test_asserting_a_handle_is_an_error_in_words(make: Make) -> None:
    with pytest.raises(HandleError, match="a function was found where plain numbers"):
        assert make(len) == 3
    with pytest.raises(HandleError, match="bool"):
        assert make(len)


def test_expect_refuses_a_handle_by_name(make: Make) -> None:
    with pytest.raises(expect.Mismatch, match="a function"):
        expect.close(make(len), 1.0)
    with pytest.raises(expect.Mismatch):
        expect.equal(make(len), 1)
    with pytest.raises(expect.Mismatch):
        expect.shape(make(len), ())


def test_a_call_gives_plain_data(make: Make) -> None:
    handle = make(lambda a, b=1: [a + b, {"k": (a,)}])
    assert handle(2, b=3) == [5, {"k": (2,)}]
    assert handle.last_warnings == ("Warned: x",)
    assert handle.call_and_report((1,), {}) == ([2, {"k": (1,)}], ())


def test_functions_that_come_back_are_handles_too(make: Make) -> None:
    inner = make(lambda: lambda x: x + 1)()
    assert type(inner) is Handle
    assert inner(1) == 2
    both = make(lambda: {"f": [abs, (len,)]})()
    assert type(both["f"][0]) is Handle
    assert both["f"][1][0]("abc") == 3


def test_iteration_asks_item_by_item(make: Make) -> None:
    handle = make(i * i for i in range(4))
    assert list(handle) == [0, 1, 4, 9]
    assert list(make(iter([]))) == []
    first, *_ = make(iter([1, 2, 3]))
    assert first == 1


def test_iteration_without_end_is_an_error(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.exam.handles._MAX_ITEMS", 10)

    def forever() -> Any:
        while True:
            yield 1

    with pytest.raises(HandleError, match="more than 10 items"):
        list(make(forever()))


def test_public_attributes_are_read_and_private_ones_are_not(make: Make) -> None:
    class Model:
        rate = 0.5
        _secret = 1

        def predict(self, x: float) -> float:
            return x * self.rate

    model = make(Model())
    assert model.rate == 0.5
    assert model.predict(4.0) == 2.0
    for name in ("_secret", "__dict__", "__class_getitem__", "__array_interface__"):
        assert not hasattr(model, name)


def test_what_a_handle_says_of_itself_is_ours(make: Make) -> None:
    class Wanted025:
        __name__ = "the wanted value is 0.25"

        def __repr__(self) -> str:
            return self.__name__

    handle = make(Wanted025())
    assert repr(handle) == "<an object of the student>"
    assert handle.description == "an object"
    assert Handle.is_handle is True
    assert callable(handle)


def test_a_lost_student_answers_no_more(fake: Any) -> None:
    student = fake(dies_at="call 1")
    handle = Handle(student, student.reference(len))
    for _ in range(2):
        with pytest.raises(Lost):
            handle("a")


def test_localise_leaves_plain_data_alone(fake: Any) -> None:
    student = fake()
    array = np.arange(3)
    assert localise(student, array) is array
    value = localise(student, [1, (HandleRef(0, "a function"),), {"k": HandleRef(1, "a class")}])
    assert type(value[1][0]) is Handle and type(value[2]["k"]) is Handle
