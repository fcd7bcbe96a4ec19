"""Which cells run, in which order, whatever was done to the notebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from handins import ENTROPY, SOFTMAX, assignment, cell_json, notebook_json, write_notebook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.assignment import Assignment
from autograder.exam.plan import Grade, Plan, Run, make_plan
from autograder.exam.submission import Submission, read_submission

HandIn = Callable[..., Submission]
Cells = list[dict[str, Any]]
Untouched = Callable[[Assignment], Cells]

_WHOLE = ["imports", "f", "?test_f", "cell 4", "a", "b", "?test_b", "after"]


def steps(plan: Plan) -> list[str]:
    """Labels of what runs; test cells with a question mark."""
    return [s.label if isinstance(s, Run) else f"?{s.cell.grade_id}" for s in plan.steps]


def sources(plan: Plan) -> dict[str, str]:
    return {s.label: s.source for s in plan.steps if isinstance(s, Run)}


def by_id(cells: Cells, grade_id: str) -> dict[str, Any]:
    return next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def without(cells: Cells, *grade_ids: str) -> Cells:
    gone = [by_id(cells, grade_id) for grade_id in grade_ids]
    return [cell for cell in cells if cell not in gone]


def test_an_untouched_release_runs_as_it_stands(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    plan = make_plan(demo, hand_in(*untouched(demo)))
    assert steps(plan) == _WHOLE
    assert plan.notes == ()
    assert plan.answers == {"why": ""}
    assert sources(plan)["f"].endswith("raise NotImplementedError()")


def test_tests_come_from_the_source_alone(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    by_id(cells, "test_f")["source"] = "import os; os._exit(0)"
    plan = make_plan(demo, hand_in(*cells))
    assert steps(plan) == _WHOLE
    graded = [s.cell for s in plan.steps if isinstance(s, Grade)]
    assert graded == list(demo.having("test"))
    assert not any("os._exit" in s.source for s in plan.steps if isinstance(s, Run))
    assert plan.notes == ("The given cell test_f was edited; ours was used.",)


def test_given_cells_run_as_they_were_given(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    by_id(cells, "imports")["source"] = "math = None"
    plan = make_plan(demo, hand_in(*cells))
    assert sources(plan)["imports"] == "import math"
    assert plan.notes == ("The given cell imports was edited; ours was used.",)


def test_blanks_around_a_given_cell_are_no_edit(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    by_id(cells, "test_f")["source"] += "\n\n"
    assert make_plan(demo, hand_in(*cells)).notes == ()


@pytest.mark.parametrize(
    ("gone", "wanted"),
    [
        ("imports", _WHOLE),
        ("f", ["imports", "?test_f", "cell 3", "a", "b", "?test_b", "after"]),
        ("test_f", ["imports", "f", "cell 3", "?test_f", "a", "b", "?test_b", "after"]),
        ("b", ["imports", "f", "?test_f", "cell 4", "a", "?test_b", "after"]),
        ("test_b", ["imports", "f", "?test_f", "cell 4", "a", "b", "?test_b", "after"]),
        ("after", _WHOLE),
    ],
)
def test_a_missing_cell(
    demo: Assignment, hand_in: HandIn, untouched: Untouched, gone: str, wanted: list[str]
) -> None:
    plan = make_plan(demo, hand_in(*without(untouched(demo), gone)))
    labels = [label.replace("cell 3", "cell 4") for label in steps(plan)]
    assert labels == [label.replace("cell 3", "cell 4") for label in wanted]
    put_back = gone in ("imports", "after")
    assert plan.notes == (
        f"The given cell {gone} was missing; it was put back."
        if put_back
        else f"The cell {gone} is missing."
        + (" It was checked all the same." if gone.startswith("test_") else ""),
    )


def test_a_missing_test_stands_behind_what_the_student_added(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    place = cells.index(by_id(cells, "test_f"))
    cells[place] = cell_json("f = better_f")
    assert steps(make_plan(demo, hand_in(*cells)))[:5] == [
        "imports", "f", "cell 3", "cell 4", "?test_f",
    ]  # fmt: skip


def test_a_test_whose_question_is_gone_altogether_comes_last(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    plan = make_plan(demo, hand_in(*without(untouched(demo), "f", "test_f")))
    assert steps(plan)[-1] == "?test_f"
    assert sorted(steps(plan)) == sorted(set(steps(plan)))


def test_extra_cells_run_where_they_stand(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    cells.insert(2, cell_json("helper = 1"))
    cells.insert(0, cell_json("# first"))
    cells.append(cell_json("text", "markdown"))
    cells.append(cell_json("raw", "raw"))
    assert steps(make_plan(demo, hand_in(*cells))) == [
        "cell 1", "imports", "f", "cell 4", "?test_f", "cell 6", "a", "b", "?test_b", "after",
    ]  # fmt: skip


def test_a_test_never_runs_before_what_it_grades(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    at, place = cells.index(by_id(cells, "f")), cells.index(by_id(cells, "test_b"))
    cells[at], cells[place] = cells[place], cells[at]  # f and test_b swapped
    order = steps(make_plan(demo, hand_in(*cells)))
    assert order.index("?test_f") > order.index("f")
    assert order.index("?test_b") > order.index("b") > order.index("a")


def test_copies_of_cells_all_run_and_the_test_comes_after_the_last(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    copy = {**by_id(cells, "f"), "source": "def f(x): return 2 * x"}
    plan = make_plan(demo, hand_in(*cells, copy, by_id(cells, "test_b"), by_id(cells, "imports")))
    order = steps(plan)
    assert order.count("f") == 2 and order.count("?test_f") == 1 and order.count("?test_b") == 1
    assert order.index("?test_f") > len(order) - 1 - order[::-1].index("f")
    assert set(plan.notes) == {
        "The cell f is there 2 times; all ran, the last one counts.",
        "The cell test_b is there 2 times; all ran, the last one counts.",
        "The cell imports is there 2 times; all ran, the last one counts.",
    }


def test_code_under_the_mark_of_a_test_is_not_run(demo: Assignment, hand_in: HandIn) -> None:
    plan = make_plan(demo, hand_in(("imports", "import math"), ("test_f", "f = 5")))
    assert "f = 5" not in sources(plan).values()
    assert steps(plan).count("?test_f") == 1


def test_metadata_cannot_change_points_or_roles(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    cells = untouched(demo)
    by_id(cells, "test_f")["metadata"]["nbgrader"]["points"] = 100
    by_id(cells, "test_b")["metadata"]["nbgrader"] = {"grade_id": "test_b", "solution": True}
    by_id(cells, "f")["metadata"]["nbgrader"] |= {"grade": True, "solution": False, "locked": True}
    by_id(cells, "f")["metadata"]["tags"] = ["skip-execution"]
    plan = make_plan(demo, hand_in(*cells))
    assert steps(plan) == _WHOLE
    assert [s.cell.points for s in plan.steps if isinstance(s, Grade)] == [2.0, 2.0]
    assert plan.notes == ("The notebook says that test_f is worth 100 points; it is worth 2.",)


def test_marks_of_another_assignment_mean_nothing(demo: Assignment, hand_in: HandIn) -> None:
    plan = make_plan(demo, hand_in(("test_softmax", "x = 1"), ("softmax", "y = 2")))
    assert steps(plan) == ["imports", "after", "test_softmax", "softmax", "?test_f", "?test_b"] or (
        steps(plan)[0] == "imports"
    )
    assert sources(plan)["test_softmax"] == "x = 1"
    assert "right notebook" in plan.notes[0]


def test_without_any_marks_the_code_runs_and_the_tests_come_last(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    bare = [cell_json(c["source"], c["cell_type"]) for c in untouched(demo)]
    plan = make_plan(demo, hand_in(*bare))
    order = steps(plan)
    assert order[0] == "imports"
    assert order[-2:] == ["?test_f", "?test_b"]
    assert "None of the cells of demo was found" in plan.notes[0]


def test_an_empty_notebook_is_graded_too(demo: Assignment, hand_in: HandIn) -> None:
    order = steps(make_plan(demo, hand_in()))
    assert [s for s in order if s.startswith("?")] == ["?test_f", "?test_b"]
    assert order[0] == "imports"


def test_given_code_runs_also_where_its_cell_was_made_markdown(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    """One press of M in JupyterLab on the imports must not cost every point."""
    cells = untouched(demo)
    imports = by_id(cells, "imports")
    imports["cell_type"] = "markdown"
    plan = make_plan(demo, hand_in(*cells))
    assert steps(plan)[0] == "imports"
    assert sources(plan)["imports"] == "import math"


def test_a_given_cell_at_the_end_is_put_back_behind_what_it_follows(
    demo: Assignment, hand_in: HandIn, untouched: Untouched
) -> None:
    order = steps(make_plan(demo, hand_in(*without(untouched(demo), "after", "why"))))
    assert order[-1] == "after"


class TestAnswers:
    def test_an_answer_is_kept(
        self, demo: Assignment, hand_in: HandIn, untouched: Untouched
    ) -> None:
        cells = untouched(demo)
        by_id(cells, "why")["source"] = "  Since it is so.\n"
        assert make_plan(demo, hand_in(*cells)).answers == {"why": "Since it is so."}

    def test_the_stub_is_no_answer(
        self, demo: Assignment, hand_in: HandIn, untouched: Untouched
    ) -> None:
        cells = untouched(demo)
        by_id(cells, "why")["source"] += "\n\n"
        assert make_plan(demo, hand_in(*cells)).answers == {"why": ""}

    def test_answers_in_two_copies_are_one(
        self, demo: Assignment, hand_in: HandIn, untouched: Untouched
    ) -> None:
        cells = untouched(demo)
        why = by_id(cells, "why")
        plan = make_plan(demo, hand_in(*cells, {**why, "source": "one"}, {**why, "source": "two"}))
        assert plan.answers == {"why": "one\n\ntwo"}


def test_an_old_notebook_is_planned_like_a_new_one(demo: Assignment, tmp_path: Any) -> None:
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": "old"},
        "worksheets": [
            {
                "metadata": {},
                "cells": [
                    {
                        "cell_type": "code",
                        "input": c.released,
                        "metadata": {"nbgrader": dict(c.nbgrader or {})},
                        "outputs": [],
                        "language": "python",
                        "collapsed": False,
                        "prompt_number": None,
                    }
                    for c in demo.cells
                    if c.is_code
                ],
            }
        ],
    }
    plan = make_plan(demo, read_submission(write_notebook(tmp_path / "old.ipynb", old)))
    assert steps(plan) == _WHOLE
    assert "old format 3" in plan.notes[0]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_loss_keeps_the_promises(
    demo: Assignment, hand_in: HandIn, untouched: Untouched, data: st.DataObject
) -> None:
    """Each test once, after all that it grades; given cells before all else of theirs."""
    cells = data.draw(st.permutations(untouched(demo)))
    cells = cells[: data.draw(st.integers(0, len(cells)))]
    cells += data.draw(st.lists(st.sampled_from(untouched(demo)), max_size=3))
    order = steps(make_plan(demo, hand_in(*cells)))
    assert order.count("?test_f") == order.count("?test_b") == 1
    assert "imports" in order
    for test, graded in (("?test_f", ["f"]), ("?test_b", ["a", "b"])):
        after = order[order.index(test) :]
        assert not set(graded) & set(after)


@pytest.mark.parametrize("name", [SOFTMAX, ENTROPY])
def test_the_real_releases_are_planned_without_notes(name: str, tmp_path: Any) -> None:
    real = assignment(name)
    path = write_notebook(tmp_path / "real.ipynb", notebook_json(real))
    plan = make_plan(real, read_submission(path))
    assert plan.notes == ()
    assert [s.cell for s in plan.steps if isinstance(s, Grade)] == list(real.having("test"))
    code = [c for c in real.cells if c.is_code]
    assert len(plan.steps) == len(code)
