"""Tier 1: namespaces of its own for each student process, within those of the template."""

from __future__ import annotations

import os
import resource
import signal
import socket
from pathlib import Path

from autograder.sandbox import landlock
from autograder.sandbox.namespaces import STUDENT, drop_root, enter_namespaces, write_maps
from autograder.sandbox.root import bind_read_only, enter_private_root, make_mount_point
from autograder.sandbox.seccomp import Filter
from autograder.sandbox.settings import DATA_HOME, NOTEBOOK_HOME, TemplateSettings
from autograder.sandbox.syscalls import (
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    die_with_parent,
    drop_all_capabilities,
    mount,
    no_new_privileges,
    setns,
    unshare,
)
from autograder.sandbox.walls import WallError, Walls, make_notebook_home, set_rlimits, timed

HOSTNAME = "exam"


class Tier1(Walls):
    """Two layers: the template enters namespaces and a private root once, each child its own."""

    def __init__(self, settings: TemplateSettings) -> None:
        self._limits = settings.limits
        self._data = settings.data
        self._filter = Filter()
        self._landlock_abi = landlock.abi()

    def enclose_template(self) -> str:
        part = "user namespaces"
        try:
            enter_namespaces()
            part = "a private root"
            shown_in_tmp = enter_private_root(self._data)
            part = "another user"
            drop_root()
        except OSError as error:
            raise WallError(f"{part}: {error}") from error
        self._shown_in_tmp = [(path, Path(path).is_dir()) for path in shown_in_tmp]
        self._own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY)
        return "tier 1"

    def fork(self) -> int:
        """Fork a child that is the first process of a process namespace of its own."""
        unshare(CLONE_NEWPID)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid != 0:
                setns(self._own_pids, CLONE_NEWPID)
        return pid

    def put_up(self) -> dict[str, float]:
        return timed(
            [
                ("mounts", self._mounts),
                ("namespaces", self._namespaces),
                ("limits", self._rlimits),
                ("capabilities", self._privileges),
                ("landlock", self._landlock),
                ("seccomp", self._filter.load),
            ]
        )

    def _mounts(self) -> None:
        flags = MS_NOSUID | MS_NODEV
        unshare(CLONE_NEWNS)
        mount("proc", "/proc", "proc", flags | MS_NOEXEC)
        # Opened in this mount namespace, before /tmp is covered: only so can they be bound again.
        shown = [(os.open(path, os.O_PATH), path, folder) for path, folder in self._shown_in_tmp]
        options = f"mode=1777,size={self._limits.scratch},nr_inodes={self._limits.scratch_files}"
        mount("tmpfs", "/tmp", "tmpfs", flags, options)
        for fd, path, is_folder in shown:
            make_mount_point(Path(path), is_folder=is_folder)
            bind_read_only(f"/proc/self/fd/{fd}", path)
            os.close(fd)
        make_notebook_home(NOTEBOOK_HOME, None if self._data is None else DATA_HOME)

    @staticmethod
    def _namespaces() -> None:
        uid, gid = os.getuid(), os.getgid()
        # The mount namespace stays with the template's user namespace: nobody in here can mount.
        unshare(CLONE_NEWUSER | STUDENT)
        write_maps(uid, gid)
        if socket.gethostname() != HOSTNAME:  # Podman's seccomp profile allows all but this
            socket.sethostname(HOSTNAME)

    def _rlimits(self) -> None:
        set_rlimits(self._limits)
        resource.setrlimit(resource.RLIMIT_NPROC, (self._limits.threads, self._limits.threads))

    @staticmethod
    def _privileges() -> None:
        drop_all_capabilities()
        no_new_privileges()
        die_with_parent(signal.SIGKILL)  # losing capabilities resets it

    def _landlock(self) -> None:
        if self._landlock_abi:
            landlock.restrict(self._landlock_abi, ["/"], ["/tmp", "/dev/null"])
