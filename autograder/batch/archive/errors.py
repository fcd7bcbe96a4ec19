"""What can be wrong: with one entry, with the archive, with this machine's disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class ArchiveError(Exception):
    """The archive cannot be read at all.  The message names it and says what to do."""


class NoRoom(Exception):
    """This machine could not write what it unpacked; no student is to blame."""


@dataclass(frozen=True)
class Problem:
    """Why an entry is not unpacked.

    `tampered`: no program packs an honest folder like that, so the hand-in that it belongs to is
    refused.  Otherwise it is refused only if the entry is one that we need.
    """

    why: str
    tampered: bool = False


class BadEntry(Exception):
    def __init__(self, why: str, *, tampered: bool = False) -> None:
        super().__init__(why)
        self.problem = Problem(why, tampered)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turns what the disk says into NoRoom."""
    try:
        yield
    except OSError as error:
        raise NoRoom(
            f"cannot unpack into {folder}: {error.strerror}. Free some space there, or name "
            "another folder with the environment variable TMPDIR, and run the command again."
        ) from error


def write_all(descriptor: int, data: bytes) -> None:
    """Without a buffer: what fails, fails here."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
