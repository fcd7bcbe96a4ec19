"""Tier 3, outside the container: one container for each exam, started ahead of its need."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import json
import os
import signal
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any, Self

import autograder
from autograder.sandbox.client import SandboxError, WallMissing
from autograder.sandbox.engine import (
    IMAGE,
    EngineError,
    ask,
    find_engine,
    is_podman,
    limits_memory,
    require_image,
)
from autograder.sandbox.settings import DATA_HOME, TemplateSettings
from autograder.sandbox.templates import ENVIRONMENT
from autograder.wire import Closed, Frames, TooLate

_START_SECONDS = 300.0
_LONGEST_SECONDS = 3600  # Podman ends a container then, whatever became of the grader
_TEMPLATE_BYTES = 1 << 30  # TensorFlow imported
_NOBODY = "65534:65534"


class ContainerProcess:
    """A container that holds one student process.

    `pidfd` is of the engine's own process, which passes SIGINT on to the container.
    """

    why = ""

    def __init__(self, engine: str, name: str, arguments: list[str]) -> None:
        self._engine = engine
        self._name = name
        self.channel, theirs = socket.socketpair()
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (closed in `close`)
        with theirs:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(
                [engine, "run", f"--name={name}", *arguments],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=self._errors,
                cwd=tempfile.gettempdir(),  # conmon may leave a file `oom` where it was started
                start_new_session=True,  # Ctrl-C is for the grader
            )
        self.pidfd = os.pidfd_open(self._process.pid)

    def greet(self, settings: dict[str, Any]) -> dict[str, Any]:
        """Hand over the settings; its answer, once everything is imported."""
        frames = Frames(self.channel)
        try:
            frames.send(json.dumps(settings).encode())
            answer = json.loads(frames.receive(time.monotonic() + _START_SECONDS))
        except (Closed, TooLate):
            self.kill()
            raise WallMissing(f"the container did not start: {self._last_words()}") from None
        if "failed" in answer:
            self.kill()
            raise WallMissing(answer["failed"])
        if answer["version"] != autograder.__version__:
            self.kill()
            raise WallMissing(
                f"the image holds version {answer['version']}, this is {autograder.__version__}. "
                "Make it anew: autograder container build"
            )
        return dict(answer)

    def go(self) -> None:
        Frames(self.channel).send(b"go")

    def kill(self) -> None:
        """Ending the engine's own process would leave the container running."""
        with contextlib.suppress(EngineError):  # --rm has taken it away already
            at_once = ["--time=0"] if is_podman(self._engine) else []
            ask(self._engine, "rm", "--force", *at_once, self._name)

    def wait(self, seconds: float) -> int | None:
        """Exit code, negative for a signal; None if it has not ended within `seconds`."""
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        words = self._last_words()
        if words.startswith("{"):
            self.why = json.loads(words)["why"]
        return code if code < 128 else 128 - code

    def close(self) -> None:
        os.close(self.pidfd)
        self._errors.close()
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read()[-2000:].decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"


class ContainerStudents:
    """Student processes in containers.  Use as a context manager."""

    def __init__(
        self, settings: TemplateSettings, image: str = IMAGE, options: tuple[str, ...] = ()
    ) -> None:
        self._settings = settings
        self._image = image
        self._options = options  # of the engine's `run`, beside our own
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self.answer: dict[str, Any] = {}
        self._next: Future[tuple[ContainerProcess, dict[str, Any]]] | None = None

    def __enter__(self) -> Self:
        try:
            self._engine = find_engine()
            require_image(self._engine, self._image)
            self._arguments = self._run_arguments()
        except EngineError as error:
            raise WallMissing(str(error)) from error
        self._pool = ThreadPoolExecutor(1)
        self._next = self._pool.submit(self._launch)
        try:
            _, self.answer = self._next.result()
        except BaseException:
            self._pool.shutdown()
            raise
        return self

    def __exit__(self, *details: object) -> None:
        self._pool.shutdown()
        assert self._next is not None
        if self._next.exception() is None:
            spare = self._next.result()[0]
            spare.channel.close()
            spare.kill()
            spare.wait(10)
            spare.close()

    @property
    def sandbox(self) -> str:
        return str(self.answer["sandbox"])

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(self.answer["missing"])

    def start_student(self) -> tuple[ContainerProcess, socket.socket]:
        """A student process in a container of its own, and the exam's end of its channel."""
        with self._lock:
            assert self._next is not None
            waiting, self._next = self._next, self._pool.submit(self._launch)
        process, answer = waiting.result()
        if answer != self.answer:
            process.kill()
            raise SandboxError(f"one container is not like the other: {answer}, {self.answer}")
        process.go()
        return process, process.channel

    def _launch(self) -> tuple[ContainerProcess, dict[str, Any]]:
        name = f"autograder-{os.getpid()}-{next(self._numbers)}"
        process = ContainerProcess(self._engine, name, self._arguments)
        inside = dataclasses.replace(
            self._settings, data=DATA_HOME if self._settings.data else None
        )
        return process, process.greet(inside.to_json())

    def _run_arguments(self) -> list[str]:
        limits = self._settings.limits
        environment = {**ENVIRONMENT, **self._settings.numerics.environment()}
        # The image's own search path leads to its Python.
        variables = [f"--env={k}={v}" for k, v in environment.items() if k != "PATH"]
        memory = _TEMPLATE_BYTES + limits.memory + limits.scratch
        bounds = (
            [f"--memory={memory}", f"--memory-swap={memory}", f"--pids-limit={limits.threads + 64}"]
            if limits_memory(self._engine)
            else []  # the limits and the watch within the container hold all the same
        )
        data = self._settings.data
        course = [f"--volume={data}:{DATA_HOME}:ro", "--security-opt=label=disable"] if data else []
        return [
            "--rm",
            "--interactive",
            "--log-driver=none",  # or all that crosses the channel would be logged on the disk
            "--network=none",
            "--read-only",
            "--cap-drop=all",
            "--security-opt=no-new-privileges",
            f"--user={_NOBODY}",
            f"--tmpfs=/tmp:rw,nosuid,nodev,mode=1777,size={4 * limits.scratch}",
            "--ulimit=core=0",
            "--ulimit=nofile=1024:1024",  # the engines ask for more than some machines may give
            "--ulimit=nproc=4096:4096",
            *([f"--timeout={_LONGEST_SECONDS}"] if is_podman(self._engine) else []),
            *bounds,
            *course,
            *variables,
            *self._options,
            "--entrypoint=python3",
            self._image,
            "-P",
            "-s",
            "-B",
            "-m",
            "autograder.sandbox.contained",
        ]
