"""Bounds on one input: memory, processor time, files."""

from __future__ import annotations

import resource
import signal
from types import FrameType

from fuzz.findings import Findings
from fuzz.targets import Broken, Target

ADDRESS_SPACE = 6 << 30  # what the libraries map is counted too
GROWTH = 512 << 20  # 64 KiB of input may not need more than this
CPU_SECONDS = 10.0  # of processor time, so that a busy machine finds nothing


class TooSlow(Broken):
    """One input took longer than CPU_SECONDS."""


class TooBig(Broken):
    """One input made the process grow by more than GROWTH."""


class Guarded:
    """Calls a target's check within the bounds, and keeps what breaks it."""

    def __init__(self, target: Target, findings: Findings) -> None:
        self._target = target
        self.findings = findings
        self.executions = 0
        signal.signal(signal.SIGVTALRM, _too_slow)

    def __call__(self, data: bytes) -> BaseException | None:
        """The finding, if it is one."""
        self.executions += 1
        before = _peak()
        signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
        try:
            self._target.check(data)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if _peak() - before > GROWTH:
                raise TooBig(f"{_peak() - before:,} bytes")
        except Exception as error:
            self.findings.add(data, error)
            return error
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._target.clean()
        return None


def bound_memory() -> None:
    """For the rest of this process."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"more than {CPU_SECONDS} seconds of processor time")
