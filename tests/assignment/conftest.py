"""The demo course and our own assignments as fixtures."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from demo_course import Cell, demo_cells, write_course
from handins import ROOT

from autograder.assignment import Assignment, Problem, lint, read_assignment, read_course

Change = Callable[[list[Cell]], object]
OURS = read_course(ROOT).assignments


@pytest.fixture(params=OURS.values(), ids=OURS.keys())
def assignment(request: pytest.FixtureRequest) -> Assignment:
    """Each assignment of the course itself."""
    made: Assignment = request.param
    return made


@pytest.fixture
def cells() -> list[Cell]:
    return demo_cells()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


@pytest.fixture
def read(tmp_path: Path) -> Callable[[list[Cell]], Assignment]:
    """Reads the cells as the notebook of a complete folder."""

    def read_cells(cells: list[Cell]) -> Assignment:
        root = write_course(Path(mkdtemp(prefix="read", dir=tmp_path)), cells)
        return read_assignment(root / "source" / "demo" / "demo.ipynb")

    return read_cells


@pytest.fixture
def problems(read: Callable[[list[Cell]], Assignment]) -> Callable[[Change], list[Problem]]:
    """What lint finds in the demo notebook after one change."""

    def lint_changed(change: Change) -> list[Problem]:
        changed = copy.deepcopy(demo_cells())
        change(changed)
        return lint(read(changed))

    return lint_changed
