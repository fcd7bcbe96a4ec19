"""Declared mistakes: which misconception gives the very answer that was found?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .mismatch import AuthoringError, Mismatch
from .quiet import quiet

Mistakes = Mapping[str, Any]
Matches = Callable[[Any], bool]


class Declared:
    """The mistakes of one comparison.

    ``is_want(value)`` and ``is_got(value)`` tell whether a mistake's value is the one wanted, or
    the one found.  A mistake is a value, or a function without arguments that makes it; functions
    are called only after the comparison has failed, with warnings off.
    """

    def __init__(self, mistakes: Mistakes | None, is_want: Matches) -> None:
        self._mistakes = dict(mistakes or {})
        self._is_want = is_want
        for sentence, value in self._mistakes.items():
            if not callable(value) and is_want(value):
                raise AuthoringError(
                    f"the mistake {sentence!r} has the value that is asked for: "
                    "choose an input for which the two differ"
                )

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(self._mistakes)

    def annotate(self, mismatch: Mismatch, is_got: Matches | None) -> Mismatch:
        """Add the sentences declared, and the first that gives what was found."""
        mismatch.mistakes_declared = self.sentences
        if is_got is not None:
            mismatch.mistake = self._first(is_got)
        return mismatch

    def _first(self, is_got: Matches) -> str | None:
        for sentence, source in self._mistakes.items():
            value = _made(sentence, source)
            if is_got(value) and not self._is_want(value):
                return sentence
        return None


def _made(sentence: str, source: Any) -> Any:
    if not callable(source):
        return source
    try:
        with quiet():
            return source()
    except Exception as error:
        raise AuthoringError(
            f"the value of the mistake {sentence!r} cannot be computed: "
            f"{type(error).__name__}: {error}"
        ) from error
