"""The trusted side's view of the sandbox: start a template, ask it for student processes."""

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
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from autograder.sandbox.settings import TemplateSettings

_MESSAGE = 65536
_START_SECONDS = 180.0
# The template's whole environment: student code can read it.
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "USER": "student",
    "MPLBACKEND": "Agg",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


class SandboxError(Exception):
    """The sandbox cannot be had; the message says which part is missing and what to do."""


@dataclass
class StudentProcess:
    """A running student process: its channel, and a pidfd that outlives pid reuse."""

    number: int
    pidfd: int
    channel: socket.socket = field(init=False)
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
        self.channel.close()
        os.close(self.pidfd)


class Template:
    """A template process.  Use as a context manager; `start` may be called from any thread."""

    def __init__(self, settings: TemplateSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._number = 0
        self._processes: dict[int, StudentProcess] = {}
        self._newborn: dict[int, StudentProcess] = {}
        self._started: dict[int, tuple[threading.Event, list[int]]] = {}
        self.missing: tuple[str, ...] = ()

    def __enter__(self) -> Template:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-B", "-m", "autograder.sandbox.template", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                env=_ENVIRONMENT,
                cwd="/",
                start_new_session=True,
            )
        try:
            self._await_ready()
        except BaseException:
            self.__exit__()
            raise
        self._reader = threading.Thread(target=self._read, name="template-reader", daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._control.close() if not hasattr(self, "_reader") else self._hang_up()
        self._process.kill()
        self._process.wait()
        self._log.close()

    @property
    def pid(self) -> int:
        """Of the process that was started; the template proper is its only child in tier 1."""
        return self._process.pid

    def start(self) -> StudentProcess:
        """A new walled student process.  Raises SandboxError if the template is gone."""
        ours, theirs = socket.socketpair()
        event, fds = threading.Event(), list[int]()
        with self._lock, theirs:
            self._number += 1
            number = self._number
            self._started[number] = (event, fds)
            try:
                message = json.dumps({"start": number}).encode()
                socket.send_fds(self._control, [message], [theirs.fileno()])
            except OSError as error:
                raise SandboxError(f"the template process is gone ({error}){self._tail()}") from None
        if not event.wait(60) or not fds:
            raise SandboxError(f"the template process did not start a student process{self._tail()}")
        process = self._newborn.pop(number)
        process.channel = ours
        return process

    def _await_ready(self) -> None:
        self._control.send(json.dumps(self._settings.to_json()).encode())
        self._control.settimeout(_START_SECONDS)
        try:
            data = self._control.recv(_MESSAGE)
        except TimeoutError:
            raise SandboxError(f"the template was not ready in {_START_SECONDS:.0f} s") from None
        answer: dict[str, Any] = json.loads(data) if data else {}
        if "ready" not in answer:
            raise SandboxError(answer.get("failed") or f"the template process ended{self._tail()}")
        self._control.settimeout(None)
        self.missing = tuple(answer["missing"])

    def _read(self) -> None:
        for message, fds in self._messages():
            if "started" in message:
                number = message["started"]
                event, slot = self._started.pop(number)
                slot.extend(fds)
                process = StudentProcess(number, fds[0])
                self._processes[number] = self._newborn[number] = process
                event.set()
            elif "ended" in message:
                process = self._processes.pop(message["ended"])
                process._exit = message["exit"]
                process._ended.set()
        for event, _ in self._started.values():
            event.set()

    def _messages(self) -> Iterator[tuple[dict[str, Any], list[int]]]:
        while True:
            try:
                data, fds, _, _ = socket.recv_fds(self._control, _MESSAGE, 1)
            except OSError:
                return
            if not data:
                return
            yield json.loads(data), fds

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._reader.join()
        self._control.close()

    def _tail(self) -> str:
        self._log.seek(0)
        text = self._log.read()[-2000:].decode(errors="replace").strip()
        return f":\n{text}" if text else ""
