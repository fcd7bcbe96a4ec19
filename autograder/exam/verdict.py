"""What an exam decides, as plain data that survives a trip through JSON."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["auto", "manual"]
CellStatus = Literal["held", "not_held", "not_run", "waiting", "unanswered"]
RunStatus = Literal["ok", "error", "timeout", "died", "not_run", "withheld"]
OutputOrigin = Literal["run", "saved", "none"]
Status = Literal["graded", "partly_graded", "failed", "waiting_for_manual"]


@dataclass(frozen=True)
class CheckOutcome:
    """One named check (``with expect.check(title, hint)``) inside a graded cell."""

    title: str
    hint: str
    held: bool
    hidden: bool


@dataclass(frozen=True)
class CellVerdict:
    """What one graded cell of the source earned, and what the student is told about it.

    ``message`` may repeat what the student wrote and must be escaped by whoever shows it;
    it never holds anything of a hidden test.
    """

    grade_id: str
    title: str
    points: float
    max_points: float
    kind: Kind
    status: CellStatus
    message: str = ""
    mistake: str = ""
    checks: tuple[CheckOutcome, ...] = ()


@dataclass(frozen=True)
class CellRun:
    """How one code cell of the submission ran.

    ``output_origin`` is ``saved`` where the text is what the hand-in had saved: after the first
    hidden check our own run's output is withheld, because it could repeat what the check sent.
    """

    label: str
    source: str
    output: str
    output_truncated: bool
    error: str
    status: RunStatus
    output_origin: OutputOrigin = "run"


@dataclass(frozen=True)
class Verdict:
    """The whole result for one student and assignment.  ``seconds`` is wall time, ``phases`` ms."""

    student_id: str
    assignment: str
    status: Status
    reason: str
    score: float
    max_score: float
    cells: tuple[CellVerdict, ...] = ()
    runs: tuple[CellRun, ...] = ()
    notes: tuple[str, ...] = ()
    sandbox: str = ""
    seconds: float = 0.0
    phases: dict[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        cells = tuple(
            CellVerdict(**{**cell, "checks": tuple(CheckOutcome(**c) for c in cell["checks"])})
            for cell in data["cells"]
        )
        runs = tuple(CellRun(**run) for run in data["runs"])
        return cls(**{**data, "cells": cells, "runs": runs, "notes": tuple(data["notes"])})
