"""Quantities of the check's own against a threshold, and who listens to them.

Where an answer has something random in it (training, a shuffle), the threshold is measured:
`bench/calibrate` runs right answers over many seeds and listens to how near they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .mismatch import AuthoringError, Mismatch


@dataclass(frozen=True)
class Measurement:
    """``value`` must be at ``side`` ("least" or "most") ``bound``."""

    name: str
    value: float
    bound: float
    side: Literal["least", "most"]


Listener = Callable[[Measurement], object]
_listeners: ContextVar[tuple[Listener, ...]] = ContextVar("listeners", default=())


def at_least(
    value: float, bound: float, name: str, otherwise: str, mistake: str | None = None
) -> None:
    """Raise ``Mismatch`` unless ``value`` >= ``bound``; NaN is never enough.

    ``name`` says what is measured, for `bench/calibrate`.  ``otherwise`` and ``mistake`` as in
    ``expect.that``.  ``value`` must be a number that the check computed; anything else raises
    ``AuthoringError``.
    """
    tell(Measurement(name, _number(value), _number(bound), "least"))
    if not value >= bound:
        raise Mismatch(otherwise, form=otherwise, mistake=mistake)


def at_most(
    value: float, bound: float, name: str, otherwise: str, mistake: str | None = None
) -> None:
    """Raise ``Mismatch`` unless ``value`` <= ``bound``; the rest as in ``at_least``."""
    tell(Measurement(name, _number(value), _number(bound), "most"))
    if not value <= bound:
        raise Mismatch(otherwise, form=otherwise, mistake=mistake)


@contextmanager
def measured(callback: Listener) -> Iterator[None]:
    """Call ``callback`` with a ``Measurement`` for each threshold that is looked at.

    ``expect.close`` and ``expect.number`` tell which share of the tolerance is used, at most 1.
    """
    token = _listeners.set((*_listeners.get(), callback))
    try:
        yield
    finally:
        _listeners.reset(token)


def is_heard() -> bool:
    return bool(_listeners.get())


def tell(measurement: Measurement) -> None:
    for listen in _listeners.get():
        listen(measurement)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise AuthoringError(f"a threshold is for numbers, not {type(value).__name__}")
    return float(value)
