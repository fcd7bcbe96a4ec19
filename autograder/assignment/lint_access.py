"""Rules for those who hear a notebook, and for its formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from autograder.assignment import formulas, prose
from autograder.assignment.problem import Problem, in_cell
from autograder.assignment.source import Assignment, SourceCell

_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"(?<![!\\])\[((?:!\[[^\]]*\]\([^)]*\)|[^\[\]])*)\]\(([^)]*)\)")


def access_problems(assignment: Assignment) -> Iterator[Problem]:
    for cell in assignment.cells:
        if cell.cell_type == "markdown":
            yield from _names_for_words(assignment, cell)
            yield from _links(assignment, cell)
            yield from _formulas(assignment, cell)


def _names_for_words(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    for picture in prose.pictures(cell.source):
        file = PurePosixPath(unquote(picture.target.removeprefix("attachment:")))
        if file.suffix and picture.alt.lower() == file.name.lower():
            yield in_cell(
                assignment,
                cell,
                f"the alt text {picture.alt!r} is only the name of the file",
                "Say in words what the picture shows.",
                picture.line,
            )


def _links(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    for line, text in prose.prose_lines(formulas.without_code(cell.source)):
        for link in _LINK.finditer(text):
            # A picture in it gives the link its words.
            words = _PICTURE.sub(r"\1", link.group(1))
            if not re.search(r"\w", words) and not formulas.formulas(words):
                yield in_cell(
                    assignment,
                    cell,
                    f"the link to {link.group(2)!r} has no words",
                    "Say between the brackets where it leads.",
                    line,
                )


def _formulas(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    for fault in formulas.faults(cell.source):
        yield in_cell(
            assignment,
            cell,
            fault.message,
            "Correct the formula; a dollar sign in the text is written \\$.",
            fault.line,
        )
