"""Rules for the Python of locked, solution and test cells."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from autograder.assignment import code
from autograder.assignment.problem import Problem, in_cell
from autograder.assignment.source import Assignment, Role, SourceCell, solution_names

# What IPython puts into a notebook's namespace.
_ALWAYS_THERE = frozenset(dir(builtins)) | {"__name__", "display", "get_ipython"}


def code_problems(assignment: Assignment) -> Iterator[Problem]:
    broken: set[int] = set()
    for problem, cell in _syntax(assignment):
        broken.add(cell.index)
        yield problem
    sound = [cell for cell in assignment.cells if cell.is_code and cell.index not in broken]
    yield from _missing_tests(assignment, sound)
    yield from _shadowing(assignment, sound)
    yield from _foreign_names(assignment, sound)
    for cell in sound:
        if cell.role == "test" and not code.can_fail(cell.source):
            yield in_cell(
                assignment,
                cell,
                "the test cell asserts nothing, so it cannot fail",
                "Add a check: expect.close, expect.raises, assert, ...",
            )


def _syntax(assignment: Assignment) -> Iterator[tuple[Problem, SourceCell]]:
    for cell in assignment.having("locked", "solution", "test", "manual"):
        if not cell.is_code:
            continue
        for source, which in ((cell.source, ""), (cell.released, " as the release shows it")):
            try:
                code.check_syntax(source)
            except (SyntaxError, ValueError) as error:
                reason = error.msg if isinstance(error, SyntaxError) else str(error)
                line = error.lineno if isinstance(error, SyntaxError) else None
                fix = "Correct the cell's Python."
                if which:
                    fix = "Move the markers so that what remains is complete Python."
                yield in_cell(assignment, cell, f"not Python{which}: {reason}", fix, line), cell
                break


def _missing_tests(assignment: Assignment, sound: list[SourceCell]) -> Iterator[Problem]:
    graded = solution_names(assignment)
    tested = {name for each in graded for name in each.names}
    reads = {cell.index: code.free_names(cell.source) for cell in sound if cell.role == "test"}
    for cell in assignment.having("solution"):
        if not cell.grade_id:
            continue
        tests = [each.test for each in graded if cell in each.solutions]
        own = [test for test in tests if test.grade_id == f"test_{cell.grade_id}"]
        if cell.grade_id not in tested:
            message = f"no test cell grades {cell.grade_id!r}"
        elif own and own[0].index < cell.index:
            message = f"its test stands above it, in {own[0].label}"
        elif not own and not any(cell.grade_id in reads.get(test.index, ()) for test in tests):
            message = f"no test cell below reads {cell.grade_id!r}"
        else:
            continue
        yield in_cell(assignment, cell, message, f"Add a test cell test_{cell.grade_id} below it.")


def _shadowing(assignment: Assignment, sound: list[SourceCell]) -> Iterator[Problem]:
    students: dict[str, SourceCell] = {}
    for cell in sound:
        if cell.role == "solution":
            for name in (*filter(None, [cell.grade_id]), *code.bindings(cell.source)):
                students.setdefault(name, cell)
    for cell in sound:
        if cell.role != "test":
            continue
        for name, line in code.bindings(cell.source).items():
            if name in students:
                yield in_cell(
                    assignment,
                    cell,
                    f"it binds {name!r}, which {students[name].label} defines: "
                    "tests would use this value instead of the student's",
                    "Use another name here.",
                    line,
                )


def _foreign_names(assignment: Assignment, sound: list[SourceCell]) -> Iterator[Problem]:
    imported: set[str] = set()
    by_role: dict[Role, set[str]] = {}
    for cell in sound:
        names = by_role.setdefault(cell.role, set())
        names.update(
            _bindings_if_python(cell) if cell.role == "free" else code.bindings(cell.source)
        )
        if cell.role == "solution" and cell.grade_id:
            names.add(cell.grade_id)
        if cell.role in ("locked", "test"):
            imported |= code.imported_names(cell.source)
    known = _ALWAYS_THERE | imported | by_role.get("locked", set()) | by_role.get("solution", set())
    for cell in sound:
        if cell.role != "test":
            continue
        for name, line in code.free_names(cell.source).items():
            if name in known:
                continue
            if name in by_role.get("test", ()):
                message, fix = (
                    f"it reads {name!r}, which only another test cell binds",
                    "Make the value in this cell: test cells stand alone.",
                )
            elif name in by_role.get("free", ()):
                message, fix = (
                    f"it reads {name!r}, which only cells bind that students may edit",
                    "Make the value in this cell, or lock the cell that binds it.",
                )
            else:
                message, fix = (
                    f"it reads {name!r}, which nothing defines",
                    "Correct the name, or import it in the first locked cell.",
                )
            yield in_cell(assignment, cell, message, fix, line)


def _bindings_if_python(cell: SourceCell) -> dict[str, int]:
    # A free cell may hold shell commands or a sketch: students may edit it, nothing reads it.
    try:
        return code.bindings(cell.source)
    except (SyntaxError, ValueError):
        return {}
