"""Headings and pictures in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)")
_IMG_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(alt|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Heading:
    line: int
    level: int
    text: str


@dataclass(frozen=True)
class Picture:
    line: int
    alt: str
    target: str


def prose_lines(source: str) -> Iterator[tuple[int, str]]:
    """The lines outside fenced code, with their numbers from 1."""
    fence = ""
    for number, line in enumerate(source.split("\n"), start=1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence):
                fence = ""
        elif mark:
            fence = mark.group(1)
        else:
            yield number, line


def headings(source: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(number, len(found.group(1)), plain(found.group(2) or ""))
        for number, line in prose_lines(source)
        if (found := _HEADING.match(line))
    )


def plain(text: str) -> str:
    """A heading's text without links, emphasis and code marks."""
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"[`]|\*\*|__", "", text)
    return re.sub(r"(?<!\w)[*_](\S.*?)[*_](?!\w)", r"\1", text).strip()


def pictures(source: str) -> tuple[Picture, ...]:
    found: list[Picture] = []
    for number, line in prose_lines(source):
        for picture in _PICTURE.finditer(line):
            found.append(Picture(number, picture.group(1).strip(), picture.group(2)))
        for tag in _IMG_TAG.finditer(line):
            named = {
                name.lower(): double or single
                for name, double, single in _ATTRIBUTE.findall(tag.group())
            }
            found.append(Picture(number, named.get("alt", "").strip(), named.get("src", "")))
    return tuple(found)
