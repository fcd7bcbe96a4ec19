"""What a cell prints, bounded: 60 MB of output costs neither memory nor a point."""

from __future__ import annotations

import io

HEAD = 12_000
TAIL = 4_000


class Capture(io.TextIOBase):
    """Keeps the first `HEAD` and the last `TAIL` characters written, and counts the rest."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._head: list[str] = []
        self._room = HEAD
        self._tail = ""
        self._dropped = 0

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() needs a str, not {type(text).__name__}")
        text = str.__str__(text)
        head, rest = text[: self._room], text[self._room :]
        if head:
            self._head.append(head)
            self._room -= len(head)
        if rest:
            tail = self._tail + rest[-TAIL:]
            self._dropped += len(self._tail) + len(rest) - min(len(tail), TAIL)
            self._tail = tail[-TAIL:]
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    def taken(self) -> tuple[str, bool]:
        """The text kept, and whether anything was dropped from its middle."""
        head = "".join(self._head)
        if not self._dropped:
            return head + self._tail, False
        return f"{head}\n[... {self._dropped:,} characters left out ...]\n{self._tail}", True
