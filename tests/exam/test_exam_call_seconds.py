"""A test cell of something that trains gives its calls more time than others have."""

from __future__ import annotations

import pytest

from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings
from autograder.exam.student import TimeLimits

FIT = """import time
def mle_line(x, y):
    time.sleep(2)
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    a, b = np.polyfit(x, y, 1)
    return a, b, np.sqrt(np.mean((y - a * x - b) ** 2))
"""
PMF = """import time
def binomial_pmf(k, n, p):
    time.sleep(2)
"""


@pytest.fixture(scope="module")
def hurried(course):
    with Grader(course, GradeSettings(jobs=1, times=TimeLimits(call=0.5))) as started:
        yield started


@pytest.mark.parametrize(
    ("question", "answer", "status"),
    [("mle_line", FIT, "held"), ("binomial_pmf", PMF, "not_held")],
)
def test_only_what_asks_for_time_has_it(hurried, handin, question, answer, status):
    path = handin("03_maximum_likelihood", {question: answer})
    verdict = hurried.grade(Handin("anna", "03_maximum_likelihood", path))
    found = {cell.grade_id: cell for cell in verdict.cells}[f"test_{question}"]
    assert found.status == status, found.message
    assert ("took too long" in found.message) == (status == "not_held")
