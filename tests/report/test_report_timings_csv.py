"""Times are for the instructor: timings.csv has them, what students see has not."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path

from autograder.exam.verdict import Verdict
from autograder.report import write_submission, write_timings

MakeVerdict = Callable[..., Verdict]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_phase_has_a_column(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    verdicts = [
        make_verdict(student_id="s10", phases={"fork": 5.25, "checks": 7.0}),
        make_verdict(student_id="s2", phases={"fork": 4.0004, "cells": math.nan}, seconds=2.0),
        make_verdict(student_id="s3", phases={}, seconds=math.inf),
    ]
    write_timings(verdicts, tmp_path / "timings.csv")
    assert rows_of(tmp_path / "timings.csv") == [
        {"student_id": s, "assignment": "05_softmax", "seconds": seconds, **phases}
        for s, seconds, phases in (
            ("s2", "2", {"fork_ms": "4", "cells_ms": "", "checks_ms": ""}),
            ("s3", "", {"fork_ms": "", "cells_ms": "", "checks_ms": ""}),
            ("s10", "1.25", {"fork_ms": "5.25", "cells_ms": "", "checks_ms": "7"}),
        )
    ]


def test_the_file_is_private_and_its_names_are_safe(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    write_timings([make_verdict(student_id="=1\x1b[2J")], tmp_path / "timings.csv")
    assert (tmp_path / "timings.csv").stat().st_mode & 0o777 == 0o600
    assert rows_of(tmp_path / "timings.csv")[0]["student_id"] == "'=1␛[2J"


def test_what_a_student_sees_does_not_depend_on_the_time(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    """Two exams that differ in nothing but their times: the same bytes, and the same dates."""
    seen = []
    for name, took in (("quick", 0.1), ("slow", 299.9)):
        verdict = make_verdict(seconds=took, phases={"checks": took * 1000})
        written = write_submission(verdict, tmp_path / name, "T", dated=1_000_000.0)
        files = (written.results, written.feedback)
        places = (*files, written.results.parent, written.results.parent.parent)
        seen.append(([f.read_bytes() for f in files], [p.stat().st_mtime_ns for p in places]))
    assert seen[0] == seen[1]
    assert set(seen[0][1]) == {10**15}
    assert "execution_time" not in json.loads(seen[0][0][0])
