"""The form of a target."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from hypothesis.strategies import SearchStrategy


class Broken(AssertionError):
    """A promise of the reader did not hold."""


class Target(ABC):
    name: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        """`folder` is empty, and the target's own."""
        self.folder = folder

    @abstractmethod
    def seeds(self) -> Sequence[bytes]:
        """Valid input, for mutation."""

    @abstractmethod
    def strategy(self) -> SearchStrategy[bytes]:
        """Input that has the form, with lies in it."""

    @abstractmethod
    def check(self, data: bytes) -> None:
        """Read `data`.  Every exception that comes out of here is a finding."""

    def clean(self) -> None:
        """Remove what a check that failed left in `folder`."""
        for entry in self.folder.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()
