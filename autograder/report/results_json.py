"""A verdict as Gradescope's results.json."""

from __future__ import annotations

import json
from typing import Any

from autograder.exam.verdict import CellVerdict, Verdict
from autograder.report.text import bounded, one_line
from autograder.report.wording import (
    CELL_SENTENCE,
    STATUS_SENTENCE,
    mistake_sentence,
    told_notes,
    whole_or_float,
)

_MESSAGE_LIMIT = 4000


def gradescope_results(verdict: Verdict) -> dict[str, Any]:
    """The verdict in the documented schema; what Gradescope has no field for is in ``extra_data``.

    Without the optional ``execution_time``, as ``timings_csv`` explains.  Tests are named by
    grade_id.  An answer in words has no ``status``, since a person gives its points.  Raises
    ReportError if a score is NaN or infinite.
    """
    return {
        "score": whole_or_float(verdict.score),
        "output": _summary(verdict),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "tests": [_test(cell) for cell in verdict.cells],
        "extra_data": {
            "student_id": verdict.student_id,
            "assignment": verdict.assignment,
            "status": verdict.status,
            "reason": bounded(verdict.reason, _MESSAGE_LIMIT),
            "max_score": whole_or_float(verdict.max_score),
            "sandbox": verdict.sandbox,
            "notes": [one_line(note) for note in told_notes(verdict)],
        },
    }


def results_bytes(verdict: Verdict) -> bytes:
    """``gradescope_results`` as the bytes of a file: ASCII, so lone surrogates survive."""
    text = json.dumps(gradescope_results(verdict), indent=2, allow_nan=False)
    return f"{text}\n".encode("ascii")


def _test(cell: CellVerdict) -> dict[str, Any]:
    test: dict[str, Any] = {
        "name": cell.grade_id,
        "score": whole_or_float(cell.points),
        "max_score": whole_or_float(cell.max_points),
        "output": _explanation(cell),
        "output_format": "text",
        "visibility": "visible",
        "extra_data": {
            "title": cell.title,
            "kind": cell.kind,
            "status": cell.status,
            "mistake": cell.mistake,
            "checks": [
                {"title": c.title, "hint": c.hint, "held": c.held, "hidden": c.hidden}
                for c in cell.checks
            ],
        },
    }
    if cell.kind == "auto":
        test["status"] = "passed" if cell.status == "held" else "failed"
    return test


def _explanation(cell: CellVerdict) -> str:
    lines = [one_line(cell.title), CELL_SENTENCE[cell.status]]
    for check in cell.checks:
        word = "✔ held" if check.held else "✘ not held"
        hidden = " (hidden check)" if check.hidden else ""
        lines.append(f"{word}: {one_line(check.title)}{hidden}")
        if check.hint and not check.held:
            lines.append(f"  Hint: {one_line(check.hint)}")
    lines += [
        one_line(mistake_sentence(cell.mistake)),
        bounded(cell.message.strip(), _MESSAGE_LIMIT),
    ]
    return "\n".join(line for line in lines if line)


def _summary(verdict: Verdict) -> str:
    lines = [STATUS_SENTENCE[verdict.status], one_line(verdict.reason)]
    lines += [f"Note: {one_line(note)}" for note in told_notes(verdict)]
    return "\n".join(line for line in lines if line)
