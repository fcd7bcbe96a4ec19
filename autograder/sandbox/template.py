"""The template process: imports the heavy libraries once, forks one walled child a submission.

It knows no check, no solution and no submission; what it holds in memory, a student can read.
The trusted side talks to it over a SEQPACKET socket (descriptor in argv), JSON and descriptors:

    in   {"start": n} + a stream socket     fork a student process that serves that socket
    out  {"started": n} + a pidfd           it runs
    out  {"ended": n, "exit": code}         it is gone; a negative code is the signal that ended it
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from autograder.sandbox.namespaces import drop_root, enter_namespaces
from autograder.sandbox.root import enter_private_root
from autograder.sandbox.settings import TemplateSettings
from autograder.sandbox.syscalls import CLONE_NEWPID, die_with_parent, setns, unshare
from autograder.sandbox.walls import WallError, Walls, make_notebook_home, set_rlimits
from autograder.wire import Closed, Frames, pack

_MESSAGE = 65536


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = TemplateSettings.from_json(json.loads(control.recv(_MESSAGE)))
    die_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which ends us in order
    try:
        if settings.mode == "tier1":
            enter_namespaces()
            enter_private_root(settings.data)
            drop_root()
        missing = preload(settings.preload)
        template = Template(control, settings)
    except (OSError, WallError) as error:
        control.send(json.dumps({"failed": str(error)}).encode())
        return
    control.send(json.dumps({"ready": True, "missing": missing}).encode())
    template.run()


def preload(modules: tuple[str, ...]) -> list[str]:
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
        tensorflow.config.threading.set_intra_op_parallelism_threads(1)
        tensorflow.config.threading.set_inter_op_parallelism_threads(1)
        tensorflow.keras.layers.Dense(1)  # loads Keras; unbuilt, so nothing runs
    return missing


class Template:
    """Forks on demand and reports exits."""

    def __init__(self, control: socket.socket, settings: TemplateSettings) -> None:
        from autograder.student.serve import Server
        from autograder.student.shell import CellRunner, make_shell, warm

        self._control = control
        self._settings = settings
        self._walled = settings.mode == "tier1"
        self._walls = Walls(settings.limits, settings.data is not None) if self._walled else None
        self._own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY) if self._walled else -1
        self._runner = CellRunner(make_shell())
        warm(self._runner)
        self._server = Server
        self._children: dict[int, tuple[int, int]] = {}  # pidfd: (pid, exam number)
        gc.collect()
        gc.freeze()

    def run(self) -> None:
        """Until the trusted side hangs up; the children end with us."""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        while True:
            for fd, _ in poll.poll():
                if fd != self._control.fileno():
                    poll.unregister(fd)
                    self._report_end(fd)
                    continue
                message, fds, _, _ = socket.recv_fds(self._control, _MESSAGE, 1)
                if not message:
                    self._kill_children()
                    return
                poll.register(self._start(json.loads(message)["start"], fds[0]), select.POLLIN)

    def _start(self, number: int, channel: int) -> int:
        self._refuse_tensorflow_threads()
        start = time.perf_counter()
        pid = self._fork()
        if pid == 0:
            self._be_student(socket.socket(fileno=channel), start)
        os.close(channel)
        pidfd = os.pidfd_open(pid)
        self._children[pidfd] = (pid, number)
        started = json.dumps({"started": number}).encode()
        socket.send_fds(self._control, [started], [pidfd])
        return pidfd

    def _fork(self) -> int:
        """Fork a child that is the first process of a process namespace of its own."""
        if not self._walled:
            return os.fork()
        unshare(CLONE_NEWPID)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid != 0:
                setns(self._own_pids, CLONE_NEWPID)
        return pid

    def _be_student(self, channel: socket.socket, fork_started: float) -> NoReturn:
        forked = time.perf_counter()
        try:
            self._let_go(channel)
            frames = Frames(channel)
            try:
                phases = self._enclose()
            except (OSError, WallError) as error:
                frames.send(pack(["unsafe", str(error)]))
                return
            phases["fork"] = (forked - fork_started) * 1000
            frames.send(pack(["ready", [[name, ms] for name, ms in phases.items()]]))
            self._runner.listen()
            self._server(frames, self._runner).serve()
        except Closed:
            pass
        finally:
            os._exit(0)

    def _let_go(self, channel: socket.socket) -> None:
        """Keep the exam's channel, and nothing else of the template's."""
        null = os.open("/dev/null", os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        keep = channel.fileno()
        os.closerange(3, keep)
        os.closerange(keep + 1, 1024)
        self._control.detach()
        self._children.clear()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        die_with_parent(signal.SIGKILL)

    def _enclose(self) -> dict[str, float]:
        if self._walls is not None:
            phases = self._walls.put_up()
        else:
            os.setsid()
            set_rlimits(self._settings.limits)
            home = tempfile.mkdtemp(prefix="autograder-")
            os.environ["TMPDIR"] = tempfile.tempdir = home
            make_notebook_home(f"{home}/notebook", self._settings.data)
            phases = {}
        # Children of one template would otherwise share one state, or each have another.
        random.seed(0)
        sys.modules["numpy"].random.seed(0)
        return phases

    @staticmethod
    def _refuse_tensorflow_threads() -> None:
        names = [Path(f"/proc/self/task/{t}/comm").read_text() for t in os.listdir("/proc/self/task")]  # noqa: PTH208
        if len(names) != 1:
            raise WallError(f"the template has threads ({', '.join(map(str.strip, names))})")

    def _report_end(self, pidfd: int) -> None:
        pid, number = self._children.pop(pidfd)
        _, status = os.waitpid(pid, 0)
        os.close(pidfd)
        code = os.waitstatus_to_exitcode(status)
        self._control.send(json.dumps({"ended": number, "exit": code}).encode())

    def _kill_children(self) -> None:
        for pidfd in self._children:
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)


if __name__ == "__main__":
    main()
