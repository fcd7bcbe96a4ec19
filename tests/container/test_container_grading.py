"""Marks from within the container are those from outside, test for test.

Needs the image (`autograder container build`); for each engine without it, the output says so.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.container.engines import ask_engine, engine_path
from autograder.container.mounts import mounts
from autograder.container.running import Run, default_memory, run_arguments
from autograder.sandbox.engine import IMAGE, EngineError, ask, require_image

ROOT = Path(__file__).parents[2]
# All right; a process that ends on the way; a wrong answer or two.
STUDENTS = ("a.lindqvarn", "b.dunmarrow", "a.kestrelman")


@pytest.fixture(scope="module", params=["podman", "docker"])
def engine(request) -> str:
    try:
        path = ask_engine(engine_path(request.param)).path
        require_image(path, IMAGE)
    except EngineError as error:
        pytest.skip(f"not graded in {request.param}: {error}")
    return request.param


@pytest.fixture(scope="module")
def handins(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("in here")
    for student in STUDENTS:
        shutil.copytree(ROOT / "examples" / "submitted" / student, folder / student)
    return folder


@pytest.fixture(scope="module")
def outside(handins, tmp_path_factory) -> dict[str, object]:
    out = tmp_path_factory.mktemp("outside")
    autograder("grade", handins, "--out", out)
    return outcomes(out)


def autograder(*words: object) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "autograder", *map(str, words)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def outcomes(out: Path) -> dict[str, object]:
    """Each test's name, points and outcome, by submission."""
    return {
        str(path.parent.relative_to(out)): [
            (test["name"], test.get("score"), test.get("status"))
            for test in json.loads(path.read_text())["tests"]
        ]
        for path in out.rglob("results.json")
    }


@pytest.mark.parametrize("tier", ["tier1", "tier2"])
def test_marks_are_the_same_inside_test_for_test(engine, tier, handins, outside, tmp_path):
    out = tmp_path / "out"
    words = ["--engine", engine, "--sandbox", tier, "grade", handins, "--out", out]
    autograder("container", "run", *words)
    revision = ask(engine, "image", "inspect", "--format", "{{json .Config.Labels}}", IMAGE)
    assert outcomes(out) == outside, f"the image is of {revision}"
    named = {row.split(",")[6] for row in (out / "grades.csv").read_text().splitlines()[1:]}
    assert len(named) == 1 and named.pop().startswith(f"tier {tier[-1]}")
    assert {path.stat().st_uid for path in out.rglob("*")} == {os.getuid()}


def test_what_is_only_read_cannot_be_written_and_there_is_no_network(engine, handins, tmp_path):
    found = ask_engine(engine_path(engine))
    shown = mounts([handins], [tmp_path])
    line = run_arguments(found, Run(IMAGE, "tier2", shown, default_memory()), [])
    attempt = f"""
import socket
for path in ({str(handins / "x")!r}, "/opt/autograder/x", "/usr/x", {str(tmp_path / "x")!r}):
    try:
        open(path, "w").close()
        print("written", path)
    except OSError as error:
        print(error.errno, path)
print([name for _, name in socket.if_nameindex()])
"""
    at = line.index(IMAGE)
    line[at:] = ["--entrypoint=python3", IMAGE, "-c", attempt]
    done = subprocess.run(line, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        f"{errno.EROFS} {handins}/x",
        f"{errno.EROFS} /opt/autograder/x",
        f"{errno.EROFS} /usr/x",
        f"written {tmp_path}/x",
        "['lo']",
    ], done.stderr


def test_exit_codes_pass_through(engine, tmp_path):
    (tmp_path / "empty").mkdir()
    line = [sys.executable, "-m", "autograder", "container", "run", "--engine", engine, "grade"]
    line += [str(tmp_path / "empty"), "--out", str(tmp_path / "out")]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "no submissions were found" in done.stderr
