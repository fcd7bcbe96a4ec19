"""Exceptions of the student's code, as test cells meet them."""

from __future__ import annotations

import builtins

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.exam.failures import (
    CallTimeout,
    HandleError,
    Lost,
    StudentError,
    builtin_name,
    rebuild,
)
from autograder.wire import describe_error

_ALL = [
    kind
    for kind in vars(builtins).values()
    if isinstance(kind, type) and issubclass(kind, BaseException)
]
_STEERING = (
    StopIteration, StopAsyncIteration, SystemExit, KeyboardInterrupt, GeneratorExit,
)  # fmt: skip


def bases(kind: type[BaseException]) -> tuple[str, ...]:
    return tuple(c.__name__ for c in kind.__mro__ if c.__module__ == "builtins")


@pytest.mark.parametrize("kind", _ALL, ids=lambda k: k.__name__)
def test_every_error_comes_back_as_an_exception_of_its_kind_or_of_none(
    kind: type[BaseException],
) -> None:
    error = rebuild(bases(kind), "text")
    assert isinstance(error, StudentError)
    assert isinstance(error, Exception)
    assert not isinstance(error, _STEERING)
    assert str(error) == "text"
    if issubclass(kind, Exception) and not issubclass(kind, StopIteration | StopAsyncIteration):
        built_in = [c for c in type(error).__mro__ if c.__module__ == "builtins"]
        assert issubclass(kind, built_in[0])


@pytest.mark.parametrize("kind", _STEERING, ids=lambda k: k.__name__)
def test_what_steers_the_interpreter_is_never_itself(kind: type[BaseException]) -> None:
    class Sneaky(ValueError, LookupError):
        pass

    error = rebuild(bases(kind), "")
    assert type(error) is StudentError
    mixed = rebuild((kind.__name__, *bases(Sneaky)), "")
    assert isinstance(mixed, ValueError) and not isinstance(mixed, _STEERING)


def test_a_loop_of_a_test_cannot_be_ended_in_silence() -> None:
    def row(_: int) -> int:
        raise rebuild(bases(StopIteration), "")

    with pytest.raises(StudentError):
        list(map(row, range(3)))


@given(st.lists(st.one_of(st.text(), st.sampled_from(dir(builtins))), max_size=6), st.text())
def test_any_bases_give_a_student_error(names: list[str], message: str) -> None:
    error = rebuild(tuple(names), message)
    assert isinstance(error, StudentError)
    assert not isinstance(error, _STEERING)
    assert str(error) == message
    assert not isinstance(error, Lost | CallTimeout | HandleError)


def test_pytest_sees_the_built_in_type() -> None:
    class NegativeRate(ValueError):
        pass

    remote = describe_error(NegativeRate("must be positive"))
    with pytest.raises(ValueError, match="must be positive"):
        raise rebuild(remote.bases, remote.message)
    remote = describe_error(KeyError("k"))
    with pytest.raises(LookupError):
        raise rebuild(remote.bases, remote.message)


def test_the_last_resorts_are_no_exceptions() -> None:
    for kind in (Lost, CallTimeout):
        assert not issubclass(kind, Exception)


@given(st.lists(st.one_of(st.text(), st.sampled_from(dir(builtins))), max_size=6))
def test_a_name_shown_after_hidden_checks_is_built_in(names: list[str]) -> None:
    assert builtin_name(tuple(names)) in {*vars(builtins), "error"}


def test_the_first_built_in_type_names_an_error() -> None:
    assert builtin_name(("the wanted value is 0.25", "print", "ValueError", "Exception")) == (
        "ValueError"
    )
    assert builtin_name(()) == "error"
