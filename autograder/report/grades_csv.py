"""The table of grades that goes into a spreadsheet or a student records system."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from autograder.exam.verdict import Verdict
from autograder.report.atomic import write_atomically
from autograder.report.errors import ReportError
from autograder.report.order import in_order
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
# The full-width forms too: some spreadsheets take them for the plain ones.
_FORMULA_STARTS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_BLANK_STARTS = ("\t", "\r", "\n")


def write_grades(verdicts: Iterable[Verdict], path: Path | str) -> None:
    """Write one UTF-8 row per student and assignment, in natural order, and replace the old file.

    Raises ReportError, and leaves the old file whole, if it cannot be written, if a score is no
    number or if a student has two verdicts for one assignment.
    """
    target = Path(path)
    ordered = in_order(list(verdicts))
    _refuse_doubles(ordered, target)
    table = io.StringIO()
    # The default line ends (RFC 4180): with others, csv leaves a carriage return unquoted.
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows(_row(verdict) for verdict in ordered)
    # A folder name need not be UTF-8: its odd bytes show as \udc80 rather than stop the table.
    write_atomically(target, table.getvalue().encode("utf-8", errors="backslashreplace"))


def defused(field: str) -> str:
    """``field`` with a leading apostrophe if a spreadsheet would compute it or eat its start."""
    if field.startswith(_BLANK_STARTS) or field.lstrip().startswith(_FORMULA_STARTS):
        return f"'{field}"
    return field


def _row(verdict: Verdict) -> tuple[str, ...]:
    return (
        defused(verdict.student_id),
        defused(verdict.assignment),
        number(verdict.score),
        number(verdict.max_score),
        verdict.status,
        defused(one_line(verdict.reason)),
        defused(one_line(verdict.sandbox)),
        number(round(verdict.seconds, 3)) if math.isfinite(verdict.seconds) else "",
    )


def _refuse_doubles(ordered: list[Verdict], path: Path) -> None:
    for first, second in pairwise(ordered):
        if (first.student_id, first.assignment) == (second.student_id, second.assignment):
            raise ReportError(
                f"cannot write {path}: student {first.student_id!r} has two verdicts for "
                f"{first.assignment!r}. Keep one of the two submissions and grade again."
            )
