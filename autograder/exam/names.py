"""The namespace in which test cells run: trusted names first, the student's after them."""

from __future__ import annotations

import builtins
from typing import Any

from autograder.exam.handles import localise
from autograder.exam.student import Student


class MissingName(NameError):
    """The test cell reads a name that the student's notebook does not define (`missing`)."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"`{missing}` is not defined in the notebook")
        self.missing = missing


class Names(dict[str, Any]):
    """Globals of the test cells.

    A name resolves to what test cells and trusted imports bound; else to a built-in, unless the
    assignment asks the student to define that name; else to the student's value, which is fetched
    once per test cell, so that it cannot change between two reads.
    """

    def __init__(self, student: Student, trusted: dict[str, Any], asked: frozenset[str]) -> None:
        super().__init__(trusted)
        self._student = student
        self._asked = asked
        self._fetched: dict[str, Any] = {}

    def next_cell(self) -> None:
        """Forget the student's values: cells may have changed them since."""
        self._fetched.clear()

    def __missing__(self, name: str) -> Any:
        if name.startswith("__") or (name not in self._asked and hasattr(builtins, name)):
            raise KeyError(name)  # Python goes on to its own built-ins
        if name not in self._fetched:
            found = self._student.get([name])
            if name not in found:
                raise MissingName(name)
            self._fetched[name] = localise(self._student, found[name])
        return self._fetched[name]
