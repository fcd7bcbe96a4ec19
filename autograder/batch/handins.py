"""Hand-ins: a student has one mark an assignment, or is told why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

UNKNOWN = "unknown"  # the assignment of a file that could be for any


@dataclass(frozen=True)
class Handin:
    """One student's work for one assignment.

    `problem` says why there is nothing to run.  `question`, the grade_id of a test cell, has only
    that cell graded, and nothing behind it run: see `autograder.verify`.
    """

    student_id: str
    assignment: str
    path: Path
    problem: str = ""
    question: str = ""


@dataclass(frozen=True)
class Found:
    handins: tuple[Handin, ...]
    ignored: tuple[str, ...]  # one sentence for each file or folder that was passed over


class Roll:
    """Hand-ins as they are found.  With `only`, those of other assignments are left out."""

    def __init__(self, only: str | None) -> None:
        self._only = only
        self._handins: dict[tuple[str, str], list[Handin]] = defaultdict(list)
        self._refused: list[Handin] = []

    def __len__(self) -> int:
        return len(self._handins)

    def add(self, handin: Handin) -> None:
        if self._only in (None, handin.assignment) or handin.assignment == UNKNOWN:
            self._handins[handin.student_id, handin.assignment].append(handin)

    def refuse(self, handin: Handin) -> None:
        """Its problem stands, whatever else is found of this student for this assignment."""
        if self._only in (None, handin.assignment) or handin.assignment == UNKNOWN:
            self._refused.append(handin)

    def handins(self, gone: Mapping[Path, str]) -> tuple[Handin, ...]:
        """One for each student and assignment.  `gone`: files that are gone since, and why."""
        for refused in reversed(self._refused):  # so that the first reason stands
            # For which assignment it was may be unknown: then all of this student's are meant.
            keys = [(refused.student_id, refused.assignment)]
            if refused.assignment == UNKNOWN:
                keys = [key for key in self._handins if key[0] == refused.student_id] or keys
            for key in keys:
                self._handins[key] = [replace(refused, assignment=key[1])]
        handins = (_one_of(group) for _, group in sorted(self._handins.items()))
        return tuple(
            replace(handin, path=handin.path.parent, problem=gone[handin.path])
            if handin.path in gone
            else handin
            for handin in handins
        )


def _one_of(group: list[Handin]) -> Handin:
    """A student has one mark an assignment: two files for it are a question, not two marks."""
    if len(group) == 1:
        return group[0]
    names = ", ".join(handin.path.name for handin in group)
    first = group[0]
    problem = f"Which notebook counts? Several stand for this student: {names}."
    return Handin(first.student_id, first.assignment, first.path.parent, problem)
