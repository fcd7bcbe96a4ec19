"""The course's own notebooks: sound, and free of leaks as released."""

from __future__ import annotations

from pathlib import Path

from autograder.assignment import lint, released_cells, solution_names, trusted_imports
from autograder.assignment.code import free_names
from autograder.assignment.leaks import leaks_in_release
from autograder.assignment.release import release_notebook, to_text

ROOT = Path(__file__).parents[2]


def test_lint_finds_nothing(assignment):
    assert [str(problem) for problem in lint(assignment)] == []


def test_points_are_those_of_the_contract(assignment):
    points = {"01": 10, "02": 15, "03": 15, "04": 15, "05": 10, "06": 20, "07": 15}
    assert assignment.max_score == points[assignment.name[:2]]


def test_every_test_cell_reads_what_it_grades(assignment):
    for each in solution_names(assignment):
        assert set(each.names) <= set(free_names(each.test.source))
        assert each.solutions


def test_the_imports_are_trusted(assignment):
    assert "from autograder import expect" in trusted_imports(assignment)


def test_the_release_is_as_read_and_leaks_nothing(assignment, tmp_path):
    released = release_notebook(assignment)
    assert [cell.source for cell in released.cells] == [cell.released for cell in assignment.cells]
    by_id = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in released.cells
        if cell.metadata.get("editable") is False
    }
    assert by_id == released_cells(assignment)
    folder = tmp_path / assignment.name
    folder.mkdir()
    (folder / f"{assignment.name}.ipynb").write_text(to_text(released), encoding="utf-8")
    assert leaks_in_release(assignment, folder) == []
