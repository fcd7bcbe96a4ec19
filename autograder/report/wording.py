"""Numbers and statuses in the words that students and instructors read."""

from __future__ import annotations

import math

from autograder.exam.verdict import CellStatus, RunStatus, Status, Verdict
from autograder.report.errors import ReportError

NOTES_SHOWN = 100

CELL_SYMBOL: dict[CellStatus, str] = {
    "held": "✔",
    "not_held": "✘",
    "not_run": "–",
    "waiting": "✎",
    "unanswered": "○",
}
CELL_WORD: dict[CellStatus, str] = {
    "held": "Held",
    "not_held": "Not yet",
    "not_run": "Not run",
    "waiting": "Waits for a person",
    "unanswered": "Left empty",
}
CELL_SENTENCE: dict[CellStatus, str] = {
    "held": "All checks held.",
    "not_held": "Not all checks held yet.",
    "not_run": "The checks of this question could not run.",
    "waiting": "This answer waits for a person: somebody reads it and gives the points.",
    "unanswered": "This answer is empty, so there is nothing to give points for yet; "
    "a person has the last word on it.",
}
STATUS_SYMBOL: dict[Status, str] = {
    "graded": "✔",
    "partly_graded": "◐",
    "failed": "✘",
    "waiting_for_manual": "✎",
}
STATUS_WORD: dict[Status, str] = {
    "graded": "Graded",
    "partly_graded": "Partly graded",
    "failed": "Could not be graded",
    "waiting_for_manual": "Waits for a person",
}
STATUS_SENTENCE: dict[Status, str] = {
    "graded": "Every question was checked.",
    "partly_graded": "Something kept us from checking every question; the rest counts.",
    "failed": "Your notebook could not be graded, so the points say nothing about your work.",
    "waiting_for_manual": "The code is checked; "
    "a person still reads your answers in words and adds their points.",
}
RUN_WORD: dict[RunStatus, str] = {
    "ok": "✔ ran",
    "error": "✘ stopped with an error",
    "timeout": "✘ took too long and was stopped",
    "died": "✘ ended the whole run",
    "not_run": "– was not run",
    "withheld": "– ran; how is not shown, because a hidden check came before",
}


def whole_or_float(value: float) -> int | float:
    """``value`` rounded to six places, as an int where it is whole.

    Raises ReportError for NaN and the infinities, which no report can state.
    """
    if not math.isfinite(value):
        raise ReportError(
            f"{value} is no number of points or seconds; this is a defect of the grader: "
            "grade the submission again and report it."
        )
    rounded = round(float(value), 6)
    return int(rounded) if rounded == int(rounded) else rounded


def number(value: float) -> str:
    """``value`` as people write it: 2 rather than 2.0, 0.3 rather than 0.30000000000000004."""
    return str(whole_or_float(value))


def points(value: float) -> str:
    """``value`` with its unit: ``1 point``, ``2.5 points``."""
    return f"{number(value)} {'point' if value == 1 else 'points'}"


def mistake_sentence(mistake: str) -> str:
    """The declared misconception as a sentence, or an empty text where there is none."""
    said = mistake.strip()
    if not said:
        return ""
    said = f"A known mistake gives this answer: {said}"
    return said if said.endswith((".", "!", "?")) else f"{said}."


def told_notes(verdict: Verdict) -> tuple[str, ...]:
    """The notes, with the number of those that a notebook of many cells has beyond NOTES_SHOWN."""
    more = len(verdict.notes) - NOTES_SHOWN
    left_out = (f"{more:,} more notes are not shown.",) if more > 0 else ()
    return (*verdict.notes[:NOTES_SHOWN], *left_out)


def waiting_points(verdict: Verdict) -> float:
    """How many points wait for a person."""
    return sum(cell.max_points for cell in verdict.cells if cell.status == "waiting")


def score_sentence(verdict: Verdict) -> str:
    """The score in words."""
    so_far = f"{number(verdict.score)} of {points(verdict.max_score)}"
    if verdict.status == "failed":
        return f"{so_far}, because your notebook could not be graded."
    waiting = waiting_points(verdict)
    if waiting:
        more = "more point waits" if waiting == 1 else "more points wait"
        return f"You have {so_far} so far; {number(waiting)} {more} for a person."
    if verdict.max_score > 0 and verdict.score >= verdict.max_score:
        return f"You have {so_far}: all there are. Well done!"
    return f"You have {so_far}."
