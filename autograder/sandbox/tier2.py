"""Tier 2: walls where no namespace can be had, as in most containers.

The student process stays among the machine's other processes and files, and is kept from them:
by a user of its own where the grader is root, by Landlock (files, signals, TCP), by a narrower
system-call filter, and by limits.  What no limit of the kernel's covers, the template watches.
"""

from __future__ import annotations

import os
import resource
import signal
import tempfile
from pathlib import Path

from autograder.sandbox import landlock, users
from autograder.sandbox.reachable import unreachable
from autograder.sandbox.root import DEVICES, readable_paths
from autograder.sandbox.scratch import remove
from autograder.sandbox.seccomp import Filter, among_others
from autograder.sandbox.settings import TemplateSettings
from autograder.sandbox.syscalls import (
    die_with_parent,
    drop_held_capabilities,
    no_new_privileges,
    set_dumpable,
)
from autograder.sandbox.walls import (
    WallError,
    Walls,
    make_notebook_home,
    set_rlimits,
    timed,
    use_as_scratch,
)
from autograder.sandbox.watch import Watch

# TRUNCATE, from Linux 6.2: below it, a process with the grader's own user could empty its files.
_LANDLOCK_OWN_USER, _LANDLOCK_OTHER_USER = 3, 1
_PROC = ("cpuinfo", "meminfo", "stat", "filesystems", "loadavg", "uptime", "version", "sys/vm")
_SYS = ("/sys/devices/system/cpu", "/sys/devices/system/node")


class Tier2(Walls):
    """The template keeps its user, and its place among the machine's processes."""

    watch_every_ms = 100

    def __init__(self, settings: TemplateSettings) -> None:
        self._limits = settings.limits
        self._data = settings.data
        self._other_user = users.can_become_another()
        self._abi = landlock.abi()

    def enclose_template(self) -> str:
        needed = _LANDLOCK_OTHER_USER if self._other_user else _LANDLOCK_OWN_USER
        if self._abi < needed:
            raise WallError(
                f"Landlock: version {needed} is needed "
                f"({'with another user' if self._other_user else 'with your own user'}), "
                f"this kernel has {self._abi or 'none'}"
            )
        self._readable = [str(path) for path in readable_paths()]
        if self._other_user:
            closed = unreachable(self._readable + ([self._data] if self._data else []))
            if closed:
                raise WallError(
                    f"another user: {closed} is closed to other users, and student code needs "
                    "what lies in it"
                )
        devices = [f"/dev/{name}" for name in DEVICES]
        system = [f"/proc/{name}" for name in _PROC]
        self._readable += [p for p in (*devices, *system, *_SYS) if Path(p).exists()]
        self._scratch = tempfile.mkdtemp(prefix="autograder-")
        if self._other_user:
            # Passable, so that each user reaches its own folder; not to be listed.
            Path(self._scratch).chmod(0o711)
        use_as_scratch(self._scratch)
        self._watch = Watch(self._limits, other_user=self._other_user)
        return f"tier 2 ({'another user' if self._other_user else 'own user'})"

    def put_up(self) -> dict[str, float]:
        steps = [
            ("scratch", self._make_home),
            ("limits", self._rlimits),
            ("landlock", self._landlock),
            ("user", self._become_another),
            ("capabilities", self._privileges),
            ("seccomp", self._seccomp),
        ]
        phases = timed(steps)
        make_notebook_home(f"{self._home}/notebook", self._data)
        return phases

    def watch(self, pid: int) -> str:
        return self._watch.look(pid, self._home_of(pid))

    def clear_up(self, pid: int) -> None:
        home = self._home_of(pid)
        if os.path.lexists(home):
            remove(home)

    def close(self) -> None:
        remove(self._scratch)

    def _home_of(self, pid: int) -> str:
        return f"{self._scratch}/{pid}"

    def _make_home(self) -> None:
        self._pid = os.getpid()
        self._user = users.user_for(self._pid)
        self._home = self._home_of(self._pid)
        Path(self._home).mkdir(0o700)
        if self._other_user:
            os.chown(self._home, self._user, self._user)

    def _rlimits(self) -> None:
        set_rlimits(self._limits)
        if self._other_user:  # else it would count all processes of the grader's user
            threads = self._limits.threads
            resource.setrlimit(resource.RLIMIT_NPROC, (threads, threads))

    def _landlock(self) -> None:
        no_new_privileges()
        readable = [*self._readable, f"/proc/{self._pid}"]
        if self._data:
            readable.append(self._data)
        landlock.restrict(self._abi, readable, [self._home, "/dev/null"])

    def _become_another(self) -> None:
        if self._other_user:
            users.become(self._user)

    @staticmethod
    def _privileges() -> None:
        drop_held_capabilities()
        set_dumpable(True)  # or it could not read its own /proc/self
        die_with_parent(signal.SIGKILL)

    def _seccomp(self) -> None:
        use_as_scratch(self._home)
        Filter(among_others(self._pid, own_files=not self._other_user)).load()
