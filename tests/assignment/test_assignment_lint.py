from __future__ import annotations

import math
from pathlib import Path

import pytest
from demo_course import (
    IMPORTS,
    TEST_DOUBLE,
    demo_cells,
    graded,
    markdown,
    python,
    solution,
    write_notebook,
)

from autograder.assignment import lint, read_assignment


def nbgrader(cell):
    return cell["metadata"]["nbgrader"]


def test_the_demo_is_sound(problems):
    assert problems(lambda cells: None) == []


def put(index, source):
    def change(cells):
        cells[index]["source"] = source

    return change


def mark(index, **values):
    def change(cells):
        nbgrader(cells[index]).update(values)

    return change


def unmark(index, key):
    def change(cells):
        del nbgrader(cells[index])[key]

    return change


def ask(index, seconds):
    def change(cells):
        cells[index]["metadata"]["autograder"] = {"call_seconds": seconds}

    return change


def insert(index, *new):
    def change(cells):
        cells[index:index] = new

    return change


def remove(index):
    def change(cells):
        del cells[index]

    return change


HIDDEN_BODY = """with expect.check("all hidden"):
    ### BEGIN HIDDEN TESTS
    expect.number(double(1), 2)
    ### END HIDDEN TESTS"""
OUTSIDE = """### BEGIN SOLUTION
an answer
### END SOLUTION
### BEGIN MARK SCHEME
one point
### END MARK SCHEME"""

# what: (change to the demo, words of the message, label of the cell, line)
FAULTS = {
    "duplicate grade_id": (mark(4, grade_id="double"), "also that of cell 4 (double)", 5, None),
    "duplicate cell id": (lambda cells: cells[2].update(id="title"), "its id 'title'", 3, None),
    "no cell id": (lambda cells: cells[2].pop("id"), "it has no id", 3, None),
    "no points": (unmark(4, "points"), "has no points", 5, None),
    "0 points": (mark(4, points=0), "0 points", 5, None),
    "0 points for free text": (mark(7, points=0), "0 points", 8, None),
    "negative points": (mark(4, points=-1), "points are -1", 5, None),
    "NaN points": (mark(4, points=math.nan), "points are nan", 5, None),
    "infinite points": (mark(4, points=math.inf), "points are inf", 5, None),
    "points in words": (mark(4, points="two"), "no number: 'two'", 5, None),
    "points true": (mark(4, points=True), "no number: True", 5, None),
    "other words for us": (
        lambda cells: cells[4]["metadata"].update(autograder={"seconds": 60}),
        "autograder: {'seconds': 60}",
        5,
        None,
    ),
    "calls without an end": (ask(4, 1e9), "call_seconds 1000000000.0", 5, None),
    "no seconds for calls": (ask(4, 0), "call_seconds 0", 5, None),
    "seconds for calls in words": (ask(4, "60"), "call_seconds '60'", 5, None),
    "seconds for calls, not in a test": (ask(3, 60), "call_seconds 60", 4, None),
    "schema 2": (mark(3, schema_version=2), "schema_version is 2", 4, None),
    "no schema": (unmark(3, "schema_version"), "schema_version is None", 4, None),
    "no grade_id": (mark(1, grade_id=""), "no grade_id", 2, None),
    "grade_id with a space": (mark(1, grade_id="a b"), "other characters", 2, None),
    "other cell type": (mark(1, cell_type="markdown"), "nbgrader knows it as markdown", 2, None),
    "solution in Markdown": (mark(7, grade=False), "must be a code cell", 8, None),
    "task in code": (mark(1, task=True, points=1), "must be a Markdown cell", 2, None),
    "no test": (remove(4), "no test cell grades 'double'", 4, None),
    "test above": (
        lambda cells: cells.insert(3, cells.pop(4)),
        "its test stands above it",
        5,
        None,
    ),
    "not read by the shared test": (
        insert(3, solution("slider_a", "slider_a = 1")),
        "no test cell below reads 'slider_a'",
        4,
        None,
    ),
    "hidden tests not ended": (
        put(4, "assert double\n### BEGIN HIDDEN TESTS\nassert double(1)"),
        "BEGIN HIDDEN TESTS without END",
        5,
        2,
    ),
    "hidden tests not begun": (
        put(4, "assert double\n### END HIDDEN TESTS"),
        "END HIDDEN TESTS without BEGIN",
        5,
        2,
    ),
    "hidden tests nested": (
        put(4, TEST_DOUBLE.replace("    secret", "    ### BEGIN HIDDEN TESTS\n    secret")),
        "inside the region begun",
        5,
        6,
    ),
    "solution not ended": (
        put(3, "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x"),
        "BEGIN SOLUTION without END",
        4,
        2,
    ),
    "solution not begun": (
        put(3, "def double(x):\n    return 2 * x\n    ### END SOLUTION"),
        "END SOLUTION without BEGIN",
        4,
        3,
    ),
    "mark scheme not ended": (
        put(7, "answer\n### BEGIN MARK SCHEME\nrubric"),
        "BEGIN MARK SCHEME without END",
        8,
        2,
    ),
    "solution in a free cell": (
        put(5, "### BEGIN SOLUTION\n1\n### END SOLUTION"),
        "not a solution or free-text cell",
        6,
        1,
    ),
    "hidden tests in a locked cell": (
        put(
            1,
            f"{IMPORTS}\n### BEGIN HIDDEN TESTS\n1\n### END HIDDEN TESTS",
        ),
        "not a test cell",
        2,
        3,
    ),
    "mark scheme in prose": (
        put(6, "## Why\n### BEGIN MARK SCHEME\nx\n### END MARK SCHEME"),
        "not a free-text or task cell",
        7,
        2,
    ),
    "mark scheme beside a solution region": (
        put(7, OUTSIDE),
        "outside its solution region",
        8,
        4,
    ),
    "free text without a rubric": (put(7, "an answer"), "without a rubric", 8, None),
    "task without a rubric": (
        insert(7, markdown("t", "Draw.", grade_id="t", task=True, locked=True, points=1)),
        "without a rubric",
        8,
        None,
    ),
    "syntax of a test": (put(4, "assert double\nassert (double"), "not Python", 5, 2),
    "return in a test": (put(4, "return double"), "not Python: 'return' outside", 5, 1),
    "null byte in a test": (put(4, "assert double\0"), "not Python", 5, None),
    "syntax of a solution": (put(3, "def double(x) return x"), "not Python", 4, 1),
    "syntax of the release": (put(4, HIDDEN_BODY), "not Python as the release shows it", 5, 1),
    "a test that shadows": (
        put(4, "x = 1\nfor double in range(3):\n    assert double"),
        "it binds 'double', which cell 4 (double) defines",
        5,
        2,
    ),
    "a test that shadows in its hidden part": (
        put(4, TEST_DOUBLE.replace("secret_number", "double")),
        "it binds 'double'",
        5,
        6,
    ),
    "a test that asserts nothing": (
        put(4, "with expect.check('x'):\n    expect.array(double(1))"),
        "it cannot fail",
        5,
        None,
    ),
    "a test that reads another's value": (
        insert(5, graded("test_more", "assert double(secret_number)")),
        "which only another test cell binds",
        6,
        1,
    ),
    "a test that reads an editable value": (
        lambda cells: (
            cells[5].update(source="sample = [1]"),
            cells.append(graded("test_more", "\nassert double(sample)")),
        ),
        "which only cells bind that students may edit",
        9,
        2,
    ),
    "a test that reads an unknown name": (
        put(4, "def helper():\n    assert dubble(1)\nhelper()\ndouble(1)"),
        "reads 'dubble', which nothing defines",
        5,
        2,
    ),
    "picture without alt text": (
        put(2, "## Double\n\n![](figures/bars.png)"),
        "no alt text",
        3,
        3,
    ),
    "img without alt text": (
        put(2, '## Double\n<img src="figures/bars.png">'),
        "no alt text",
        3,
        2,
    ),
    "picture that is not there": (
        put(2, "## Double\n![bars](figures/none.png)"),
        "no file 'figures/none.png'",
        3,
        2,
    ),
    "attachment that is not there": (
        put(2, "## Double\n![bars](attachment:bars.png)"),
        "attachment 'bars.png' is not in the cell",
        3,
        2,
    ),
    "heading that skips": (put(2, "text\n#### Deep"), "level 4 after one of level 1", 3, 2),
    "first heading not level 1": (put(0, "## Doubling"), "before any of level 1", 1, 1),
}


@pytest.mark.parametrize(("change", "words", "number", "line"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found_where_it_is(problems, change, words, number, line):
    found = [problem for problem in problems(change) if words in problem.message]
    assert len(found) == 1
    (problem,) = found
    assert problem.cell.startswith(f"cell {number} (") or problem.cell == f"cell {number}"
    assert problem.line == line
    assert problem.fix.endswith((".", "..."))


# Near misses: nothing is wrong with any of them.
SOUND = {
    "a name of the solution bound inside a function": put(
        4, "def reference(double):\n    x = double\n    return x\nassert double(1) == reference(2)"
    ),
    "the same import in solution and test": lambda cells: (
        cells[3].update(source="import math\n" + cells[3]["source"]),
    ),
    "assert": put(4, "assert double(1) == 2"),
    "pytest.raises": put(4, "import pytest\nwith pytest.raises(ValueError):\n    double('x')"),
    "np.testing": put(4, "np.testing.assert_allclose(double(1), 2)"),
    "raise": put(4, "if double(1) != 2:\n    raise ValueError"),
    "a name of a locked cell": insert(
        3,
        python("grid", "grid = np.linspace(0, 1)", grade_id="grid", locked=True),
        graded("test_grid", "assert double(grid)"),
    ),
    "one test for two solutions": insert(
        3,
        solution("slider_a", "slider_a = 1"),
        solution("slider_b", "slider_b = 2"),
        graded("test_slider_b", "assert slider_a < slider_b"),
    ),
    "magics": put(1, "%matplotlib inline\nimport numpy as np\nfrom autograder import expect"),
    "shell commands in a free cell": put(5, "!ls\n%%bash this is no Python"),
    "alt text in an img": put(2, "## D\n<img alt='two bars' src='figures/bars.png'/>"),
    "a picture elsewhere": put(2, "## D\n![bars](https://example.org/bars.png)"),
    "a picture in code": put(2, "## D\n```\n![](none.png)\n#### deep\n```"),
    "an attachment": lambda cells: cells[2].update(
        source="## D\n![bars](attachment:b.png)", attachments={"b.png": {"image/png": "iVBO"}}
    ),
    "headings that go back up": put(6, "### Part\n\n## Next"),
    "a model answer with headings": put(
        7, "#### Deep\n### BEGIN MARK SCHEME\nrubric\n### END MARK SCHEME"
    ),
    "a mark scheme inside the solution region": put(
        7,
        "Your answer:\n### BEGIN SOLUTION\nan answer\n### BEGIN MARK SCHEME\nrubric\n"
        "### END MARK SCHEME\n### END SOLUTION",
    ),
    "half points": mark(4, points=0.5),
    "a comprehension's own name": put(4, "assert all(double(z) == 2 * z for z in range(3))"),
    "a walrus in a comprehension": put(
        4, "assert any((hit := double(z)) == 2 for z in range(3))\nassert hit == 2"
    ),
    "a global in a function": put(
        4, "def count():\n    global seen\n    seen = 1\ncount()\nassert double(seen) == 2"
    ),
    "a walrus": put(4, "if (twice := double(1)) != 2:\n    raise ValueError(twice)"),
}


@pytest.mark.parametrize("change", SOUND.values(), ids=SOUND.keys())
def test_what_is_right_is_left_alone(problems, change):
    assert problems(change) == []


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({}, "no kernelspec"),
        ({"kernelspec": {}}, "no kernelspec"),
        ({"kernelspec": {"name": "ir", "language": "R"}}, "language is 'R'"),
    ],
)
def test_the_kernel(tmp_path, metadata, words):
    path = write_notebook(tmp_path / "demo" / "demo.ipynb", demo_cells()[:2], metadata)
    (problem,) = lint(read_assignment(path))
    assert words in problem.message
    assert problem.cell == ""


def test_a_second_notebook_beside_it(tmp_path):
    path = write_notebook(tmp_path / "demo" / "demo.ipynb", demo_cells()[:2])
    write_notebook(tmp_path / "demo" / "drafts" / "Untitled.ipynb", [])
    (problem,) = lint(read_assignment(path))
    assert (
        f"second notebook stands beside it: {Path('drafts') / 'Untitled.ipynb'}" in problem.message
    )


def test_a_folder_with_another_name(tmp_path):
    path = write_notebook(tmp_path / "other" / "demo.ipynb", demo_cells()[:2])
    (problem,) = lint(read_assignment(path))
    assert "in the folder 'other'" in problem.message


def test_a_notebook_without_a_heading(tmp_path):
    path = write_notebook(tmp_path / "demo" / "demo.ipynb", demo_cells()[1:2])
    (problem,) = lint(read_assignment(path))
    assert "no heading" in problem.message


def test_a_message_names_file_cell_and_line_and_the_way_out(problems):
    (problem,) = problems(put(2, "## Double\n\n![](figures/bars.png)"))
    assert str(problem).startswith(f"{problem.path}: cell 3, line 3: the picture")
    assert str(problem).endswith("Say in words what it shows: ![...](...).")


def test_problems_come_in_the_order_of_the_cells(problems):
    def change(cells):
        nbgrader(cells[4])["points"] = 0
        cells[2]["source"] = "## D\n![](figures/bars.png)"
        cells[7]["source"] = "no rubric"

    assert [problem.cell[:6] for problem in problems(change)] == ["cell 3", "cell 5", "cell 8"]
