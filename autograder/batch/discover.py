"""Which notebooks are handed in, by whom, for which assignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.exam.submission import Unreadable, grade_ids

UNKNOWN = "unknown"  # the assignment of a file that could be for any


class NothingToGrade(Exception):
    """The message names the folder, what was expected there and what to do."""


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


def discover(
    place: Path, assignments: Mapping[str, Collection[str]], only: str | None = None
) -> Found:
    """All hand-ins at `place`: a class folder, a flat folder of notebooks, or one notebook.

    `assignments` maps each name to the grade_ids of its cells.  Raises NothingToGrade.
    """
    if only is not None and only not in assignments:
        known = ", ".join(sorted(assignments))
        raise NothingToGrade(f"There is no assignment {only}; source/ has {known}.")
    finder = _Finder(assignments, only)
    if place.is_file():
        finder.add_flat(place)
    elif place.is_dir():
        finder.add_folder(place)
    else:
        raise NothingToGrade(f"{place}: there is no such file or folder.")
    found = finder.found()
    if not found.handins:
        passed = "".join(f"\n  {line}" for line in found.ignored)
        raise NothingToGrade(
            f"{place}: no submissions were found. Expected {place.name}/<student>/<assignment>/"
            f"<notebook>.ipynb, or notebooks named by student, or one notebook.{passed}"
        )
    return found


class _Finder:
    def __init__(self, assignments: Mapping[str, Collection[str]], only: str | None) -> None:
        self._assignments = assignments
        self._only = only
        self._handins: dict[tuple[str, str], list[Handin]] = defaultdict(list)
        self._ignored: list[str] = []

    def found(self) -> Found:
        handins = [_one_of(group) for _, group in sorted(self._handins.items())]
        return Found(tuple(handins), tuple(self._ignored))

    def add_folder(self, place: Path) -> None:
        for entry in sorted(place.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                self._ignored.append(f"{entry.name}: a link; links are not followed")
            elif entry.is_dir():
                self._add_student(entry)
            elif entry.suffix == ".ipynb":
                self.add_flat(entry)
            else:
                self._ignored.append(f"{entry.name}: neither a notebook nor a student's folder")

    def add_flat(self, path: Path) -> None:
        """A notebook named by its student, perhaps with the assignment's name in it."""
        named = [name for name in self._assignments if name in path.stem]
        assignment = named[0] if len(named) == 1 else self._only or self._recognise(path)
        student = path.stem
        for name in named:
            student = student.replace(name, "").strip("_- .") or path.stem
        problem = ""
        if assignment is None:
            problem = (
                f"For which assignment is {path.name}? Say --assignment NAME, or put the "
                "assignment's name into the file's name."
            )
        self._add(Handin(student, assignment or UNKNOWN, path, problem))

    def _add_student(self, folder: Path) -> None:
        before = len(self._handins), len(self._ignored)
        for entry in sorted(folder.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.is_dir() and not entry.is_symlink() and entry.name in self._assignments:
                self._add_assignment(folder.name, entry)
            else:
                where = f"{folder.name}/{entry.name}"
                self._ignored.append(f"{where}: not the folder of an assignment in source/")
        if before == (len(self._handins), len(self._ignored)):
            self._ignored.append(f"{folder.name}: an empty folder")

    def _add_assignment(self, student: str, folder: Path) -> None:
        notebooks = [
            entry
            for entry in sorted(folder.iterdir())
            if entry.suffix == ".ipynb" and not entry.name.startswith(".")
        ]
        name = folder.name
        exact = [path for path in notebooks if path.stem == name]
        if len(notebooks) == 1 or exact:
            path = exact[0] if exact else notebooks[0]
            self._add(Handin(student, name, path))
            for other in notebooks:
                if other != path:
                    self._ignored.append(f"{student}/{name}/{other.name}: {path.name} was graded")
        elif not notebooks:
            problem = f"The folder {name} holds no notebook."
            self._add(Handin(student, name, folder, problem))
        else:
            names = ", ".join(path.name for path in notebooks)
            problem = f"Which notebook counts? Found {names}, but no {name}.ipynb."
            self._add(Handin(student, name, folder, problem))

    def _add(self, handin: Handin) -> None:
        if self._only in (None, handin.assignment) or handin.assignment == UNKNOWN:
            self._handins[handin.student_id, handin.assignment].append(handin)

    def _recognise(self, path: Path) -> str | None:
        if len(self._assignments) == 1:
            return next(iter(self._assignments))
        try:
            claimed = grade_ids(path)
        except Unreadable:
            return None
        hits = {name: len(claimed & set(ids)) for name, ids in self._assignments.items()}
        best = max(hits, key=lambda name: hits[name])
        return best if hits[best] else None


def _one_of(group: list[Handin]) -> Handin:
    """A student has one mark an assignment: two files for it are a question, not two marks."""
    if len(group) == 1:
        return group[0]
    names = ", ".join(handin.path.name for handin in group)
    first = group[0]
    problem = f"Which notebook counts? Several stand for this student: {names}."
    return Handin(first.student_id, first.assignment, first.path.parent, problem)
