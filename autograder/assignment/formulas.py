"""Finds the formulas in Markdown as JupyterLab does, and what MathJax could not set of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The tokens of removeMath in @jupyterlab/rendermime.
_TOKEN = re.compile(
    r"\$\$?|\\(?:begin|end)\{[a-z]*\*?\}|\\[{}$]|[{}]|(?:\n\s*)+|\\\\[()\[\]]", re.IGNORECASE
)
_CLOSING = {"$": "$", "$$": "$$", r"\\(": r"\\)", r"\\[": r"\\]"}
_FENCED = re.compile(r"^(`{3,}|~{3,})[^`\n]*\n.*?^\1[`~]*$", re.MULTILINE | re.DOTALL)
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?[^`\n]\1(?!`)")
_COMMAND = re.compile(r"\\(?:begin\{([^}]*)\}|end\{([^}]*)\}|(left|right)(?![a-zA-Z])|.)|[{}%]")


@dataclass(frozen=True)
class Formula:
    """`start` and `end` are its places in the text with the delimiters, `tex` is without them.

    An environment has its own `\\begin` and `\\end` in `tex`.
    """

    start: int
    end: int
    line: int
    opening: str
    tex: str


@dataclass(frozen=True)
class Fault:
    line: int
    message: str


def formulas(source: str) -> tuple[Formula, ...]:
    return tuple(found for found in _scan(source) if isinstance(found, Formula))


def faults(source: str) -> tuple[Fault, ...]:
    """What would be left as text, or be set in the colour of an error."""
    found: list[Fault] = []
    for each in _scan(source):
        if isinstance(each, Fault):
            found.append(each)
        else:
            found.extend(Fault(each.line, message) for message in _inside(each.tex))
    return tuple(found)


def without_code(source: str) -> str:
    """The text with blanks instead of code, fenced or in backticks; every place stays the same."""
    for code in (_FENCED, _CODE_SPAN):
        source = code.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source)
    return source


def _scan(source: str) -> Iterator[Formula | Fault]:
    text = without_code(source)
    opening: re.Match[str] | None = None
    latest: re.Match[str] | None = None  # where the formula would end but for an open brace
    closing, depth, place = "", 0, 0
    while True:
        mark = _TOKEN.search(text, place)
        token = mark.group() if mark else ""
        place = mark.end() if mark else len(text)
        if mark and not opening:
            closing = _closing(token)
            if closing:
                opening, latest, depth = mark, None, 0
            elif token.startswith("\\end"):
                yield Fault(_line(text, mark.start()), f"{token} has no begin")
        elif mark and token == closing:
            latest = mark
            if not depth:
                yield _formula(source, opening, mark)
                opening = None
        elif opening and (not mark or token.count("\n") > 1):
            # An empty line or the end: JupyterLab takes the latest closing sign that there was.
            if latest:
                yield _formula(source, opening, latest)
                place = latest.end()
            else:
                line = _line(text, opening.start())
                yield Fault(line, f"{opening.group()} has no {closing} before the paragraph's end")
            opening = None
        elif token == "{":
            depth += 1
        elif token == "}":
            depth = max(depth - 1, 0)
        if not mark and place == len(text):
            return


def _closing(token: str) -> str:
    if token.startswith("\\begin"):
        return token.replace("\\begin", "\\end", 1)
    return _CLOSING.get(token, "")


def _formula(source: str, opening: re.Match[str] | None, closing: re.Match[str]) -> Formula:
    assert opening
    start, end = opening.start(), closing.end()
    inside = source[opening.end() : closing.start()]
    tex = source[start:end] if opening.group().startswith("\\begin") else inside
    return Formula(start, end, _line(source, start), opening.group(), tex)


def _inside(tex: str) -> Iterator[str]:
    if not tex.strip():
        yield "a formula is empty"
    open_ones: list[str] = []
    for found in _COMMAND.finditer(tex):
        begins, ends, side = found.groups()
        token = found.group()
        if token == "%":
            yield f"% begins a comment in the formula {tex.strip()!r}: write \\%"
        elif begins is not None or side == "left" or token == "{":
            open_ones.append(begins if begins is not None else token)
        elif ends is not None or side == "right" or token == "}":
            partner = ends if ends is not None else {"}": "{"}.get(token, "\\left")
            if not open_ones or open_ones.pop() != partner:
                yield f"{token} closes nothing in the formula {tex.strip()!r}"
                return
    if open_ones:
        yield f"{open_ones[-1]} is not closed in the formula {tex.strip()!r}"


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
