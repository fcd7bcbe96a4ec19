"""The bound on what one hand-in can bring back is a bound: nothing seen exceeds it."""

from __future__ import annotations

import itertools
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from handins import ENTROPY, SOFTMAX, assignment

from autograder import expect
from autograder.assignment import read_assignment
from autograder.exam.failures import _REBUILT, rebuild
from bench.notebooks import write_course
from bench.oracles import SENTENCES, count, sentences_of_shape

WANTED = [(2, 3), (4,), (None, 3), (), (2, 2)]
SIZES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 12)


def forms(compare, answers) -> set[str]:
    """The sentences that a hidden check would show for `answers`."""
    found = set()
    for answer in answers:
        try:
            compare(answer)
        except expect.Mismatch as mismatch:
            found.add(mismatch.form or "")
    return found


@pytest.mark.parametrize("wanted", WANTED)
def test_no_more_sentences_for_shapes_than_counted(wanted) -> None:
    shapes = [s for axes in range(5) for s in itertools.product(SIZES, repeat=axes)]
    got = (np.zeros(s) for s in shapes if math.prod(s) < 2_000)
    seen = forms(lambda answer: expect.shape(answer, wanted), got)
    assert 1 < len(seen) <= sentences_of_shape(wanted)


def raising(error: Exception):
    def function(*_: object) -> None:
        raise error

    return function


ZOO = [
    *(None, "x", b"x", True, 1, 1.5, 1j, {}, {1: 2}, set(), frozenset(), [], (), range(3), [[1], 2]),
    *(print, len, int, math, Decimal("1"), Fraction(1, 2), object(), ..., slice(1), iter([]), {}.keys()),
    *([None], ["x"], [1j], [True, 1.0], [{}], [print], float("nan"), float("inf"), [float("nan")]),
    *(np.array(x) for x in ([], 1.0, [1.0, 2.0], [True], ["x"], [None, 1], 1j, [1j], "x")),
    *(np.array([1], dtype=kind) for kind in ("M8[D]", "m8[D]", "i1", "f2", "u8", "O")),
    np.array([(1, 2)], dtype="i4,i4"),
    np.ma.MaskedArray([1.0, 2.0], [True, False]),
    *(pd.Series([1.0]), pd.Series(["x"]), pd.DataFrame({"a": [1]}), pd.NA, pd.Index([1])),
    *(ValueError("x"), property(), (x for x in ())),
]  # fmt: skip
COMPARISONS = {
    "close": lambda answer: expect.close(answer, [1.0, 2.0]),
    "number": lambda answer: expect.number(answer, 1.25),
    "equal to text": lambda answer: expect.equal(answer, "text"),
    "equal to a list": lambda answer: expect.equal(answer, [1, "a"]),
    "equal to a dict": lambda answer: expect.equal(answer, {"a": 1}),
    "equal to a bool": lambda answer: expect.equal(answer, False),
    "equal to a whole number": lambda answer: expect.equal(answer, 7),
    "a distribution": expect.distribution,
    "finite": expect.finite,
    "items": lambda answer: expect.items(lambda: answer),
}


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_no_more_sentences_for_strange_answers_than_counted(comparison: str) -> None:
    seen = forms(COMPARISONS[comparison], ZOO)
    assert 5 < len(seen) <= SENTENCES


def test_no_more_sentences_for_errors_than_counted() -> None:
    """All types that a student's exception may come back as, caught in each of the two ways."""
    errors = [rebuild((name,), "hidden 0.731") for name in (*_REBUILT, "Mine")]

    def called(error: Exception) -> None:
        with expect.check("t"):
            raising(error)()

    def asked(error: Exception) -> None:
        expect.raises(StopAsyncIteration, raising(error))

    seen = forms(called, errors) | forms(asked, errors)
    assert len(_REBUILT) < len(seen) <= SENTENCES
    assert not [form for form in seen if "0.731" in form]


def test_a_cell_counts_its_places_and_what_each_may_say(tmp_path) -> None:
    paths = write_course(tmp_path)
    found = count(read_assignment(paths["numpy_only"]))
    assert [cell.grade_id for cell in found.cells] == ["test_centre", "test_total", "test_answer"]
    # No check has a name there: a cell can fail in one place only, with any sentence.
    assert {(cell.places, cell.outcomes) for cell in found.cells} == {(1, 1 + SENTENCES)}
    assert found.given == 3
    assert found.total == pytest.approx(found.checks + found.runs + found.ending)


@pytest.mark.parametrize("name", [SOFTMAX, ENTROPY])
def test_every_question_of_the_course_has_its_checks_counted(name: str, monkeypatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "Agg")
    found = count(assignment(name))
    tests = assignment(name).having("test")
    for cell, test in zip(found.cells, tests, strict=True):
        assert cell.places == test.source.count("expect.check(") + 1
        assert cell.outcomes > cell.places * SENTENCES
