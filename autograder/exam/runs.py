"""How cells ran, kept within bounds however many there are and whatever they print."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from autograder.exam.verdict import CellRun

# Characters.  All runs together must fit through the pipe that the verdict takes.
MAX_SOURCE_HEAD, MAX_SOURCE_TAIL = 12_000, 8_000
MAX_TEXT_OF_ALL = 8_000_000


class Runs:
    """The runs of one submission, in order."""

    def __init__(self) -> None:
        self._runs: list[CellRun] = []
        self._room = MAX_TEXT_OF_ALL

    def add(self, run: CellRun) -> None:
        """Keep `run`; without its texts where those before it have used up the room."""
        run = dataclasses.replace(run, source=_without_middle(run.source))
        size = len(run.source) + len(run.output) + len(run.error)
        if size > self._room:
            run = dataclasses.replace(run, source="", output="", output_truncated=True, error="")
        else:
            self._room -= size
        self._runs.append(run)

    def __iter__(self) -> Iterator[CellRun]:
        return iter(self._runs)


def _without_middle(source: str) -> str:
    left_out = len(source) - MAX_SOURCE_HEAD - MAX_SOURCE_TAIL
    if left_out <= 0:
        return source
    head, tail = source[:MAX_SOURCE_HEAD], source[-MAX_SOURCE_TAIL:]
    return f"{head}\n[... {left_out:,} characters left out ...]\n{tail}"
