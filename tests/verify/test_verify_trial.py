"""Cases through the sealed grader, one question at a time."""

from __future__ import annotations

from handins import SOFTMAX

from autograder.verify.cases import Case
from autograder.verify.trial import run_trials

COLUMNS = """import numpy as np
def softmax(z):
    e = np.exp(np.asarray(z, float))
    return e / e.sum(axis=0)
"""


def judged(course, grader, *cases):
    found = {trial.case: trial for trial in run_trials(course, grader, cases)}
    return [found[case] for case in cases]


def case(kind, source, name="softmax", says=""):
    return Case(SOFTMAX, name, kind, kind, source, says)


def test_model_right_wrong_and_lost_answers(course, grader):
    model, wrong, dead = judged(
        course,
        grader,
        case("model", None),
        case("bad", COLUMNS, says="each column sums to 1"),
        case("bad", "import os\nos._exit(0)"),
    )
    assert model.accepted and model.as_it_should
    assert not wrong.accepted and wrong.named and not wrong.misnamed
    assert not dead.accepted and not dead.named and "was not checked" in dead.message


def test_only_the_question_is_asked_and_nothing_behind_it_runs(course, grader):
    # `softmax` is broken, but the question is `minibatch_shape`; `forward` never gets its turn.
    behind = case("ok", "softmax = forward = None\nminibatch_shape = (128, 10)", "minibatch_shape")
    (trial,) = judged(course, grader, behind)
    assert trial.accepted
