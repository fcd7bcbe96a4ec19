"""Reads the source notebooks of a course and builds what students get from them.

Reading is light (standard library only); `autograder.assignment.build` loads nbgrader and
Jupyter when it is called, not before.
"""

from autograder.assignment.errors import BuildError, SourceError
from autograder.assignment.lint import Problem, lint
from autograder.assignment.source import (
    Assignment,
    Course,
    Graded,
    Role,
    SourceCell,
    read_assignment,
    read_course,
    released_cells,
    solution_names,
    trusted_imports,
)

__all__ = [
    "Assignment",
    "BuildError",
    "Course",
    "Graded",
    "Problem",
    "Role",
    "SourceCell",
    "SourceError",
    "lint",
    "read_assignment",
    "read_course",
    "released_cells",
    "solution_names",
    "trusted_imports",
]
