"""Hand-ins made from the model solution, with one answer in the place of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, Graded, SourceCell


def write_handin(
    path: Path, assignment: Assignment, graded: Graded, source: str | None = None
) -> Path:
    """The model solution; if `source` is given, with it as the answer to `graded`.

    Where a test grades several solution cells, `source` replaces the last and the others are empty.
    """
    replaced = {cell.index: "" for cell in graded.solutions} if source is not None else {}
    if source is not None:
        replaced[graded.solutions[-1].index] = source
    cells = [_cell(cell, replaced) for cell in assignment.cells]
    content = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}
    path.write_text(json.dumps(content), encoding="ascii")
    return path


def _cell(cell: SourceCell, replaced: Mapping[int, str]) -> dict[str, Any]:
    text = cell.released if cell.role == "test" else cell.solved
    made: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "metadata": {"nbgrader": dict(cell.nbgrader)} if cell.nbgrader else {},
        "source": replaced.get(cell.index, text),
    }
    return made | ({"outputs": [], "execution_count": None} if cell.is_code else {})
