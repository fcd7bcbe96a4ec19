"""The reader of hand-ins, and the plan that is made of one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from autograder.assignment import read_assignment
from autograder.exam.plan import Grade, make_plan
from autograder.exam.submission import Unreadable, read_submission
from fuzz.targets.base import Broken, Target

_ROOT = Path(__file__).parents[2]
_NAME = "05_softmax"
_KEYS = (
    "cells", "cell_type", "source", "metadata", "nbgrader", "grade_id", "points", "outputs",
    "output_type", "data", "text", "text/plain", "nbformat", "nbformat_minor", "worksheets",
    "input", "ename", "evalue", "level", "language", "grade", "solution", "locked",
    "schema_version",
)  # fmt: skip
_KINDS = ("code", "markdown", "raw", "heading", "stream", "error", "display_data")


class Notebook(Target):
    name = "notebook"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._assignment = read_assignment(_ROOT / "source" / _NAME / f"{_NAME}.ipynb")
        self._tests = [cell.grade_id for cell in self._assignment.having("test")]
        self._ids = [cell.grade_id for cell in self._assignment.cells if cell.grade_id]

    def seeds(self) -> Sequence[bytes]:
        released = (_ROOT / "release" / _NAME / f"{_NAME}.ipynb").read_bytes()
        content = json.loads(released)
        small = {**content, "cells": content["cells"][:6]}
        cell = {"cell_type": "code", "input": "x = 1", "language": "python", "outputs": []}
        heading = {"cell_type": "heading", "level": 2, "source": ["Title"]}
        old = {
            "nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "x"},
            "worksheets": [{"cells": [heading, cell], "metadata": {}}],
        }  # fmt: skip
        return [released, *(json.dumps(form).encode() for form in (small, old, {"cells": []}))]

    def strategy(self) -> SearchStrategy[bytes]:
        leaf: SearchStrategy[Any] = st.one_of(
            st.none(), st.booleans(), st.integers(), st.integers(-(10**400), 10**400), st.floats(),
            st.text(max_size=6), st.sampled_from((*_KINDS, *self._ids)),
        )  # fmt: skip
        value = st.recursive(
            leaf,
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
            ),
            max_leaves=8,
        )
        mark = st.fixed_dictionaries(
            {"grade_id": st.sampled_from(self._ids)}, optional={"points": value, "grade": value}
        )
        metadata = st.one_of(value, st.fixed_dictionaries({"nbgrader": mark}))
        cell = st.fixed_dictionaries(
            {"cell_type": st.sampled_from(_KINDS)},
            optional={"source": value, "outputs": value, "metadata": metadata, "input": value},
        )
        cells = st.one_of(st.lists(st.one_of(cell, cell, value), max_size=6), value)
        worksheets = st.lists(
            st.one_of(st.fixed_dictionaries({"cells": cells}, optional={"metadata": value}), value),
            max_size=2,
        )
        notebook = st.fixed_dictionaries(
            {"cells": cells},
            optional={
                "nbformat": st.one_of(st.integers(0, 6), value), "metadata": value,
                "nbformat_minor": value, "worksheets": st.one_of(worksheets, value),
            },
        )  # fmt: skip
        return st.one_of(notebook, notebook, value).map(lambda made: json.dumps(made).encode())

    def check(self, data: bytes) -> None:
        path = self.folder / "mallory.ipynb"
        path.write_bytes(data)
        try:
            submission = read_submission(path)
        except Unreadable as error:
            if "mallory.ipynb" not in str(error):
                raise Broken("the message does not name the file") from error
            return
        plan = make_plan(self._assignment, submission)
        if plan != make_plan(self._assignment, submission):
            raise Broken("two plans of one notebook")
        graded = [step.cell.grade_id for step in plan.steps if isinstance(step, Grade)]
        if sorted(map(str, graded)) != sorted(map(str, self._tests)):
            raise Broken(f"these tests are graded: {graded}")
