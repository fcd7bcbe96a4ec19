"""The engine's command line for one command of the grader's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.container.engines import Engine
from autograder.container.mounts import Mount, covered
from autograder.sandbox.settings import Mode
from autograder.sandbox.tier1 import HOSTNAME

# What root needs inside, by tier.  1: to write the maps of a user namespace.  2: to give each
# student process a user of its own, to end it, and to look after its files.
_CAPABILITIES: dict[Mode, tuple[str, ...]] = {
    "tier1": ("SETUID", "SETGID", "SETFCAP"),
    "tier2": ("CHOWN", "DAC_OVERRIDE", "KILL", "SETGID", "SETUID"),
}
_PROCESSES = 4096


@dataclass(frozen=True)
class Run:
    """`sandbox` is the walls *within* the container; `memory` is in bytes."""

    image: str
    sandbox: Mode
    mounts: Sequence[Mount]
    memory: int
    gpu: bool = False
    terminal: bool = False


def run_arguments(engine: Engine, run: Run, command: Sequence[str]) -> list[str]:
    """The whole command line, the program first.  Nothing in it is read by a shell."""
    here = Path.cwd()
    return [
        engine.path,
        "run",
        "--rm",
        "--log-driver=none",  # or the marks would stay in the engine's log
        "--network=none",
        "--read-only",
        "--cap-drop=all",
        "--security-opt=no-new-privileges",
        "--security-opt=label=disable",  # SELinux would need the course's files relabelled
        "--tmpfs=/tmp:rw,nosuid,nodev,mode=1777,size=2g",
        "--ulimit=core=0",
        "--ulimit=nofile=1024:1024",  # the engines ask for more than some machines may give
        f"--ulimit=nproc={_PROCESSES}:{_PROCESSES}",
        *_user(engine, run.sandbox),
        *_what_the_tier_needs(engine, run.sandbox),
        *_limits(engine, run.memory),
        *([] if covered(here, run.mounts) else [f"--tmpfs={here}:mode=755,size=64k"]),
        *[_mount(each) for each in run.mounts],
        f"--workdir={here}",
        *(["--interactive", "--tty", "--env=TERM"] if run.terminal else []),
        *(_gpu(engine) if run.gpu else []),
        run.image,
        *command,
    ]


def default_memory() -> int:
    """Three quarters of the machine's, in bytes: what is left keeps the machine alive."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * 3 // 4


def _user(engine: Engine, sandbox: Mode) -> list[str]:
    """Whoever calls owns what comes out."""
    if not engine.root_is_caller:
        return [f"--user={os.getuid()}:{os.getgid()}"]
    return ["--user=0:0", *[f"--cap-add={name}" for name in _CAPABILITIES.get(sandbox, ())]]


def _what_the_tier_needs(engine: Engine, sandbox: Mode) -> list[str]:
    """Tier 1 mounts a /proc of its own, which the kernel refuses where parts of it are masked.

    Docker's profile forbids unshare and mount.  What student code may call is tier 1's own
    filter's to say; that one is narrower.  Podman's forbids sethostname only.
    """
    if sandbox != "tier1":
        return []
    if not engine.is_docker:
        return ["--security-opt=unmask=ALL", f"--hostname={HOSTNAME}"]
    options = ("systempaths=unconfined", "seccomp=unconfined", "apparmor=unconfined")
    return [f"--security-opt={option}" for option in options]


def _limits(engine: Engine, memory: int) -> list[str]:
    if not engine.limits:
        return []
    return [f"--memory={memory}", f"--memory-swap={memory}", f"--pids-limit={_PROCESSES}"]


def _mount(mount: Mount) -> str:
    mode = "" if mount.writable else ",readonly"
    return f"--mount=type=bind,source={mount.path},target={mount.path}{mode}"


def _gpu(engine: Engine) -> list[str]:
    return ["--gpus=all"] if engine.is_docker else ["--device=nvidia.com/gpu=all"]
