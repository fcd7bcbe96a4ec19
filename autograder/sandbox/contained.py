"""Tier 3, inside the container: one student process, and the relay between it and the exam.

The container's standard input and output are the channel, but pipes of the container engine's; the
student process has a socket as on every other tier.  The relay is the container's first process.
It passes bytes on, unread; it passes SIGINT on; and it watches the student process as the template
of tier 2 does.  Frames before the exam:

    in   settings (JSON)
    out  {"version": ..., "sandbox": ..., "missing": [...]}, or {"failed": why}
    in   "go": the exam's own frames begin
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import struct
import sys
from typing import Any

import autograder
from autograder.sandbox.nowalls import NoWalls
from autograder.sandbox.settings import TemplateSettings
from autograder.sandbox.template import be_student, preload, ready_runner
from autograder.sandbox.tier2 import Tier2
from autograder.sandbox.walls import WallError, Walls

_HEADER = struct.Struct(">I")
_CHUNK = 1 << 20
_WATCH_MS = 100


def main() -> None:
    settings = TemplateSettings.from_json(json.loads(_receive()))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        walls, sandbox = _walls(settings)
        missing = preload(settings.preload, settings.numerics.threads)
        runner = ready_runner()
    except (OSError, WallError) as error:
        _send({"failed": str(error)})
        return
    _send({"version": autograder.__version__, "sandbox": sandbox, "missing": missing})
    if _receive() != b"go":
        return
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        try:
            ours.close()
            be_student(theirs.detach(), walls, runner, fork_ms=0.0)
        finally:
            os._exit(0)
    theirs.close()
    os._exit(Relay(ours, pid, walls).run())


def _walls(settings: TemplateSettings) -> tuple[Walls, str]:
    """The walls of tier 2 within the container, or none where its kernel has not got them."""
    try:
        walls = Tier2(settings)
        walls.enclose_template()
        return walls, "tier 3 (container, with Landlock and seccomp)"
    except WallError:
        alone = NoWalls(settings)
        alone.enclose_template()
        return alone, "tier 3 (container alone)"


class Relay:
    """Between the container's standard streams and the student process's socket."""

    def __init__(self, student: socket.socket, pid: int, walls: Walls) -> None:
        self._student = student
        self._pid = pid
        self._walls = walls

    def run(self) -> int:
        """Until either side ends; the container's exit code, 128 and more for a signal."""
        signal.signal(signal.SIGINT, lambda *_: self._signal(signal.SIGINT))
        poll = select.poll()
        poll.register(0, select.POLLIN)
        poll.register(self._student, select.POLLIN)
        why = ""
        while not why:
            for fd, _ in poll.poll(_WATCH_MS):
                into = self._student.fileno() if fd == 0 else 1
                if not _pass_on(fd, into):
                    return self._end("")
            why = self._walls.watch(self._pid)
        return self._end(why)

    def _end(self, why: str) -> int:
        # It may be ending by itself: that exit code says more.
        if why or not self._ended_within(0.2):
            self._signal(signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        print(json.dumps({"why": why}), file=sys.stderr, flush=True)
        return code if code >= 0 else 128 - code

    def _ended_within(self, seconds: float) -> bool:
        pidfd = os.pidfd_open(self._pid)
        poll = select.poll()
        poll.register(pidfd, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def _signal(self, number: int) -> None:
        os.kill(self._pid, number)  # not waited for yet, so the pid is still its


def _pass_on(source: int, target: int) -> bool:
    try:
        data = os.read(source, _CHUNK)
        view = memoryview(data)
        while view:
            view = view[os.write(target, view) :]
    except OSError:
        return False
    return bool(data)


def _receive() -> bytes:
    (size,) = _HEADER.unpack(_exactly(_HEADER.size))
    return _exactly(size)


def _exactly(size: int) -> bytes:
    data = b""
    while len(data) < size:
        chunk = os.read(0, size - len(data))
        if not chunk:
            os._exit(0)  # the grader went away
        data += chunk
    return data


def _send(message: dict[str, Any]) -> None:
    data = json.dumps(message).encode()
    view = memoryview(_HEADER.pack(len(data)) + data)
    while view:
        view = view[os.write(1, view) :]


if __name__ == "__main__":
    main()
