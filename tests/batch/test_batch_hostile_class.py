"""Half the class attacks the grader: the other half gets its marks all the same."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from handins import ROOT, SOFTMAX, assignment

from bench.hostile_class import AS_A_FILE, IN_A_CELL, IN_A_FUNCTION, KINDS, write_class

# Some of each kind of attack; `make bench` runs them all, a hundred times.
CHOSEN = (
    "fork bomb",
    "memory",
    "disk",
    "output in one line",
    "a deaf loop",
    "busy threads",
    "exit",
    "forged frames",
    "a giant array",
    "a lie about equality",
    "deep JSON",
    "huge",
)
OPTIONS = ("--cell-timeout", "5", "--call-timeout", "5", "--timeout", "30")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("hostile")
    who = write_class(folder / "class", assignment(SOFTMAX), 12, iter(CHOSEN))
    command = [sys.executable, "-m", "autograder", "grade", str(folder / "class")]
    done = subprocess.run(
        [*command, "--out", str(folder / "out"), "--course", str(ROOT), *OPTIONS],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    with (folder / "out" / "grades.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    return who, rows, folder / "out", done


def test_the_chosen_attacks_are_there_and_of_all_kinds() -> None:
    assert set(CHOSEN) <= set(KINDS)
    assert all(set(CHOSEN) & set(group) for group in (IN_A_CELL, IN_A_FUNCTION, AS_A_FILE))


def test_each_hand_in_has_one_verdict_and_one_page(graded) -> None:
    who, rows, out, _ = graded
    everyone = {*who.honest, *who.hostile}
    assert Counter(row["student_id"] for row in rows) == Counter(everyone)
    for student in everyone:
        for name in ("results.json", "feedback.html"):
            assert (Path(out) / student / SOFTMAX / name).is_file()


def test_the_honest_have_their_marks(graded) -> None:
    who, rows, _, done = graded
    full = sum(cell.points for cell in assignment(SOFTMAX).having("test"))
    marks = {r["student_id"]: (float(r["score"]), r["reason"]) for r in rows}
    assert {s: marks[s] for s in who.honest if marks[s][0] != full} == {}, done.stderr


def test_the_hostile_have_none(graded) -> None:
    who, rows, _, _ = graded
    marks = {r["student_id"]: (float(r["score"]), r["reason"]) for r in rows}
    assert {who.hostile[s]: marks[s] for s in who.hostile if marks[s][0] != 0} == {}


def test_none_is_a_fault_of_the_grader(graded) -> None:
    who, rows, _, _ = graded
    faults = [(who.hostile.get(r["student_id"]), r["reason"]) for r in rows]
    assert [fault for fault in faults if "grader" in fault[1].lower()] == []
