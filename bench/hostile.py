"""A class of 200 of which 100 attack the grader, beside the same 100 honest alone."""

from __future__ import annotations

import csv
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.assignment import read_assignment
from bench.hostile_class import KINDS, HostileClass, first_kinds, write_class
from bench.processes import PeakMemory

_ROOT = Path(__file__).parents[1]
_ASSIGNMENT = "05_softmax"
_OPTIONS = ("--cell-timeout", "5", "--call-timeout", "5", "--timeout", "30")


@dataclass(frozen=True)
class Batch:
    """One run of `autograder grade`; `exams` are the seconds of each honest exam."""

    seconds: float
    peak_mib: float
    unread: int
    exams: list[float]


def report(folder: Path, each: int) -> None:
    """Grade both classes, fail if anyone has a wrong mark, and print the table."""
    alone = _graded(folder / "honest", each, iter(()))
    crowd = _graded(folder / "hostile", each, first_kinds(each))
    console = Console(width=110)
    table = Table(
        title=f"{each} honest and {each} hostile submissions of {len(KINDS)} kinds, "
        f"autograder grade {' '.join(_OPTIONS)}"
    )
    table.add_column("what")
    for column in (f"the {each} honest alone", f"with {each} hostile", "ratio"):
        table.add_column(column, justify="right")
    rows = {
        "wall time, start included (s)": (alone.seconds, crowd.seconds),
        "an honest exam, p50 (s)": (_median(alone), _median(crowd)),
        "an honest exam, slowest (s)": (max(alone.exams), max(crowd.exams)),
        "all processes, peak PSS (MiB)": (alone.peak_mib, crowd.peak_mib),
    }
    for what, (one, other) in rows.items():
        shown = "{:.2f}" if one < 10 else "{:.0f}"
        table.add_row(what, shown.format(one), shown.format(other), f"{other / one:.1f}")
    console.print(table)
    if alone.unread or crowd.unread:
        console.print("Some processes could not be read: run this as root for the memory.")
    console.print(f"All {each} honest have full marks, all {each} hostile none; one verdict each.")


def _median(batch: Batch) -> float:
    return statistics.median(batch.exams)


def _graded(folder: Path, honest: int, kinds: Iterator[str]) -> Batch:
    assignment = read_assignment(_ROOT / "source" / _ASSIGNMENT / f"{_ASSIGNMENT}.ipynb")
    who = write_class(folder / "class", assignment, honest, kinds)
    command = [sys.executable, "-m", "autograder", "grade", str(folder / "class")]
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--out", str(folder / "out"), "--course", str(_ROOT), *_OPTIONS],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watch = PeakMemory(process.pid)
    watch.start()
    if process.wait():
        raise RuntimeError(f"autograder grade ended with {process.returncode}")
    seconds = time.perf_counter() - start
    watch.stop()
    full = sum(cell.points for cell in assignment.having("test"))
    _check(who, _rows(folder / "out" / "grades.csv"), full)
    took = {r["student_id"]: float(r["seconds"]) for r in _rows(folder / "out" / "timings.csv")}
    return Batch(seconds, watch.peak, watch.unread, [took[name] for name in who.honest])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _check(who: HostileClass, rows: list[dict[str, str]], full: float) -> None:
    marks = [(row["student_id"], float(row["score"])) for row in rows]
    due = [*((s, full) for s in who.honest), *((s, 0.0) for s in who.hostile)]
    reasons = {row["student_id"]: row["reason"] for row in rows}
    wrong = sorted(set(marks) ^ set(due))
    if wrong or len(marks) != len(due):
        told = [(s, who.hostile.get(s, "honest"), mark, reasons.get(s)) for s, mark in wrong]
        raise RuntimeError(f"{len(marks)} verdicts for {len(due)} hand-ins; not as due: {told}")
