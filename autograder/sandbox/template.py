"""The template process: imports the heavy libraries once, forks one walled child a submission.

It knows no check, no solution and no submission; what it holds in memory, a student can read.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.sandbox.forkloop import MESSAGE_BYTES, ForkLoop
from autograder.sandbox.nowalls import NoWalls
from autograder.sandbox.settings import Mode, TemplateSettings
from autograder.sandbox.syscalls import die_with_parent
from autograder.sandbox.tier1 import Tier1
from autograder.sandbox.tier2 import Tier2
from autograder.sandbox.walls import WallError, Walls, seed_generators
from autograder.wire import Closed, Frames, pack

if TYPE_CHECKING:
    from autograder.student.shell import CellRunner

WALLS: dict[Mode, Callable[[TemplateSettings], Walls]] = {
    "tier1": Tier1,
    "tier2": Tier2,
    "process": NoWalls,
}


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = TemplateSettings.from_json(json.loads(control.recv(MESSAGE_BYTES)))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which ends us in order
    try:
        walls = WALLS[settings.mode](settings)
        sandbox = walls.enclose_template()
        missing = preload(settings.preload, settings.numerics.threads)
        template = Template(control, walls)
    except (OSError, WallError) as error:
        control.send(json.dumps({"failed": str(error)}).encode())
        return
    answer = {"ready": True, "missing": missing, "sandbox": sandbox}
    control.send(json.dumps(answer).encode())
    template.run()
    os._exit(0)  # nothing is left to do, and TensorFlow's own clean-up takes its time


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

    def __init__(self, control: socket.socket, walls: Walls) -> None:
        super().__init__(control)
        self.watch_every_ms = walls.watch_every_ms
        self._walls = walls
        self._runner = ready_runner()

    def run(self) -> None:
        try:
            super().run()
        finally:
            self._walls.close()

    def fork(self) -> int:
        refuse_threads()
        self._fork_started = time.perf_counter()
        return self._walls.fork()

    def watch(self, pid: int) -> str:
        return self._walls.watch(pid)

    def clear_up(self, pid: int) -> None:
        self._walls.clear_up(pid)

    def be_child(self, request: dict[str, Any], descriptors: list[int]) -> None:
        fork_ms = (time.perf_counter() - self._fork_started) * 1000
        be_student(descriptors[0], self._walls, self._runner, fork_ms)


def ready_runner() -> CellRunner:
    """What runs cells, made before the fork: it takes longer than all walls."""
    from autograder.student.shell import CellRunner, make_shell, warm

    runner = CellRunner(make_shell())
    warm(runner)
    return runner


def be_student(channel_fd: int, walls: Walls, runner: CellRunner, fork_ms: float) -> None:
    """In the student process: raise the walls, then answer the exam until it hangs up."""
    from autograder.student.serve import Server

    keep_only(channel_fd)
    frames = Frames(socket.socket(fileno=channel_fd))
    try:
        # With SCHED_AUTOGROUP the processor is shared out by session: a submission with 256
        # busy threads gets as much of it as an honest one beside it.
        os.setsid()
        phases = {"fork": fork_ms, **walls.put_up()}
        seed_generators()
    except (OSError, WallError) as error:
        frames.send(pack(["unsafe", str(error)]))
        return
    frames.send(pack(["ready", [[name, ms] for name, ms in phases.items()]]))
    runner.listen()
    with contextlib.suppress(Closed):
        Server(frames, runner).serve()


def keep_only(channel: int) -> None:
    """Keep the exam's channel, and no other descriptor of the template's."""
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.closerange(3, channel)
    os.closerange(channel + 1, 1024)
    die_with_parent(signal.SIGKILL)


def refuse_threads() -> None:
    """A template with threads forks children that may hang: better to say so."""
    names = [path.read_text().strip() for path in Path("/proc/self/task").glob("*/comm")]
    if len(names) != 1:
        raise WallError(f"the template process has threads: {', '.join(names)}")


if __name__ == "__main__":
    main()
