"""The example class, graded by the command that a person types, gets the marks that it deserves."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.assignment import read_course

ROOT = Path(__file__).parents[2]


def rows(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return {(row["student_id"], row["assignment"]): row for row in csv.DictReader(file)}


EXPECTED = rows(ROOT / "examples" / "expected.csv")


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("graded")
    command = [sys.executable, "-m", "autograder", "grade", str(ROOT / "examples" / "submitted")]
    result = subprocess.run(
        [*command, "--out", str(folder), "--course", str(ROOT)], capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return folder


def test_every_submission_has_one_row(out):
    assert set(rows(out / "grades.csv")) == set(EXPECTED)
    assert len((out / "grades.csv").read_text(encoding="utf-8").splitlines()) == len(EXPECTED) + 1


@pytest.mark.parametrize("key", sorted(EXPECTED), ids="-".join)
def test_the_mark_is_deserved(out, key):
    got, want = rows(out / "grades.csv")[key], EXPECTED[key]
    assert (float(got["score"]), float(got["max_score"]), got["status"]) == (
        float(want["score"]),
        float(want["max_score"]),
        want["status"],
    ), f"{want['why']}  The grader says: {got['reason']}"


def test_every_submission_has_its_files_and_they_agree(out):
    for (student, assignment), row in rows(out / "grades.csv").items():
        folder = out / student / assignment
        results = json.loads((folder / "results.json").read_text())
        assert results["score"] == float(row["score"])
        assert sum(test["score"] for test in results["tests"]) == results["score"]
        assert (folder / "feedback.html").stat().st_size > 1000


def secrets() -> set[str]:
    """Lines that students must never see: of hidden tests and of our solutions."""
    found: set[str] = set()
    for assignment in read_course(ROOT).assignments.values():
        shown = "\n".join(cell.released for cell in assignment.cells)
        for cell in assignment.having("test", "solution"):
            lines = cell.source.splitlines()
            hidden = [lines[n - 1] for numbers in cell.hidden_lines for n in numbers]
            secret = hidden if cell.role == "test" else lines
            found |= {line.strip() for line in secret if len(line.strip()) > 15}
        found = {line for line in found if line not in shown and not _may_be_told(line)}
    return found


def _may_be_told(line: str) -> bool:
    # Titles, hints and declared mistakes are written for students.
    return line.startswith(("with expect.check(", '"')) or line.startswith("###")


def test_there_is_something_to_hide():
    assert len(secrets()) > 100


def test_no_hidden_line_in_any_release():
    for path in sorted((ROOT / "release").rglob("*.ipynb")):
        content = json.loads(path.read_text())
        text = "\n".join("".join(cell["source"]) for cell in content["cells"])
        assert not [line for line in secrets() if line in text], path.name
        assert "HIDDEN TESTS" not in path.read_text()


def test_no_hidden_line_in_any_feedback(out):
    from bs4 import BeautifulSoup

    for key in EXPECTED:
        folder = out.joinpath(*key)
        page = BeautifulSoup((folder / "feedback.html").read_text(), "html.parser")
        for own_code in page.find_all("details"):  # what the student wrote may equal a solution
            own_code.decompose()
        texts = page.get_text(" "), (folder / "results.json").read_text()
        for text in texts:
            assert not [line for line in secrets() if line in text], key


def test_no_hidden_test_in_what_is_shown_of_the_students_own_cells(out):
    hidden = {line for line in secrets() if "expect." in line or "np.testing" in line}
    assert hidden
    for key in EXPECTED:
        page = (out.joinpath(*key) / "feedback.html").read_text()
        assert not [line for line in hidden if line in page], key
