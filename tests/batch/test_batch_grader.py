"""Exams end to end: solutions, untouched releases, faults of the grader itself."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from autograder.assignment import read_course
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings

ROOT = Path(__file__).parents[2]
COURSE = read_course(ROOT)


@pytest.fixture(scope="module")
def both():
    with Grader(COURSE, GradeSettings(jobs=4)) as grader:
        yield grader


@pytest.mark.parametrize("name", COURSE.assignments)
@pytest.mark.parametrize("folder", ["source", "solutions"])
def test_a_solution_gets_every_point_that_a_machine_gives(both, name, folder):
    verdict = both.grade(Handin("x", name, ROOT / folder / name / f"{name}.ipynb"))
    automatic = [cell for cell in verdict.cells if cell.kind == "auto"]
    assert all(cell.status == "held" for cell in automatic), verdict
    assert verdict.score == sum(cell.max_points for cell in automatic)


@pytest.mark.parametrize("name", COURSE.assignments)
def test_an_untouched_release_gets_no_point_and_every_question_says_why(both, name):
    verdict = both.grade(Handin("x", name, ROOT / "release" / name / f"{name}.ipynb"))
    assert (verdict.status, verdict.score) == ("graded", 0.0)
    assert all(cell.message for cell in verdict.cells if cell.kind == "auto")


def test_every_hand_in_gets_one_verdict(both):
    path = ROOT / "solutions" / "05_softmax" / "05_softmax.ipynb"
    handins = [Handin(f"s{number}", "05_softmax", path) for number in range(20)]
    handins.append(Handin("lost", "05_softmax", ROOT / "nowhere.ipynb"))
    handins.append(Handin("asked", "05_softmax", ROOT, "Which notebook counts?"))
    verdicts = [verdict for _, verdict in both.grade_all(handins)]
    assert sorted(v.student_id for v in verdicts) == sorted(h.student_id for h in handins)
    marks = {v.student_id: v.score for v in verdicts}
    assert marks.pop("lost") == marks.pop("asked") == 0.0
    assert set(marks.values()) == {10.0}


def test_a_template_that_is_gone_is_a_fault_of_the_grader_and_named_so():
    path = ROOT / "solutions" / "05_softmax" / "05_softmax.ipynb"
    with Grader(COURSE, GradeSettings(jobs=1)) as grader:
        os.kill(grader._template.pid, signal.SIGKILL)
        verdict = grader.grade(Handin("x", "05_softmax", path))
    assert (verdict.status, verdict.score) == ("failed", 0.0)
    assert verdict.reason.startswith("Fault of the grader")


def test_without_walls_it_says_so():
    path = ROOT / "solutions" / "05_softmax" / "05_softmax.ipynb"
    with Grader(COURSE, GradeSettings(mode="process", jobs=1)) as grader:
        verdict = grader.grade(Handin("x", "05_softmax", path))
    assert verdict.score == 10.0
    assert verdict.sandbox == "process (not sealed)"
