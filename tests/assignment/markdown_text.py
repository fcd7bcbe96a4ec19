"""Markdown as a reader of the page gets it: the tree of markdown-it, with formulas set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from autograder.assignment.formulas import formulas

_PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Table:
    """The words of the header cells, row by row those of the body."""

    header: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]


def headings(source: str) -> list[tuple[int, str]]:
    tokens = _parsed(source)
    return [
        (int(token.tag[1]), words(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def pictures(source: str) -> list[tuple[str, str]]:
    """(alt text, target) of each, those inside links too."""
    return [
        (token.content, str(token.attrs["src"]))
        for inline in _inlines(source)
        for token in inline.children or ()
        if token.type == "image"
    ]


def links(source: str) -> list[tuple[str, str]]:
    """(words, target) of each; the alt text of a picture counts as words."""
    found = []
    for inline in _inlines(source):
        target, text = "", ""
        for token in inline.children or ():
            if token.type == "link_open":
                target, text = str(token.attrs["href"]), ""
            elif token.type == "link_close":
                found.append((text.strip(), target))
            elif token.type in ("text", "code_inline", "image"):
                text += token.content
    return found


def tables(source: str) -> list[Table]:
    found = []
    rows: list[list[str]] = []
    tokens = _parsed(source)
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(words(tokens[place + 1]))
        elif token.type == "table_close":
            found.append(Table(tuple(rows[0]), tuple(map(tuple, rows[1:]))))
    return found


def html(source: str) -> str:
    """All raw HTML in it."""
    parts = [token.content for token in _parsed(source) if token.type == "html_block"]
    parts += [
        token.content
        for inline in _inlines(source)
        for token in inline.children or ()
        if token.type == "html_inline"
    ]
    return "\n".join(parts)


def running_text(source: str) -> str:
    """What its paragraphs, lists and tables say, without headings, code blocks and formulas."""
    tokens = _parsed(source)
    parts = [
        words(token)
        for place, token in enumerate(tokens)
        if token.type == "inline" and tokens[place - 1].type != "heading_open"
    ]
    return re.sub(r"\s+", " ", " ".join(parts)).strip()


def before_headings(source: str) -> str:
    """The Markdown in front of its first heading, without formulas."""
    source = _without_formulas(source)
    places = [t.map[0] for t in _parsed(source) if t.type == "heading_open" and t.map]
    return "\n".join(source.split("\n")[: places[0]]) if places else source


def words(inline: Token) -> str:
    return "".join(
        token.content
        for token in inline.children or ()
        if token.type in ("text", "code_inline", "softbreak")
    ).strip()


def _without_formulas(source: str) -> str:
    for found in reversed(formulas(source)):
        source = source[: found.start] + "$" + source[found.end :]
    return source


def _parsed(source: str) -> list[Token]:
    return _PARSER.parse(_without_formulas(source))


def _inlines(source: str) -> Iterator[Token]:
    return (token for token in _parsed(source) if token.type == "inline")
