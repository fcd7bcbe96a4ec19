"""A process that forks on demand: the half of the protocol that runs in the forking process.

    in   {"start": n, ...} + descriptors    fork a child
    out  {"started": n} + a pidfd           it runs
    out  {"ended": n, "exit": code, "why": w}  it is gone; a negative code is the signal that ended
                                            it, `why` is not empty if the loop had to end it

The loop ends when the other side hangs up, however that side came to its end.  (PR_SET_PDEATHSIG
would not do: it fires when the thread that started the process ends.)  The other half is
`autograder.sandbox.client`.  Messages are JSON over a SEQPACKET socket.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
import time
import traceback
from typing import Any, NoReturn

MESSAGE_BYTES = 65536
MAX_DESCRIPTORS = 4


class ForkLoop:
    """Forks a child a request and reports its end.  Subclasses say what a child does."""

    watch_every_ms: int | None = None

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, tuple[int, int]] = {}  # pidfd: (pid, number)
        self._why: dict[int, str] = {}
        self._watched = 0.0

    def fork(self) -> int:
        return os.fork()

    def watch(self, pid: int) -> str:
        """Why this child must end, or nothing; asked `watch_every_ms` while it runs."""
        return ""

    def clear_up(self, pid: int) -> None:
        """After this child's end."""

    def be_child(self, request: dict[str, Any], descriptors: list[int]) -> None:
        raise NotImplementedError

    def run(self) -> None:
        """Until the other side hangs up; then the children are killed."""
        gc.collect()
        gc.freeze()
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        while True:
            for fd, _ in poll.poll(self.watch_every_ms if self._children else None):
                if fd != self._control.fileno():
                    poll.unregister(fd)
                    self._report_end(fd)
                    continue
                message, descriptors, _, _ = socket.recv_fds(
                    self._control, MESSAGE_BYTES, MAX_DESCRIPTORS
                )
                if not message:
                    self._kill_children()
                    return
                poll.register(self._start(json.loads(message), descriptors), select.POLLIN)
            self._watch_children()

    def _start(self, request: dict[str, Any], descriptors: list[int]) -> int:
        pid = self.fork()
        if pid == 0:
            self._become_child(request, descriptors)
        for fd in descriptors:
            os.close(fd)
        pidfd = os.pidfd_open(pid)
        self._children[pidfd] = (pid, request["start"])
        started = json.dumps({"started": request["start"]}).encode()
        socket.send_fds(self._control, [started], [pidfd])
        return pidfd

    def _become_child(self, request: dict[str, Any], descriptors: list[int]) -> NoReturn:
        try:
            self._control.close()
            for pidfd in self._children:
                os.close(pidfd)
            self._children.clear()
            self.be_child(request, descriptors)
            os._exit(0)
        except BaseException as error:
            # Where, but not what it says: that may quote a hidden value.
            frames = traceback.extract_tb(error.__traceback__)
            where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
            print(f"{type(error).__name__}: {where}", file=sys.stderr, flush=True)
        finally:
            os._exit(70)

    def _report_end(self, pidfd: int) -> None:
        pid, number = self._children.pop(pidfd)
        _, status = os.waitpid(pid, 0)
        os.close(pidfd)
        code = os.waitstatus_to_exitcode(status)
        self.clear_up(pid)
        ended = {"ended": number, "exit": code, "why": self._why.pop(pidfd, "")}
        self._control.send(json.dumps(ended).encode())

    def _watch_children(self) -> None:
        now = time.monotonic()
        if self.watch_every_ms is None or (now - self._watched) * 1000 < self.watch_every_ms:
            return
        for pidfd, (pid, _) in self._children.items():
            why = self.watch(pid)
            if why and pidfd not in self._why:
                self._why[pidfd] = why
                signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        self._watched = time.monotonic()

    def _kill_children(self) -> None:
        for pidfd, (pid, _) in self._children.items():
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)
            os.waitpid(pid, 0)
            self.clear_up(pid)
