"""Checks that need no wanted value."""

from __future__ import annotations

from typing import Any

from numpy import abs as _abs
from numpy import argwhere, isfinite
from numpy import sum as _sum

from .form import numeric, read, refuse_nan
from .plain import Plain, floats
from .quiet import quiet
from .shown import number_text
from .subject import Subject, subject


@quiet()
def finite(got: Any, name: str | None = None) -> None:
    """Raise ``Mismatch`` unless ``got`` is one or more numbers, none of them NaN or infinite."""
    _finite(got, subject(name))


@quiet()
def distribution(got: Any, axis: int = -1, name: str | None = None, atol: float = 1e-5) -> None:
    """Raise ``Mismatch`` unless ``got`` is finite, nowhere negative and sums to 1 over ``axis``.

    ``atol`` is for the sum: 1e-5 is 168 roundings of float32 (6e-8 each) at their worst.
    """
    about = subject(name)
    values = _finite(got, about)
    if values.ndim == 0:
        raise about.malformed("is a single number, where a distribution is asked for")
    if not -values.ndim <= axis < values.ndim:
        raise about.malformed(
            f"has {values.ndim} axes, and none with number {axis}", f"has no axis {axis}"
        )
    negative = argwhere(values < 0)
    if len(negative):
        index = tuple(negative[0].tolist())
        raise about.malformed(
            f"has the negative entry {number_text(values[index])} at {list(index)}",
            "has a negative entry",
        )
    sums = _sum(values, axis=axis)
    wrong = argwhere(~(_abs(sums - 1.0) <= atol))
    if len(wrong):
        over = "the last axis" if axis == -1 else f"axis {axis}"
        found = number_text(sums[tuple(wrong[0].tolist())])
        raise about.malformed(
            f"does not sum to 1 over {over}: there is a sum of {found}",
            f"does not sum to 1 over {over}",
        )


def _finite(got: Any, about: Subject) -> Plain:
    values = floats(numeric(read(got, about), about))
    if values.size == 0:
        raise about.malformed("is empty")
    refuse_nan(values, about)
    if not isfinite(values).all():
        raise about.malformed("is infinite" if values.size == 1 else "contains an infinite number")
    return values
