"""A small course to read, break and build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Cell = dict[str, Any]

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}

IMPORTS = "import numpy as np\nfrom autograder import expect"
DOUBLE = """def double(x):
    \"\"\"Twice x.\"\"\"
    ### BEGIN SOLUTION
    doubled_by_addition = np.asarray(x) + np.asarray(x)
    return doubled_by_addition
    ### END SOLUTION"""
TEST_DOUBLE = """import math
with expect.check("twice two", hint="Add it to itself."):
    expect.number(double(2.0), 4.0)
### BEGIN HIDDEN TESTS
with expect.check("twice an irrational number", hint="Any number."):
    secret_number = 2 * math.pi
    expect.number(double(math.pi), secret_number)
### END HIDDEN TESTS"""
DEMO = """with open("data/flights.csv") as file:
    print(file.readline(), end="")
print("twice three:", double(3))"""
WHY = """Because addition repeats what is there already.

### BEGIN MARK SCHEME
One point for the word repetition.
### END MARK SCHEME"""


def markdown(cell_id: str, source: str, **nbgrader: Any) -> Cell:
    cell: Cell = {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source}
    if nbgrader:
        cell["metadata"]["nbgrader"] = _complete(nbgrader, "markdown")
    return cell


def python(cell_id: str, source: str, **nbgrader: Any) -> Cell:
    cell = markdown(cell_id, source, **nbgrader) | {
        "cell_type": "code",
        "execution_count": 7,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "saved by the author\n"}],
    }
    if nbgrader:
        cell["metadata"]["nbgrader"]["cell_type"] = "code"
    return cell


def solution(grade_id: str, source: str) -> Cell:
    return python(grade_id, source, grade_id=grade_id, solution=True)


def graded(grade_id: str, source: str, points: Any = 2) -> Cell:
    return python(
        grade_id.replace("_", "-"),
        source,
        grade_id=grade_id,
        grade=True,
        locked=True,
        points=points,
    )


def _complete(nbgrader: dict[str, Any], cell_type: str) -> dict[str, Any]:
    defaults = {"grade": False, "solution": False, "locked": False, "task": False}
    return {**defaults, "schema_version": 3, "cell_type": cell_type, **nbgrader}


def demo_cells() -> list[Cell]:
    return [
        markdown("title", "# Doubling\n\nTwice as much."),
        python("imports", IMPORTS, grade_id="imports", locked=True),
        markdown(
            "double-text", "## The *double*\n\n![Two equal bars](figures/bars.png)\n\n### Task"
        ),
        solution("double", DOUBLE),
        graded("test_double", TEST_DOUBLE),
        python("demo", DEMO),
        markdown("why-text", "## Why"),
        markdown("why", WHY, grade_id="why", grade=True, solution=True, points=1.5),
    ]


def write_notebook(path: Path, cells: list[Cell], metadata: dict[str, Any] | None = None) -> Path:
    metadata = {"kernelspec": KERNEL} if metadata is None else metadata
    content = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def write_course(root: Path, cells: list[Cell] | None = None) -> Path:
    folder = root / "source" / "demo"
    write_notebook(folder / "demo.ipynb", demo_cells() if cells is None else cells)
    (folder / "figures").mkdir()
    (folder / "figures" / "bars.png").write_bytes(b"\x89PNG two bars")
    (folder / "notes.txt").write_text("read me\n")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "demo-checkpoint.ipynb").write_text("{}")
    (root / "data").mkdir()
    (root / "data" / "flights.csv").write_text("temperature_f,failure\n31,1\n")
    (root / "data" / "unused.csv").write_text("nothing,refers,to,it\n")
    return root
