"""Takes out of executed outputs what differs from machine to machine."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.assignment.errors import BuildError
from autograder.assignment.source import Assignment

_WIDGET = "application/vnd.jupyter.widget-view+json"
_REWRITES = (
    (re.compile(r"\S*/ipykernel_\d+/\d+\.py"), "cell"),
    (re.compile(r"[^\s\"'(<]*/(?:site|dist)-packages/"), ""),
    (re.compile(r"[^\s\"'(<]*/lib/python3\.\d+/"), ""),
    (re.compile(r" at 0x[0-9a-fA-F]+"), ""),
)
_SOMEONES_FILES = re.compile(r"(?<![\w.:/<])/(?:home|root|tmp|Users)/[^\s\"'<>]+")
_ADDRESS = re.compile(r"\b0x[0-9a-f]{9,}\b")


def tidy_outputs(notebook: Any, assignment: Assignment, folder: Path) -> None:
    """Rewrites paths and memory addresses in the outputs, drops widgets, orders the streams.

    Raises BuildError where a path of this machine or an address is left.
    """
    for cell, source_cell in zip(notebook.cells, assignment.cells, strict=True):
        if cell.cell_type != "code":
            continue
        outputs = [output for output in cell.outputs if _WIDGET not in output.get("data", {})]
        cell.outputs = _ordered(outputs)
        for output in cell.outputs:
            output.pop("transient", None)
            for place, key in _texts(output):
                place[key] = _rewritten(place[key], folder)
                left = _left_over(place[key])
                if left:
                    raise BuildError(
                        f"{assignment.path}: {source_cell.label} prints {left!r}, which is "
                        "different on every machine. Print something else."
                    )


def _texts(output: Any) -> Iterator[tuple[Any, str]]:
    if "text" in output:
        yield output, "text"
    data = output.get("data", {})
    for mime, value in data.items():
        if isinstance(value, str) and (mime.startswith("text/") or mime.endswith("+xml")):
            yield data, mime


def _rewritten(text: str, folder: Path) -> str:
    for path in {str(folder), str(folder.resolve())}:
        text = text.replace(f"{path}/", "").replace(path, ".")
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return text


def _left_over(text: str) -> str:
    for pattern in (_SOMEONES_FILES, _ADDRESS):
        found = pattern.search(text)
        if found:
            return found.group()
    here = {str(Path.home()), sys.prefix, tempfile.gettempdir(), str(Path.cwd())}
    return next((path for path in sorted(here) if len(path) > 1 and f"{path}/" in text), "")


def _ordered(outputs: list[Any]) -> list[Any]:
    """stdout before stderr where they touch: the kernel sends them in any order."""
    ordered: list[Any] = []
    for output in outputs:
        place = len(ordered)
        if output.output_type == "stream" and output.name == "stdout":
            while place and ordered[place - 1].get("name") == "stderr":
                place -= 1
        ordered.insert(place, output)
    return ordered
