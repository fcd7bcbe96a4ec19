"""Control groups (version 2) around student processes, where the grader may make some.

The limits that every tier sets on the process itself hold without them.  A group adds what the
kernel holds for a process, and a firm answer to whether memory was what ended it.  May make some:
root, on a machine whose hierarchy is writable; anybody, in a group handed to them, such as that of
`systemd-run --user --scope --property=Delegate=yes autograder grade ...`.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import logging
import os
import signal
import tempfile
import time
from pathlib import Path

from autograder.sandbox.settings import Limits

_HIERARCHY = Path("/sys/fs/cgroup")
_MEMBERSHIP = Path("/proc/self/cgroup")
_CONTROLLERS = {"memory", "pids"}
_PREFIX = "autograder-"
_KERNEL_MEMORY = 256 << 20  # page tables, buffers: counted for a group, not for a process
_PATIENCE_SECONDS = 5.0
_ASK = "ask for one: systemd-run --user --scope --property=Delegate=yes autograder ..."
_log = logging.getLogger(__name__)


class NoGroups(Exception):
    """Why there are none here."""


class ControlGroups:
    """A group for the batch, with one below it for each student process."""

    def __init__(self, limits: Limits, hierarchy: Path = _HIERARCHY) -> None:
        self._limits = limits
        self._numbers = itertools.count(1)  # several threads ask
        try:
            place = _place(hierarchy)
            _remove_leftovers(place)
            self._top, self._lock = _make_top(place)
        except OSError as error:
            raise NoGroups(
                f"this process may not make control groups ({error.strerror}); {_ASK}"
            ) from error

    def around(self, pidfd: int) -> Group:
        """A group that holds the process and its limits.

        For a process that has not run student code yet.  Raises OSError, also where the process
        has ended.
        """
        pid = pid_of(pidfd)
        # The limit on the process itself must be met first: that is an error in the student's
        # code, which goes on.  It lies above what the template has, and the process makes copies
        # of that when it writes to it.
        memory = _private_memory(pid) + self._limits.memory
        group = Group(self._top / f"exam-{next(self._numbers)}")
        try:
            group.path.mkdir()
            _write(group.path / "memory.max", memory + self._limits.scratch + _KERNEL_MEMORY)
            _write(group.path / "pids.max", self._limits.threads + 8)
            swap = group.path / "memory.swap.max"
            if swap.exists():  # not where the kernel does not count swap
                _write(swap, 0)
            _write(group.path / "cgroup.procs", pid)
        except BaseException:
            group.close()
            raise
        return group

    def close(self) -> None:
        _remove(self._top)
        os.close(self._lock)


class Group:
    """The group of one student process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def ran_out_of_memory(self) -> bool:
        """Whether a process was killed because this group, not the machine, had no more."""
        lines = (self.path / "memory.events").read_text().splitlines()
        events = {name: int(count) for name, count in (line.split() for line in lines)}
        return events["oom"] > 0 and events["oom_kill"] > 0

    def close(self) -> None:
        """End whatever is in it, and remove it."""
        _remove(self.path)


def pid_of(pidfd: int) -> int:
    """The pid as this process sees it, whatever namespace the other one is in."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        if line.startswith("Pid:") and (pid := int(line.split()[1])) > 0:
            return pid
    raise ProcessLookupError("the process has ended")


def _private_memory(pid: int) -> int:
    """Bytes, as RLIMIT_DATA counts them."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) << 10
    raise ProcessLookupError("the process has ended")


def _place(hierarchy: Path) -> Path:
    """The group that this process may divide."""
    own = _own_group(hierarchy)
    # Root may make a group of its own at the top; others only within the one they are in.
    place = hierarchy if os.geteuid() == 0 else own
    missing = _CONTROLLERS - set((place / "cgroup.controllers").read_text().split())
    if missing:
        raise NoGroups(f"the hierarchy has no controller for {' and '.join(sorted(missing))}")
    if place == own and (own / "cgroup.type").exists():  # all have it but the machine's topmost
        _step_aside(own)
    _write(place / "cgroup.subtree_control", "+memory +pids")
    return place


def _own_group(hierarchy: Path) -> Path:
    if not (hierarchy / "cgroup.controllers").exists():
        raise NoGroups("this machine has version 1 of control groups, or none")
    for line in _MEMBERSHIP.read_text().splitlines():
        if line.startswith("0::"):
            return hierarchy / line.removeprefix("0::").lstrip("/")
    raise NoGroups("this process is in no group of version 2")


def _step_aside(own: Path) -> None:
    """A group that hands out controllers may hold no process itself: move ours one level down."""
    pids = (own / "cgroup.procs").read_text().split()
    if set(map(int, pids)) != {os.getpid()}:
        raise NoGroups(f"this process shares its control group with others; {_ASK}")
    inner = own / "grader"
    inner.mkdir(exist_ok=True)
    _write(inner / "cgroup.procs", os.getpid())


def _make_top(place: Path) -> tuple[Path, int]:
    """A new group, and a descriptor whose lock says that its grader runs."""
    while True:
        top = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        lock = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if top.exists():  # else another grader took it for a leftover before it was locked
            _write(top / "cgroup.subtree_control", "+memory +pids")
            return top, lock
        os.close(lock)


def _remove_leftovers(place: Path) -> None:
    """Remove the groups of graders that were killed; their locks went with them."""
    for top in list(place.glob(f"{_PREFIX}*")):
        lock = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            _remove(top)
        finally:
            os.close(lock)


def _remove(path: Path) -> None:
    """End whatever is in the group, and remove it with those below it."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while path.exists():
        try:
            _kill(path)
            for below in [*path.glob("exam-*"), path]:
                below.rmdir()
        except OSError as error:  # a process takes a moment to go
            if time.monotonic() > deadline:
                # The verdict stands; the next grader removes it.
                _log.warning("the control group %s could not be removed: %s", path, error)
                return
            time.sleep(0.01)


def _kill(path: Path) -> None:
    try:
        _write(path / "cgroup.kill", 1)
    except FileNotFoundError:  # before Linux 5.14
        for pids in path.rglob("cgroup.procs"):
            for pid in pids.read_text().split():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)


def _write(file: Path, value: object) -> None:
    # Not Path.write_text: to create a file is forbidden here, whatever is missing.
    fd = os.open(file, os.O_WRONLY)
    try:
        os.write(fd, str(value).encode())
    finally:
        os.close(fd)
