"""What each tier must be able to do, and the parts that the tiers share."""

from __future__ import annotations

import os
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.sandbox.settings import Limits


class WallError(Exception):
    """A wall could not be put up; the student process must not run."""


class Walls:
    """One tier's walls: around the template, and around each student process that it forks."""

    watch_every_ms: int | None = None

    def enclose_template(self) -> str:
        """Before anything is imported.  Returns what the results call this sandbox."""
        raise NotImplementedError

    def fork(self) -> int:
        """As os.fork, in the template."""
        return os.fork()

    def put_up(self) -> dict[str, float]:
        """In the student process: raise every wall; what each cost in milliseconds."""
        raise NotImplementedError

    def watch(self, pid: int) -> str:
        """In the template, while a student process runs: why it must end, or nothing."""
        return ""

    def clear_up(self, pid: int) -> None:
        """In the template, when a student process has ended."""

    def close(self) -> None:
        """When the template ends."""


Step = tuple[str, Callable[[], None]]


def timed(steps: Sequence[Step]) -> dict[str, float]:
    """Take each step; milliseconds by name.  Raises WallError, which names the one that failed."""
    phases: dict[str, float] = {}
    for name, step in steps:
        start = time.perf_counter()
        try:
            step()
        except OSError as error:
            raise WallError(f"{name}: {error}") from error
        phases[name] = (time.perf_counter() - start) * 1000
    return phases


def make_notebook_home(home: str, data: str | None) -> None:
    """The folder that student code runs in, with `data/` beside it, and move there."""
    Path(home).mkdir()
    if data is not None:
        Path(home, "data").symlink_to(data)
    os.chdir(home)


def use_as_scratch(folder: str) -> None:
    """Where libraries are to keep what they write, for a tier whose /tmp is the machine's."""
    import tempfile

    os.environ |= {"HOME": folder, "TMPDIR": folder}
    tempfile.tempdir = folder


def seed_generators() -> None:
    """Children of one template would otherwise share one state, or each have another."""
    random.seed(0)
    sys.modules["numpy"].random.seed(0)


def set_rlimits(limits: Limits) -> None:
    """Memory, file size, descriptors, CPU time; also without any other wall."""
    mapped, private = _sizes()
    for kind, value in (
        (resource.RLIMIT_AS, mapped + limits.addresses),
        (resource.RLIMIT_DATA, private + limits.memory),
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


def _sizes() -> tuple[int, int]:
    """What this process has mapped, and mapped privately, in bytes."""
    status = Path("/proc/self/status").read_text()
    sizes = dict(re.findall(r"^(VmSize|VmData):\s+(\d+) kB$", status, re.MULTILINE))
    if len(sizes) != 2:
        raise WallError("/proc/self/status does not tell sizes")
    return int(sizes["VmSize"]) << 10, int(sizes["VmData"]) << 10
