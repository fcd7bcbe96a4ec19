"""Each solution gets full marks, each untouched release none, and neither crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from handins import ROOT, assignment

from autograder.assignment import read_course
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings
from autograder.sandbox.settings import Numerics

NAMES = tuple(read_course(ROOT).assignments)
CONTRACT = {
    "01_matrix_multiplication",
    "02_linear_regression",
    "03_maximum_likelihood",
    "04_logistic_regression",
    "05_softmax",
    "06_multinomial_logistic_regression",
    "07_entropy_kl",
}


def published(folder: str, name: str) -> Path:
    return ROOT / folder / name / f"{name}.ipynb"


def not_held(verdict):
    return {c.grade_id: c.message for c in verdict.cells if c.kind == "auto" and c.status != "held"}


def test_all_seven_are_here():
    assert set(NAMES) == CONTRACT


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_gets_full_marks(grader, name):
    verdict = grader.grade(Handin("solution", name, published("solutions", name)))
    by_hand = sum(cell.points for cell in assignment(name).having("manual"))
    assert not_held(verdict) == {}
    assert verdict.score == verdict.max_score - by_hand
    assert verdict.status == ("waiting_for_manual" if by_hand else "graded"), verdict.reason
    assert {run.error for run in verdict.runs} == {""}
    assert verdict.notes == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_untouched_release_gets_nothing(grader, name):
    verdict = grader.grade(Handin("release", name, published("release", name)))
    assert verdict.score == 0
    assert verdict.status == "graded", verdict.reason
    assert {cell.status for cell in verdict.cells} <= {"not_held", "unanswered"}
    assert verdict.notes == ()


@pytest.mark.parametrize("numerics", [Numerics(2, True), Numerics(1, False), Numerics(2, False)])
def test_threads_and_kernels_change_no_mark(course, numerics):
    # One thread with oneDNN is what the other tests run with.
    with Grader(course, GradeSettings(jobs=1, numerics=numerics)) as grader:
        for name in NAMES:
            verdict = grader.grade(Handin("solution", name, published("solutions", name)))
            assert not_held(verdict) == {}, name
