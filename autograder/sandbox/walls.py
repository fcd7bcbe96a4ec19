"""What a freshly forked student process does to itself before any student code runs."""

from __future__ import annotations

import os
import resource
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

from autograder.sandbox import landlock
from autograder.sandbox.namespaces import STUDENT, write_maps
from autograder.sandbox.root import bind_read_only, make_mount_point
from autograder.sandbox.seccomp import Filter
from autograder.sandbox.settings import DATA_HOME, NOTEBOOK_HOME, Limits
from autograder.sandbox.syscalls import (
    CLONE_NEWNS,
    CLONE_NEWUSER,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    die_with_parent,
    drop_all_capabilities,
    mount,
    no_new_privileges,
    unshare,
)


class WallError(Exception):
    """A wall could not be put up; the student process must not run."""


class Walls:
    """Prepared in the template, put up in each student process."""

    def __init__(self, limits: Limits, has_data: bool, shown_in_tmp: tuple[str, ...]) -> None:
        self._limits = limits
        self._filter = Filter()
        self._landlock_abi = landlock.abi()
        self._has_data = has_data
        self._shown_in_tmp = [(path, Path(path).is_dir()) for path in shown_in_tmp]

    def put_up(self) -> dict[str, float]:
        """Raise every wall; the result says what each cost in milliseconds."""
        phases: dict[str, float] = {}
        steps: list[tuple[str, Callable[[], None]]] = [
            ("mounts", self._mounts),
            ("namespaces", self._namespaces),
            ("limits", self._rlimits),
            ("capabilities", self._privileges),
            ("landlock", self._landlock),
            ("seccomp", self._filter.load),
        ]
        for name, step in steps:
            start = time.perf_counter()
            try:
                step()
            except OSError as error:
                raise WallError(f"{name}: {error}") from error
            phases[name] = (time.perf_counter() - start) * 1000
        return phases

    def _mounts(self) -> None:
        flags = MS_NOSUID | MS_NODEV
        unshare(CLONE_NEWNS)
        mount("proc", "/proc", "proc", flags | MS_NOEXEC)
        # Opened in this mount namespace, before /tmp is covered: only so can they be bound again.
        shown = [(os.open(path, os.O_PATH), path, folder) for path, folder in self._shown_in_tmp]
        options = f"mode=1777,size={self._limits.scratch},nr_inodes=20000"
        mount("tmpfs", "/tmp", "tmpfs", flags, options)
        for fd, path, is_folder in shown:
            make_mount_point(Path(path), is_folder=is_folder)
            bind_read_only(f"/proc/self/fd/{fd}", path)
            os.close(fd)
        make_notebook_home(NOTEBOOK_HOME, DATA_HOME if self._has_data else None)

    @staticmethod
    def _namespaces() -> None:
        uid, gid = os.getuid(), os.getgid()
        # The mount namespace stays with the template's user namespace: nobody in here can mount.
        unshare(CLONE_NEWUSER | STUDENT)
        write_maps(uid, gid)
        socket.sethostname("exam")

    def _rlimits(self) -> None:
        limits = self._limits
        set_rlimits(limits)
        resource.setrlimit(resource.RLIMIT_NPROC, (limits.threads, limits.threads))

    @staticmethod
    def _privileges() -> None:
        drop_all_capabilities()
        no_new_privileges()
        die_with_parent(signal.SIGKILL)  # losing capabilities resets it

    def _landlock(self) -> None:
        if self._landlock_abi:
            landlock.restrict(self._landlock_abi, ["/"], ["/tmp", "/dev/null"])


def make_notebook_home(home: str, data: str | None) -> None:
    """The folder that student code runs in, with `data/` beside it, and move there."""
    Path(home).mkdir()
    if data is not None:
        Path(home, "data").symlink_to(data)
    os.chdir(home)


def set_rlimits(limits: Limits) -> None:
    """Memory, file size, descriptors, CPU time; also without any other wall."""
    memory = _data_size() + limits.memory
    for kind, value in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, limits.scratch),
        (resource.RLIMIT_NOFILE, limits.files),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_STACK, 8 << 20),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE if hasattr(resource, "RLIMIT_MSGQUEUE") else None, 0),
    ):
        if kind is not None:
            resource.setrlimit(kind, (value, value))


def _data_size() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    raise WallError("/proc/self/status has no VmData")
