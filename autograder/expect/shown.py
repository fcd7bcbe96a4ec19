"""A student's own value inside a sentence, kept short."""

from __future__ import annotations

from typing import Any, Final

LONGEST: Final = 60


def number_text(value: Any) -> str:
    """Ten digits of a number: enough to see a float32 rounding, and no noise."""
    return f"{value:.10g}" if isinstance(value, float) else shorten(str(value))


def string_text(value: object) -> str:
    return shorten(repr(value))


def shorten(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 3]}..."


def some_of(count: int, total: int) -> str:
    return f" ({count} of {total} entries differ)" if total > 1 else ""
