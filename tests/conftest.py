"""What all tests share: the course, one sealed grader for the session, a maker of hand-ins."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from handins import ROOT, assignment, notebook_json, write_notebook
from hypothesis import HealthCheck, settings

from autograder.assignment import Course, read_course
from autograder.batch.grader import Grader, GradeSettings
from autograder.sandbox.client import SandboxError

Handin = Callable[..., Path]

# Examples are judged by what they do, never by how long it takes on a busy machine.
settings.register_profile(
    "grader", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("grader")


@pytest.fixture(scope="session")
def course() -> Course:
    return read_course(ROOT)


@pytest.fixture(scope="session")
def grader(course: Course) -> Iterator[Grader]:
    """Sealed; where that cannot be had the tests that need it fail, and say why."""
    started = Grader(course, GradeSettings())
    try:
        started.__enter__()
    except SandboxError as error:
        pytest.fail(f"tier 1 cannot be had here: {error}", pytrace=False)
    yield started
    started.__exit__(None, None, None)


@pytest.fixture
def handin(tmp_path: Path) -> Handin:
    """`handin(assignment, cells={grade_id: source}, drop=..., extra=..., path=...)` is a file."""
    numbers = itertools.count(1)

    def made(
        name: str,
        cells: Mapping[str, str] | None = None,
        *,
        drop: Collection[str] = (),
        extra: Sequence[str] = (),
        path: Path | None = None,
    ) -> Path:
        content = notebook_json(assignment(name), cells, drop=drop, extra=extra)
        return write_notebook(path or tmp_path / f"handin{next(numbers)}.ipynb", content)

    return made
