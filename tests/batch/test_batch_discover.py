"""Which notebooks are found, for whom, and what is said of the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.batch.discover import UNKNOWN, NothingToGrade, discover

IDS = {"05_softmax": ["imports", "softmax"], "07_entropy_kl": ["imports", "entropy"]}


def notebook(path: Path, *grade_ids: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [
        {"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": grade_id}}}
        for grade_id in grade_ids
    ]
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}))
    return path


def found(place: Path, only: str | None = None) -> dict[tuple[str, str], str]:
    return {(h.student_id, h.assignment): h.problem for h in discover(place, IDS, only).handins}


def test_a_class_folder(tmp_path):
    notebook(tmp_path / "ann" / "05_softmax" / "05_softmax.ipynb")
    notebook(tmp_path / "ann" / "07_entropy_kl" / "renamed (2).ipynb")
    notebook(tmp_path / "bob" / "05_softmax" / "05_softmax.ipynb")
    assert found(tmp_path) == {
        ("ann", "05_softmax"): "",
        ("ann", "07_entropy_kl"): "",
        ("bob", "05_softmax"): "",
    }
    assert set(found(tmp_path, "07_entropy_kl")) == {("ann", "07_entropy_kl")}


def test_the_named_notebook_counts_and_the_other_is_mentioned(tmp_path):
    folder = tmp_path / "ann" / "05_softmax"
    notebook(folder / "05_softmax.ipynb")
    notebook(folder / "old.ipynb")
    result = discover(tmp_path, IDS)
    assert [h.path.name for h in result.handins] == ["05_softmax.ipynb"]
    assert any("old.ipynb" in line for line in result.ignored)


def test_two_notebooks_without_the_name_are_a_question_not_two_marks(tmp_path):
    notebook(tmp_path / "ann" / "05_softmax" / "a.ipynb")
    notebook(tmp_path / "ann" / "05_softmax" / "b.ipynb")
    assert "Which notebook counts" in found(tmp_path)["ann", "05_softmax"]


def test_an_empty_assignment_folder_is_a_hand_in_without_a_notebook(tmp_path):
    (tmp_path / "ann" / "05_softmax").mkdir(parents=True)
    assert "no notebook" in found(tmp_path)["ann", "05_softmax"]


def test_a_flat_folder(tmp_path):
    notebook(tmp_path / "ann_05_softmax.ipynb")
    notebook(tmp_path / "bob.ipynb", "imports", "entropy")
    notebook(tmp_path / "eve.ipynb")
    rows = found(tmp_path)
    assert rows["ann", "05_softmax"] == ""
    assert rows["bob", "07_entropy_kl"] == ""
    assert "For which assignment" in rows["eve", UNKNOWN]
    assert found(tmp_path, "05_softmax")["eve", "05_softmax"] == ""


def test_one_notebook(tmp_path):
    path = notebook(tmp_path / "ann-07_entropy_kl.ipynb")
    assert found(path) == {("ann", "07_entropy_kl"): ""}


def test_two_files_of_one_student_get_one_verdict(tmp_path):
    notebook(tmp_path / "ann_05_softmax.ipynb")
    notebook(tmp_path / "ann-05_softmax.ipynb")
    rows = found(tmp_path)
    assert len(rows) == 1
    assert "Which notebook counts" in rows["ann", "05_softmax"]


def test_links_and_strangers_are_named(tmp_path):
    notebook(tmp_path / "ann_05_softmax.ipynb")
    (tmp_path / "link").symlink_to("/etc")
    (tmp_path / "notes.txt").write_text("x")
    ignored = " ".join(discover(tmp_path, IDS).ignored)
    assert "links are not followed" in ignored
    assert "notes.txt" in ignored


@pytest.mark.parametrize(
    ("only", "made", "message"),
    [
        ("05_softmax", False, "no such file"),
        ("06_other", True, "no assignment 06_other"),
        (None, True, "no submissions"),
    ],
)
def test_nothing_to_grade_says_what_was_expected(tmp_path, only, made, message):
    place = tmp_path / "class"
    if made:
        place.mkdir()
    with pytest.raises(NothingToGrade, match=message):
        discover(place, IDS, only)
