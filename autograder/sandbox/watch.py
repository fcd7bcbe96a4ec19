"""Bounds that no limit of the kernel's covers without a namespace or a control group."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from autograder.sandbox.scratch import occupied
from autograder.sandbox.settings import Limits
from autograder.sandbox.users import user_for


class Watch:
    """Looks at a running student process.

    It sees the process some ten times a second, so a bound can be passed by what a process can
    use up between two looks.
    """

    def __init__(self, limits: Limits, *, other_user: bool) -> None:
        self._limits = limits
        self._other_user = other_user

    def look(self, pid: int, home: str) -> str:
        """Why the process must end; empty while it keeps within its bounds."""
        limits = self._limits
        try:
            status = _fields(Path(f"/proc/{pid}/status").read_text())
        except FileNotFoundError:
            return ""
        # Shared memory and mapped files of a memory disk: RLIMIT_DATA counts private memory only.
        if status.get("RssShmem", 0) << 10 > limits.memory:
            return "its memory was used up"
        if status.get("Threads", 0) > limits.threads:
            return "it started too many threads"
        try:
            held = occupied(home, at_most=limits.scratch_files)
        except FileNotFoundError:
            return ""  # not made yet
        if held is None:
            return "it made too many files, or folders too deep or closed"
        if held > 2 * limits.scratch:  # one file of that size is an error in the student's code
            return "its disk space was used up"
        if self._written(pid) > limits.written:
            return "it wrote too much to the disk"
        return ""

    def _written(self, pid: int) -> int:
        """Bytes written in all, also to files that have no name any more."""
        with self._as_user_of(pid):
            try:
                text = Path(f"/proc/{pid}/io").read_text()
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                return 0  # it begins or ends at this moment, or the kernel does not count
        return _fields(text).get("write_bytes", 0)

    @contextlib.contextmanager
    def _as_user_of(self, pid: int) -> Iterator[None]:
        # The kernel shows these figures to the process's own user only.
        if not self._other_user:
            yield
            return
        user = user_for(pid)
        os.setegid(user)
        os.seteuid(user)
        try:
            yield
        finally:
            os.seteuid(0)
            os.setegid(0)


def _fields(text: str) -> dict[str, int]:
    rows = (line.split() for line in text.splitlines())
    return {row[0].rstrip(":"): int(row[1]) for row in rows if len(row) > 1 and row[1].isdigit()}
