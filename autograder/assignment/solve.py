"""Runs the solutions on a device of choice and keeps what they report of their training.

A code cell of a source notebook that has the tag `report` prints final figures or draws a curve;
what it shows goes into the report.  The published solutions are not touched: `autograder build`
makes them, on the CPU, the same on every machine.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assignment.device import Device
from autograder.assignment.execute import run
from autograder.assignment.files import copy_companions
from autograder.assignment.release import solution_notebook
from autograder.assignment.source import Assignment, Course

REPORT_TAG = "report"
_PROBE = """
import json as _json, sys as _sys
_tf = _sys.modules.get("tensorflow")
_gpus = _tf.config.list_physical_devices("GPU") if _tf else []
_peak = _tf.config.experimental.get_memory_info("GPU:0")["peak"] if _gpus else 0
print(_json.dumps([bool(_tf), len(_gpus), _peak]))
"""


@dataclass(frozen=True)
class Shown:
    """What one reporting cell showed; `text` printed, `png` drawn, `about` its prose before."""

    about: str
    text: str
    png: bytes | None


@dataclass(frozen=True)
class Solved:
    """One executed solution.  `seconds` of wall time, kernel start included; `gpu_bytes` at the
    peak, 0 where no GPU took part."""

    assignment: str
    title: str
    seconds: float
    trains: bool
    gpu_bytes: int
    shown: tuple[Shown, ...]


def solve(
    course: Course,
    names: Sequence[str],
    device: Device,
    *,
    timeout: float,
    progress: Callable[[str], None],
) -> list[Solved]:
    """Executes the solutions of `names`.  `timeout` is in seconds, for each cell.

    Raises BuildError where a solution fails.
    """
    found = []
    for name in names:
        progress(name)
        found.append(_solve(course, course.assignments[name], device, timeout))
    return found


def _solve(course: Course, assignment: Assignment, device: Device, timeout: float) -> Solved:
    import nbformat

    notebook = solution_notebook(assignment)
    notebook.cells.append(nbformat.v4.new_code_cell(_PROBE))
    with tempfile.TemporaryDirectory(prefix="autograder-solve-") as name:
        scratch = Path(name)
        workplace = scratch / assignment.name
        workplace.mkdir()
        copy_companions(course, assignment, workplace)
        start = time.perf_counter()
        run(notebook, assignment, workplace, scratch, timeout, device.environment)
        seconds = time.perf_counter() - start
        shutil.rmtree(workplace)
    trains, _, peak = json.loads(notebook.cells[-1].outputs[0].text)
    shown = tuple(_shown(notebook.cells[:-1]))
    return Solved(assignment.name, assignment.title, seconds, trains, peak, shown)


def _shown(cells: Sequence[Any]) -> Iterator[Shown]:
    about = ""
    for cell in cells:
        if cell.cell_type == "markdown":
            about = cell.source
        elif REPORT_TAG in cell.metadata.get("tags", ()):
            yield _outputs(about, cell.outputs)


def _outputs(about: str, outputs: Sequence[Any]) -> Shown:
    import base64

    texts, png = [], None
    for output in outputs:
        data = output.get("data", {})
        if "image/png" in data:
            png = base64.b64decode(data["image/png"])
        elif output.output_type == "stream" and output.name == "stdout":
            texts.append(output.text)
        elif output.output_type == "execute_result":
            texts.append(f"{data['text/plain']}\n")
    return Shown(about, "".join(texts), png)
