"""A process that forks on demand: the half of the protocol that runs in the forking process.

    in   {"start": n, ...} + descriptors    fork a child
    out  {"started": n} + a pidfd           it runs
    out  {"ended": n, "exit": code}         it is gone; a negative code is the signal that ended it

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
import traceback
from typing import Any, NoReturn

MESSAGE_BYTES = 65536
MAX_DESCRIPTORS = 4


class ForkLoop:
    """Forks a child a request and reports its end.  Subclasses say what a child does."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, tuple[int, int]] = {}  # pidfd: (pid, number)

    def fork(self) -> int:
        return os.fork()

    def be_child(self, request: dict[str, Any], descriptors: list[int]) -> None:
        raise NotImplementedError

    def run(self) -> None:
        """Until the other side hangs up; then the children are killed."""
        gc.collect()
        gc.freeze()
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        while True:
            for fd, _ in poll.poll():
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
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(70)

    def _report_end(self, pidfd: int) -> None:
        pid, number = self._children.pop(pidfd)
        _, status = os.waitpid(pid, 0)
        os.close(pidfd)
        code = os.waitstatus_to_exitcode(status)
        self._control.send(json.dumps({"ended": number, "exit": code}).encode())

    def _kill_children(self) -> None:
        for pidfd in self._children:
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)
