"""Assignments made ready for exams: test cells compiled, trusted modules imported, once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from autograder.assignment import (
    Assignment,
    SourceError,
    read_assignment,
    solution_names,
    trusted_imports,
)
from autograder.exam.testcell import compile_test


@dataclass(frozen=True)
class Paper:
    """All that the exams of one assignment share.  `trusted` is copied for each exam."""

    assignment: Assignment
    code: dict[str, CodeType]
    trusted: dict[str, Any]
    asked: frozenset[str]


def prepare(path: Path) -> Paper:
    """Raises SourceError for a notebook, an import or a test cell that cannot be used."""
    assignment = read_assignment(path)
    code = {}
    for cell in assignment.having("test"):
        try:
            code[str(cell.grade_id)] = compile_test(cell)
        except SyntaxError as error:
            where = f"{cell.label}, line {error.lineno}"
            raise SourceError(path, f"{where}: {error.msg}", "Correct the test cell.") from error
    trusted: dict[str, Any] = {"__name__": "__main__"}
    for statement in trusted_imports(assignment):
        try:
            exec(statement, trusted)
        except ImportError as error:
            problem = f"`{statement}` fails ({error})"
            raise SourceError(path, problem, "Install what it needs, or drop it.") from error
    asked = {name for graded in solution_names(assignment) for name in graded.names}
    return Paper(assignment, code, trusted, frozenset(asked))
