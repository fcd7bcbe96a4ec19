"""Finds the faults of a source notebook before students or the grader do."""

from __future__ import annotations

from autograder.assignment.lint_access import access_problems
from autograder.assignment.lint_code import code_problems
from autograder.assignment.lint_metadata import metadata_problems
from autograder.assignment.lint_text import text_problems
from autograder.assignment.problem import Problem
from autograder.assignment.source import Assignment

__all__ = ["Problem", "lint"]


def lint(assignment: Assignment) -> list[Problem]:
    """Everything wrong with the notebook, in the order of its cells; empty if nothing is.

    Each problem is an error: `build` refuses a notebook that has one.
    """
    order = {cell.label: cell.index for cell in assignment.cells}
    found = [
        *metadata_problems(assignment),
        *code_problems(assignment),
        *text_problems(assignment),
        *access_problems(assignment),
    ]
    return sorted(found, key=lambda problem: (order.get(problem.cell, -1), problem.line or 0))
