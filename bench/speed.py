"""Fork to verdict: the whole, its phases, and the floor below which no walled exam can be.

The floor is the same template without walls running the same cells with no checks: two things
that a grader must do (a process of its own, the student's code) and nothing else.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.assignment import read_assignment, read_course
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings
from autograder.exam.student import Student, TimeLimits
from autograder.exam.verdict import Verdict
from autograder.sandbox.settings import Limits, TemplateSettings
from autograder.sandbox.templates import StudentTemplate
from autograder.wire import Frames

_TARGET_MS = {"numpy_only": 60.0, "one_step": 250.0}


def report(course_root: Path, solutions: dict[str, Path], exams: int) -> None:
    course = read_course(course_root)
    console = Console(width=110)
    with Grader(course, GradeSettings(jobs=1)) as walled, _bare_template() as bare:
        for name, path in solutions.items():
            # Interleaved, so that whatever else the machine does hurts both alike.
            rows: list[tuple[float, Verdict]] = []
            floors: list[float] = []
            for _ in range(exams):
                rows.append(_exam(walled, Handin("bench", name, path)))
                floors.append(_floor(bare, path))
            console.print(_table(name, rows, floors))


def _exam(grader: Grader, handin: Handin) -> tuple[float, Verdict]:
    start = time.perf_counter()
    verdict = grader.grade(handin)
    elapsed = (time.perf_counter() - start) * 1000
    assert verdict.score == verdict.max_score, verdict
    return elapsed, verdict


def _bare_template() -> StudentTemplate:
    return StudentTemplate(TemplateSettings("process", None, Limits()))


def _floor(template: StudentTemplate, path: Path) -> float:
    cells = [c.source for c in read_assignment(path).cells if c.role in ("locked", "solution")]
    start = time.perf_counter()
    process, channel = template.start_student()
    with channel:
        student = Student(Frames(channel), process.pidfd, TimeLimits())
        student.await_ready()
        for cell in cells:
            student.run(cell)
        if "step" in path.stem:
            handle = student.get(["step"])["step"]
            student.call(handle.number, [[0.0, 0.0], [[1.0, 2.0]], [1.0], 0.1], {})
        elapsed = (time.perf_counter() - start) * 1000
    process.kill()
    process.wait(10)
    process.close()
    return elapsed


def _table(name: str, rows: list[tuple[float, Verdict]], floors: list[float]) -> Table:
    totals = [total for total, _ in rows]
    floor = statistics.median(floors)
    table = Table(title=f"{name}: one exam, template warm, {len(rows)} exams (ms)")
    for column in ("phase", "p50", "p95", "what it is"):
        table.add_column(column, justify="left" if column in ("phase", "what it is") else "right")
    phases: dict[str, list[float]] = defaultdict(list)
    for total, verdict in rows:
        for phase, ms in verdict.phases.items():
            phases[phase].append(ms)
        phases["rest"].append(total - sum(verdict.phases.values()))
    for phase, values in phases.items():
        table.add_row(phase, *_quantiles(values), _MEANING[phase])
    table.add_section()
    target = f"target: at most {_TARGET_MS[name]:g} ms"
    table.add_row("fork to verdict", *_quantiles(totals), target)
    table.add_row("floor", *_quantiles(floors), "the same cells, forked without walls, unchecked")
    table.add_row("ratio", f"{statistics.median(totals) / floor:.2f}", "", "exam to floor, p50")
    return table


def _quantiles(values: list[float]) -> tuple[str, str]:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{statistics.median(ordered):.1f}", f"{p95:.1f}"


_MEANING = {
    "fork": "unshare the process namespace, fork the template, first instruction of the child",
    "mounts": "mount namespace, own /proc, own /tmp",
    "namespaces": "user, net, ipc, uts and cgroup namespaces, id maps",
    "limits": "rlimits",
    "capabilities": "dropped, no_new_privs",
    "landlock": "rule set built and applied",
    "seccomp": "filter loaded",
    "cells": "the student's cells, with the way there and back",
    "checks": "our test cells, their calls into the student process included",
    "rest": "fork of the exam process, reading the notebook, plan, verdict as JSON, waiting",
}
