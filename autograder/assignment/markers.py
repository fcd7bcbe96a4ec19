"""The `BEGIN`/`END` markers of nbgrader, found by its rule: the words anywhere in a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

MarkerKind = Literal["SOLUTION", "HIDDEN TESTS", "MARK SCHEME"]
MARKER_KINDS: tuple[MarkerKind, ...] = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")

CODE_STUB = ("# YOUR CODE HERE", "raise NotImplementedError()")
TEXT_STUB = ("YOUR ANSWER HERE",)


@dataclass(frozen=True)
class Regions:
    """Where the regions of one kind lie in a cell.

    `begins` and `inside` are parallel: the line of a begin marker and the lines between it and
    its end marker, all counted from 1. A region without an end reaches to the cell's last line.
    `faults` names what is unbalanced, as (line, sentence).
    """

    begins: tuple[int, ...]
    inside: tuple[range, ...]
    faults: tuple[tuple[int, str], ...]

    def __bool__(self) -> bool:
        return bool(self.begins)


def find_regions(source: str, kind: MarkerKind) -> Regions:
    begins: list[int] = []
    inside: list[range] = []
    faults: list[tuple[int, str]] = []
    opened: int | None = None
    lines = source.split("\n")
    for number, line in enumerate(lines, start=1):
        if f"BEGIN {kind}" in line:
            if opened is not None:
                faults.append((number, f"BEGIN {kind} inside the region begun in line {opened}"))
                continue
            opened = number
        elif f"END {kind}" in line:
            if opened is None:
                faults.append((number, f"END {kind} without BEGIN {kind} before it"))
                continue
            begins.append(opened)
            inside.append(range(opened + 1, number))
            opened = None
    if opened is not None:
        faults.append((opened, f"BEGIN {kind} without END {kind} after it"))
        begins.append(opened)
        inside.append(range(opened + 1, len(lines) + 1))
    return Regions(tuple(begins), tuple(inside), tuple(faults))


def lines_in(source: str, kind: MarkerKind) -> Iterator[tuple[int, str]]:
    """The lines inside the regions of one kind, with their numbers from 1."""
    lines = source.split("\n")
    for lines_inside in find_regions(source, kind).inside:
        for number in lines_inside:
            yield number, lines[number - 1]


def without_regions(source: str, kind: MarkerKind) -> str:
    return _rewrite(source, kind, lambda indent: [])


def with_stub(source: str, stub: tuple[str, ...]) -> str:
    """The source with the stub for each solution region, or for all of it if there is none."""
    if not find_regions(source, "SOLUTION"):
        return "\n".join(stub)
    return _rewrite(source, "SOLUTION", lambda indent: [indent + line for line in stub])


def without_markers(source: str, kind: MarkerKind) -> str:
    """The source with the marker lines taken out and the regions kept."""
    kept = (
        line
        for line in source.split("\n")
        if f"BEGIN {kind}" not in line and f"END {kind}" not in line
    )
    return "\n".join(kept)


def _rewrite(source: str, kind: MarkerKind, replacement: Callable[[str], list[str]]) -> str:
    regions = find_regions(source, kind)
    hidden = {number for lines_inside in regions.inside for number in lines_inside}
    kept: list[str] = []
    for number, line in enumerate(source.split("\n"), start=1):
        if number in regions.begins:
            indent = re.match(r"\s*", line)
            kept.extend(replacement(indent.group() if indent else ""))
        elif number not in hidden and f"END {kind}" not in line:
            kept.append(line)
    return "\n".join(kept)
