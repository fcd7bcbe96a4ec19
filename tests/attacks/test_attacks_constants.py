"""Answers copied from what the released notebook shows."""

from __future__ import annotations

import numpy as np
import pytest
from hostile import ASSIGNMENTS, Room, assignment, calls, functions, notebook


def _plain(value: object) -> object:
    return np.asarray(value).tolist()


@pytest.mark.parametrize("name", ASSIGNMENTS)
@pytest.mark.parametrize("otherwise", ["0.0", "np.asarray(args[0], float)", "1 / 0"])
def test_a_table_of_the_public_figures_earns_nothing(room: Room, name: str, otherwise: str):
    """Every visible call has its right answer in the table, every other call none."""
    table: dict[str, object] = {}
    for function, args, kwargs, result in calls(name, hidden=False):
        key = repr((function, [_plain(a) for a in args], sorted(kwargs)))
        table[key] = type(result).__name__ if isinstance(result, Exception) else _plain(result)
    sources = {
        f: f"""
import numpy as np
from math import inf, nan
TABLE = {table!r}
def {f}(*args, **kwargs):
    key = repr(({f!r}, [np.asarray(a).tolist() for a in args], sorted(kwargs)))
    found = TABLE[key] if key in TABLE else {otherwise}
    if isinstance(found, str):
        raise eval(found)
    return found
"""
        for f in functions(name)
    }
    result = room.attack(notebook(name, sources), name, score=None)
    for graded in result.verdict.cells:
        if graded.grade_id.removeprefix("test_") in sources:
            assert graded.points == 0.0, graded
            visible = [check for check in graded.checks if not check.hidden]
            assert visible and all(check.held for check in visible), "the table is incomplete"


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_first_figure_for_everything_earns_nothing(room: Room, name: str):
    first: dict[str, object] = {}
    for function, _, _, result in calls(name, hidden=False):
        if not isinstance(result, Exception):
            first.setdefault(function, _plain(result))
    sources = {f: f"def {f}(*a, **k): return {first[f]!r}" for f in functions(name)}
    result = room.attack(notebook(name, sources), name, score=None)
    earned = {c.grade_id: c.points for c in result.verdict.cells}
    assert all(earned[f"test_{f}"] == 0.0 for f in sources), earned


def test_the_released_notebook_earns_nothing(room: Room):
    for name in ASSIGNMENTS:
        assert room.grade(notebook(name), name).verdict.score == 0.0
        assert assignment(name).max_score > 0
