"""Numbers within a tolerance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy import argwhere, isnan

from . import shapes
from .form import numeric, read, refuse_nan
from .mismatch import AuthoringError, Mismatch
from .mistakes import Declared, Mistakes
from .plain import Plain, floats, plain
from .quiet import quiet
from .refused import Refused
from .shown import number_text, some_of
from .subject import Subject, subject
from .threshold import Measurement, is_heard, tell
from .tolerance import ATOL, RTOL, Tolerance


@quiet()
def close(
    got: Any,
    want: Any,
    rtol: float = RTOL,
    atol: float = ATOL,
    mistakes: Mistakes | None = None,
    name: str | None = None,
) -> None:
    """Raise ``Mismatch`` unless ``got`` has the shape of ``want`` and its numbers, about.

    ``got`` is any container of numbers that ``expect.array`` takes; its shape must be that of
    ``want``, without broadcasting.  Where ``want`` is a single number (shape ``()``), any
    one-element array counts.  NaN is right only where ``want`` has it, an infinity only where
    ``want`` has the same one.

    ``rtol``, ``atol``: ``|got - want| <= atol + rtol * |want|``.  The defaults leave room for
    float32 (unit roundoff 6e-8) and some hundred operations; see ``Tolerance``.  Pass ``atol=0``
    for tiny quantities.

    ``mistakes``: sentence -> the value that this mistake leads to, or a function that makes it.
    The first that gives ``got``, within the same tolerance and of the same shape, is named.

    Raises ``AuthoringError`` (a ``ValueError``) where the check itself is wrong: ``want`` is no
    numbers, or a mistake has the value asked for.
    """
    _compare(got, _wanted(want), Tolerance(rtol, atol), mistakes, name)


@quiet()
def number(
    got: Any,
    want: Any,
    rtol: float = RTOL,
    atol: float = ATOL,
    mistakes: Mistakes | None = None,
    name: str | None = None,
) -> None:
    """``close`` for a single number: any one-element ``got`` of any shape counts as its number."""
    wanted = _wanted(want)
    if wanted.size != 1:
        raise AuthoringError(
            f"expect.number wants one number, not shape {shapes.text(wanted.shape)}: "
            "use expect.close"
        )
    _compare(got, wanted.reshape(()), Tolerance(rtol, atol), mistakes, name)


def _wanted(want: Any) -> Plain:
    try:
        values = plain(want)
    except Refused as refused:
        raise AuthoringError(f"the wanted value {refused.phrases()[0]}") from None
    if values.dtype.kind == "b":
        raise AuthoringError("the wanted value is a bool: use expect.equal")
    return floats(values)


def _compare(
    got: Any, want: Plain, tolerance: Tolerance, mistakes: Mistakes | None, name: str | None
) -> None:
    def matches(target: Plain, value: Any) -> bool:
        candidate = _candidate(value, want)
        return candidate.shape == target.shape and bool(tolerance.near(target, candidate).all())

    about = subject(name)
    declared = Declared(mistakes, lambda value: matches(want, value))
    try:
        numbers = floats(numeric(read(got, about), about))
    except Mismatch as mismatch:
        raise declared.annotate(mismatch, None) from None
    if not want.shape and numbers.size == 1:
        numbers = numbers.reshape(())
    try:
        _compare_numbers(numbers, want, tolerance, about)
    except Mismatch as mismatch:
        raise declared.annotate(mismatch, lambda value: matches(numbers, value)) from None


def _candidate(value: Any, want: Plain) -> Plain:
    candidate = _wanted(value)
    return candidate.reshape(()) if not want.shape and candidate.size == 1 else candidate


def _compare_numbers(got: Plain, want: Plain, tolerance: Tolerance, about: Subject) -> None:
    shapes.demand(got.shape, want.shape, about)
    if is_heard():
        share = tolerance.used(got, want)
        tell(Measurement(f"share of the tolerance: {about.safe}", share, 1.0, "most"))
    refuse_nan(np.where(isnan(want), 0.0, got), about)
    wrong = argwhere(~tolerance.near(got, want))
    if len(wrong):
        index = tuple(wrong[0].tolist())
        entry = about.entry(list(index)) if index else about
        raise entry.differs(
            f"is {number_text(got[index])}, which is not the value asked for"
            f"{some_of(len(wrong), want.size)}"
        )
