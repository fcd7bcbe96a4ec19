"""A student's notebook as cells, whatever state the file is in."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_BYTES = 100 * 1024 * 1024
MAX_CELLS = 20_000
_MAX_OLD_BYTES = 10 * 1024 * 1024  # converting an old format takes long
_MAX_MARK = 200
_MAX_SAVED_OUTPUT = 16_000


class Unreadable(Exception):
    """The file holds no notebook; the message is for the student."""


@dataclass(frozen=True)
class StudentCell:
    """One cell of a hand-in.  Nothing but `source` and `grade_id` has any weight."""

    index: int
    cell_type: str
    source: str
    grade_id: str | None
    claimed_points: float | None
    saved_output: str

    @property
    def label(self) -> str:
        """How feedback calls the cell."""
        return self.grade_id or f"cell {self.index + 1}"


@dataclass(frozen=True)
class Submission:
    cells: tuple[StudentCell, ...]
    notes: tuple[str, ...] = ()


def read_submission(path: Path) -> Submission:
    """Raises Unreadable, with a reason and what to do, for anything that is not a notebook."""
    content = _load(path)
    notes: tuple[str, ...] = ()
    major = content.get("nbformat", 4)
    if major in (1, 2, 3):
        if path.stat().st_size > _MAX_OLD_BYTES:
            raise Unreadable(
                f"{path.name} is in the old format {major} and too large to be converted. "
                "Open it in Jupyter, save it, and hand it in again."
            )
        content = _upgrade(path, content)
        notes = (f"The notebook is in the old format {major}; it was converted to format 4.",)
    cells = content.get("cells")
    if not isinstance(cells, list):
        raise Unreadable(f"{path.name} is JSON but no notebook: it has no list of cells.")
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"{path.name} has {len(cells):,} cells; {MAX_CELLS:,} are allowed.")
    return Submission(
        tuple(_cell(i, cell) for i, cell in enumerate(cells) if _is_cell(cell)), notes
    )


def grade_ids(path: Path) -> frozenset[str]:
    """The grade_ids that a hand-in claims: enough to tell which assignment it is for."""
    return frozenset(cell.grade_id for cell in read_submission(path).cells if cell.grade_id)


def _load(path: Path) -> dict[str, Any]:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{path.name} is no ordinary file (links are not followed).")
        if status.st_size > MAX_BYTES:
            size, limit = status.st_size >> 20, MAX_BYTES >> 20
            raise Unreadable(
                f"{path.name} has {size} MB; the limit is {limit} MB. "
                "Clear the outputs, save, and hand in again."
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror}.") from None
    if not data.strip():
        raise Unreadable(f"{path.name} is empty. Save the notebook and hand in again.")
    try:
        content = json.loads(data)
    except (UnicodeDecodeError, ValueError) as error:
        raise Unreadable(f"{path.name} is no notebook: it is not JSON ({error}).") from None
    except RecursionError:
        raise Unreadable(f"{path.name} is nested too deep to be a notebook.") from None
    except MemoryError:
        raise Unreadable(f"{path.name} needs too much memory to be a notebook.") from None
    if not isinstance(content, dict):
        raise Unreadable(f"{path.name} is JSON but no notebook.")
    return content


def _upgrade(path: Path, content: dict[str, Any]) -> dict[str, Any]:
    import nbformat

    try:
        node = nbformat.from_dict(content)
        upgraded = nbformat.convert(node, 4)
    except Exception as error:  # nbformat raises whatever a broken file makes it stumble over
        raise Unreadable(f"{path.name} is a broken notebook of an old format ({error}).") from None
    return dict(upgraded)


def _is_cell(cell: Any) -> bool:
    return isinstance(cell, dict) and cell.get("cell_type") in ("code", "markdown", "raw")


def _cell(index: int, cell: Mapping[str, Any]) -> StudentCell:
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    nbgrader = nbgrader if isinstance(nbgrader, Mapping) else {}
    grade_id, points = nbgrader.get("grade_id"), nbgrader.get("points")
    return StudentCell(
        index=index,
        cell_type=str(cell["cell_type"]),
        source=_text(cell.get("source")),
        grade_id=_mark(grade_id),
        claimed_points=_number(points),
        saved_output=_saved_output(cell.get("outputs")),
    )


def _mark(value: Any) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= _MAX_MARK else None


def _number(value: Any) -> float | None:
    try:
        return float(value) if isinstance(value, int | float) else None
    except OverflowError:
        return None


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def _saved_output(outputs: Any) -> str:
    if not isinstance(outputs, list):
        return ""
    parts: list[str] = []
    for output in outputs[:100]:
        if not isinstance(output, Mapping):
            continue
        data = output.get("data")
        text = output.get("text", data.get("text/plain") if isinstance(data, Mapping) else None)
        if output.get("output_type") == "error":
            text = f"{_text(output.get('ename'))}: {_text(output.get('evalue'))}\n"
        parts.append(_text(text)[:_MAX_SAVED_OUTPUT])
    return "".join(parts)[:_MAX_SAVED_OUTPUT]
