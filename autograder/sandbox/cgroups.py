"""Control groups (version 2) around student processes, where the grader may make some.

The limits that every tier sets on the process itself hold without them.  A group adds what the
kernel holds for a process, and a firm answer to whether memory was what ended it.  May make some:
root, on a machine whose hierarchy is writable; anybody, in a group handed to them, such as that of
`systemd-run --user --scope --property=Delegate=yes autograder grade ...`.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from autograder.sandbox.settings import Limits

_HIERARCHY = Path("/sys/fs/cgroup")
_CONTROLLERS = {"memory", "pids"}
_KERNEL_MEMORY = 256 << 20  # page tables, buffers: counted for a group, not for a process
_PATIENCE_SECONDS = 5.0


class NoGroups(Exception):
    """Why there are none here."""


class ControlGroups:
    """A group for the batch, with one below it for each student process."""

    def __init__(self, limits: Limits, hierarchy: Path = _HIERARCHY) -> None:
        self._limits = limits
        self._number = 0
        try:
            self._top = _make_top(hierarchy)
            (self._top / "cgroup.subtree_control").write_text("+memory +pids")
        except OSError as error:
            raise NoGroups(f"the hierarchy cannot be written ({error.strerror})") from error

    def around(self, pidfd: int) -> Group:
        """A group that holds the process and its limits.  Raises OSError."""
        self._number += 1
        path = self._top / f"exam-{self._number}"
        path.mkdir()
        limits = {
            "memory.max": self._limits.memory + self._limits.scratch + _KERNEL_MEMORY,
            "memory.swap.max": 0,
            "pids.max": self._limits.threads + 8,
            "cgroup.procs": pid_of(pidfd),
        }
        for name, value in limits.items():
            with contextlib.suppress(FileNotFoundError):  # no swap.max where there is no swap
                (path / name).write_text(str(value))
        return Group(path)

    def close(self) -> None:
        self._top.rmdir()


class Group:
    """The group of one student process."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def ran_out_of_memory(self) -> bool:
        rows = (line.split() for line in (self._path / "memory.events").read_text().splitlines())
        return any(name == "oom_kill" and int(count) for name, count in rows)

    def close(self) -> None:
        """End whatever is in it, and remove it."""
        with contextlib.suppress(FileNotFoundError):  # Linux 5.14
            (self._path / "cgroup.kill").write_text("1")
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                self._path.rmdir()
                return
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)


def pid_of(pidfd: int) -> int:
    """The pid as this process sees it, whatever namespace the other one is in."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        if line.startswith("Pid:"):
            return int(line.split()[1])
    raise ProcessLookupError("the process has ended")


def _make_top(hierarchy: Path) -> Path:
    own = _own_group(hierarchy)
    # Root may make a group of its own at the top; others only within the one they are in.
    place = hierarchy if os.geteuid() == 0 else own
    missing = _CONTROLLERS - set((place / "cgroup.controllers").read_text().split())
    if missing:
        raise NoGroups(f"the hierarchy has no controller for {' and '.join(sorted(missing))}")
    if place == own != hierarchy:
        _step_aside(own)
    (place / "cgroup.subtree_control").write_text("+memory +pids")
    top = place / f"autograder-{os.getpid()}"
    top.mkdir()
    return top


def _own_group(hierarchy: Path) -> Path:
    if not (hierarchy / "cgroup.controllers").exists():
        raise NoGroups("this machine has version 1 of control groups, or none")
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        if line.startswith("0::"):
            return hierarchy / line.removeprefix("0::").lstrip("/")
    raise NoGroups("this process is in no group of version 2")


def _step_aside(own: Path) -> None:
    """A group that hands out controllers may hold no process itself: move ours one level down."""
    pids = (own / "cgroup.procs").read_text().split()
    if set(map(int, pids)) != {os.getpid()}:
        raise NoGroups(
            "this process shares its group with others; to have one of its own: "
            "systemd-run --user --scope --property=Delegate=yes autograder ..."
        )
    inner = own / "grader"
    inner.mkdir(exist_ok=True)
    (inner / "cgroup.procs").write_text(str(os.getpid()))
