"""What walls this machine gives, what each missing part would have stopped, and how to get it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from autograder.batch.trial import try_out
from autograder.sandbox.cgroups import ControlGroups, NoGroups
from autograder.sandbox.client import SandboxError
from autograder.sandbox.settings import Limits, Mode, TemplateSettings
from autograder.sandbox.students import students

TIERS: tuple[Mode, ...] = ("tier1", "tier2", "tier3")


@dataclass(frozen=True)
class Part:
    """One thing that walls are made of.  `tiers`: those that it is needed for."""

    name: str
    tiers: str
    stops: str
    how: str


@dataclass(frozen=True)
class Seen:
    """A part, or a tier, on this machine."""

    here: bool
    what: str


_UNPRIVILEGED = (
    "Debian: sysctl kernel.unprivileged_userns_clone=1. Ubuntu: sysctl "
    "kernel.apparmor_restrict_unprivileged_userns=0. In a container: a seccomp profile that "
    "allows unshare and mount"
)
_WITH_IT = "comes with the user namespace; a container's profile may forbid it"

PARTS = (
    Part("kernel", "all", "", "Linux 5.12 or later (tier 1), 6.2 or later (tier 2 not as root)"),
    Part("user namespace", "1", "what follows needs it where you are not root", _UNPRIVILEGED),
    Part("mounts", "1", "reading the machine's files; filling its disk", _WITH_IT),
    Part("process namespace", "1", "seeing, signalling, outliving other processes", _WITH_IT),
    Part("network namespace", "1", "every kind of network, the machine's own too", _WITH_IT),
    Part("other namespaces", "1", "shared memory and queues of others", _WITH_IT),
    Part(
        "seccomp",
        "1, 2",
        "processes, programs, sockets, most of the kernel's surface",
        "a kernel with CONFIG_SECCOMP_FILTER; in a container: no profile that forbids prctl",
    ),
    Part(
        "Landlock",
        "2, if there 1",
        "reading and writing files, TCP, signals to others",
        "Linux 5.13 or later, with landlock in the kernel's parameter lsm=",
    ),
    Part(
        "another user",
        "2, if there",
        "changing the grader's own files and processes, if Landlock fails",
        "run as root with the capabilities CHOWN, DAC_OVERRIDE, KILL, SETGID, SETUID, and a Python "
        "outside closed folders",
    ),
    Part(
        "control groups",
        "none",
        "using up the kernel's memory; doubt about what ended a process",
        "version 2, as root, or: systemd-run --user --scope --property=Delegate=yes autograder ...",
    ),
)


def parts_here() -> dict[str, Seen]:
    """Each part of `PARTS`, tried.  Raises SandboxError if that was not possible."""
    control_groups = _control_groups()  # while this process is alone in its group
    command = [sys.executable, "-P", "-s", "-B", "-m", "autograder.sandbox.probe"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SandboxError(f"this machine cannot be looked at: {done.stderr[-500:]}")
    found = {name: Seen(here, what) for name, (here, what) in json.loads(done.stdout).items()}
    return {**found, "control groups": control_groups}


def _control_groups() -> Seen:
    try:
        ControlGroups(Limits()).close()
    except NoGroups as why:
        return Seen(False, str(why))
    return Seen(True, "yes")


def tier_here(mode: Mode) -> Seen:
    """Whether a student process comes up behind all walls of the tier; really started."""
    settings = TemplateSettings(mode, None, Limits(), preload=("numpy",))
    try:
        with students(settings) as made:
            try_out(made)
            return Seen(True, made.sandbox)
    except SandboxError as error:
        return Seen(False, str(error))
