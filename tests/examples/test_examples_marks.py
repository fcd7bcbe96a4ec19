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


def lines_of(assignment, role) -> set[str]:
    """Lines of hidden tests ("test") or of our solutions ("solution")."""
    found = {
        line.strip()
        for cell in assignment.having(role)
        for run in hidden_runs(cell)
        for line in run
        if len(line.strip()) > 15
    }
    return {line for line in found if not _may_be_told(line)}


def hidden_runs(cell) -> list[list[str]]:
    """Lines that follow one another: of each hidden part of a test, or a whole solution."""
    if cell.role == "solution":
        return [cell.solved.splitlines()]
    lines = cell.source.splitlines()
    return [[lines[n - 1] for n in numbers] for numbers in cell.hidden_lines]


def shown(assignment) -> str:
    return "\n".join(cell.released for cell in assignment.cells)


def secrets() -> set[str]:
    """What no student must ever see: an idiom that some notebook teaches is none."""
    assignments = read_course(ROOT).assignments.values()
    public = "\n".join(map(shown, assignments))
    found = {
        line for a in assignments for role in ("test", "solution") for line in lines_of(a, role)
    }
    return {line for line in found if line not in public}


def _may_be_told(line: str) -> bool:
    # Titles, hints and declared mistakes are written for students.
    return line.startswith(("with expect.check(", '"')) or line.startswith("###")


def test_there_is_something_to_hide():
    assert len(secrets()) > 100


def released(name: str) -> str:
    content = json.loads((ROOT / "release" / name / f"{name}.ipynb").read_text())
    return "\n".join("".join(cell["source"]) for cell in content["cells"])


def test_no_hidden_line_in_its_own_release():
    for name, assignment in read_course(ROOT).assignments.items():
        secret = {line for role in ("test", "solution") for line in lines_of(assignment, role)}
        public = shown(assignment)  # cut by our reading of the markers; the file by nbgrader's
        text = released(name)
        assert not [line for line in secret if line in text and line not in public], name
        assert "HIDDEN TESTS" not in text


def test_no_solution_and_no_hidden_test_in_another_release():
    # Single lines may be idioms that a notebook teaches; three together are an answer.
    assignments = read_course(ROOT).assignments
    texts = {name: released(name) for name in assignments}
    for name, assignment in assignments.items():
        public = shown(assignment)
        for cell in assignment.having("test", "solution"):
            for run in hidden_runs(cell):
                for at in range(len(run) - 2):
                    three = "\n".join(run[at : at + 3])
                    if len(three.split()) < 9 or three in public:
                        continue
                    where = [other for other, text in texts.items() if three in text]
                    assert not where, f"{name}, {cell.label}: {three}"


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
