"""What a tier costs a submission, over the same course graded with no sandbox at all.

Walled and bare runs alternate, pair by pair, so that whatever else the machine does hurts both
alike; what counts is the difference within a pair.
"""

from __future__ import annotations

import contextlib
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rich.console import Console
from rich.table import Table

from autograder.assignment import read_course
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings
from autograder.exam.student import Student, TimeLimits
from autograder.sandbox.client import SandboxError
from autograder.sandbox.settings import Mode
from autograder.sandbox.templates import StudentTemplate
from autograder.wire import Frames
from bench.notebooks import write_course

TARGET_MS = 25.0
_SOFTMAX = "05_softmax"
_SOURCE = Path(__file__).parents[1] / "source"
_WARM_UP = 3
# The kernel clears up after a process that has ended; that is not the next one's time.  It also
# keeps a run with real-time priority from being throttled.
_PAUSE_SECONDS = 0.02


@dataclass(frozen=True)
class Pairs:
    """Milliseconds of the same work with and without walls, measured in turn."""

    walled: list[float]
    bare: list[float]

    @property
    def differences(self) -> list[float]:
        return [one - other for one, other in zip(self.walled, self.bare, strict=True)]


def report(course_root: Path, pairs: int) -> None:
    """Print one table a tier.  `course_root` is a folder that is not there yet."""
    console = Console(width=110)
    write_course(course_root)
    shutil.copytree(_SOURCE / _SOFTMAX, course_root / "source" / _SOFTMAX)
    with _grader(course_root, "process") as bare:
        for mode in (m for m in get_args(Mode) if m in ("tier1", "tier2")):
            try:
                with _grader(course_root, mode) as walled:
                    console.print(_table(mode, _measure(walled, bare, course_root, pairs)))
            except SandboxError as error:
                console.print(f"{mode} was not measured, the machine does not give it: {error}")


def in_pairs(walled: Callable[[], object], bare: Callable[[], object], pairs: int) -> Pairs:
    """Run both in turn, `pairs` times after a warm-up; which comes first changes each time."""
    found = Pairs([], [])
    for number in range(-_WARM_UP, pairs):
        order = [(walled, found.walled), (bare, found.bare)]
        for work, times in order if number % 2 else reversed(order):
            time.sleep(_PAUSE_SECONDS)
            start = time.perf_counter()
            work()
            if number >= 0:
                times.append((time.perf_counter() - start) * 1000)
    return found


def percentile(values: list[float], share: float) -> float:
    """The value at `share` (0 to 1) of the sorted values, the nearest one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


@contextlib.contextmanager
def _grader(course_root: Path, mode: Mode) -> Iterator[Grader]:
    with Grader(read_course(course_root), GradeSettings(mode=mode, jobs=1)) as grader:
        yield grader


def _measure(walled: Grader, bare: Grader, course_root: Path, pairs: int) -> dict[str, Pairs]:
    found = {
        "fork to ready": in_pairs(
            lambda: _fork_to_ready(walled._template), lambda: _fork_to_ready(bare._template), pairs
        )
    }
    for name in ("numpy_only", _SOFTMAX):
        path = course_root / "source" / name / f"{name}.ipynb"
        handin = Handin("bench", name, path)
        found[f"a submission, {name}"] = in_pairs(
            lambda handin=handin: _grade(walled, handin),  # type: ignore[misc]
            lambda handin=handin: _grade(bare, handin),  # type: ignore[misc]
            pairs,
        )
    return found


def _fork_to_ready(template: StudentTemplate) -> None:
    process, channel = template.start_student()
    with channel:
        Student(Frames(channel), process.pidfd, TimeLimits()).await_ready()
    process.kill()
    process.wait(10)
    process.close()


def _grade(grader: Grader, handin: Handin) -> None:
    verdict = grader.grade(handin)
    assert all(c.status == "held" for c in verdict.cells if c.kind == "auto"), verdict


def _table(mode: Mode, rows: dict[str, Pairs]) -> Table:
    count = len(next(iter(rows.values())).bare)
    table = Table(
        title=f"{mode} over no sandbox, {count} pairs a row (ms); target: at most {TARGET_MS:g}"
    )
    table.add_column("what")
    columns = ("no sandbox, p50", f"{mode}, p50", "difference, p10", "p50", "p90", "ratio, p50")
    for column in columns:
        table.add_column(column, justify="right")
    for what, pairs in rows.items():
        bare, walled = statistics.median(pairs.bare), statistics.median(pairs.walled)
        table.add_row(
            what,
            f"{bare:.1f}",
            f"{walled:.1f}",
            *(f"{percentile(pairs.differences, share):.1f}" for share in (0.1, 0.5, 0.9)),
            f"{walled / bare:.2f}",
        )
    return table
