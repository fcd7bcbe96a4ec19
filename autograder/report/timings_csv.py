"""How long each exam took, phase by phase: for the instructor, never for students.

A student's code can sleep as long as a hidden input is large.  A time in milliseconds would tell
it back, some twenty bits a submission; so neither results.json nor the feedback page holds one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from autograder.exam.verdict import Verdict
from autograder.report.order import in_order
from autograder.report.table import safe_field, write_table
from autograder.report.wording import number


def write_timings(verdicts: Iterable[Verdict], path: Path | str) -> None:
    """Write one row per student and assignment: seconds in all, and milliseconds a phase.

    A phase that an exam did not come to, or whose time is no number, is an empty field.  Raises
    ReportError, and leaves the old file whole, if it cannot be written.
    """
    ordered = in_order(list(verdicts))
    phases = tuple(dict.fromkeys(name for verdict in ordered for name in verdict.phases))
    header = ("student_id", "assignment", "seconds", *(safe_field(f"{name}_ms") for name in phases))
    write_table(Path(path), header, (_row(verdict, phases) for verdict in ordered))


def _row(verdict: Verdict, phases: tuple[str, ...]) -> tuple[str, ...]:
    return (
        safe_field(verdict.student_id),
        safe_field(verdict.assignment),
        _shown(verdict.seconds),
        *(_shown(verdict.phases.get(name, math.nan)) for name in phases),
    )


def _shown(time: float) -> str:
    return number(round(time, 3)) if math.isfinite(time) else ""
