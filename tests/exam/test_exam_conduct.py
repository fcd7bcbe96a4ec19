"""A whole exam against a student who needs no process."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from autograder.assignment import Assignment
from autograder.exam.conduct import Conduct, failed
from autograder.exam.papers import prepare
from autograder.exam.plan import make_plan
from autograder.exam.student import RunReply
from autograder.exam.verdict import Verdict
from autograder.wire import describe_error

Sit = Callable[..., Verdict]
RIGHT = {"f": lambda x: x, "a": 1, "b": 2}


@pytest.fixture
def sit(demo: Assignment, hand_in: Any, untouched: Any) -> Sit:
    """The verdict on the demo assignment, with `answer` as free text."""

    def exam(student: Any, answer: str = "Since.", cells: Any = None) -> Verdict:
        made = cells or untouched(demo)
        for cell in made:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "why":
                cell["source"] = answer
        paper = prepare(demo.path)
        return Conduct(paper, make_plan(demo, hand_in(*made)), student).verdict("anna", "tier 1")

    return exam


def points(verdict: Verdict) -> dict[str, tuple[float, str]]:
    return {cell.grade_id: (cell.points, cell.status) for cell in verdict.cells}


def test_right_answers_have_all_points_but_those_a_person_gives(sit: Sit, fake: Any) -> None:
    verdict = sit(fake(RIGHT))
    assert points(verdict) == {
        "test_f": (2.0, "held"),
        "test_b": (2.0, "held"),
        "why": (0.0, "waiting"),
    }
    assert (verdict.score, verdict.max_score) == (4.0, 7.0)
    assert verdict.status == "waiting_for_manual"
    assert set(verdict.phases) == {"walls", "cells", "checks"}


def test_without_an_answer_nothing_waits(sit: Sit, fake: Any) -> None:
    verdict = sit(fake(RIGHT), answer="YOUR ANSWER HERE")
    assert points(verdict)["why"] == (0.0, "unanswered")
    assert verdict.status == "graded"


def test_each_question_is_all_or_nothing(sit: Sit, fake: Any) -> None:
    only_visible = sit(fake({**RIGHT, "f": lambda x: 1}))
    assert points(only_visible)["test_f"] == (0.0, "not_held")
    assert points(only_visible)["test_b"] == (2.0, "held")
    assert only_visible.score == 2.0


def test_every_graded_cell_has_a_verdict_wherever_the_student_is_lost(
    sit: Sit, fake: Any, demo: Assignment
) -> None:
    graded = [c.grade_id for c in demo.having("test", "manual")]
    for where in ["await_ready 1", *(f"run {i}" for i in range(1, 7)), "get 1", "get 2", "call 1"]:
        verdict = sit(fake(RIGHT, dies_at=where))
        assert [c.grade_id for c in verdict.cells] == graded
        assert verdict.score < 4.0 or where == "run 6"
        if where == "await_ready 1":
            assert verdict.status == "failed" and verdict.score == 0
            assert "sandbox could not be set up" in verdict.reason
        else:
            assert verdict.status == "partly_graded"
            assert "the process ended" in verdict.reason
        for cell in verdict.cells:
            assert cell.points in (0.0, cell.max_points)
            assert cell.kind == "manual" or (cell.points > 0) == (cell.status == "held")


def test_points_earned_before_the_end_are_kept(sit: Sit, fake: Any) -> None:
    verdict = sit(fake(RIGHT, dies_at="run 4"))
    assert points(verdict)["test_f"] == (2.0, "held")
    assert points(verdict)["test_b"] == (0.0, "not_run")
    statuses = [run.status for run in verdict.runs]
    # the cells that the student added look the same, whatever became of them
    assert statuses == ["ok", "ok", "withheld", "died", "not_run", "withheld"]
    assert "cell a" in verdict.reason


def test_after_a_hidden_check_only_the_first_failed_cell_is_told_by_its_kind(
    sit: Sit, fake: Any
) -> None:
    student = fake(RIGHT)
    sit(student)
    for source in student.ran[3:5]:  # the cells a and b as they were handed in
        error = describe_error(NameError("secret"))
        student.replies[source] = RunReply("error", "", False, error)
    by_label = {run.label: run for run in sit(student).runs}
    assert by_label["a"].error == "NameError"
    assert by_label["b"].error == "it failed, or was too slow"
    assert by_label["a"].status == by_label["b"].status == "error"


def test_in_how_many_ways_a_message_was_malformed_is_told_before_hidden_checks_only(
    sit: Sit, fake: Any
) -> None:
    for where, told in (("run 1", True), ("run 4", False)):
        student = fake(RIGHT, dies_at=where)
        student.dies_of = "the process broke the protocol: a value with an unknown tag"
        verdict = sit(student)
        assert ("unknown tag" in str(verdict.to_json())) == told
        assert "broke the protocol" in verdict.reason


def test_after_a_hidden_check_our_own_output_is_withheld(
    sit: Sit, fake: Any, demo: Assignment, untouched: Any
) -> None:
    cells = untouched(demo)
    later = next(c for c in cells if c["source"] == "f(3)")
    later["outputs"] = [{"output_type": "stream", "text": "saved by the student"}]
    verdict = sit(fake(RIGHT), cells=cells)
    by_label = {run.label: run for run in verdict.runs}
    assert by_label["imports"].output == "ran import math"
    assert by_label["f"].output_origin == "run"
    assert (by_label["cell 4"].output, by_label["cell 4"].output_origin) == (
        "saved by the student",
        "saved",
    )
    assert (by_label["a"].output, by_label["a"].output_origin) == ("", "none")


def test_how_an_added_cell_ended_after_a_hidden_check_is_not_told(
    sit: Sit, fake: Any, remote: Any, demo: Assignment
) -> None:
    student = fake(RIGHT)
    told = RunReply("error", "told 0.25", False, remote("ValueError", "wanted 0.25"))
    before = next(c.released for c in demo.cells if c.grade_id == "f")
    student.replies = {"f(3)": told, before: told}
    by_label = {run.label: run for run in sit(student).runs}
    assert by_label["f"].error == "ValueError: wanted 0.25"
    assert (by_label["cell 4"].error, by_label["cell 4"].status) == ("", "withheld")
    assert "0.25" not in by_label["cell 4"].output


def test_a_slow_cell_is_named_and_the_rest_is_graded(sit: Sit, fake: Any) -> None:
    student = fake(RIGHT)
    student.replies = {"import math": RunReply("timeout", "", False, None)}
    verdict = sit(student)
    assert verdict.score == 4.0
    assert "too slow: imports" in verdict.reason
    assert {r.label: r.status for r in verdict.runs}["imports"] == "timeout"


def test_one_exam_leaves_nothing_for_the_next(demo: Assignment, hand_in: Any, untouched: Any,
                                              fake: Any) -> None:  # fmt: skip
    paper = prepare(demo.path)
    plan = make_plan(demo, hand_in(*untouched(demo)))
    scores = [
        Conduct(paper, plan, fake(values)).verdict("s", "").score
        for values in (RIGHT, {}, RIGHT, {"a": 1, "b": 2})
    ]
    assert scores == [4.0, 0.0, 4.0, 2.0]


def test_verdicts_survive_json(sit: Sit, fake: Any, demo: Assignment) -> None:
    for verdict in (sit(fake(RIGHT)), sit(fake({})), failed(demo, "s\ud800", "why", "tier 1")):
        assert Verdict.from_json(json.loads(json.dumps(verdict.to_json()))) == verdict


def test_a_hand_in_that_could_not_run_has_no_points(demo: Assignment) -> None:
    verdict = failed(demo, "anna", "It is empty.", "tier 1")
    assert (verdict.score, verdict.max_score, verdict.status) == (0.0, 7.0, "failed")
    assert points(verdict) == {
        "test_f": (0.0, "not_run"),
        "test_b": (0.0, "not_run"),
        "why": (0.0, "unanswered"),
    }
