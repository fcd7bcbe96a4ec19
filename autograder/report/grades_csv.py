"""The table of grades that goes into a spreadsheet or a student records system."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from autograder.exam.verdict import Verdict
from autograder.report.errors import ReportError
from autograder.report.order import in_order
from autograder.report.table import safe_field, write_table
from autograder.report.text import one_line
from autograder.report.wording import number

COLUMNS = (
    "student_id",
    "assignment",
    "score",
    "max_score",
    "status",
    "reason",
    "sandbox",
    "seconds",
)


def write_grades(verdicts: Iterable[Verdict], path: Path | str) -> None:
    """Write one UTF-8 row per student and assignment, in natural order, and replace the old file.

    Raises ReportError, and leaves the old file whole, if it cannot be written, if a score is no
    number or if a student has two verdicts for one assignment.
    """
    target = Path(path)
    ordered = in_order(list(verdicts))
    _refuse_doubles(ordered, target)
    write_table(target, COLUMNS, map(_row, ordered))


def _row(verdict: Verdict) -> tuple[str, ...]:
    return (
        safe_field(verdict.student_id),
        safe_field(verdict.assignment),
        number(verdict.score),
        number(verdict.max_score),
        verdict.status,
        safe_field(one_line(verdict.reason)),
        safe_field(one_line(verdict.sandbox)),
        number(round(verdict.seconds, 3)) if math.isfinite(verdict.seconds) else "",
    )


def _refuse_doubles(ordered: list[Verdict], path: Path) -> None:
    for first, second in pairwise(ordered):
        if (first.student_id, first.assignment) == (second.student_id, second.assignment):
            raise ReportError(
                f"cannot write {path}: student {first.student_id!r} has two verdicts for "
                f"{first.assignment!r}. Keep one of the two submissions and grade again."
            )
