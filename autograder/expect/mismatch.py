"""The two errors of this package: an answer that does not hold, and a check that is broken."""

from __future__ import annotations

from .rendering import rendered

_OPENINGS = frozenset(
    {"the", "your", "this", "entry", "expected", "what", "a", "an", "there", "it", "some", "all"}
)


class Mismatch(AssertionError):
    """An answer is not what was asked for.

    ``str(error)`` is a full sentence for the student.  It may show the student's own value, the
    shape asked for and the index that differs, and never the value asked for.

    Attributes, of which the first four are all that a hidden check may show:

    ``title``, ``hint``
        of the ``expect.check`` around the comparison, else empty.
    ``form``
        what is wrong with the *form* (type, shape, NaN, the kind of exception) in words that
        hold no value, no number from the answer and no name that the student chose; else None.
    ``mistake``
        the declared mistake that gives the answer found; else None.
    ``mistakes_declared``
        every mistake that the check knows, in the order declared.
    ``detail``
        the sentence without title, mistake and hint.
    """

    def __init__(
        self,
        detail: str,
        *,
        form: str | None = None,
        mistake: str | None = None,
        mistakes_declared: tuple[str, ...] = (),
        title: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.form = form
        self.mistake = mistake
        self.mistakes_declared = mistakes_declared
        self.title = title
        self.hint = hint

    def __str__(self) -> str:
        first = f"{self.title}: {self.detail}" if self.title else opening(self.detail)
        parts = [sentence(first), *self._advice()]
        return ("\n" if "\n" in self.detail else " ").join(parts)

    def _advice(self) -> list[str]:
        mistake = f"A known mistake gives this answer: {self.mistake}" if self.mistake else ""
        hint = f"Hint: {self.hint}" if self.hint else ""
        return [sentence(part) for part in (mistake, hint) if part]

    def _render_traceback_(self) -> list[str]:
        # IPython asks for this.  The frames of this package would bury the sentence.
        sentences = [sentence(opening(self.detail)), *self._advice()]
        return rendered(self.title, sentences, self.__cause__)


class AuthoringError(ValueError):
    """The check itself is wrong.  It passes through ``expect.check``: no student is to blame."""


def sentence(text: str) -> str:
    """The text with a full stop, unless it has an end of its own."""
    text = text.rstrip()
    return text if "\n" in text or text.endswith((".", "!", "?")) else f"{text}."


def opening(text: str) -> str:
    """A sentence's first words: a subject that is code, "softmax(z)", keeps its lower case."""
    first_word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first_word in _OPENINGS else text
