"""Tier 3: a container for each exam.  Needs an engine and the image; says so where it lacks them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import autograder
from autograder.exam.failures import Lost
from autograder.exam.student import Student, TimeLimits
from autograder.sandbox.client import WallMissing
from autograder.sandbox.containers import ContainerProcess, ContainerStudents
from autograder.sandbox.engine import IMAGE, EngineError, ask, find_engine, require_image
from autograder.sandbox.settings import Limits, TemplateSettings
from autograder.wire import Frames

PACKAGE = Path(autograder.__file__).parent
INSIDE = "/opt/autograder/lib/python3.11/site-packages/autograder"
SETTINGS = TemplateSettings(
    "tier3", str(PACKAGE.parent / "data"), Limits(scratch=8 << 20), preload=("numpy",)
)


@pytest.fixture(scope="module")
def engine() -> str:
    try:
        found = find_engine()
        require_image(found, IMAGE)
    except EngineError as error:
        pytest.skip(f"tier 3 cannot be had here: {error}")
    return found


@pytest.fixture(scope="module")
def students(engine: str) -> Iterator[ContainerStudents]:
    # The package as it is here, not as it was when the image was made.
    with ContainerStudents(SETTINGS, options=(f"--volume={PACKAGE}:{INSIDE}:ro",)) as made:
        yield made


@pytest.fixture
def started(students: ContainerStudents) -> Iterator[tuple[Student, ContainerProcess]]:
    process, channel = students.start_student()
    student = Student(Frames(channel), process.pidfd, TimeLimits(cell=5, call=30, submission=120))
    student.await_ready()
    yield student, process
    channel.close()
    process.kill()
    process.wait(20)
    process.close()


def test_the_results_say_what_walls_there_are(students):
    assert students.sandbox.startswith("tier 3 (container")


def test_a_cell_runs_with_the_courses_data_and_nothing_of_the_host(started):
    student, _ = started
    source = (
        "import os, numpy\nrows = open('data/challenger.csv').read().splitlines()\n"
        f"host = os.path.exists({str(PACKAGE.parent / 'source')!r})\n"
        "number = float(numpy.sqrt(4.0))\nuid = os.getuid()"
    )
    assert student.run(source).error is None
    values = student.get(["rows", "host", "number", "uid"])
    assert len(values["rows"]) == 24 and values["number"] == 2.0
    assert values["host"] is False and values["uid"] != 0


def test_large_arrays_pass_unharmed(started):
    student, _ = started
    student.run("import numpy as np; x = np.arange(5_000_000, dtype='f8')")
    x = student.get(["x"])["x"]
    assert x.shape == (5_000_000,) and x[-1] == 4_999_999.0


def test_a_late_cell_is_interrupted_and_the_process_goes_on(started):
    student, _ = started
    assert student.run("while True: pass").status == "timeout"
    assert student.run("2 + 2").output.strip() == "4"


def test_what_is_watched_ends_with_its_reason(started):
    student, process = started
    with pytest.raises(Lost):
        student.run("import os, time\nos.makedirs('d/' * 99)\ntime.sleep(60)")
    assert process.wait(20) == -signal.SIGKILL
    assert "folders too deep" in process.why


def test_no_network(started):
    student, _ = started
    reply = student.run("import socket\nsocket.create_connection(('127.0.0.1', 80), 1)")
    assert reply.error is not None and "OSError" in reply.error.bases


def test_nothing_is_left(engine, students):
    process, channel = students.start_student()
    student = Student(Frames(channel), process.pidfd, TimeLimits())
    student.await_ready()
    name = process._name
    assert name in ask(engine, "ps", "--format", "{{.Names}}")
    channel.close()
    process.kill()
    assert process.wait(20) is not None
    process.close()
    assert name not in ask(engine, "ps", "--all", "--format", "{{.Names}}")


def test_a_missing_image_says_what_to_do(engine):
    with (
        pytest.raises(WallMissing, match="autograder container build"),
        ContainerStudents(SETTINGS, image="localhost/no-such-image"),
    ):
        pass


def test_a_missing_engine_says_what_to_do(monkeypatch):
    monkeypatch.setenv("AUTOGRADER_CONTAINER_ENGINE", "no-such-engine")
    with pytest.raises(WallMissing, match="no no-such-engine"), ContainerStudents(SETTINGS):
        pass
