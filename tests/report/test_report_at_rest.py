"""Secrets at rest: whatever the umask, what the commands write is closed to other users."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from assignment.demo_course import write_course
from handins import ROOT, SOFTMAX

from autograder.assignment.build import build

COURSE = ("--course", ROOT)


def modes(folder: Path) -> dict[str, int]:
    places = [folder, *folder.rglob("*")]
    return {str(p.relative_to(folder)): stat.S_IMODE(p.lstat().st_mode) for p in places}


def run(umask: int, *args: str | Path) -> str:
    command = [sys.executable, "-m", "autograder", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, umask=umask)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_built_solutions_are_closed_and_the_release_is_not(open_umask, tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    staging: set[int] = set()

    def look(_: str) -> None:
        staging.update(stat.S_IMODE(p.stat().st_mode) for p in root.glob(".autograder-build-*"))

    for _ in range(2):  # the second build replaces the first
        build(root, progress=look)
        found = modes(root / "solutions")
        assert {found[name] for name in (".", "demo", "demo/data", "demo/figures")} == {0o700}
        assert {found[f"demo/{name}"] for name in ("demo.ipynb", "data/flights.csv")} == {0o600}
        assert not [name for name, mode in found.items() if mode & 0o077]
        assert set(modes(root / "release").values()) == {0o777, 0o666}
    assert staging == {0o700}


def test_a_report_that_a_build_keeps_is_closed_with_the_solutions(
    open_umask, tmp_path: Path
) -> None:
    root = write_course(tmp_path / "course")
    (root / "solutions" / "report").mkdir(parents=True)
    (root / "solutions" / "report" / "x.png").write_bytes(b"x")
    (root / "solutions" / "report.md").write_text("figures")
    build(root)
    assert not [name for name, mode in modes(root / "solutions").items() if mode & 0o077]
    assert (root / "solutions" / "report" / "x.png").exists()


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_what_grade_writes_is_closed(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "class" / "ann" / SOFTMAX
    folder.mkdir(parents=True)
    (folder / "x.ipynb").write_text("no notebook")
    out = tmp_path / "new" / "out"
    run(umask, "grade", tmp_path / "class", "--out", out, *COURSE)
    found = modes(tmp_path / "new")
    files = ("grades.csv", "timings.csv", "summary.html", f"ann/{SOFTMAX}/results.json")
    assert {found[f"out/{name}"] for name in files} == {0o600}
    assert {found[name] for name in (".", "out", "out/ann", f"out/ann/{SOFTMAX}")} == {0o700}
    assert not [name for name, mode in found.items() if mode & 0o077]


def test_files_that_are_replaced_are_closed_and_open_folders_are_told() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed
        place = Path(name).resolve()
        folder, out = place / "class" / "ann" / SOFTMAX, place / "out"
        folder.mkdir(parents=True)
        (folder / "x.ipynb").write_text("no notebook")
        (out / "ann" / SOFTMAX).mkdir(parents=True)
        replaced = ("grades.csv", f"ann/{SOFTMAX}/results.json", f"ann/{SOFTMAX}/feedback.html")
        for file in replaced:
            (out / file).write_text("old")
            (out / file).chmod(0o666)
        assert str(place) not in run(0o022, "grade", place / "class", "--out", out, *COURSE)
        place.chmod(0o755)
        told = run(0o022, "grade", place / "class", "--out", out, *COURSE)
        assert {modes(out)[file] for file in replaced} == {0o600}
    (line,) = [line for line in told.splitlines() if line.startswith("Other users")]
    assert f"{place}/class (4)" in line
    assert f"{place}/out (3)" in line
