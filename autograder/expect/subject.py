"""What a sentence is about: the answer, or an entry of it."""

from __future__ import annotations

from typing import NamedTuple

from .mismatch import Mismatch
from .shown import shorten, string_text


class Subject(NamedTuple):
    """``shown`` may hold keys of a dict; ``safe`` is for hidden checks."""

    shown: str
    safe: str

    def entry(self, key: object) -> Subject:
        """An item of this container."""
        text = string_text(key) if isinstance(key, str) else shorten(str(key))
        safe = self.safe if self.safe.startswith("an entry of ") else f"an entry of {self.safe}"
        return Subject(f"entry {text} of {self.shown}", safe)

    def malformed(self, predicate: str, safe: str | None = None) -> Mismatch:
        """A wrong form.  Give ``safe`` where the predicate holds something of the answer's own."""
        return Mismatch(f"{self.shown} {predicate}", form=f"{self.safe} {safe or predicate}")

    def differs(self, predicate: str) -> Mismatch:
        """A wrong value of the right form."""
        return Mismatch(f"{self.shown} {predicate}")


def subject(name: str | None) -> Subject:
    """``name`` is the check's own, "softmax(z)" for example, so it is safe."""
    text = name or "the answer"
    return Subject(text, text)
