from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from demo_course import DEMO, DOUBLE, TEST_DOUBLE, demo_cells, python, write_course, write_notebook
from nbformat.v4 import new_output

from autograder.assignment import BuildError, read_course
from autograder.assignment import build as build_module
from autograder.assignment.build import build, check_built


def tree(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def notebook(folder, part):
    return json.loads((folder / part / "demo" / "demo.ipynb").read_text())


def source(cell):
    return "".join(cell["source"])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A built course. Tests read it; those that change something copy it."""
    root = write_course(tmp_path_factory.mktemp("built"))
    build(root)
    return root


@pytest.fixture
def copied(built, tmp_path):
    return shutil.copytree(built, tmp_path / "copied")


def rewrite(root, change):
    cells = demo_cells()
    change(cells)
    write_notebook(root / "source" / "demo" / "demo.ipynb", cells)


def test_what_is_built_and_nothing_else(built):
    files = ["data/flights.csv", "demo.ipynb", "figures/bars.png", "notes.txt"]
    assert sorted(tree(built / "release")) == [f"demo/{name}" for name in files]
    assert sorted(tree(built / "solutions")) == [f"demo/{name}" for name in files]
    assert {entry.name for entry in built.iterdir()} == {"source", "data", "release", "solutions"}


def test_companions_are_copied_as_they_are(built):
    for part in ("release", "solutions"):
        for name in ("figures/bars.png", "notes.txt"):
            ours = built / "source" / "demo" / name
            assert (built / part / "demo" / name).read_bytes() == ours.read_bytes()
        data = (built / part / "demo" / "data" / "flights.csv").read_bytes()
        assert data == (built / "data" / "flights.csv").read_bytes()


def test_the_release_shows_what_reading_says(built):
    (assignment,) = read_course(built).assignments.values()
    cells = notebook(built, "release")["cells"]
    assert [source(cell) for cell in cells] == [cell.released for cell in assignment.cells]


def test_the_release_is_locked_and_has_no_outputs(built):
    cells = notebook(built, "release")["cells"]
    assert [cell["outputs"] for cell in cells if cell["cell_type"] == "code"] == [[]] * 4
    assert all(cell["execution_count"] is None for cell in cells if cell["cell_type"] == "code")
    locked = [cell["id"] for cell in cells if cell["metadata"].get("editable") is False]
    assert locked == ["imports", "test-double"]
    kept = [cell["id"] for cell in cells if cell["metadata"].get("deletable") is False]
    assert kept == ["imports", "double", "test-double", "why"]


def test_the_checksums_are_those_of_the_released_cells(built):
    import nbformat
    from nbgrader.utils import compute_checksum

    released = nbformat.read(built / "release" / "demo" / "demo.ipynb", as_version=4)
    marked = [cell for cell in released.cells if "nbgrader" in cell.metadata]
    assert len(marked) == 4
    for cell in marked:
        assert cell.metadata.nbgrader.checksum == compute_checksum(cell)


def test_the_release_equals_what_nbgrader_generates(built, tmp_path, monkeypatch):
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    # nbgrader calls alembic by its name, to make the gradebook.
    tools = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", tools + os.pathsep + os.environ["PATH"])
    monkeypatch.setenv("HOME", str(tmp_path))
    root = write_course(tmp_path / "stock")
    settings = Config()
    settings.CourseDirectory.root = str(root)
    settings.CourseDirectory.assignment_id = "demo"
    converter = GenerateAssignment(coursedir=CourseDirectory(config=settings), config=settings)
    converter.start()
    stock = notebook(root, "release")["cells"]
    ours = notebook(built, "release")["cells"]
    for cell in (*stock, *ours):
        cell["source"] = source(cell)
    assert ours == stock


def test_the_steps_are_nbgraders_in_its_order(built, monkeypatch):
    from nbgrader.converters import GenerateAssignment

    from autograder.assignment import release

    taken = []
    monkeypatch.setattr(release, "_run", lambda assignment, steps: taken.extend(map(type, steps)))
    (assignment,) = read_course(built).assignments.values()
    release.release_notebook(assignment)
    left_out = ("IncludeHeaderFooter", "InstantiateTests", "SaveCells")
    stock = GenerateAssignment.preprocessors.default_args[0]
    assert taken == [step for step in stock if step.__name__ not in left_out]


def test_solutions_keep_the_answers_only(built):
    cells = {cell["id"]: cell for cell in notebook(built, "solutions")["cells"]}
    assert source(cells["double"]) == (
        'def double(x):\n    """Twice x."""\n'
        "    doubled_by_addition = np.asarray(x) + np.asarray(x)\n"
        "    return doubled_by_addition"
    )
    assert source(cells["why"]) == "Because addition repeats what is there already."
    assert "twice two" in source(cells["test-double"])
    text = json.dumps(cells)
    for word in ("secret_number", "irrational", "HIDDEN", "MARK SCHEME", "repetition", "SOLUTION"):
        assert word not in text


def test_solutions_are_executed_beside_their_data(built):
    cells = {cell["id"]: cell for cell in notebook(built, "solutions")["cells"]}
    (stream,) = cells["demo"]["outputs"]
    assert "".join(stream["text"]) == "temperature_f,failure\ntwice three: 6\n"
    counts = [cell["execution_count"] for cell in cells.values() if cell["cell_type"] == "code"]
    assert counts == [1, 2, 3, 4]


def test_solutions_say_nothing_about_the_machine(built):
    content = notebook(built, "solutions")
    assert set(content["metadata"]) == {"kernelspec"}
    assert all("execution" not in cell["metadata"] for cell in content["cells"])
    assert str(built) not in json.dumps(content)


def test_two_builds_are_equal(built, tmp_path):
    again = build(built, tmp_path / "again")
    assert again.release == tmp_path / "again" / "release"
    assert again.assignments == ("demo",)
    assert tree(tmp_path / "again" / "release") == tree(built / "release")
    assert tree(tmp_path / "again" / "solutions") == tree(built / "solutions")
    assert {entry.name for entry in (tmp_path / "again").iterdir()} == {"release", "solutions"}


def test_a_fresh_build_checks_out(built):
    assert check_built(built) == []


def test_check_names_what_differs(copied):
    (copied / "release" / "demo" / "notes.txt").write_text("edited")
    (copied / "release" / "demo" / "extra.txt").write_text("extra")
    (copied / "solutions" / "demo" / "figures" / "bars.png").unlink()
    path = copied / "solutions" / "demo" / "demo.ipynb"
    path.write_text(path.read_text().replace("twice three: 6", "twice three: 7"))
    assert check_built(copied) == [
        "release/demo/extra.txt is not built from the source",
        "release/demo/notes.txt differs",
        "solutions/demo/demo.ipynb differs in cell 6",
        "solutions/demo/figures/bars.png is missing",
    ]


def test_check_reports_a_course_that_was_never_built(course):
    found = check_built(course)
    assert "release/demo/demo.ipynb is missing" in found
    assert len(found) == 8
    assert not (course / "release").exists()


FAILURES = {
    "an error in a cell": (
        lambda cells: cells[5].update(source="1 / 0"),
        r"demo\.ipynb: cell 6 fails in the solution notebook: ZeroDivisionError: division by zero",
    ),
    "a wrong solution": (
        lambda cells: cells[3].update(source=DOUBLE.replace("+ np", "* 3 * np")),
        r"cell 5 \(test_double\) fails in the solution notebook: Mismatch",
    ),
    "a fault in the source": (
        lambda cells: cells[4]["metadata"]["nbgrader"].update(points=0),
        r"demo\.ipynb: cell 5 \(test_double\): it is graded for 0 points",
    ),
    "data that students would lack": (
        lambda cells: cells[3].update(source="f = 'data'\nopen(f'{f}/unused.csv')\n" + DOUBLE),
        r"cell 4 \(double\) fails .* FileNotFoundError",
    ),
    "a kernel that dies": (
        lambda cells: cells[5].update(source="import os\nos._exit(3)"),
        r"cell 6 fails in the solution notebook: its kernel died",
    ),
    "a path of this machine": (
        lambda cells: cells[5].update(source="print('/home/someone/secret.txt')"),
        r"cell 6 prints '/home/someone/secret\.txt'",
    ),
    "metadata that nbgrader refuses": (
        lambda cells: cells[3]["metadata"]["nbgrader"].pop("grade"),
        r"demo\.ipynb: nbgrader cannot make a release of it",
    ),
}


@pytest.mark.parametrize(("change", "message"), FAILURES.values(), ids=FAILURES.keys())
def test_a_failed_build_leaves_the_old_one(copied, change, message):
    before = tree(copied / "release") | tree(copied / "solutions")
    rewrite(copied, change)
    with pytest.raises(BuildError, match=message):
        build(copied)
    assert tree(copied / "release") | tree(copied / "solutions") == before
    assert {entry.name for entry in copied.iterdir()} == {"source", "data", "release", "solutions"}


def test_a_cell_that_does_not_end(copied):
    rewrite(copied, lambda cells: cells[5].update(source="while True:\n    pass"))
    with pytest.raises(BuildError, match=r"cell 6 fails .* ran longer than 2 seconds"):
        build(copied, timeout=2)


def test_a_swap_that_fails_half_way_is_undone(copied, monkeypatch):
    before = tree(copied / "release") | tree(copied / "solutions")
    rewrite(copied, lambda cells: cells[0].update(source="# New title"))
    rename = Path.rename

    def fail_at_the_last(self, target):
        if self.name == "solutions" and self.parent.name.startswith(".autograder-build"):
            raise OSError("no space left")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_at_the_last)
    with pytest.raises(OSError, match="no space left"):
        build(copied)
    assert tree(copied / "release") | tree(copied / "solutions") == before


def test_what_is_no_longer_in_the_source_goes(copied):
    (copied / "source" / "demo" / "notes.txt").unlink()
    build(copied)
    assert "demo/notes.txt" not in tree(copied / "release")


def test_files_that_cells_write_are_no_part_of_the_solution(copied):
    rewrite(copied, lambda cells: cells[5].update(source=DEMO + "\nopen('made.txt', 'w').close()"))
    build(copied)
    assert "demo/made.txt" not in tree(copied / "solutions")
    assert not (copied / "made.txt").exists()


def test_a_link_is_refused(copied):
    (copied / "source" / "demo" / "figures" / "name.txt").symlink_to("/etc/hostname")
    with pytest.raises(BuildError, match=r"name\.txt: it is a link"):
        build(copied)


def test_pictures_of_a_model_answer_are_not_released(copied):
    def attach(cells):
        cells[7]["source"] = "![answer](attachment:a.png)\n" + cells[7]["source"]
        cells[7]["attachments"] = {"a.png": {"image/png": "aVZCT1J3"}}

    rewrite(copied, attach)
    build(copied)
    assert "attachments" not in notebook(copied, "release")["cells"][7]
    assert "a.png" in notebook(copied, "solutions")["cells"][7]["attachments"]


def test_notebook_metadata_of_an_editor_is_not_released(copied):
    from demo_course import KERNEL

    path = copied / "source" / "demo" / "demo.ipynb"
    write_notebook(path, demo_cells(), {"kernelspec": KERNEL, "notes": "doubled_by_addition"})
    build(copied)
    assert set(notebook(copied, "release")["metadata"]) == {"kernelspec"}


def test_progress_hears_each_assignment(copied):
    heard = []
    build(copied, progress=heard.append)
    assert heard == ["demo"]


def plant(what):
    """A build step that leaks, in place of the real one."""

    def leaking(assignment):
        from autograder.assignment.release import release_notebook

        released = release_notebook(assignment)
        what(released)
        return released

    return leaking


PLANTED = {
    "a solution line in another cell": (
        lambda nb: nb.cells[0].update(source="x = 1; return doubled_by_addition"),
        "shows line 5 of cell 4 (double)",
    ),
    "a hidden line in the notebook's metadata": (
        lambda nb: nb.metadata.update(note="secret_number = 2 * math.pi"),
        "shows line 6 of cell 5 (test_double)",
    ),
    "a mark scheme in a cell's metadata": (
        lambda nb: nb.cells[7].metadata.update(
            rubric={"a": ["One point for the word repetition."]}
        ),
        "shows line 4 of cell 8 (why)",
    ),
    "a model answer in an output": (
        lambda nb: nb.cells[5].update(
            outputs=[new_output("stream", text="Because addition repeats what is there already.")]
        ),
        "shows line 1 of cell 8 (why)",
    ),
    "a hidden line in an attachment's name": (
        lambda nb: nb.cells[0].update(
            attachments={"expect.number(double(math.pi), secret_number)": {}}
        ),
        "shows line 7 of cell 5 (test_double)",
    ),
}


@pytest.mark.parametrize(("what", "message"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_leak_stops_the_build(copied, monkeypatch, what, message):
    before = tree(copied / "release")
    monkeypatch.setattr(build_module, "release_notebook", plant(what))
    with pytest.raises(BuildError, match="must not see") as caught:
        build(copied)
    assert message in str(caught.value)
    assert tree(copied / "release") == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hints.md", "Try `return doubled_by_addition`."),
        ("figures/drawing.svg", "<text>secret_number = 2 * math.pi</text>"),
        ("figures/rubric.svg", "<text>expect.check(&quot;twice an irrational number&quot;</text>"),
    ],
)
def test_a_leak_in_a_file_beside_the_notebook_stops_the_build(copied, name, content):
    change = 'with expect.check("twice an irrational number", hint="Any number."):'
    assert change in TEST_DOUBLE
    if "quot" in content:
        content = f"<text>{change.replace(chr(34), '&quot;')}</text>"
    (copied / "source" / "demo" / name).write_text(content)
    with pytest.raises(BuildError, match="must not see"):
        build(copied)


def test_a_solution_that_is_also_in_the_open_stops_the_build(copied):
    body = "\n".join(DOUBLE.split("\n")[3:5])
    rewrite(copied, lambda cells: cells.append(python("forgotten", f"def twice(x):\n{body}")))
    with pytest.raises(BuildError, match="also stands where students may read it"):
        build(copied)


def test_hidden_tests_in_the_solutions_stop_the_build(copied, monkeypatch):
    from autograder.assignment.release import solution_notebook

    def leaking(assignment):
        solved = solution_notebook(assignment)
        solved.cells[0].source = "secret_number = 2 * math.pi"
        return solved

    monkeypatch.setattr(build_module, "solution_notebook", leaking)
    with pytest.raises(BuildError, match=r"the solutions would show(?s:.*)line 6 of cell 5"):
        build(copied)
