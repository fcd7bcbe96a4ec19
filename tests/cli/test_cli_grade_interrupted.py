"""Ctrl-C before anything is graded."""

from __future__ import annotations

import importlib
from pathlib import Path

from click.testing import CliRunner
from handins import SOFTMAX, assignment, notebook_json, write_notebook

from autograder.cli import main

# The package's attribute of this name is the command itself.
command = importlib.import_module("autograder.cli.grade")


class Interrupted:
    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> None:
        raise KeyboardInterrupt

    def __exit__(self, *_: object) -> None:
        pass


def test_the_tables_of_an_earlier_run_stay(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(command, "Grader", Interrupted)
    handed_in = write_notebook(tmp_path / "ann.ipynb", notebook_json(assignment(SOFTMAX)))
    for out in (tmp_path / "new", tmp_path / "old"):
        grades = out / "grades.csv"
        if out.name == "old":
            out.mkdir()
            grades.write_text("student_id,…")
        arguments = ["grade", str(handed_in), "--assignment", SOFTMAX, "--out", str(out)]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 1
        assert "nothing was written" in done.output
        assert grades.read_text() == "student_id,…" if out.name == "old" else not out.exists()
