"""The order in which people expect names: s2 before s10."""

from __future__ import annotations

import re
from typing import Any

from autograder.exam.verdict import Verdict

_DIGITS = re.compile(r"([0-9]+)")


def natural(name: str) -> tuple[Any, ...]:
    """A sort key: runs of digits by their value, the rest without regard to case.

    Names that differ in any way have different keys, so the order never depends on the input's.
    """
    pieces: list[tuple[int, int, str]] = []
    for piece in _DIGITS.split(name):
        if piece.isascii() and piece.isdigit():
            digits = piece.lstrip("0")
            # Length and digits, since int() refuses a run of more than 4300 of them.
            pieces.append((0, len(digits), digits))
        elif piece:
            pieces.append((1, 0, piece.casefold()))
    return (tuple(pieces), name)


def in_order(verdicts: list[Verdict] | tuple[Verdict, ...]) -> list[Verdict]:
    """The verdicts by assignment, then by student."""
    return sorted(verdicts, key=lambda v: (natural(v.assignment), natural(v.student_id)))
