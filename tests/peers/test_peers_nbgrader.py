"""Stock nbgrader, run as an instructor runs it, gives the marks that we give."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.assignment import read_assignment, read_course
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader, GradeSettings

ROOT = Path(__file__).parents[2]
NAME = "05_softmax"

RIGHT = {
    "softmax": (
        "def softmax(z):\n    z = np.asarray(z, dtype=np.float32)\n"
        "    e = np.exp(z - z.max(axis=-1, keepdims=True))\n"
        "    return (e / e.sum(axis=-1, keepdims=True)).tolist()"
    ),
    "forward": (
        "def forward(x, W, b):\n"
        "    return softmax(np.asarray(x, float) @ np.asarray(W, float) + np.asarray(b, float))"
    ),
    "predict_class": (
        "def predict_class(x, W, b):\n    return [int(np.argmax(row)) for row in forward(x, W, b)]"
    ),
    "minibatch_shape": "minibatch_shape = [128, 10]",
}
MIXED = {
    **RIGHT,
    "softmax": "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(axis=-1, keepdims=True)",
    "minibatch_shape": "minibatch_shape = (10, 128)",
}


def write_notebook(path: Path, answers: dict[str, str], release: Path) -> None:
    content = json.loads(release.read_text())
    for cell in content["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if grade_id in answers:
            cell["source"] = answers[grade_id]
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(content))


def nbgrader(folder: Path, *args: str) -> None:
    programs = Path(sys.prefix) / "bin"
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        [str(programs / "nbgrader"), *args],
        cwd=folder, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-3000:]


def new_course(folder: Path, name: str) -> Path:
    """A course of stock nbgrader with one assignment, whose release it has made."""
    shutil.copytree(ROOT / "source" / name, folder / "source" / name)
    shutil.copytree(ROOT / "data", folder / "source" / name / "data")
    (folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id='c'\nc.ExecutePreprocessor.timeout = 60\n"
    )
    nbgrader(folder, "generate_assignment", name)
    return folder


@pytest.fixture(scope="module")
def course_folder(tmp_path_factory):
    folder = new_course(tmp_path_factory.mktemp("nbgrader"), NAME)
    release = folder / "release" / NAME / f"{NAME}.ipynb"
    for student, answers in {"right": RIGHT, "mixed": MIXED, "blank": {}}.items():
        write_notebook(folder / "submitted" / student / NAME / f"{NAME}.ipynb", answers, release)
    nbgrader(folder, "autograde", NAME)
    return folder


def their_marks(folder: Path, student: str, name: str = NAME) -> dict[str, float]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook(name, name, student)
        return {grade.name: grade.score for grade in submission.grades}


def test_the_same_marks_cell_by_cell(course_folder):
    # mixed: forward calls a softmax that overflows, so it overflows, too
    expected = {"right": 10, "mixed": 2, "blank": 0}
    with Grader(read_course(ROOT), GradeSettings(jobs=1)) as grader:
        for student, total in expected.items():
            path = course_folder / "submitted" / student / NAME / f"{NAME}.ipynb"
            verdict = grader.grade(Handin(student, NAME, path))
            ours = {cell.grade_id: cell.points for cell in verdict.cells}
            assert ours == their_marks(course_folder, student)
            assert verdict.score == total


def test_nbgraders_release_is_ours(course_folder):
    theirs = read_assignment(course_folder / "release" / NAME / f"{NAME}.ipynb")
    ours = read_assignment(ROOT / "release" / NAME / f"{NAME}.ipynb")
    assert [cell.source for cell in theirs.cells] == [cell.source for cell in ours.cells]


@pytest.mark.parametrize("name", sorted(read_course(ROOT).assignments))
def test_full_marks_for_the_model_solution_and_none_for_the_release(name, tmp_path):
    folder = new_course(tmp_path, name)
    release = folder / "release" / name / f"{name}.ipynb"
    assignment = read_assignment(ROOT / "source" / name / f"{name}.ipynb")
    model = {cell.grade_id: cell.solved for cell in assignment.having("solution") if cell.is_code}
    for student, answers in {"model": model, "blank": {}}.items():
        write_notebook(folder / "submitted" / student / name / f"{name}.ipynb", answers, release)
    nbgrader(folder, "autograde", name)
    tests = {cell.grade_id: cell.points for cell in assignment.having("test")}
    for student, share in {"model": 1, "blank": 0}.items():
        marks = their_marks(folder, student, name)
        assert {test: marks[test] for test in tests} == {t: p * share for t, p in tests.items()}
