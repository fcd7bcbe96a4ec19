"""Checks of a student's answer, with words for what is wrong.

Every function raises ``Mismatch``, an ``AssertionError`` that reads as a sentence, so the same test
cell works in a notebook, in stock nbgrader and otter, and in the sealed exam.  A check that is
itself wrong raises ``AuthoringError``.  Needs numpy only.
"""

from .calling import no_warning, unchanged
from .checking import CheckEvent, check, observe
from .claim import that
from .closeness import close, number
from .equality import equal
from .form import array, shape
from .iterating import items
from .mismatch import AuthoringError, Mismatch
from .probability import distribution, finite
from .raising import raises
from .threshold import Measurement, at_least, at_most, measured

__all__ = [
    "AuthoringError",
    "CheckEvent",
    "Measurement",
    "Mismatch",
    "array",
    "at_least",
    "at_most",
    "check",
    "close",
    "distribution",
    "equal",
    "finite",
    "items",
    "measured",
    "no_warning",
    "number",
    "observe",
    "raises",
    "shape",
    "that",
    "unchanged",
]
