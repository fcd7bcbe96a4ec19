"""A named check, and who listens to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from .explain import explain
from .mismatch import AuthoringError, Mismatch


@dataclass(frozen=True)
class CheckEvent:
    """One finished check: its words, and whether it held."""

    title: str
    hint: str
    held: bool


Observer = Callable[[CheckEvent], object]
_observers: ContextVar[tuple[Observer, ...]] = ContextVar("observers", default=())


@contextmanager
def check(title: str, hint: str = "", mistake: str | None = None) -> Iterator[None]:
    """Give what fails in this block a title and a hint, both of which students read.

    ``mistake``: the misconception to name where the comparison inside finds none of its own.  Give
    it only where a failure can hardly mean anything else.
    Any ``AssertionError`` and any other ``Exception`` leaves as a ``Mismatch``, chained to the
    original.  Of nested checks the inner one names the error.  ``AuthoringError``,
    ``KeyboardInterrupt`` and the like pass through, and the check counts as not finished.
    """
    try:
        yield
    except AuthoringError:
        raise
    except Mismatch as mismatch:
        if not mismatch.title:
            mismatch.title, mismatch.hint = title, hint
            mismatch.mistake = mismatch.mistake or mistake
        _report(CheckEvent(title, hint, held=False))
        raise
    except Exception as error:
        _report(CheckEvent(title, hint, held=False))
        raise _as_mismatch(error, title, hint, mistake) from error
    _report(CheckEvent(title, hint, held=True))


@contextmanager
def observe(callback: Observer) -> Iterator[None]:
    """Call ``callback`` with a ``CheckEvent`` for each check that finishes in this block.

    No observer can change a result: an error in the callback is raised only at the block's end,
    or noted on the error that ends the block.
    """
    failures: list[Exception] = []

    def notify(event: CheckEvent) -> None:
        try:
            callback(event)
        except Exception as failure:
            failures.append(failure)

    token = _observers.set((*_observers.get(), notify))
    try:
        yield
    except BaseException as error:
        for failure in failures:
            error.add_note(f"an observer failed: {failure!r}")
        raise
    finally:
        _observers.reset(token)
    if failures:
        raise failures[0]


def _report(event: CheckEvent) -> None:
    for notify in _observers.get():
        notify(event)


def _as_mismatch(error: Exception, title: str, hint: str, mistake: str | None) -> Mismatch:
    if isinstance(error, AssertionError):
        detail = str(error).strip() or "this does not hold"
        return Mismatch(detail, title=title, hint=hint, mistake=mistake)
    shown, safe = explain(error)
    # Code that stops is no sign of a misconception about its values.
    return Mismatch(shown, form=safe, title=title, hint=hint)
