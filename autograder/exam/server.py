"""The batch's view of the exam template: verdicts for submissions."""

from __future__ import annotations

import dataclasses
import json
import os
import select
import socket
import time
from collections.abc import Mapping
from pathlib import Path

from autograder.exam.student import TimeLimits
from autograder.exam.verdict import Verdict
from autograder.sandbox.client import ForkServer
from autograder.sandbox.students import StudentProcess

_MARGIN_SECONDS = 60.0  # beyond the student's time: reading the notebook, the last interrupt
_MAX_RESULT = 256 << 20


class ExamFault(Exception):
    """An exam process ended without a verdict: the grader's fault, never the student's."""


class ExamServer(ForkServer):
    """Use as a context manager."""

    def __init__(self, course: Path, sources: Mapping[str, Path]) -> None:
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        settings = {
            "course": str(course.resolve()),
            "sources": {name: str(path.resolve()) for name, path in sources.items()},
        }
        super().__init__("autograder.exam.process", environment, settings)

    def examine(
        self,
        student: StudentProcess,
        channel: socket.socket,
        *,
        assignment: str,
        path: Path,
        student_id: str,
        question: str,
        sandbox: str,
        limits: TimeLimits,
    ) -> Verdict:
        """One exam from start to verdict.  Raises ExamFault if it ends without one."""
        read, write = os.pipe()
        try:
            try:
                exam = self.start(
                    [channel.fileno(), student.pidfd, write],
                    assignment=assignment,
                    path=str(path.absolute()),  # a link stays one, and is refused
                    student_id=student_id,
                    question=question,
                    sandbox=sandbox,
                    limits=dataclasses.asdict(limits),
                )
            finally:
                os.close(write)
            try:
                data = _read_all(read, time.monotonic() + limits.submission + _MARGIN_SECONDS)
            finally:
                exam.kill()
                code = exam.wait(10)
                exam.close()
        finally:
            os.close(read)
        try:
            return Verdict.from_json(json.loads(data))
        except (ValueError, KeyError, TypeError) as error:
            raise ExamFault(f"exit code {code}{self.log_tail()}") from error


def _read_all(fd: int, deadline: float) -> bytes:
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    data = bytearray()
    while len(data) < _MAX_RESULT:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise ExamFault("it did not finish in time")
        chunk = os.read(fd, 1 << 16)
        if not chunk:
            return bytes(data)
        data += chunk
    raise ExamFault("its result is too large")
