"""Why a value is no array of numbers."""

from __future__ import annotations

from .nouns import Noun


class Refused(Exception):
    """``noun`` and ``why`` complete a sentence that begins "the answer is ..."."""

    def __init__(self, words: Noun | str, why: str, *, inside: bool = False) -> None:
        super().__init__(words, why)
        self.noun = Noun(words, words) if isinstance(words, str) else words
        self.why = why
        self.inside = inside

    def within(self) -> Refused:
        """The same, of an item inside a container."""
        return Refused(self.noun, self.why, inside=True)

    def phrases(self) -> tuple[str, str]:
        """The predicate for the visible sentence, and the one without a student's own names."""
        verb = "holds" if self.inside else "is"
        return f"{verb} {self.noun.shown}{self.why}", f"{verb} {self.noun.safe}{self.why}"
