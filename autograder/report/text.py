"""Foreign text made fit to look at.

Students choose what their code prints.  A page, a table or a terminal that shows it must not be
steered by it: escape sequences go, and what is invisible or reorders its surroundings is shown
by name.  Escaping for HTML is the template's work, not done here.
"""

from __future__ import annotations

import re
import unicodedata

# Each alternative stops at the next escape character, which keeps the search linear.
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
# Progress bars print dozens of backspaces in a row.
_REPEATED_CONTROL = re.compile(r"([\x00-\x08\x0b-\x1f\x7f])\1{3,}")
_NAMED_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Letters and marks by category, yet nothing to see: fillers, joiners, Khmer inherent vowels,
# Mongolian variation selectors.
_INVISIBLE = {
    0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0,
}  # fmt: skip


class _Visible(dict[int, str]):
    """A table for ``str.translate`` that works out each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(code)
        return shown


def _shown(code: int) -> str:
    if code in (0x09, 0x0A):
        return chr(code)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    tag_or_selector = 0xE0000 <= code <= 0xE0FFF
    if (
        unicodedata.category(chr(code)) in _NAMED_CATEGORIES
        or code in _INVISIBLE
        or noncharacter
        or tag_or_selector
    ):
        return f"⟪U+{code:04X}⟫"
    return chr(code)


_VISIBLE = _Visible()


def visible(text: str) -> str:
    """``text`` without terminal escape sequences and with nothing hidden in it.

    Tabs and newlines stay; other control characters become their symbols (NUL becomes ␀), and
    bidirectional overrides, zero-width characters and lone surrogates their numbers
    (⟪U+202E⟫).  The result can always be encoded as UTF-8.
    """
    without_escapes = _ESCAPE_SEQUENCE.sub("", text.replace("\r\n", "\n"))
    return _REPEATED_CONTROL.sub(_counted, without_escapes).translate(_VISIBLE)


def _counted(match: re.Match[str]) -> str:
    return f"{match[1]}⟪×{len(match[0])}⟫"


def spelled(name: str) -> str:
    """``name`` on one line, with each hidden character as its symbol or number.

    Unlike in ``visible`` nothing is taken out: two names that differ never look the same.
    """
    return name.translate(_VISIBLE).replace("\t", "␉").replace("\n", "␊")


def cut_middle(text: str, limit: int) -> str:
    """``text``, or its beginning and end with a notice between, if it is over ``limit`` long."""
    if len(text) <= limit:
        return text
    head = limit * 2 // 3
    tail = limit - head
    left_out = len(text) - head - tail
    return f"{text[:head]}\n⟪… {left_out:,} characters left out …⟫\n{text[-tail:]}"


def bounded(text: str, limit: int) -> str:
    """``text`` made visible, and its middle left out where that is over ``limit`` characters."""
    return cut_middle(visible(text), limit)


def name_line(name: str, limit: int = 200) -> str:
    """``name`` spelled out, and its middle left out where that is over ``limit`` characters."""
    return cut_middle(spelled(name), limit).replace("\n", "")


def one_line(text: str, limit: int = 1000) -> str:
    """``text`` made visible on one line, every run of blanks and newlines as one space."""
    return " ".join(bounded(text, limit).split())
