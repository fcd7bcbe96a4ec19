"""One thing in an archive, as the archive has it: nothing of it is believed yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from autograder.batch.archive.errors import Problem


@dataclass(frozen=True)
class Entry:
    """`name` may hold anything.  `read` gives the content in chunks; it raises BadEntry.

    `packed` is the number of bytes that the entry takes in the archive.
    """

    name: str
    is_folder: bool
    packed: int
    read: Callable[[], Iterator[bytes]]
    problem: Problem | None = None
