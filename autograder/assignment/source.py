"""Courses, assignments and cells, read from the source notebooks."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from autograder.assignment import code, markers, prose
from autograder.assignment.errors import SourceError
from autograder.assignment.notebook import RawCell, read_notebook

Role = Literal["locked", "solution", "test", "manual", "task", "free"]

_LOCKED_FOR_STUDENTS: tuple[Role, ...] = ("locked", "test", "task")


@dataclass(frozen=True)
class SourceCell:
    """One cell of a source notebook.

    `index` counts from 0, as in the file; messages call the same cell `index + 1`.
    `title` is the nearest heading of level 1 or 2 above; graded cells that would share one have
    the name they grade behind it. `hidden_lines` are the lines (from 1) between the
    hidden-tests markers. `released` is the source as the release shows it. `points` is 0.0 where
    the metadata has no number. `call_seconds` is what a test cell's metadata asks for one call of
    the student's code: `"autograder": {"call_seconds": 60}`. `nbgrader`, `autograder` (these two
    of the metadata) and `attachments` are as saved.
    """

    index: int
    cell_type: str
    source: str
    grade_id: str | None
    role: Role
    points: float
    title: str
    hidden_lines: tuple[range, ...]
    released: str
    cell_id: str | None = None
    call_seconds: float | None = None
    nbgrader: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)
    autograder: Any = field(default=None, compare=False, repr=False)
    attachments: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_code(self) -> bool:
        return self.cell_type == "code"

    @property
    def solved(self) -> str:
        """The source with the model solution and without the markers around it."""
        return markers.without_markers(self.source, "SOLUTION").rstrip()

    @property
    def label(self) -> str:
        """How messages call the cell: its number from 1 and its grade_id."""
        number = f"cell {self.index + 1}"
        return f"{number} ({self.grade_id})" if self.grade_id else number


@dataclass(frozen=True)
class Assignment:
    """One source notebook; `title` is its first heading of level 1, or its name."""

    name: str
    path: Path
    cells: tuple[SourceCell, ...]
    title: str
    max_score: float
    metadata: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    minor: int = 5

    def having(self, *roles: Role) -> tuple[SourceCell, ...]:
        return tuple(cell for cell in self.cells if cell.role in roles)


@dataclass(frozen=True)
class Course:
    """A course folder; `data` is None where it has no data folder."""

    root: Path
    assignments: Mapping[str, Assignment]
    data: Path | None


@dataclass(frozen=True)
class Graded:
    """What one test cell grades: the names, and the solution cells they stand in."""

    test: SourceCell
    names: tuple[str, ...]
    solutions: tuple[SourceCell, ...]


def read_course(root: Path) -> Course:
    """Reads `root/source/<assignment>/<assignment>.ipynb` for every assignment, by name.

    Raises SourceError where the folder has no assignment or a notebook cannot be read.
    """
    source = root / "source"
    if not source.is_dir():
        raise SourceError(source, "there is no such folder", "Name the folder that holds source/.")
    folders = sorted(
        entry
        for entry in source.iterdir()
        if entry.is_dir() and not entry.name.startswith((".", "_"))
    )
    if not folders:
        raise SourceError(
            source, "it holds no assignment", "Add <assignment>/<assignment>.ipynb to it."
        )
    data = root / "data"
    return Course(
        root=root,
        assignments={
            folder.name: read_assignment(folder / f"{folder.name}.ipynb") for folder in folders
        },
        data=data if data.is_dir() else None,
    )


def read_assignment(path: Path) -> Assignment:
    """Reads one source notebook; its stem is the assignment's name. Raises SourceError.

    Nothing is judged here: see `autograder.assignment.lint`.
    """
    raw = read_notebook(path)
    cells: list[SourceCell] = []
    title, heading = "", ""
    for index, raw_cell in enumerate(raw.cells):
        role = _role(raw_cell)
        # A model answer may have headings of its own: they name nothing.
        if raw_cell.cell_type == "markdown" and role != "manual":
            for found in prose.headings(raw_cell.source):
                if found.level == 1:
                    title = title or found.text
                if found.level <= 2:
                    heading = found.text
        cells.append(_cell(index, raw_cell, role, heading))
    cells = _told_apart(cells)
    return Assignment(
        name=path.stem,
        path=path,
        cells=tuple(cells),
        title=title or path.stem,
        max_score=sum(cell.points for cell in cells),
        metadata=raw.metadata,
        minor=raw.minor,
    )


def trusted_imports(assignment: Assignment) -> tuple[str, ...]:
    """The import statements at top level of locked and test cells, in order, each once.

    Of the locked cells' only those whose names a test cell reads: a notebook that draws pictures
    and trains with TensorFlow does not make the exam process import either.  Never of solution or
    free cells: the exam process executes these statements.
    Raises SourceError where such a cell is not Python.
    """
    tests = [c for c in assignment.having("test") if c.is_code]
    read = {name for cell in tests for name in _parsed(assignment, cell, code.names_used)}
    found: dict[str, None] = {}
    for cell in assignment.having("locked", "test"):
        if cell.is_code:
            statements = _parsed(assignment, cell, code.imports)
            found.update(dict.fromkeys(s for s in statements if code.imported_names(s) & read))
    return tuple(found)


def solution_names(assignment: Assignment) -> tuple[Graded, ...]:
    """For each test cell, what it grades.

    `test_NAME` grades NAME, and with it the solution cells between the test cell before and this
    one that have no test cell of their own (`slider_a` and `slider_b` share `test_slider_b`).
    """
    tests = assignment.having("test")
    solutions = assignment.having("solution")
    tested = {_graded_name(test) for test in tests}
    graded: list[Graded] = []
    for before, test in itertools.pairwise((None, *tests)):
        assert test is not None
        start = before.index if before else -1
        own = _graded_name(test)
        mine = [
            cell
            for cell in solutions
            if cell.grade_id == own
            or (start < cell.index < test.index and cell.grade_id not in tested)
        ]
        names = dict.fromkeys([*(cell.grade_id or "" for cell in mine), own])
        graded.append(Graded(test, tuple(filter(None, names)), tuple(mine)))
    return tuple(graded)


def released_cells(assignment: Assignment) -> dict[str, str]:
    """What the cells that students must not edit look like in the release: grade_id to source."""
    return {
        cell.grade_id: cell.released
        for cell in assignment.having(*_LOCKED_FOR_STUDENTS)
        if cell.grade_id
    }


def _parsed(
    assignment: Assignment, cell: SourceCell, question: Callable[[str], Iterable[str]]
) -> Iterable[str]:
    try:
        return question(cell.source)
    except SyntaxError as error:
        raise SourceError(
            assignment.path,
            f"{cell.label}, line {error.lineno}: {error.msg}",
            "Correct the cell's Python.",
        ) from error


def _told_apart(cells: list[SourceCell]) -> list[SourceCell]:
    graded = ("test", "manual", "task")
    shared = Counter(cell.title for cell in cells if cell.role in graded)
    return [
        replace(cell, title=": ".join(filter(None, (cell.title, _graded_name(cell)))))
        if cell.role in graded and (shared[cell.title] > 1 or not cell.title)
        else cell
        for cell in cells
    ]


def _graded_name(test: SourceCell) -> str:
    return (test.grade_id or "").removeprefix("test_")


def _call_seconds(autograder: Any) -> float | None:
    seconds = autograder.get("call_seconds") if isinstance(autograder, Mapping) else None
    return float(seconds) if isinstance(seconds, int | float) else None


def _cell(index: int, raw: RawCell, role: Role, title: str) -> SourceCell:
    nbgrader = raw.metadata.get("nbgrader")
    grade_id = (nbgrader or {}).get("grade_id")
    return SourceCell(
        index=index,
        cell_type=raw.cell_type,
        source=raw.source,
        grade_id=grade_id if isinstance(grade_id, str) and grade_id else None,
        role=role,
        points=_points(nbgrader or {}) if role in ("test", "manual", "task") else 0.0,
        title=title,
        hidden_lines=markers.find_regions(raw.source, "HIDDEN TESTS").inside,
        released=_released(raw, role),
        cell_id=raw.cell_id,
        call_seconds=_call_seconds(raw.metadata.get("autograder")),
        nbgrader=nbgrader,
        autograder=raw.metadata.get("autograder"),
        attachments=raw.attachments,
    )


def _role(cell: RawCell) -> Role:
    nbgrader = cell.metadata.get("nbgrader", {})
    if nbgrader.get("task"):
        return "task"
    grade, solution = bool(nbgrader.get("grade")), bool(nbgrader.get("solution"))
    if grade:
        return "manual" if solution else "test"
    if solution:
        return "solution"
    return "locked" if nbgrader.get("locked") else "free"


def _points(nbgrader: Mapping[str, Any]) -> float:
    points = nbgrader.get("points")
    return float(points) if isinstance(points, int | float) else 0.0


def _released(cell: RawCell, role: Role) -> str:
    source = cell.source
    if role in ("solution", "manual"):
        stub = markers.CODE_STUB if cell.cell_type == "code" else markers.TEXT_STUB
        source = markers.with_stub(source, stub)
    source = markers.without_regions(source, "HIDDEN TESTS")
    return markers.without_regions(source, "MARK SCHEME")
