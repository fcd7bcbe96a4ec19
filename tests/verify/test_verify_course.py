"""The course's checks judge the course's answers as they should.

Without mutants, which take ten minutes: `make verify` runs those, too.
"""

from __future__ import annotations

import pytest
from handins import ROOT, assignment

from autograder.assignment import read_course
from autograder.verify.cases import cases_of
from autograder.verify.figures import shortcomings
from autograder.verify.tables import BEGIN, END
from autograder.verify.trial import run_trials

NAMES = tuple(read_course(ROOT).assignments)
ANSWERS = ROOT / "tests" / "answers"
PAGE = ROOT / "docs" / "assessment.md"


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_judged_as_it_should_be(course, grader, name):
    cases, _ = cases_of(assignment(name), ANSWERS, only=None, with_mutants=False)
    trials = list(run_trials(course, grader, cases))
    assert len(trials) == len(cases)
    assert shortcomings(trials, complete=True) == []


def test_the_published_table_counts_the_answers_and_mutants_of_today():
    table = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    rows = [[part.strip() for part in line.split("|")[1:-1]] for line in table.split("\n") if line]
    published = {row[0]: row[1:5] for row in rows if ": " in row[0]}
    expected = {}
    for name in NAMES:
        cases, stale = cases_of(assignment(name), ANSWERS, only=None, with_mutants=True)
        assert stale == []
        kinds: dict[str, list[str]] = {}
        for case in cases:
            kinds.setdefault(f"{name}: {case.name}", []).append(case.kind)
        for title, found in kinds.items():
            right = found.count("ok") + found.count("model")
            counts = (right, found.count("bad"), found.count("mutant"))
            whole = [f"{count}/{count}" if count else "–" for count in counts]
            expected[title] = [*whole, str(found.count("equivalent"))]
    assert published == expected
