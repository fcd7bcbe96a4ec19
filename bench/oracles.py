"""How many bits of hidden inputs one hand-in can bring back: counted from above.

A student may write code that answers wrongly on purpose, in a way that depends on what a hidden
check sent.  What comes back is one of finitely many pages; the logarithm of their number bounds
the bits.  Each part is counted as if the student chose it freely and apart from all others, so
the true number is smaller.
"""

from __future__ import annotations

import contextlib
import itertools
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from rich.console import Console
from rich.table import Table

from autograder import expect
from autograder.assignment import Assignment, Course, SourceCell, read_course
from autograder.exam import handles
from autograder.exam.failures import _REBUILT
from autograder.expect import mistakes, nouns, shapes
from autograder.wire.kinds import DESCRIPTIONS

# Words for values that are no numbers, besides those of `expect.nouns`: see `expect.plain`.
_MORE_NOUNS = 12
# Each may be the answer or lie in it, and a given comparison has two reasons to refuse it.
_REFUSALS = (len(nouns._SAFE) + 1 + _MORE_NOUNS) * 2 * 2
# NaN, empty, infinite, not whole, bools for numbers, another length, changed arguments and so on.
_FIXED_FORMS = 30
# An exception of a built-in type, told by the exam, by `expect`, or by `expect.raises`.
_ERRORS = (len(_REBUILT) + 2) * 3
_HANDLES = len(DESCRIPTIONS) * len(handles._OPERATIONS.split())
# A wrong value; not written yet, in two wordings; too slow; a faulty check; a missing name with
# what its cell ended with.
_REST = 4 + 1 + 7
SENTENCES = _REFUSALS + _FIXED_FORMS + _ERRORS + _HANDLES + _REST

# After the first hidden check, a given cell: ran or not; the first that did not: one of five kinds
# of errors, too slow.
GIVEN_CELL, FIRST_END = 2, 6
# Why the exam was lost (closed, deaf, too large, time used up, a broken message), and the process's
# end: one of eight sentences, of five bounds, or a fault of ours.
REASONS, CAUSES = 5, 14


@dataclass(frozen=True)
class CellCount:
    """What may be told of one test cell: `places` where it may fail, `outcomes` in all."""

    grade_id: str
    places: int
    outcomes: int

    @property
    def bits(self) -> float:
        return math.log2(self.outcomes)


@dataclass(frozen=True)
class Count:
    """Bits of one assignment, part by part."""

    name: str
    cells: tuple[CellCount, ...]
    given: int

    @property
    def checks(self) -> float:
        return sum(cell.bits for cell in self.cells)

    @property
    def runs(self) -> float:
        return self.given * math.log2(GIVEN_CELL) + math.log2(FIRST_END)

    @property
    def ending(self) -> float:
        """How and where the exam was lost, if it was; added cells are one place."""
        places = len(self.cells) + self.given + 1
        return math.log2(1 + places * REASONS * CAUSES)

    @property
    def total(self) -> float:
        return self.checks + self.runs + self.ending


def count(assignment: Assignment) -> Count:
    """Runs the model solution and every test cell in this process, with the check's own eyes."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in assignment.having("locked", "solution"):
        if cell.is_code:
            exec(compile(cell.solved, f"<{cell.grade_id}>", "exec"), names)
    cells = tuple(_count_cell(cell, names) for cell in assignment.having("test"))
    given = sum(cell.is_code for cell in assignment.having("solution"))
    return Count(assignment.name, cells, given)


def sentences_of_shape(wanted: shapes.Wanted) -> int:
    """How many sentences a hidden check has for a wrong shape where `wanted` is asked for.

    A shape near the one asked for is told; of any other only its relation to it.
    """
    sizes = [size for size in wanted if size is not None]
    familiar = {0, 1, math.prod(sizes), *sizes, *(2 * size for size in sizes)}
    made = (
        shape
        for axes in range(len(wanted) + 3)
        for shape in itertools.product(sorted(familiar), repeat=axes)
    )
    told = sum(shapes.explains_itself(shape, wanted) for shape in made)
    return told + 7 + len(wanted)


def _count_cell(cell: SourceCell, names: dict[str, Any]) -> CellCount:
    places = [SENTENCES]
    with _spies(places), expect.observe(lambda _: places.append(SENTENCES)):
        exec(compile(cell.source, f"<{cell.grade_id}>", "exec"), dict(names))
    return CellCount(str(cell.grade_id), len(places), 1 + sum(places))


@contextlib.contextmanager
def _spies(places: list[int]) -> Iterator[None]:
    """Adds to the last of `places` what each comparison that the test makes could say."""
    demand, declare = shapes.demand, mistakes.Declared.__init__
    that = expect.that

    def demanded(got: Any, wanted: shapes.Wanted, subject: Any) -> None:
        places[-1] += sentences_of_shape(wanted)
        demand(got, wanted, subject)

    def declared(self: Any, sentences: Any, is_want: Any) -> None:
        places[-1] += len(sentences or {})
        declare(self, sentences, is_want)

    def claimed(*args: Any, **kwargs: Any) -> None:
        places[-1] += 1
        that(*args, **kwargs)

    with (
        mock.patch.object(shapes, "demand", demanded),
        mock.patch.object(mistakes.Declared, "__init__", declared),
        mock.patch.object(expect, "that", claimed),
    ):
        yield


def report(course: Course) -> None:
    """Print one row an assignment."""
    table = Table(title="bits that one hand-in can bring back, at most")
    for column in ("assignment", "questions", "places", "checks", "given cells", "ending", "all"):
        table.add_column(column, justify="left" if column == "assignment" else "right")
    for assignment in course.assignments.values():
        found = count(assignment)
        table.add_row(
            found.name,
            str(len(found.cells)),
            str(sum(cell.places for cell in found.cells)),
            *(f"{bits:.0f}" for bits in (found.checks, found.runs, found.ending, found.total)),
        )
    Console(width=110).print(table)


def main() -> None:
    root = Path(__file__).parents[1]
    os.environ.update(MPLBACKEND="Agg", CUDA_VISIBLE_DEVICES="-1", TF_CPP_MIN_LOG_LEVEL="3")
    os.chdir(root)
    report(read_course(root))


if __name__ == "__main__":
    main()
