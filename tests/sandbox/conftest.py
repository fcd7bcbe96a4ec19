"""A template for the session, and a way to run code behind its walls."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openway import with_open_way

from autograder.exam.student import RunReply, Student, TimeLimits
from autograder.sandbox.client import ChildProcess
from autograder.sandbox.settings import Limits, TemplateSettings
from autograder.sandbox.templates import StudentTemplate
from autograder.wire import Frames

DATA = Path(__file__).parents[2] / "data"
SMALL = Limits(
    memory=256 << 20, scratch=8 << 20, scratch_files=2_000, files=64, threads=32, cpu_seconds=6
)
TIMES = TimeLimits(cell=4.0, call=4.0, submission=20.0)


@pytest.fixture(scope="session", params=["tier1", "tier2"])
def template(request: pytest.FixtureRequest) -> Iterator[StudentTemplate]:
    """Every test that uses it holds on each tier, unless it says which it is about."""
    started = StudentTemplate(TemplateSettings(request.param, str(DATA), SMALL))
    if request.param == "tier2":
        with_open_way(started.__enter__)
    else:
        started.__enter__()
    yield started
    started.__exit__()


@pytest.fixture
def tier(template: StudentTemplate) -> str:
    return template.sandbox


@pytest.fixture
def start(template: StudentTemplate) -> Iterator[Callable[[], tuple[Student, ChildProcess]]]:
    with contextlib.ExitStack() as stack:

        def begin() -> tuple[Student, ChildProcess]:
            process, channel = template.start_student()
            stack.callback(process.close)
            stack.callback(process.wait, 10)
            stack.callback(process.kill)
            stack.enter_context(channel)
            student = Student(Frames(channel), process.pidfd, TIMES)
            student.await_ready()
            return student, process

        yield begin


@pytest.fixture
def run(start: Callable[[], tuple[Student, ChildProcess]]) -> Callable[[str], RunReply]:
    """Run one cell in a student process of its own."""
    return lambda source: start()[0].run(source)


@pytest.fixture
def value(start: Callable[[], tuple[Student, ChildProcess]]) -> Callable[[str], object]:
    """What the last line of a cell evaluates to, in a student process of its own."""

    def evaluate(source: str) -> object:
        student, _ = start()
        *body, last = source.strip().splitlines()
        reply = student.run("\n".join([*body, f"result = ({last})"]))
        assert reply.error is None, reply.error
        return student.get(["result"])["result"]

    return evaluate
