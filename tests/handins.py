"""Hand-ins made from the released form of an assignment.

`tests/` is on sys.path because pytest puts the folder of each conftest.py there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, SourceCell, read_assignment

ROOT = Path(__file__).parents[1]
SOFTMAX, ENTROPY = "05_softmax", "07_entropy_kl"


def source_path(name: str) -> Path:
    return ROOT / "source" / name / f"{name}.ipynb"


def assignment(name: str) -> Assignment:
    return read_assignment(source_path(name))


def cell_json(source: str, kind: str = "code", nbgrader: Any = None, **more: Any) -> dict[str, Any]:
    """One cell as a notebook file has it."""
    cell: dict[str, Any] = {"cell_type": kind, "source": source, "metadata": {}}
    if nbgrader is not None:
        cell["metadata"]["nbgrader"] = dict(nbgrader)
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell | more


def released_cell(cell: SourceCell, source: str | None = None) -> dict[str, Any]:
    text = cell.released if source is None else source
    return cell_json(text, cell.cell_type, cell.nbgrader)


def model_answers(of: Assignment) -> dict[str, str]:
    """The solution cells as the source has them, answers in words too."""
    return {str(c.grade_id): c.source for c in of.having("solution", "manual")}


def notebook_json(
    of: Assignment,
    cells: Mapping[str, str] | None = None,
    *,
    drop: Collection[str] = (),
    extra: Sequence[str] = (),
) -> dict[str, Any]:
    """The release with new sources for `cells`, without `drop`, and with `extra` code at its end.

    A grade_id that the assignment does not have is an error: such a test would test nothing.
    """
    cells = cells or {}
    unknown = {*cells, *drop} - {str(c.grade_id) for c in of.cells}
    assert not unknown, unknown
    made = [
        released_cell(c, cells.get(c.grade_id or "")) for c in of.cells if c.grade_id not in drop
    ]
    made += [cell_json(source) for source in extra]
    return notebook_of(made)


def notebook_of(cells: list[dict[str, Any]]) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}


def write_notebook(path: Path, content: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="ascii")
    return path
