"""Rules for the notebook's and nbgrader's metadata, and for the markers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from autograder.assignment.markers import MARKER_KINDS, MarkerKind, find_regions
from autograder.assignment.problem import Problem, in_cell, in_file
from autograder.assignment.source import Assignment, Role, SourceCell

MOST_CALL_SECONDS = 120
_GRADE_ID = re.compile(r"[A-Za-z0-9_-]+")
# nbgrader itself stops at a marker in any other cell, except for mark schemes in free text, which
# disappear with the model answer around them.
_WHERE: dict[MarkerKind, tuple[tuple[Role, ...], str]] = {
    "SOLUTION": (("solution", "manual"), "a solution or free-text cell"),
    "HIDDEN TESTS": (("test",), "a test cell"),
    "MARK SCHEME": (("manual", "task"), "a free-text or task cell"),
}


def metadata_problems(assignment: Assignment) -> Iterator[Problem]:
    yield from _notebook(assignment)
    yield from _ids(assignment)
    for cell in assignment.cells:
        yield from _markers(assignment, cell)
        if cell.nbgrader is not None:
            yield from _nbgrader(assignment, cell)
        if cell.role in ("test", "manual", "task"):
            yield from _points(assignment, cell)
        if cell.autograder is not None:
            yield from _autograder(assignment, cell)


def _autograder(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    if not isinstance(cell.autograder, dict) or set(cell.autograder) != {"call_seconds"}:
        yield in_cell(
            assignment,
            cell,
            f"its metadata says autograder: {cell.autograder!r}",
            'Write "autograder": {"call_seconds": 60}, or leave it out.',
        )
        return
    seconds = cell.autograder["call_seconds"]
    fits = isinstance(seconds, int | float) and 0 < seconds <= MOST_CALL_SECONDS
    if cell.role != "test" or not fits or isinstance(seconds, bool):
        yield in_cell(
            assignment,
            cell,
            f"its metadata asks for call_seconds {seconds!r}",
            f"Only a test cell may ask, for a number up to {MOST_CALL_SECONDS}.",
        )


def _notebook(assignment: Assignment) -> Iterator[Problem]:
    kernel = assignment.metadata.get("kernelspec")
    if not isinstance(kernel, dict) or not kernel.get("name"):
        yield in_file(
            assignment,
            "the notebook's metadata has no kernelspec",
            "Open it in JupyterLab, choose the Python 3 kernel and save.",
        )
    elif kernel.get("language", "python") != "python":
        yield in_file(
            assignment,
            f"the kernel's language is {kernel['language']!r}",
            "Choose the Python 3 kernel and save.",
        )
    folder = assignment.path.parent
    if folder.name != assignment.name:
        yield in_file(
            assignment,
            f"the notebook stands in the folder {folder.name!r}",
            f"Name the folder {assignment.name!r}, or the notebook '{folder.name}.ipynb'.",
        )
    for other in sorted(folder.rglob("*.ipynb")):
        inside = other.relative_to(folder)
        if other != assignment.path and not any(part.startswith(".") for part in inside.parts):
            yield in_file(
                assignment,
                f"a second notebook stands beside it: {inside}",
                "Move it away: an assignment is one notebook.",
            )


def _ids(assignment: Assignment) -> Iterator[Problem]:
    grade_ids: dict[str, SourceCell] = {}
    cell_ids: dict[str, SourceCell] = {}
    for cell in assignment.cells:
        if cell.grade_id and cell.grade_id in grade_ids:
            yield in_cell(
                assignment,
                cell,
                f"its grade_id is also that of {grade_ids[cell.grade_id].label}",
                "Give one of them another grade_id.",
            )
        if cell.grade_id:
            grade_ids.setdefault(cell.grade_id, cell)
        if assignment.minor < 5:
            continue
        if not cell.cell_id:
            yield in_cell(
                assignment, cell, "it has no id", "Open and save the notebook in JupyterLab."
            )
        elif cell.cell_id in cell_ids:
            yield in_cell(
                assignment,
                cell,
                f"its id {cell.cell_id!r} is also that of {cell_ids[cell.cell_id].label}",
                "Open and save the notebook in JupyterLab.",
            )
        cell_ids.setdefault(cell.cell_id or "", cell)


def _nbgrader(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    nbgrader = cell.nbgrader or {}
    version = nbgrader.get("schema_version")
    if version != 3:
        yield in_cell(
            assignment,
            cell,
            f"its nbgrader schema_version is {version!r}",
            "Run `nbgrader update`, or set schema_version to 3.",
        )
    named = cell.role != "free"
    if named and not cell.grade_id:
        yield in_cell(
            assignment, cell, "it has no grade_id", "Name it after what the student defines."
        )
    elif cell.grade_id and not _GRADE_ID.fullmatch(cell.grade_id):
        yield in_cell(
            assignment,
            cell,
            f"its grade_id {cell.grade_id!r} has other characters than letters, digits, - and _",
            "Rename it.",
        )
    if nbgrader.get("cell_type", cell.cell_type) != cell.cell_type:
        yield in_cell(
            assignment,
            cell,
            f"it is a {cell.cell_type} cell, but nbgrader knows it as {nbgrader['cell_type']}",
            f"Set cell_type to {cell.cell_type!r} there, or change the cell.",
        )
    if cell.role == "task" and cell.cell_type != "markdown":
        yield in_cell(assignment, cell, "a task cell must be a Markdown cell", "Change its type.")
    elif cell.cell_type != "code" and cell.role in ("solution", "test"):
        yield in_cell(
            assignment,
            cell,
            f"a {cell.role} cell must be a code cell",
            "Change its type, or make it free text (grade and solution both true).",
        )


def _points(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    nbgrader = cell.nbgrader or {}
    points = nbgrader.get("points")
    fix = "Give it a positive number of points in its nbgrader metadata."
    if "points" not in nbgrader:
        yield in_cell(assignment, cell, "it is graded but has no points", fix)
    elif isinstance(points, bool) or not isinstance(points, int | float):
        yield in_cell(assignment, cell, f"its points are no number: {points!r}", fix)
    elif not math.isfinite(points) or points < 0:
        yield in_cell(assignment, cell, f"its points are {points}", fix)
    elif points == 0:
        yield in_cell(assignment, cell, "it is graded for 0 points", fix)


def _markers(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    for kind in MARKER_KINDS:
        regions = find_regions(cell.source, kind)
        for line, fault in regions.faults:
            yield in_cell(assignment, cell, fault, "Pair the markers.", line)
        roles, home = _WHERE[kind]
        if regions and cell.role not in roles:
            yield in_cell(
                assignment,
                cell,
                f"BEGIN {kind} stands in a cell that is not {home}",
                f"Move the region to {home}, or change this cell's nbgrader metadata.",
                regions.begins[0],
            )
    scheme = find_regions(cell.source, "MARK SCHEME")
    solution = find_regions(cell.source, "SOLUTION")
    if cell.role == "manual" and solution and scheme:
        # nbgrader 0.9 knows mark schemes outside a solution region in task cells only.
        enclosed = {number for lines in solution.inside for number in lines}
        outside = [line for line in scheme.begins if line not in enclosed]
        if outside:
            yield in_cell(
                assignment,
                cell,
                "its mark scheme stands outside its solution region, where nbgrader refuses it",
                "Move the mark scheme into the solution region.",
                outside[0],
            )
    if cell.role in ("manual", "task") and cell.cell_type == "markdown" and not scheme:
        yield in_cell(
            assignment,
            cell,
            "free text without a rubric: it has no mark scheme",
            "Add one between ### BEGIN MARK SCHEME and ### END MARK SCHEME.",
        )
