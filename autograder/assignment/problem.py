"""One thing wrong with a source notebook, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.assignment.source import Assignment, SourceCell


@dataclass(frozen=True)
class Problem:
    """`cell` is the cell's label ("" for the whole file), `line` counts from 1 inside the cell."""

    path: Path
    cell: str
    line: int | None
    message: str
    fix: str

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.cell, f"line {self.line}" if self.line else "")))
        return ": ".join(filter(None, (str(self.path), where, f"{self.message}. {self.fix}")))


def in_cell(
    assignment: Assignment, cell: SourceCell, message: str, fix: str, line: int | None = None
) -> Problem:
    return Problem(assignment.path, cell.label, line, message, fix)


def in_file(assignment: Assignment, message: str, fix: str) -> Problem:
    return Problem(assignment.path, "", None, message, fix)
