"""Rules for Markdown: headings, pictures, and the files that a notebook refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from autograder.assignment import prose
from autograder.assignment.problem import Problem, in_cell, in_file
from autograder.assignment.source import Assignment, SourceCell

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def text_problems(assignment: Assignment) -> Iterator[Problem]:
    yield from _headings(assignment)
    for cell in assignment.cells:
        if cell.cell_type == "markdown":
            yield from _pictures(assignment, cell)


def _headings(assignment: Assignment) -> Iterator[Problem]:
    level = 0
    for cell in assignment.cells:
        # A model answer's headings (and its markers, which look like some) are not the notebook's.
        if cell.cell_type != "markdown" or cell.role == "manual":
            continue
        for heading in prose.headings(cell.released):
            if heading.level > level + 1:
                before = f"after one of level {level}" if level else "before any of level 1"
                yield in_cell(
                    assignment,
                    cell,
                    f"a heading of level {heading.level} {before}: {heading.text!r}",
                    f"Make it level {level + 1}: levels must not skip, screen readers rely on it.",
                    heading.line,
                )
            level = heading.level
    if not level:
        yield in_file(assignment, "it has no heading", "Begin it with a `# Title`.")


def _pictures(assignment: Assignment, cell: SourceCell) -> Iterator[Problem]:
    for picture in prose.pictures(cell.source):
        if not picture.alt:
            yield in_cell(
                assignment,
                cell,
                f"the picture {picture.target!r} has no alt text",
                "Say in words what it shows: ![...](...).",
                picture.line,
            )
        scheme, _, rest = picture.target.partition(":")
        if scheme == "attachment":
            if rest not in cell.attachments:
                yield in_cell(
                    assignment,
                    cell,
                    f"the attachment {rest!r} is not in the cell",
                    "Paste the picture again, or refer to a file in figures/.",
                    picture.line,
                )
        elif not _ELSEWHERE.match(picture.target):
            file = assignment.path.parent / unquote(picture.target)
            if not file.is_file():
                yield in_cell(
                    assignment,
                    cell,
                    f"there is no file {picture.target!r} beside the notebook",
                    "Add it, or correct the link.",
                    picture.line,
                )
