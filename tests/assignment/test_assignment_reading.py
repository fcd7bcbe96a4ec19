from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from demo_course import (
    DOUBLE,
    IMPORTS,
    demo_cells,
    graded,
    markdown,
    python,
    solution,
    write_course,
    write_notebook,
)

from autograder.assignment import (
    SourceError,
    read_assignment,
    read_course,
    released_cells,
    solution_names,
    trusted_imports,
)


def test_a_course_has_its_assignments_and_its_data(course):
    found = read_course(course)
    assert list(found.assignments) == ["demo"]
    assert found.data == course / "data"
    assert found.root == course


def test_a_course_without_data_has_none(tmp_path):
    write_notebook(tmp_path / "source" / "a" / "a.ipynb", demo_cells())
    assert read_course(tmp_path).data is None


def test_assignments_come_by_name_and_hidden_folders_do_not(tmp_path):
    for name in ("b", "a", ".git"):
        write_notebook(tmp_path / "source" / name / f"{name}.ipynb", demo_cells())
    assert list(read_course(tmp_path).assignments) == ["a", "b"]


def test_title_name_and_points(read, cells):
    assignment = read(cells)
    assert assignment.name == "demo"
    assert assignment.title == "Doubling"
    assert assignment.max_score == 3.5


def test_roles(read, cells):
    cells.append(markdown("task", "Draw.", grade_id="draw", task=True, locked=True, points=4))
    cells.append(python("unlocked", "1 + 1", grade_id="unlocked"))
    roles = [cell.role for cell in read(cells).cells]
    assert roles == [
        "free", "locked", "free", "solution", "test", "free", "free", "manual", "task", "free",
    ]  # fmt: skip


def test_points_of_a_task_count(read, cells):
    cells.append(markdown("task", "Draw.", grade_id="draw", task=True, locked=True, points=4))
    assert read(cells).max_score == 7.5


def test_cells_are_named_after_the_heading_above(read, cells):
    titles = {cell.grade_id: cell.title for cell in read(cells).cells}
    assert titles["test_double"] == "The double"
    assert titles["why"] == "Why"


def test_graded_cells_under_one_heading_are_told_apart(read, cells):
    cells.insert(5, graded("test_triple", "assert triple"))
    titles = [cell.title for cell in read(cells).having("test")]
    assert titles == ["The double: double", "The double: triple"]


def test_a_heading_in_fenced_code_is_none(read, cells):
    cells[0]["source"] = "```\n# not a title\n```\n# Title"
    assert read(cells).title == "Title"


def test_hidden_lines_lie_between_the_markers(read, cells):
    test = read(cells).cells[4]
    assert test.hidden_lines == (range(5, 8),)
    lines = test.source.split("\n")
    assert lines[test.hidden_lines[0][0] - 1].startswith("with expect")
    assert "secret_number)" in lines[test.hidden_lines[0][-1] - 1]


def test_several_hidden_regions(read, cells):
    cells[4]["source"] = (
        "### BEGIN HIDDEN TESTS\na\n### END HIDDEN TESTS\nb\n"
        "### BEGIN HIDDEN TESTS\nc\nd\n### END HIDDEN TESTS"
    )
    test = read(cells).cells[4]
    assert test.hidden_lines == (range(2, 3), range(6, 8))
    assert test.released == "b"


def test_what_the_release_shows(read, cells):
    by_id = {cell.grade_id: cell.released for cell in read(cells).cells}
    assert by_id["double"] == (
        'def double(x):\n    """Twice x."""\n    # YOUR CODE HERE\n    raise NotImplementedError()'
    )
    assert by_id["why"] == "YOUR ANSWER HERE"
    assert "secret_number" not in by_id["test_double"]
    assert "twice two" in by_id["test_double"]


def test_a_solution_without_markers_is_replaced_whole(read, cells):
    cells[3]["source"] = "def double(x):\n    return x + x"
    assert read(cells).cells[3].released == "# YOUR CODE HERE\nraise NotImplementedError()"


def test_sources_saved_as_lines_are_joined(read, cells):
    cells[3]["source"] = DOUBLE.splitlines(keepends=True)
    assert read(cells).cells[3].source == DOUBLE


def test_trusted_imports_come_from_locked_and_test_cells_once_and_in_order(read, cells):
    cells[3]["source"] = "import os\n" + DOUBLE
    cells[5]["source"] = "import sys"
    cells[4]["source"] += "\nimport numpy as np\nfrom math import (\n    pi,\n    e,\n)"
    cells[1]["source"] = f"%matplotlib inline\n{IMPORTS}\nif True:\n    import json"
    assert trusted_imports(read(cells)) == (
        "import numpy as np",
        "from autograder import expect",
        "import math",
        "from math import pi, e",
    )


def test_imports_that_no_test_reads_are_not_executed(read, cells):
    cells[1]["source"] = "import tensorflow as tf\nimport numpy as np, pandas as pd\nimport os.path"
    cells[4]["source"] = "def _f(x):\n    return pd.Series(x)\nassert double(os.sep)"
    assert trusted_imports(read(cells)) == ("import numpy as np, pandas as pd", "import os.path")


def test_imports_of_a_broken_test_cell_name_the_cell(read, cells):
    cells[4]["source"] = "import math\ndef"
    with pytest.raises(SourceError, match=r"demo\.ipynb: cell 5 \(test_double\), line 2"):
        trusted_imports(read(cells))


def test_a_test_grades_the_name_it_is_called_after(read, cells):
    (only,) = solution_names(read(cells))
    assert only.names == ("double",)
    assert only.test.index == 4
    assert [cell.index for cell in only.solutions] == [3]


def test_a_test_grades_also_the_solutions_above_that_have_none(read, cells):
    cells[3:5] = [
        solution("slider_a", "slider_a = 1"),
        solution("slider_b", "slider_b = 2"),
        graded("test_slider_b", "assert slider_a < slider_b"),
        solution("later", "later = 3"),
        graded("test_later", "assert later"),
    ]
    found = solution_names(read(cells))
    assert [each.names for each in found] == [("slider_a", "slider_b"), ("later",)]


def test_what_students_must_not_edit(read, cells):
    found = released_cells(read(cells))
    assert list(found) == ["imports", "test_double"]
    assert found["imports"] == IMPORTS
    assert "HIDDEN" not in found["test_double"]


CORRUPT = {
    "no JSON": (b'{"cells": [', "not JSON at line 1"),
    "not UTF-8": (b"\xff\xfe{}", "not UTF-8 at byte 0"),
    "a list": (b"[]", "its JSON is no object"),
    "nested": (b"[" * 100_000, "nested too deeply"),
    "nbformat 3": (b'{"nbformat": 3, "worksheets": []}', "not a notebook of nbformat 4"),
    "no cells": (b'{"nbformat": 4}', "not a notebook: its cells"),
    "cell": (b'{"nbformat": 4, "cells": [7]}', "cell 1 is no object"),
    "type": (
        b'{"nbformat": 4, "cells": [{"cell_type": "x", "source": ""}]}',
        "cell 1 has no known",
    ),
    "source": (
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 1}]}',
        "source of cell 1",
    ),
    "metadata": (
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "metadata": []}]}',
        "metadata or attachments of cell 1",
    ),
    "nbgrader": (
        b'{"nbformat": 4, "cells": '
        b'[{"cell_type": "code", "source": "", "metadata": {"nbgrader": 1}}]}',
        "nbgrader metadata of cell 1",
    ),
}


@pytest.mark.parametrize(("content", "message"), CORRUPT.values(), ids=CORRUPT.keys())
def test_a_corrupt_notebook_is_named_with_a_way_out(tmp_path, content, message):
    path = tmp_path / "broken.ipynb"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_assignment(path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)
    assert caught.value.fix


def test_a_missing_notebook(tmp_path):
    with pytest.raises(SourceError, match="there is no such file"):
        read_assignment(tmp_path / "none.ipynb")


def test_a_folder_without_its_notebook_is_an_error(course):
    (course / "source" / "empty").mkdir()
    with pytest.raises(SourceError, match=r"empty\.ipynb: there is no such file"):
        read_course(course)


def test_a_folder_that_is_no_course(tmp_path):
    with pytest.raises(SourceError, match="there is no such folder"):
        read_course(tmp_path)
    (tmp_path / "source").mkdir()
    with pytest.raises(SourceError, match="it holds no assignment"):
        read_course(tmp_path)


def test_reading_loads_neither_nbgrader_nor_jupyter(tmp_path):
    write_course(tmp_path)
    program = (
        "import json, sys; from pathlib import Path\n"
        "from autograder.assignment import lint, read_course\n"
        "import autograder.assignment.build\n"
        "[lint(a) for a in read_course(Path(sys.argv[1])).assignments.values()]\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    loaded = set(json.loads(done.stdout))
    assert "autograder" in loaded
    assert not loaded & {"nbgrader", "nbformat", "nbclient", "numpy", "traitlets", "IPython"}


@pytest.mark.parametrize(
    ("ours", "seconds"),
    [(None, None), ({"call_seconds": 60}, 60.0), ({"call_seconds": "60"}, None), ("60", None)],
)
def test_only_a_number_of_seconds_counts(read, cells, ours, seconds):
    if ours is not None:
        cells[4]["metadata"]["autograder"] = ours
    assert read(cells).cells[4].call_seconds == seconds
