"""The same notebook through stock nbgrader and stock otter, in the same run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.assignment import read_course
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings

_STUDENTS = 3


def report(course_root: Path, solutions: dict[str, Path]) -> None:
    path = solutions["one_step"]
    ours, further = _ours(course_root, path)
    rows = {
        "autograder, sealed, one job": ours,
        "the same, each further submission": further,
        "nbgrader autograde": _nbgrader(course_root / "peer-nbgrader", path),
        "otter run": _otter(course_root / "peer-otter", path),
    }
    table = Table(title=f"one_step: seconds a submission, {_STUDENTS} submissions, start included")
    for column in ("grader", "seconds", "times ours"):
        table.add_column(column, justify="left" if column == "grader" else "right")
    for grader, seconds in rows.items():
        shown = "failed" if seconds is None else f"{seconds:.2f}"
        table.add_row(grader, shown, "" if seconds is None else f"{seconds / ours:.1f}")
    Console(width=110).print(table)


def _ours(course_root: Path, path: Path) -> tuple[float, float]:
    start = time.perf_counter()
    with Grader(read_course(course_root), GradeSettings(jobs=1)) as grader:
        ready = time.perf_counter()
        for number in range(_STUDENTS):
            verdict = grader.grade(Handin(f"s{number}", "one_step", path))
            assert verdict.score == verdict.max_score, verdict
        end = time.perf_counter()
    return (end - start) / _STUDENTS, (end - ready) / _STUDENTS


def _nbgrader(folder: Path, path: Path) -> float | None:
    source = folder / "source" / "one_step" / "one_step.ipynb"
    source.parent.mkdir(parents=True)
    shutil.copy(path, source)
    (folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'b'\n"
    )
    if not _run(folder, "nbgrader", "generate_assignment", "one_step"):
        return None
    for number in range(_STUDENTS):
        target = folder / "submitted" / f"s{number}" / "one_step" / "one_step.ipynb"
        target.parent.mkdir(parents=True)
        shutil.copy(path, target)
    start = time.perf_counter()
    if not _run(folder, "nbgrader", "autograde", "one_step"):
        return None
    return (time.perf_counter() - start) / _STUDENTS


def _otter(folder: Path, path: Path) -> float | None:
    """One submission at a time through `otter run`, with the test as an otter test file."""
    content = json.loads(path.read_text())
    cells = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in content["cells"]}
    tests = folder / "tests"
    tests.mkdir(parents=True)
    body = "\n".join("    " + line for line in cells["test_step"]["source"].splitlines())
    (tests / "q1.py").write_text(
        'from otter.test_files import test_case\n\nOK_FORMAT = False\nname = "q1"\npoints = 1\n\n'
        f"@test_case(points=1)\ndef test_step(step):\n    import numpy as np\n{body}\n"
    )
    notebook = {**content, "cells": [cells["imports"], cells["step"]]}
    (folder / "one_step.ipynb").write_text(json.dumps(notebook))
    generate = ("generate", "-t", "tests", "-o", "autograder.zip", "--no-environment")
    if not _run(folder, "otter", *generate):
        return None
    start = time.perf_counter()
    for _ in range(_STUDENTS):
        if not _run(folder, "otter", "run", "-a", "autograder.zip", "one_step.ipynb"):
            return None
    return (time.perf_counter() - start) / _STUDENTS


def _run(folder: Path, command: str, *args: str) -> bool:
    programs = Path(sys.prefix) / "bin"
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic by name
    result = subprocess.run(
        [str(programs / command), *args],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path},
    )
    if result.returncode:
        print(f"{command} {args[0]} failed:\n{(result.stderr or result.stdout)[-1500:]}")
    return result.returncode == 0
