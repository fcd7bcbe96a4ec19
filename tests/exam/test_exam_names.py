"""Which value a name in a test cell has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.exam.handles import Handle
from autograder.exam.names import MissingName, Names

Space = Callable[..., tuple[Names, Any]]


@pytest.fixture
def space(fake: Any) -> Space:
    def made(
        values: dict[str, Any], trusted: dict[str, Any] | None = None, asked: set[str] | None = None
    ) -> tuple[Names, Any]:
        student = fake(values)
        names = Names(student, {"__name__": "__main__", **(trusted or {})}, frozenset(asked or ()))
        return names, student

    return made


def run(names: Names, source: str) -> None:
    exec(compile(source, "<test>", "exec"), names)


def test_trusted_names_come_first(space: Space) -> None:
    names, student = space({"np": "mine", "x": 1}, {"np": np})
    run(names, "assert np.sqrt(4.0) == 2\nx")
    assert student.asked == ["x"]


def test_what_a_test_binds_is_its_own(space: Space) -> None:
    names, student = space({"x": 1})
    run(names, "before = x\nx = 5\nassert (before, x) == (1, 5)")
    names.next_cell()
    run(names, "assert x == 5 and before == 1")
    assert student.asked == ["x"]


def test_builtins_cannot_be_replaced(space: Space) -> None:
    values = dict.fromkeys(("abs", "len", "isinstance", "AssertionError", "print", "all"))
    names, student = space(values)
    run(names, "assert abs(-1) == 1 and len([1]) == 1 and isinstance(1, int) and all([])")
    run(names, "def helper():\n    return abs(-2)\nassert helper() == 2")
    run(names, "assert [len(r) for r in ['ab']] == [2]")
    assert student.asked == []


def test_a_builtin_name_that_is_asked_for_is_the_students(space: Space) -> None:
    names, _ = space({"sum": lambda rows: "mine", "max": lambda rows: "mine"}, asked={"sum"})
    run(names, "assert sum([1]) == 'mine' and max([1, 2]) == 2")


def test_an_asked_builtin_that_is_missing_is_missing(space: Space) -> None:
    names, _ = space({}, asked={"sum"})
    with pytest.raises(MissingName, match="`sum` is not defined"):
        run(names, "sum([1])")


def test_a_value_is_fetched_once_a_cell(space: Space) -> None:
    names, student = space({"x": 1})
    run(names, "assert x == 1")
    student.values["x"] = 2
    run(names, "assert x == 1\nassert (lambda: x)() == 1\nassert [x for _ in 'ab'] == [1, 1]")
    assert student.asked == ["x"]
    names.next_cell()
    run(names, "assert x == 2")
    assert student.asked == ["x", "x"]


def test_names_inside_functions_and_classes_are_found(space: Space) -> None:
    names, _ = space({"f": lambda x: x + 1, "k": 3})
    run(
        names,
        "def helper(y):\n    return f(y) + k\n"
        "class C:\n    def m(self):\n        return f(k)\n"
        "assert helper(1) == 5 and C().m() == 4\n"
        "assert [f(i) for i in range(2)] == [1, 2]",
    )


def test_functions_are_handles(space: Space) -> None:
    names, _ = space({"f": len})
    run(names, "g = f")
    assert type(names["g"]) is Handle


def test_a_missing_name_says_which(space: Space) -> None:
    names, _ = space({})
    for source in ("softmax", "def h():\n    return softmax\nh()", "[softmax for _ in 'a']"):
        with pytest.raises(MissingName, match="`softmax` is not defined in the notebook"):
            run(names, source)


def test_a_test_may_ask_whether_a_name_is_there(space: Space) -> None:
    names, _ = space({})
    run(names, "try:\n    softmax\nexcept NameError:\n    found = False\nassert not found")


def test_annotated_names_are_no_question_to_the_student(space: Space) -> None:
    names, student = space({"__annotations__": {"n": "mine"}, "x": 1})
    run(names, "n: int = 3\nassert n == 3\nassert x == 1")
    assert student.asked == ["x"]


@pytest.mark.parametrize("name", ["__builtins__", "__name__", "__loader__", "__doc__"])
def test_names_of_the_machinery_are_never_the_students(space: Space, name: str) -> None:
    names, student = space({name: "mine"})
    try:
        run(names, f"value = {name}")
    except NameError:
        pass
    else:
        assert names["value"] != "mine"
    assert student.asked == []


def test_two_exams_share_nothing(space: Space) -> None:
    trusted: dict[str, Any] = {"np": np}
    one, _ = space({}, trusted)
    run(one, "x = 1\nnp = None")
    two, _ = space({}, trusted)
    assert "x" not in two and two["np"] is np
