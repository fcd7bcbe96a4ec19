"""Builds `release/` and `solutions/` from `source/` and `data/`, and from nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from autograder.assignment.compare import differences
from autograder.assignment.errors import BuildError
from autograder.assignment.execute import execute
from autograder.assignment.files import close_to_others, copy_companions
from autograder.assignment.leaks import leaks_in_release, leaks_in_solutions
from autograder.assignment.lint import lint
from autograder.assignment.release import release_notebook, solution_notebook, to_text
from autograder.assignment.solve_report import REPORT, keep_report
from autograder.assignment.source import Assignment, Course, read_course

BUILT = ("release", "solutions")
CELL_TIMEOUT = 300.0

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """Where a build went, and the names of its assignments."""

    release: Path
    solutions: Path
    assignments: tuple[str, ...]


def build(
    course_root: Path,
    out: Path | None = None,
    *,
    timeout: float = CELL_TIMEOUT,
    progress: Progress | None = None,
) -> Built:
    """Writes `out/release` and `out/solutions`, whole or not at all; `out` is the course itself
    unless named.

    `timeout` is in seconds, for each cell of a solution. `progress` hears the name of each
    assignment before its turn. What was in the two folders is gone afterwards; a build that fails
    leaves them as they were. Nobody but its owner can read `out/solutions`; `out/release` is for
    students, and as readable as the umask lets it be. Raises SourceError and BuildError.
    """
    course = read_course(course_root)
    target = out or course_root
    target.mkdir(parents=True, exist_ok=True)
    # Beside the target, so that the last step is a rename and not a copy that could stop half-way.
    staging = Path(tempfile.mkdtemp(prefix=".autograder-build-", dir=target))
    try:
        _build_into(staging, course, timeout, progress or (lambda name: None))
        keep_report(target / "solutions", staging / "solutions")
        close_to_others(staging / "solutions")
        _swap(staging, target)
    finally:
        shutil.rmtree(staging)
    return Built(target / "release", target / "solutions", tuple(course.assignments))


def check_built(
    course_root: Path, *, timeout: float = CELL_TIMEOUT, progress: Progress | None = None
) -> list[str]:
    """How `release/` and `solutions/` differ from a fresh build; empty if they do not.

    Pictures that cells draw may differ in their pixels: see `autograder.assignment.compare`.
    """
    course = read_course(course_root)
    with tempfile.TemporaryDirectory(prefix="autograder-check-") as name:
        _build_into(Path(name), course, timeout, progress or (lambda name: None))
        return [
            difference
            for folder in BUILT
            for difference in differences(course_root / folder, Path(name) / folder, besides=REPORT)
        ]


def _build_into(folder: Path, course: Course, timeout: float, progress: Progress) -> None:
    problems = [problem for each in course.assignments.values() for problem in lint(each)]
    if problems:
        raise BuildError("\n".join(map(str, problems)))
    for name in BUILT:
        (folder / name).mkdir()
    for assignment in course.assignments.values():
        progress(assignment.name)
        _build_release(folder / "release" / assignment.name, course, assignment)
        _build_solution(folder / "solutions" / assignment.name, course, assignment, timeout)


def _build_release(folder: Path, course: Course, assignment: Assignment) -> None:
    folder.mkdir()
    _write(folder, assignment, to_text(release_notebook(assignment)))
    copy_companions(course, assignment, folder)
    _stop_at(leaks_in_release(assignment, folder), "the release")


def _build_solution(folder: Path, course: Course, assignment: Assignment, timeout: float) -> None:
    folder.mkdir()
    copy_companions(course, assignment, folder)
    notebook = solution_notebook(assignment)
    # It runs in a copy: files that cells write are no part of the solution.
    with tempfile.TemporaryDirectory(prefix="autograder-run-") as name:
        scratch = Path(name)
        workplace = scratch / assignment.name
        shutil.copytree(folder, workplace)
        execute(notebook, assignment, workplace, scratch, timeout)
    _write(folder, assignment, to_text(notebook))
    _stop_at(leaks_in_solutions(assignment, folder), "the solutions")


def _write(folder: Path, assignment: Assignment, text: str) -> None:
    (folder / f"{assignment.name}.ipynb").write_text(text, encoding="utf-8", newline="\n")


def _stop_at(leaks: list[str], where: str) -> None:
    if leaks:
        raise BuildError("\n".join([f"{where} would show what students must not see:", *leaks]))


def _swap(staging: Path, target: Path) -> None:
    """Moves the built folders to their places; puts the old ones back if that fails."""
    undo: list[Callable[[], object]] = []
    try:
        for name in BUILT:
            place, old, new = target / name, staging / f"old-{name}", staging / name
            if place.is_symlink() or place.exists():
                place.rename(old)
                undo.append(partial(old.rename, place))
            new.rename(place)
            undo.append(partial(place.rename, new))
    except BaseException:
        for step in reversed(undo):
            step()
        raise
