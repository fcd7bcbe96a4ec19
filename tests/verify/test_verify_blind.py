"""Right answers of people who had not seen the checks are accepted."""

from __future__ import annotations

import pytest
from handins import ROOT, assignment

from autograder.assignment import read_course
from autograder.verify.cases import cases_of
from autograder.verify.figures import told
from autograder.verify.trial import run_trials

BLIND = ROOT / "tests" / "answers_blind"


@pytest.mark.parametrize("name", tuple(read_course(ROOT).assignments))
def test_every_one_is_accepted(course, grader, name):
    cases, _ = cases_of(assignment(name), BLIND, only=None, with_mutants=False)
    assert {case.kind for case in cases} == {"ok", "model"}
    assert {case.name for case in cases if case.kind == "ok"} == {case.name for case in cases}
    rejected = [t for t in run_trials(course, grader, cases) if not t.accepted]
    assert not rejected, "\n".join(f"{t.case.label}: {told(t)}" for t in rejected)
