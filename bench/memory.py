"""Peak memory of the template, the exam process and a student process."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.assignment import read_course
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings
from bench.processes import children

_FIELDS = ("Rss", "Pss", "Private_Dirty")


def report(course_root: Path, solutions: dict[str, Path]) -> None:
    table = Table(title="memory while exams run (MiB, the highest value seen)")
    for column in ("process", *_FIELDS):
        table.add_column(column, justify="left" if column == "process" else "right")
    with Grader(read_course(course_root), GradeSettings(jobs=1)) as grader:
        peaks: dict[str, dict[str, float]] = {}
        for name, path in solutions.items():
            watch = _Watch(grader, name, peaks)
            watch.start()
            for _ in range(20):
                grader.grade(Handin("bench", name, path))
            watch.stop.set()
            watch.join()
    for process, values in peaks.items():
        table.add_row(process, *(f"{values[field]:.0f}" for field in _FIELDS))
    Console(width=110).print(table)


class _Watch(threading.Thread):
    """Samples the smaps_rollup of every process below the two templates."""

    def __init__(self, grader: Grader, name: str, peaks: dict[str, dict[str, float]]) -> None:
        super().__init__(daemon=True)
        self._template, self._exams = grader._template.pid, grader._exams.pid
        self._name = name
        self._peaks = peaks
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.is_set():
            for label, pid in self._processes():
                self._note(label, pid)
            time.sleep(0.002)

    def _processes(self) -> Iterator[tuple[str, int]]:
        yield "exam template", self._exams
        for pid in children(self._exams):
            yield f"exam process, {self._name}", pid
        for template in children(self._template):
            yield "student template", template
            for pid in children(template):
                yield f"student process, {self._name}", pid

    def _note(self, label: str, pid: int) -> None:
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            return  # it ended between being listed and being read
        values = {
            line.split(":")[0]: int(line.split()[1]) / 1024
            for line in text.splitlines()[1:]
            if line.startswith(_FIELDS)
        }
        best = self._peaks.setdefault(label, dict.fromkeys(_FIELDS, 0.0))
        for field in _FIELDS:
            best[field] = max(best[field], values.get(field, 0.0))
