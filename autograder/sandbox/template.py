"""The template process: imports the heavy libraries once, forks one walled child a submission.

It knows no check, no solution and no submission; what it holds in memory, a student can read.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from autograder.sandbox.forkloop import MESSAGE_BYTES, ForkLoop
from autograder.sandbox.namespaces import drop_root, enter_namespaces
from autograder.sandbox.root import enter_private_root
from autograder.sandbox.settings import TemplateSettings
from autograder.sandbox.syscalls import CLONE_NEWPID, die_with_parent, setns, unshare
from autograder.sandbox.walls import WallError, Walls, make_notebook_home, set_rlimits
from autograder.wire import Closed, Frames, pack


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = TemplateSettings.from_json(json.loads(control.recv(MESSAGE_BYTES)))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which ends us in order
    try:
        shown_in_tmp = enclose_template(settings.data) if settings.mode == "tier1" else ()
        missing = preload(settings.preload, settings.numerics.threads)
        template = Template(control, settings, shown_in_tmp)
    except (OSError, WallError) as error:
        control.send(json.dumps({"failed": str(error)}).encode())
        return
    control.send(json.dumps({"ready": True, "missing": missing}).encode())
    template.run()
    os._exit(0)  # nothing is left to do, and TensorFlow's own clean-up takes its time


def enclose_template(data: str | None) -> tuple[str, ...]:
    """The walls that all students share; returns what is shown below /tmp."""
    part = "user namespaces"
    try:
        enter_namespaces()
        part = "a private root"
        shown_in_tmp = enter_private_root(data)
        part = "another user"
        drop_root()
    except OSError as error:
        raise WallError(f"{part}: {error}") from error
    return shown_in_tmp


def preload(modules: tuple[str, ...], threads: int) -> list[str]:
    """Import `modules`; the result names those that are not installed."""
    missing = []
    for name in modules:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name.partition(".")[0]:
                raise
            missing.append(name)
    if "tensorflow" in sys.modules:
        tensorflow = sys.modules["tensorflow"]
        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(threads)
        tensorflow.keras.layers.Dense(1)  # loads Keras; unbuilt, so nothing runs
    return missing


class Template(ForkLoop):
    """Forks student processes."""

    def __init__(
        self, control: socket.socket, settings: TemplateSettings, shown_in_tmp: tuple[str, ...]
    ) -> None:
        from autograder.student.serve import Server
        from autograder.student.shell import CellRunner, make_shell, warm

        super().__init__(control)
        self._settings = settings
        self._walls: Walls | None = None
        self._scratch = ""
        if settings.mode == "process":
            self._scratch = tempfile.mkdtemp(prefix="autograder-")
        else:
            self._walls = Walls(settings.limits, settings.data is not None, shown_in_tmp)
            self._own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY)
        self._runner = CellRunner(make_shell())
        warm(self._runner)
        self._server = Server

    def run(self) -> None:
        try:
            super().run()
        finally:
            if self._scratch:
                shutil.rmtree(self._scratch)

    def fork(self) -> int:
        """Fork a child that is the first process of a process namespace of its own."""
        refuse_threads()
        self._fork_started = time.perf_counter()
        if self._walls is None:
            return os.fork()
        unshare(CLONE_NEWPID)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid != 0:
                setns(self._own_pids, CLONE_NEWPID)
        return pid

    def be_child(self, request: dict[str, Any], descriptors: list[int]) -> None:
        fork_ms = (time.perf_counter() - self._fork_started) * 1000
        channel = socket.socket(fileno=descriptors[0])
        self._keep_only(channel.fileno())
        frames = Frames(channel)
        try:
            phases = {"fork": fork_ms, **self._enclose()}
        except (OSError, WallError) as error:
            frames.send(pack(["unsafe", str(error)]))
            return
        frames.send(pack(["ready", [[name, ms] for name, ms in phases.items()]]))
        self._runner.listen()
        with contextlib.suppress(Closed):
            self._server(frames, self._runner).serve()

    @staticmethod
    def _keep_only(channel: int) -> None:
        """Keep the exam's channel, and no other descriptor of the template's."""
        null = os.open("/dev/null", os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        os.closerange(3, channel)
        os.closerange(channel + 1, 1024)
        die_with_parent(signal.SIGKILL)

    def _enclose(self) -> dict[str, float]:
        # With SCHED_AUTOGROUP the processor is shared out by session: a submission with 256 busy
        # threads gets as much of it as an honest one beside it.
        os.setsid()
        if self._walls is not None:
            phases = self._walls.put_up()
        else:
            set_rlimits(self._settings.limits)
            home = tempfile.mkdtemp(dir=self._scratch)
            os.environ["TMPDIR"] = tempfile.tempdir = home
            make_notebook_home(f"{home}/notebook", self._settings.data)
            phases = {}
        # Children of one template would otherwise share one state, or each have another.
        random.seed(0)
        sys.modules["numpy"].random.seed(0)
        return phases


def refuse_threads() -> None:
    """A template with threads forks children that may hang: better to say so."""
    names = [path.read_text().strip() for path in Path("/proc/self/task").glob("*/comm")]
    if len(names) != 1:
        raise WallError(f"the template process has threads: {', '.join(names)}")


if __name__ == "__main__":
    main()
