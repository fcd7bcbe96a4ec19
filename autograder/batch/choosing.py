"""Which of several notebooks counts, and for which assignment a notebook is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from autograder.exam.submission import Unreadable, grade_ids


def choose(assignment: str, notebooks: list[Path]) -> Path | None:
    """The one notebook there is, or the one named as the assignment; None where that is unclear."""
    exact = [path for path in notebooks if path.stem == assignment]
    if len(notebooks) == 1 or len(exact) == 1:
        return exact[0] if exact else notebooks[0]
    return None


def problem_of(assignment: str, notebooks: list[Path]) -> str:
    """Why `choose` gave None."""
    if not notebooks:
        return f"The folder {assignment} holds no notebook."
    names = ", ".join(path.name for path in notebooks)
    if any(path.stem == assignment for path in notebooks):
        return f"Which notebook counts? Found {names}."
    return f"Which notebook counts? Found {names}, but no {assignment}.ipynb."


def recognise(path: Path, assignments: Mapping[str, Collection[str]]) -> str | None:
    """The assignment whose cells the notebook has most of."""
    if len(assignments) == 1:
        return next(iter(assignments))
    try:
        claimed = grade_ids(path)
    except Unreadable:
        return None
    hits = {name: len(claimed & set(ids)) for name, ids in assignments.items()}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] else None


def named_in(stem: str, assignments: Collection[str]) -> tuple[str, str | None]:
    """(student, assignment or None) of a file that is named by its student."""
    named = [name for name in assignments if name in stem]
    student = stem
    for name in named:
        student = student.replace(name, "").strip("_- .") or stem
    return student, named[0] if len(named) == 1 else None
