"""The page that a student reads."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.exam.verdict import CellRun, CellVerdict, CheckOutcome, Verdict
from autograder.report import wording
from autograder.report.page import render

MESSAGE_LIMIT = 4_000
CODE_LIMIT = 12_000
OUTPUT_LIMIT = 12_000
RUNS_SHOWN = 200


@dataclass(frozen=True)
class Segment:
    """A stretch of a bar, in percent of its length."""

    kind: str
    start: float
    width: float


@dataclass(frozen=True)
class Question:
    """A graded cell as the page shows it; ``full`` and ``share`` are percentages of bar lengths."""

    anchor: str
    cell: CellVerdict
    symbol: str
    word: str
    sentence: str
    mistake: str
    held: tuple[CheckOutcome, ...]
    not_held: tuple[CheckOutcome, ...]
    full: float
    share: float


@dataclass(frozen=True)
class Run:
    """A code cell's run as the page shows it."""

    run: CellRun
    word: str
    went_wrong: bool


def feedback_html(verdict: Verdict, assignment_title: str) -> str:
    """One HTML page, whole in itself, that tells the student what held and what to look at.

    Shows hidden checks by title and hint only, and no time: code can take as long as a hidden
    input is large.  Raises ReportError if a score is no number.
    """
    return render(
        "feedback.html.j2",
        verdict=verdict,
        assignment_title=assignment_title,
        score_sentence=wording.score_sentence(verdict),
        status_symbol=wording.STATUS_SYMBOL[verdict.status],
        status_word=wording.STATUS_WORD[verdict.status],
        status_sentence=wording.STATUS_SENTENCE[verdict.status],
        segments=_segments(verdict),
        notes=wording.told_notes(verdict),
        waiting=wording.waiting_points(verdict),
        missing=_missing(verdict),
        questions=_questions(verdict),
        stops_early=any(not c.held for cell in verdict.cells for c in cell.checks),
        runs=[_run(run) for run in verdict.runs[:RUNS_SHOWN]],
        runs_left_out=max(0, len(verdict.runs) - RUNS_SHOWN),
        any_saved=any(run.output_origin == "saved" and run.output for run in verdict.runs),
        limits={"message": MESSAGE_LIMIT, "code": CODE_LIMIT, "output": OUTPUT_LIMIT},
    )


def _missing(verdict: Verdict) -> float:
    return max(0.0, verdict.max_score - verdict.score - wording.waiting_points(verdict))


def _segments(verdict: Verdict) -> list[Segment]:
    parts = [
        ("earned", max(0.0, verdict.score)),
        ("waiting", wording.waiting_points(verdict)),
        ("missing", _missing(verdict)),
    ]
    total = sum(points for _, points in parts)
    segments: list[Segment] = []
    start = 0.0
    for kind, points in parts:
        width = _percent(points, total)
        if width:
            segments.append(Segment(kind, round(start, 3), width))
        start += width
    return segments


def _questions(verdict: Verdict) -> list[Question]:
    largest = max((cell.max_points for cell in verdict.cells), default=0.0)
    return [
        Question(
            anchor=f"question-{place}",
            cell=cell,
            symbol=wording.CELL_SYMBOL[cell.status],
            word=wording.CELL_WORD[cell.status],
            sentence=wording.CELL_SENTENCE[cell.status],
            mistake=wording.mistake_sentence(cell.mistake),
            held=tuple(check for check in cell.checks if check.held),
            not_held=tuple(check for check in cell.checks if not check.held),
            full=_percent(cell.max_points, largest),
            share=_percent(cell.points, largest),
        )
        for place, cell in enumerate(verdict.cells, start=1)
    ]


def _run(run: CellRun) -> Run:
    return Run(run, wording.RUN_WORD[run.status], run.status in ("error", "timeout", "died"))


def _percent(part: float, whole: float) -> float:
    return round(min(100.0, max(0.0, 100.0 * part / whole)), 3) if whole > 0 else 0.0
