"""A claim of the check's own, in its own words."""

from __future__ import annotations

import numpy as np

from .mismatch import AuthoringError, Mismatch


def that(condition: bool | np.bool_, otherwise: str, mistake: str | None = None) -> None:
    """Raise ``Mismatch`` unless ``condition`` holds.

    ``otherwise`` is the sentence for the student, "two seeds give the same shuffle" for example.
    It is shown in hidden checks too, so it holds nothing of the answer and no hidden value.
    ``mistake`` names the misconception that it points to.

    ``condition`` must be a bool; anything else raises ``AuthoringError``: an array or an object of
    the student's would decide the check in a way of its own.
    """
    if not isinstance(condition, bool | np.bool_):
        raise AuthoringError(f"expect.that wants a bool, not {type(condition).__name__}")
    if not condition:
        raise Mismatch(otherwise, form=otherwise, mistake=mistake)
