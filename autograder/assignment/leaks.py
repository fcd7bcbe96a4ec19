"""Looks for solutions, hidden tests and mark schemes in what was built."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assignment.markers import MarkerKind, find_regions, lines_in
from autograder.assignment.source import Assignment, SourceCell

_TRIVIAL = frozenset(
    {"continue", "finally:", "return None", "return True", "return False", "return result"}
)

# Regions with fewer characters are short enough to stand somewhere else by chance.
_TELLING_SIZE = 20


@dataclass(frozen=True)
class Secret:
    """A line that must not be published: `line` counts from 1 inside its cell."""

    cell: str
    line: int
    text: str


def leaks_in_release(assignment: Assignment, folder: Path) -> list[str]:
    """One sentence for each secret line found in a file of the built release folder.

    A line that also stands where students may read it in the source is no secret; a whole region
    that does is reported.
    """
    visible = "\n".join(cell.released for cell in assignment.cells)
    regions = [list(region) for cell in assignment.cells for region in _release_secrets(cell)]
    return [*_shown_whole(assignment, regions, visible), *_search(folder, regions, visible)]


def leaks_in_solutions(assignment: Assignment, folder: Path) -> list[str]:
    """The same for the solutions, which show everything but hidden tests and mark schemes."""
    regions = [
        list(_secrets(cell, kind))
        for cell in assignment.cells
        for kind in ("HIDDEN TESTS", "MARK SCHEME")
    ]
    hidden = {(secret.cell, secret.line) for region in regions for secret in region}
    visible = "\n".join(
        line
        for cell in assignment.cells
        for number, line in enumerate(cell.source.split("\n"), start=1)
        if (cell.label, number) not in hidden
    )
    return _search(folder, regions, visible)


def _release_secrets(cell: SourceCell) -> Iterator[Iterator[Secret]]:
    yield _secrets(cell, "HIDDEN TESTS")
    yield _secrets(cell, "MARK SCHEME")
    if cell.role not in ("solution", "manual"):
        return
    if find_regions(cell.source, "SOLUTION"):
        yield _secrets(cell, "SOLUTION")
    else:
        yield (
            Secret(cell.label, number, line.strip())
            for number, line in enumerate(cell.source.split("\n"), start=1)
            if _is_telling(line)
        )


def _secrets(cell: SourceCell, kind: MarkerKind) -> Iterator[Secret]:
    for number, line in lines_in(cell.source, kind):
        if _is_telling(line):
            yield Secret(cell.label, number, line.strip())


def _is_telling(line: str) -> bool:
    line = line.strip()
    return len(line) >= 6 and line not in _TRIVIAL and any(map(str.isalnum, line))


def _shown_whole(
    assignment: Assignment, regions: list[list[Secret]], visible: str
) -> Iterator[str]:
    for region in regions:
        size = sum(len(secret.text) for secret in region)
        if size >= _TELLING_SIZE and all(secret.text in visible for secret in region):
            yield (
                f"{assignment.path}: {region[0].cell}: every line from line {region[0].line} on "
                "also stands where students may read it"
            )


def _search(folder: Path, regions: list[list[Secret]], visible: str) -> list[str]:
    secrets = [secret for region in regions for secret in region if secret.text not in visible]
    found: list[str] = []
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        is_notebook = file.suffix == ".ipynb"
        text = "\n".join(_strings(json.loads(file.read_bytes()))) if is_notebook else _plain(file)
        for secret in secrets:
            # Numbers alone may stand in any data file.
            telling = is_notebook or any(map(str.isalpha, secret.text))
            if telling and secret.text in text:
                name = file.relative_to(folder.parent)
                found.append(f"{name} shows line {secret.line} of {secret.cell}: {secret.text!r}")
    return found


def _plain(file: Path) -> str:
    text = file.read_bytes().decode("utf-8", errors="replace")
    return f"{text}\n{html.unescape(text)}"


def _strings(value: Any) -> Iterator[str]:
    """All strings of a JSON value, keys too; a source saved as lines also as one string."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield "".join(item for item in value if isinstance(item, str))
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
