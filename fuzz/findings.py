"""A finding is a file, and a text beside it that says how to see it again."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path


class Findings:
    """One file for each place where something went wrong: the shortest input that got there."""

    def __init__(self, folder: Path, target: str) -> None:
        self._folder = folder
        self._target = target
        self._shortest: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._shortest)

    def add(self, data: bytes, error: BaseException) -> None:
        """Keep `data` if nothing shorter is known for the same kind of error at the same place."""
        frames = traceback.extract_tb(error.__traceback__)
        # Where our own code was: a library may fail in many places over one mistake of ours.
        ours = [
            f"{frame.filename}:{frame.lineno}" for frame in frames if "autograder" in frame.filename
        ]
        place = f"{type(error).__name__} {ours[-1] if ours else ''}"
        if self._shortest.get(place, len(data) + 1) <= len(data):
            return
        self._shortest[place] = len(data)
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{self._target}-{hashlib.sha256(place.encode()).hexdigest()[:8]}"
        path = self._folder / f"{name}.bin"
        path.write_bytes(data)
        again = f"python -m fuzz --target {self._target} --replay {path}"
        trace = "".join(traceback.format_exception(error))
        (self._folder / f"{name}.txt").write_text(
            f"again: {again}\n\n{trace}", encoding="utf-8", errors="backslashreplace"
        )
