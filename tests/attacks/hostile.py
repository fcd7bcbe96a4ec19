"""Hostile submissions, made from the released notebook, and what their reports may never hold."""

from __future__ import annotations

import html
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from autograder.assignment import Assignment, read_assignment
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader
from autograder.exam.verdict import Verdict
from autograder.report import write_submission

ROOT = Path(__file__).parents[2]
SOFTMAX = "05_softmax"
ENTROPY = "07_entropy_kl"
ASSIGNMENTS = (SOFTMAX, ENTROPY)
ALL_ASSIGNMENTS = tuple(sorted(p.parent.name for p in (ROOT / "source").glob("*/*.ipynb")))
# What a student must not find: in a file, in the grader's environment, in the grader's memory.
CANARY = "".join(["can", "ary", "-5f1d", "-in-a-coal-mine"])
# Attack code writes "LE" + "AK", so that only what it says, not its own text, holds the word.
MARK = "LEAK"

# Lets attack code speak on the exam's channel.  Sockets by number: the objects may be replaced.
FORGE = """
import os, socket, stat, struct, sys, time
import msgpack

def channel():
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                return fd
        except OSError:
            pass

def number():
    frame = sys._getframe()
    while frame is not None:
        if "number" in frame.f_locals and "verb" in frame.f_locals:
            return frame.f_locals["number"]
        frame = frame.f_back

def raw(data):
    view = memoryview(data)
    while view:
        try:
            view = view[os.write(channel(), view):]
        except BlockingIOError:
            time.sleep(0.001)

def frame(tree):
    packed = msgpack.packb(tree, unicode_errors="surrogatepass")
    return struct.pack(">I", len(packed)) + packed

def reply(*tree):
    raw(frame([number(), *tree]))
"""


@cache
def assignment(name: str) -> Assignment:
    return read_assignment(ROOT / "source" / name / f"{name}.ipynb")


def cell(source: str, kind: str = "code", nbgrader: Any = None, **more: Any) -> dict[str, Any]:
    metadata = {} if nbgrader is None else {"nbgrader": dict(nbgrader)}
    extra = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "source": source, "metadata": metadata, **extra, **more}


def notebook(
    name: str,
    cells: Mapping[str, str] | None = None,
    *,
    solved: bool = False,
    after: Mapping[str, list[str]] | None = None,
) -> dict[str, Any]:
    """The released notebook with the sources of `cells` put in, and more cells behind some.

    `solved` puts the model solution into every cell that `cells` does not name.
    """
    cells, after = cells or {}, after or {}
    made = []
    for source_cell in assignment(name).cells:
        text = source_cell.released
        if solved and source_cell.role == "solution":
            text = source_cell.source
        text = cells.get(source_cell.grade_id or "", text)
        made.append(cell(text, source_cell.cell_type, source_cell.nbgrader))
        made += [cell(more) for more in after.get(source_cell.grade_id or "", [])]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made}


def everywhere(name: str, attack: str) -> dict[str, Any]:
    """`attack` in every solution cell."""
    ids = [c.grade_id for c in assignment(name).having("solution")]
    return notebook(name, {str(grade_id): attack for grade_id in ids})


def functions(name: str) -> list[str]:
    """What the assignment asks for and a call can be made of."""
    return [
        str(c.grade_id)
        for c in assignment(name).having("solution")
        if f"def {c.grade_id}(" in c.source
    ]


def all_functions(name: str, body: str, before: str = "") -> dict[str, Any]:
    """Every function of the assignment has this body (of `args` and `kwargs`)."""
    indented = body.replace("\n", "\n    ")
    ids = [str(c.grade_id) for c in assignment(name).having("solution")]
    sources = {i: f"def {i}(*args, **kwargs):\n    {indented}" for i in ids}
    sources[ids[0]] = f"{before}\n{sources[ids[0]]}"
    return notebook(name, sources)


@dataclass
class Result:
    verdict: Verdict
    report: str  # results.json and feedback.html, decoded
    own: str  # what the student handed in

    def points(self, grade_id: str) -> float:
        return next(c.points for c in self.verdict.cells if c.grade_id == grade_id)

    @property
    def outputs(self) -> str:
        return "\n".join(run.output + run.error for run in self.verdict.runs)


@dataclass
class Room:
    """Grades one notebook at a time and looks through what the student would read."""

    grader: Grader
    folder: Path
    _count: int = field(default=0)
    _attacks: ClassVar[int] = 0

    def grade(self, content: Any, name: str = SOFTMAX) -> Result:
        self._count += 1
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        path = self.folder / f"{self._count}.ipynb"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        verdict = self.grader.grade(Handin("mallory", name, path))
        written = write_submission(verdict, self.folder / f"out{self._count}", "An assignment")
        results = json.loads(written.results.read_bytes())
        # Times have digits like any hidden figure.
        results["extra_data"].pop("phases")
        results.pop("execution_time", None)
        page = written.feedback.read_text(encoding="utf-8")
        report = f"{_all_text(results)}\n{html.unescape(page)}"
        return Result(verdict, report, text if isinstance(text, str) else repr(text))

    def attack(self, content: Any, name: str = SOFTMAX, score: float | None = 0.0) -> Result:
        """Grade; nothing leaks and nothing breaks.

        After every tenth attack, and after the last of each module (see conftest), an honest
        student must have full marks: what an attack breaks, stays broken.
        """
        result = self.grade(content, name)
        verdict = result.verdict
        if score is not None:
            assert verdict.score == score, (verdict.reason, verdict.cells)
        assert "grader" not in verdict.reason.lower(), verdict.reason
        assert [c.grade_id for c in verdict.cells] == [
            c.grade_id for c in assignment(name).having("test", "manual")
        ]
        assert_no_secret(result, name)
        if self._attacks % 10 == 0:
            self.honest(name)
        Room._attacks += 1
        return result

    def honest(self, name: str = SOFTMAX) -> None:
        verdict = self.grade(notebook(name, solved=True), name).verdict
        full = sum(c.points for c in assignment(name).having("test"))
        assert verdict.score == full, (verdict.reason, verdict.cells)


def _all_text(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(_all_text(v) for v in (*value, *value.values()))
    if isinstance(value, list):
        return "\n".join(map(_all_text, value))
    return str(value)


def assert_no_secret(result: Result, name: str) -> None:
    found = [s for s in secrets(name) if s in result.report and s not in result.own]
    assert not found, found
    assert MARK not in result.report
    assert CANARY not in result.report


@cache
def secrets(name: str) -> tuple[str, ...]:
    """Lines of hidden tests and of solutions, and the figures that hidden tests send."""
    found: dict[str, None] = {}
    public = "\n".join(c.released for c in assignment(name).cells)
    for source_cell in assignment(name).cells:
        for line in source_cell.source.splitlines():
            line = line.strip()
            if len(line) >= 12 and line not in public and source_cell.role != "free":
                found[line] = None
    if name in ASSIGNMENTS:
        found |= dict.fromkeys(_hidden_figures(name))
    assert len(found) > 10
    return tuple(found)


def calls(name: str, *, hidden: bool) -> Iterator[tuple[str, tuple[Any, ...], dict[str, Any], Any]]:
    """(function, args, kwargs, result or error) of each call that tests make of a right answer."""
    space: dict[str, Any] = {}
    for source_cell in assignment(name).cells:
        if source_cell.role == "locked" and source_cell.is_code:
            exec(source_cell.source, space)
        elif source_cell.role == "solution" and source_cell.is_code:
            exec(source_cell.source, space)
    made: list[tuple[str, tuple[Any, ...], dict[str, Any], Any]] = []

    def recorded(called: str, function: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            try:
                result = function(*args, **kwargs)
            except Exception as error:
                made.append((called, args, kwargs, error))
                raise
            made.append((called, args, kwargs, result))
            return result

        return call

    space |= {f: recorded(f, space[f]) for f in functions(name)}
    for test in assignment(name).having("test"):
        exec(test.source if hidden else test.released, space)
    yield from made


def _hidden_figures(name: str) -> set[str]:
    """Figures with many digits, by which a hidden argument would be known again."""
    hidden, shown = (
        {
            figure
            for _, args, _, _ in calls(name, hidden=which)
            for argument in args
            for figure in re.findall(r"\d+\.\d{5}", repr(np.asarray(argument).tolist()))
        }
        for which in (True, False)
    )
    return hidden - shown


def canary_file(folder: Path) -> Path:
    path = folder / "secret.txt"
    path.write_text(CANARY)
    os.chmod(path, stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    return path
