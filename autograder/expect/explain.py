"""Exceptions in a student's words."""

from __future__ import annotations

import builtins
from typing import NamedTuple

from .shown import shorten

LONGEST_MESSAGE = 300
_BUILTIN = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}


class Explained(NamedTuple):
    """``safe`` names built-in exceptions only and never repeats a message."""

    shown: str
    safe: str


def explain(error: BaseException) -> Explained:
    """Say what was raised: "your code raised ZeroDivisionError: division by zero"."""
    message = message_of(error)
    if isinstance(error, NotImplementedError) and not message:
        return Explained(*("this function is not written yet",) * 2)
    if type(error) is NameError and error.name:
        advice = "is not defined: has its cell run, and is it spelled like this?"
        return Explained(f"the name {shorten(str(error.name))} {advice}", f"a name {advice}")
    safe = f"your code raised {builtin_name(type(error))}"
    shown = f"your code raised {type(error).__name__}"
    return Explained(f"{shown}: {message}" if message else shown, safe)


def builtin_name(kind: type[BaseException]) -> str:
    """The nearest built-in type's name, or "an exception": students choose the others."""
    known = (base for base in kind.__mro__ if _BUILTIN.get(base.__name__) is base)
    nearest = next(known, Exception)
    return "an exception" if nearest in (Exception, BaseException) else nearest.__name__


def message_of(error: BaseException) -> str:
    """The line of ``str(error)`` that says what is wrong, shortened; empty where there is none.

    That is the first line, except for errors that TensorFlow wraps: a traceback of its own
    ("in user code:") ends with it, and "Graph execution error:" names the node first.
    """
    try:
        text = str(error).strip()
    except Exception:  # a student's class may break its own __str__
        return ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return shorten(_telling(lines) if lines else "", LONGEST_MESSAGE)


def _telling(lines: list[str]) -> str:
    if lines[0] == "in user code:":
        return lines[-1]
    if lines[0] == "Graph execution error:":
        node = next((i for i, line in enumerate(lines) if line.startswith("Node:")), 0)
        return lines[min(node + 1, len(lines) - 1)]
    return lines[0]
