"""Starts a forking process and asks it for children; the other half of `forkloop`."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import IO, Any, Self

from autograder.sandbox.forkloop import MESSAGE_BYTES

_START_SECONDS = 300.0
_FORK_SECONDS = 60.0
_END_SECONDS = 5.0
_LOG_BYTES = 2000


class SandboxError(Exception):
    """The sandbox cannot be had; the message says which part is missing and what to do."""


class WallMissing(SandboxError):
    """A part of the sandbox that this machine does not give; the message says which."""


@dataclass
class ChildProcess:
    """A running child of a forking process; its pidfd names it whatever becomes of its pid."""

    number: int
    pidfd: int
    why: str = ""  # the forking process had to end it: the reason
    _ended: threading.Event = field(default_factory=threading.Event)
    _exit: int = 0

    def kill(self) -> None:
        """End it, and with it every process of its namespace."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def wait(self, seconds: float) -> int | None:
        """Its exit code, negative for a signal; None if it has not ended within `seconds`."""
        return self._exit if self._ended.wait(seconds) else None

    def close(self) -> None:
        os.close(self.pidfd)


class ForkServer:
    """A forking process.  A context manager; `start` may be called from any thread."""

    def __init__(self, module: str, environment: dict[str, str], settings: dict[str, Any]) -> None:
        self._module = module
        self._environment = environment
        self._settings = settings
        self._lock = threading.Lock()
        self._number = 0
        self._running: dict[int, ChildProcess] = {}
        self._awaited: dict[int, Future[ChildProcess]] = {}
        self._reader: threading.Thread | None = None
        self.answer: dict[str, Any] = {}

    def __enter__(self) -> Self:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        self._log: IO[bytes] = tempfile.TemporaryFile()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-B", "-m", self._module, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                env=self._environment,
                cwd="/",
                start_new_session=True,
            )
        try:
            self._await_ready()
        except BaseException:
            self.__exit__()
            raise
        self._reader = threading.Thread(target=self._read, name=self._module, daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        if self._reader is not None:
            self._reader.join()
        self._control.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    @property
    def pid(self) -> int:
        """Of the process that was started.  A walled template is this process's only child."""
        return self._process.pid

    def start(self, descriptors: list[int], **request: Any) -> ChildProcess:
        """A new child that is given `descriptors`.  Raises SandboxError if that is not possible."""
        awaited: Future[ChildProcess] = Future()
        with self._lock:
            self._number += 1
            self._awaited[self._number] = awaited
            message = json.dumps({"start": self._number, **request}).encode()
            try:
                socket.send_fds(self._control, [message], descriptors)
            except OSError as error:
                raise self._gone(str(error)) from None
        try:
            return awaited.result(_FORK_SECONDS)
        except TimeoutError:
            raise self._gone(f"no answer in {_FORK_SECONDS:.0f} s") from None

    def _await_ready(self) -> None:
        self._control.send(json.dumps(self._settings).encode())
        self._control.settimeout(_START_SECONDS)
        try:
            data = self._control.recv(MESSAGE_BYTES)
        except TimeoutError:
            raise self._gone(f"it was not ready in {_START_SECONDS:.0f} s") from None
        self.answer = json.loads(data) if data else {}
        if "ready" not in self.answer:
            raise WallMissing(self.answer["failed"]) if self.answer else self._gone("it ended")
        self._control.settimeout(None)

    def _read(self) -> None:
        for message, descriptors in self._messages():
            if "started" in message:
                number = message["started"]
                process = ChildProcess(number, descriptors[0])
                self._running[number] = process
                self._awaited.pop(number).set_result(process)
            else:
                process = self._running.pop(message["ended"])
                process._exit, process.why = message["exit"], message["why"]
                process._ended.set()
        for awaited in self._awaited.values():
            awaited.set_exception(self._gone("it closed the connection"))

    def _messages(self) -> Iterator[tuple[dict[str, Any], list[int]]]:
        while True:
            try:
                data, fds, _, _ = socket.recv_fds(self._control, MESSAGE_BYTES, 1)
            except OSError:
                return
            if not data:
                return
            yield json.loads(data), fds

    def _gone(self, why: str) -> SandboxError:
        return SandboxError(f"{self._module} is gone: {why}{self.log_tail()}")

    def log_tail(self) -> str:
        # Read without moving: the process writes from the position that it shares with us.
        size = os.fstat(self._log.fileno()).st_size
        data = os.pread(self._log.fileno(), _LOG_BYTES, max(0, size - _LOG_BYTES))
        text = data.decode(errors="replace").strip()
        return f":\n{text}" if text else ""
