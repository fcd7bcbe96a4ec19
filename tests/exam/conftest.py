"""A small assignment, and a student who needs no process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from handins import cell_json, notebook_of, write_notebook

from autograder.assignment import Assignment, SourceCell, read_assignment
from autograder.exam.failures import Lost
from autograder.exam.names import Names
from autograder.exam.student import CallReply, Exhausted, RunReply
from autograder.exam.submission import StudentCell, Submission, read_submission
from autograder.exam.testcell import Outcome, compile_test, run_test
from autograder.wire import HandleRef, RemoteError, describe

ROLES: dict[str, dict[str, Any]] = {
    "locked": {"grade": False, "solution": False, "locked": True},
    "solution": {"grade": False, "solution": True, "locked": False},
    "test": {"grade": True, "solution": False, "locked": True, "points": 2},
    "manual": {"grade": True, "solution": True, "locked": False, "points": 3},
}


def source_cell(role: str, grade_id: str, source: str, **more: Any) -> dict[str, Any]:
    if role == "free":
        return cell_json(source)
    kind = "markdown" if role == "manual" else "code"
    common = {"grade_id": grade_id, "schema_version": 3, "task": False, "cell_type": kind}
    return cell_json(source, kind, {**ROLES[role], **common, **more})


class FakeStudent:
    """Has the interface of `Student`; its objects are right here.

    `dies_at` names the request ("run 2", "call 1", ...) at which it is lost.
    """

    def __init__(self, values: Mapping[str, Any] | None = None, dies_at: str = "") -> None:
        self.values = dict(values or {})
        self.objects: list[Any] = []
        self.ran: list[str] = []
        self.asked: list[str] = []
        self.requests: dict[str, int] = {}
        self.calls = 0
        self.on_call: Callable[[], None] = lambda: None
        self.lost: str | None = None
        self.replies: dict[str, RunReply] = {}
        self._dies_at = dies_at
        self.dies_of = "the process ended while it ran the student's code"

    def _request(self, verb: str) -> None:
        if self.lost is not None:
            raise Lost(self.lost)
        self.requests[verb] = self.requests.get(verb, 0) + 1
        if self._dies_at == f"{verb} {self.requests[verb]}":
            self.lost = self.dies_of
            raise Lost(self.lost)

    def allow(self, seconds: float | None) -> None:
        """There are no calls here that could take long."""

    def await_ready(self) -> dict[str, float]:
        self._request("await_ready")
        return {"walls": 1.0}

    def run(self, source: str) -> RunReply:
        self._request("run")
        self.ran.append(source)
        return self.replies.get(source, RunReply("ok", f"ran {source}", False, None))

    def get(self, names: Sequence[str]) -> dict[str, Any]:
        self._request("get")
        self.asked += names
        return {name: self._local(self.values[name]) for name in names if name in self.values}

    def call(self, number: int, args: Sequence[Any], kwargs: dict[str, Any]) -> CallReply:
        self._count_call()
        self._request("call")
        return CallReply(self._local(self.objects[number](*args, **kwargs)), (), ("Warned: x",))

    def attribute(self, number: int, name: str) -> CallReply:
        self._count_call()
        self._request("attr")
        return CallReply(self._local(getattr(self.objects[number], name)), (), ())

    def next(self, number: int) -> CallReply | Exhausted:
        self._count_call()
        self._request("next")
        self.objects[number] = iter(self.objects[number])
        try:
            return CallReply(self._local(next(self.objects[number])), (), ())
        except StopIteration:
            return Exhausted(())

    def _count_call(self) -> None:
        self.calls += 1
        self.on_call()

    def reference(self, value: Any) -> HandleRef:
        self.objects.append(value)
        return HandleRef(len(self.objects) - 1, describe(value))

    def _local(self, value: Any) -> Any:
        if type(value) in (list, tuple):
            return type(value)(map(self._local, value))
        if type(value) is dict:
            return {key: self._local(item) for key, item in value.items()}
        return self.reference(value) if callable(value) or hasattr(value, "__next__") else value


@pytest.fixture
def make_assignment(tmp_path: Path) -> Callable[..., Assignment]:
    """An assignment from (role, grade_id, source) triples, or whole cells."""

    def made(*cells: Any, name: str = "demo") -> Assignment:
        full = [cell if isinstance(cell, dict) else source_cell(*cell) for cell in cells]
        return read_assignment(write_notebook(tmp_path / f"{name}.ipynb", notebook_of(full)))

    return made


@pytest.fixture
def demo(make_assignment: Callable[..., Assignment]) -> Assignment:
    """Two functions, a constant that a shared test grades, an answer in words."""
    return make_assignment(
        ("locked", "imports", "import math"),
        ("solution", "f", "def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION"),
        ("test", "test_f", "assert f(1) == 1\n### BEGIN HIDDEN TESTS\nassert f(2) == 2\n"
                           "### END HIDDEN TESTS"),
        ("free", "", "f(3)"),
        ("solution", "a", "a = 1"),
        ("solution", "b", "b = 2"),
        ("test", "test_b", "assert a + b == 3"),
        ("manual", "why", "Because."),
        ("locked", "after", "print('end')"),
    )  # fmt: skip


@pytest.fixture
def hand_in(tmp_path: Path) -> Callable[..., Submission]:
    """A submission read from (grade_id, source) pairs, or whole cells."""

    def made(*cells: Any) -> Submission:
        full = [
            cell
            if isinstance(cell, dict)
            else cell_json(cell[1], nbgrader={"grade_id": cell[0]} if cell[0] else None)
            for cell in cells
        ]
        return read_submission(write_notebook(tmp_path / "handin.ipynb", notebook_of(full)))

    return made


@pytest.fixture
def untouched() -> Callable[[Assignment], list[dict[str, Any]]]:
    """The cells of the release."""
    return lambda assignment: [
        cell_json(c.released, c.cell_type, c.nbgrader) for c in assignment.cells
    ]


@pytest.fixture
def run_cell(make_assignment: Callable[..., Assignment]) -> Callable[..., Outcome]:
    """Run one test cell against a student's values, as an exam does."""

    def run(
        source: str,
        student: FakeStudent | None = None,
        trusted: Mapping[str, Any] | None = None,
        asked: frozenset[str] = frozenset(),
    ) -> Outcome:
        cell = make_assignment(("test", "test_it", source)).cells[0]
        return run_source(cell, student or FakeStudent(), trusted, asked)

    return run


def run_source(
    cell: SourceCell,
    student: FakeStudent,
    trusted: Mapping[str, Any] | None = None,
    asked: frozenset[str] = frozenset(),
) -> Outcome:
    import pytest as pytest_module

    from autograder import expect

    known = {"__name__": "__main__", "expect": expect, "pytest": pytest_module, **(trusted or {})}
    names = Names(student, known, asked)  # type: ignore[arg-type]
    return run_test(cell, compile_test(cell), names, student)  # type: ignore[arg-type]


@pytest.fixture
def fake() -> type[FakeStudent]:
    return FakeStudent


@pytest.fixture
def remote() -> Callable[..., RemoteError]:
    return lambda name, message="": RemoteError(name, (name, "Exception", "BaseException"), message)


__all__ = ["FakeStudent", "StudentCell", "run_source", "source_cell"]
