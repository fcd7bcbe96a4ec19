"""The exam template: holds the papers and the trusted libraries, forks one exam a submission.

A child of it is the exam process of the theory of operation: trusted, outside the sandbox, alone
with one student process's channel.  It writes its verdict, one JSON object, to the result pipe.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from autograder.assignment import SourceError
from autograder.exam.conduct import Conduct, failed
from autograder.exam.papers import Paper, prepare
from autograder.exam.plan import make_plan
from autograder.exam.student import Student, TimeLimits
from autograder.exam.submission import Unreadable, read_submission
from autograder.exam.verdict import Verdict
from autograder.sandbox import landlock
from autograder.sandbox.forkloop import MESSAGE_BYTES, ForkLoop
from autograder.sandbox.syscalls import no_new_privileges
from autograder.wire import Frames

_MEMORY = 4 << 30
# What test cells and the wire load lazily: each exam would otherwise import it again.
_PRELOAD = ("numpy.testing", "numpy.linalg", "numpy.random", "pandas", "pytest", "nbformat")


class ExamTemplate(ForkLoop):
    """Forks exam processes.  Requests: {assignment, path, student_id, question, sandbox,
    limits}."""

    def __init__(self, control: socket.socket, papers: dict[str, Paper]) -> None:
        super().__init__(control)
        self._papers = papers

    def be_child(self, request: dict[str, Any], descriptors: list[int]) -> None:
        channel, pidfd, result = descriptors
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        write_no_files()
        verdict = self._examine(request, socket.socket(fileno=channel), pidfd)
        with open(result, "w", encoding="utf-8", errors="backslashreplace") as pipe:
            json.dump(verdict.to_json(), pipe)

    def _examine(self, request: dict[str, Any], channel: socket.socket, pidfd: int) -> Verdict:
        paper = self._papers[request["assignment"]]
        student_id, sandbox = request["student_id"], request["sandbox"]
        try:
            submission = read_submission(Path(request["path"]))
        except Unreadable as error:
            return failed(paper.assignment, student_id, str(error), sandbox)
        student = Student(Frames(channel), pidfd, TimeLimits(**request["limits"]))
        plan = make_plan(paper.assignment, submission)
        if request["question"]:
            plan = plan.only(request["question"])
        return Conduct(paper, plan, student).verdict(student_id, sandbox)


def write_no_files() -> None:
    """For good, where the kernel has Landlock.

    This process parses what hostile code sends.  Whoever gets hold of it through a parser may
    spoil one verdict, and no file.
    """
    version = landlock.abi()
    if version:
        no_new_privileges()
        landlock.restrict(version, ["/"], ["/dev/null"], signals=True)


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(control.recv(MESSAGE_BYTES))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.chdir(settings["course"])
    for module in _PRELOAD:
        importlib.import_module(module)
    try:
        papers = {name: prepare(Path(path)) for name, path in settings["sources"].items()}
    except SourceError as error:
        control.send(json.dumps({"failed": str(error)}).encode())
        return
    control.send(json.dumps({"ready": True}).encode())
    ExamTemplate(control, papers).run()


if __name__ == "__main__":
    main()
