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
    """The name where it is built in, and else "an exception": a student chooses those names."""
    return kind.__name__ if _BUILTIN.get(kind.__name__) is kind else "an exception"


def message_of(error: BaseException) -> str:
    """The first line of ``str(error)``, shortened; empty where there is none."""
    try:
        text = str(error).strip()
    except Exception:  # a student's class may break its own __str__
        return ""
    return shorten(text.splitlines()[0] if text else "", LONGEST_MESSAGE)
