"""results.json is what Gradescope documents."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest

from autograder.exam.verdict import CellVerdict, Verdict
from autograder.report import ReportError, gradescope_results
from autograder.report.results_json import results_bytes

VISIBILITY = {"enum": ["visible", "hidden", "after_due_date", "after_published"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "anyOf": [{"required": ["score"]}, {"required": ["tests"]}],
    "properties": {
        "score": {"type": "number"},
        "execution_time": {"type": "number"},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "test_name_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": {"type": "object"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "name_format": FORMAT,
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "output_format": FORMAT,
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": VISIBILITY,
                    "extra_data": {"type": "object"},
                },
            },
        },
        "leaderboard": {"type": "array"},
    },
}
MakeVerdict = Callable[..., Verdict]


def test_the_documented_schema_is_kept(make_verdict: MakeVerdict) -> None:
    jsonschema.validate(gradescope_results(make_verdict()), SCHEMA)


def test_a_verdict_without_cells_keeps_it_too(make_verdict: MakeVerdict) -> None:
    verdict = make_verdict(status="failed", cells=(), runs=(), score=0.0)
    results = gradescope_results(verdict)
    jsonschema.validate(results, SCHEMA)
    assert results["tests"] == []
    assert results["extra_data"]["status"] == "failed"


def test_each_cell_is_a_test_with_its_points(make_verdict: MakeVerdict) -> None:
    tests = gradescope_results(make_verdict())["tests"]
    assert [(t["name"], t["score"], t["max_score"], t.get("status")) for t in tests] == [
        ("test_softmax", 0, 3, "failed"),
        ("test_forward", 3, 3, "passed"),
        ("test_shape", 0, 2, "failed"),
        ("why", 0, 2, None),
    ]
    assert all(test["visibility"] == "visible" for test in tests)


def test_an_answer_in_words_says_that_a_person_marks_it(make_verdict: MakeVerdict) -> None:
    assert "person" in gradescope_results(make_verdict())["tests"][3]["output"]


def test_what_is_ours_alone_stands_in_extra_data(make_verdict: MakeVerdict) -> None:
    results = gradescope_results(make_verdict())
    assert results["stdout_visibility"] == "hidden"
    assert results["extra_data"] == {
        "student_id": "anna",
        "assignment": "05_softmax",
        "status": "waiting_for_manual",
        "reason": "one answer waits",
        "max_score": 10,
        "sandbox": "tier 1",
        "notes": ["You edited the test cell test_softmax; our own copy was used."],
    }
    extra = results["tests"][0]["extra_data"]
    assert extra["title"] == "Softmax over the last axis"
    assert extra["mistake"] == "the maximum was not subtracted"
    assert extra["checks"][1] == {
        "title": "large logits",
        "hint": "Subtract.",
        "held": False,
        "hidden": True,
    }


def test_the_output_tells_what_to_look_at(make_verdict: MakeVerdict) -> None:
    output = gradescope_results(make_verdict())["tests"][0]["output"]
    assert "✔ held: rows sum to 1" in output
    assert "✘ not held: large logits (hidden check)\n  Hint: Subtract." in output
    assert "A known mistake gives this answer: the maximum was not subtracted." in output
    assert "softmax(z) holds NaN" in output
    assert "Divide." not in output


def test_no_nan_reaches_the_file(make_verdict: MakeVerdict) -> None:
    verdict = make_verdict(seconds=math.nan, phases={"run": math.inf})
    results = json.loads(results_bytes(verdict), parse_constant=pytest.fail)
    jsonschema.validate(results, SCHEMA)


@pytest.mark.parametrize("score", [math.nan, math.inf, -math.inf])
def test_a_score_that_is_no_number_is_refused(make_verdict: MakeVerdict, score: float) -> None:
    with pytest.raises(ReportError, match="no number"):
        gradescope_results(make_verdict(score=score))
    cell = CellVerdict("test_x", "x", score, 1.0, "auto", "held")
    with pytest.raises(ReportError, match="no number"):
        gradescope_results(make_verdict(cells=(cell,)))


def test_a_reason_and_notes_of_any_length_are_bounded(make_verdict: MakeVerdict) -> None:
    verdict = make_verdict(reason="x" * 10**6, notes=("y\n" * 10**6,) * 1_000)
    results = gradescope_results(verdict)
    assert len(results_bytes(verdict)) < 500_000
    assert results["extra_data"]["notes"][-1] == "900 more notes are not shown."
    assert "900 more notes" in results["output"]


def test_ids_survive_and_messages_are_cleaned(make_verdict: MakeVerdict) -> None:
    verdict = make_verdict(student_id="\ud800/../Zoë\x00")
    cell = replace(verdict.cells[0], message="\x1b[31mred\u202e\ud800")
    results = json.loads(results_bytes(replace(verdict, cells=(cell,))))
    assert results["extra_data"]["student_id"] == "\ud800/../Zoë\x00"
    assert "red⟪U+202E⟫⟪U+D800⟫" in results["tests"][0]["output"]
