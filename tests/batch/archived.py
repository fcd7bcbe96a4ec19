"""Archives for tests, and what becomes of them."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.batch.archive import unpacking
from autograder.batch.discover import discover
from fuzz.crafted import Member, make_zip

SOFTMAX, ENTROPY = "05_softmax", "07_entropy_kl"
IDS = {SOFTMAX: ["imports", "softmax"], ENTROPY: ["imports", "entropy"]}


def notebook(*grade_ids: str, text: str = "") -> bytes:
    cells = [
        {"cell_type": "code", "source": text, "metadata": {"nbgrader": {"grade_id": grade_id}}}
        for grade_id in grade_ids or ("softmax",)
    ]
    return json.dumps({"nbformat": 4, "cells": cells}).encode()


NOTEBOOK = notebook()
AMY = Member(f"amy/{SOFTMAX}/{SOFTMAX}.ipynb", NOTEBOOK)


@dataclass
class Read:
    """What `discover` made of a class: marks' problems, contents, lines on the screen."""

    problems: dict[tuple[str, str], str]
    contents: dict[tuple[str, str], bytes]
    ignored: str

    def of(self, student: str) -> str:
        """Why this student's softmax is not graded; "" if it is."""
        return self.problems[student, SOFTMAX]


def read(place: Path, only: str | None = None) -> Read:
    """Everything is unpacked, looked at, and gone again."""
    with unpacking() as store:
        found = discover(place, IDS, only, store)
        keys = {(h.student_id, h.assignment): h for h in found.handins}
        assert len(keys) == len(found.handins)
        return Read(
            {key: h.problem for key, h in keys.items()},
            {key: h.path.read_bytes() for key, h in keys.items() if not h.problem},
            "\n".join(found.ignored),
        )


@contextmanager
def nothing_left(folder: Path):
    """Temporary files go to `folder`, and none is there at the end."""
    yield
    assert list(folder.iterdir()) == []


def class_with(place: Path, *members: Member, **options) -> Path:
    """A class's zip: amy's honest notebook and these entries."""
    path = place / "class.zip"
    path.write_bytes(make_zip([AMY, *members], **options))
    return path
