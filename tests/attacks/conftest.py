"""One grader for all attacks, one with small limits, and canaries to find."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import CANARY, ROOT, Room, canary_file

from autograder.assignment import Course, read_course
from autograder.batch.grader import Grader, GradeSettings
from autograder.exam.student import TimeLimits
from autograder.sandbox.settings import Limits

TIGHT = GradeSettings(
    times=TimeLimits(cell=1.5, call=1.0, submission=5.0),
    limits=Limits(memory=256 << 20, scratch=8 << 20, files=64, threads=32, cpu_seconds=20),
)


@pytest.fixture(scope="session")
def course() -> Course:
    return read_course(ROOT)


@pytest.fixture(scope="session")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file that everybody may read, and a variable of the grader's environment."""
    folder = tmp_path_factory.mktemp("canary")
    os.environ["CANARY"] = CANARY
    yield canary_file(folder)
    del os.environ["CANARY"]


@pytest.fixture(scope="session")
def grader(course: Course, canary: Path) -> Iterator[Grader]:
    times = TimeLimits(cell=10.0, call=5.0, submission=60.0)
    with Grader(course, GradeSettings(times=times)) as started:
        yield started


@pytest.fixture(scope="session")
def tight_grader(course: Course) -> Iterator[Grader]:
    with Grader(course, TIGHT) as started:
        yield started


@pytest.fixture(scope="module", autouse=True)
def the_next_honest_student(grader: Grader, tmp_path_factory: pytest.TempPathFactory):
    yield
    Room(grader, tmp_path_factory.mktemp("honest")).honest()


@pytest.fixture
def room(grader: Grader, tmp_path: Path) -> Room:
    return Room(grader, tmp_path)


@pytest.fixture
def tight(tight_grader: Grader, tmp_path: Path) -> Room:
    return Room(tight_grader, tmp_path)
