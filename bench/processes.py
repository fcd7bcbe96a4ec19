"""The memory of a process and of all that it started, sampled from outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path


class PeakMemory(threading.Thread):
    """Looks every `interval` seconds; `peak` is the highest sum in MiB, `unread` what it misses.

    The sum is of proportional set sizes (PSS): a page that several processes share counts once.
    Files in a student's /tmp are in no process's PSS.  A peak between two looks is not seen.
    """

    def __init__(self, pid: int, interval: float = 0.1) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._interval = interval
        self._ended = threading.Event()
        self.peak = 0.0
        self.unread = 0

    def run(self) -> None:
        while not self._ended.wait(self._interval):
            self.peak = max(self.peak, sum(map(self._pss, [self._pid, *descendants(self._pid)])))

    def stop(self) -> None:
        self._ended.set()
        self.join()

    def _pss(self, pid: int) -> float:
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except PermissionError:
            self.unread += 1
            return 0.0
        except OSError:  # it ended since it was listed
            return 0.0
        return sum(int(line.split()[1]) / 1024 for line in text.splitlines() if line[:4] == "Pss:")


def descendants(pid: int) -> Iterator[int]:
    """All processes below `pid`, as far as they are still there."""
    for child in children(pid):
        yield child
        yield from descendants(child)


def children(pid: int) -> list[int]:
    """The processes that `pid` started, by any of its threads."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(number) for number in task.read_text().split()]
        except OSError:
            continue
    return found
