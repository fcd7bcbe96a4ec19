"""Notebook files as plain JSON: quick to read, and strict about what they must be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assignment.errors import SourceError

_RESTORE = "Restore the file from version control, or repair it and save it in JupyterLab."


@dataclass(frozen=True)
class RawCell:
    """One cell as saved; `metadata` and `attachments` are as in the file."""

    cell_type: str
    source: str
    cell_id: str | None
    metadata: dict[str, Any]
    attachments: dict[str, Any]


@dataclass(frozen=True)
class RawNotebook:
    cells: tuple[RawCell, ...]
    metadata: dict[str, Any]
    minor: int


def read_notebook(path: Path) -> RawNotebook:
    """The notebook at `path`, which must be of nbformat 4. Raises SourceError."""
    content = _load(path)
    version = content.get("nbformat")
    if version != 4:
        raise SourceError(
            path,
            f"it is not a notebook of nbformat 4 (it says {version!r})",
            "Open it in JupyterLab and save it again.",
        )
    cells, metadata = content.get("cells"), content.get("metadata", {})
    if not isinstance(cells, list) or not isinstance(metadata, dict):
        raise SourceError(
            path, "it is not a notebook: its cells or its metadata are missing", _RESTORE
        )
    minor = content.get("nbformat_minor", 0)
    return RawNotebook(
        cells=tuple(_cell(path, number, cell) for number, cell in enumerate(cells, start=1)),
        metadata=metadata,
        minor=minor if isinstance(minor, int) else 0,
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError(path, "there is no such file", "Check the path.") from None
    except OSError as error:
        raise SourceError(
            path, f"it cannot be read ({error.strerror})", "Check its rights."
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(path, f"it is not UTF-8 at byte {error.start}", _RESTORE) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise SourceError(path, f"it is not JSON at {where} ({error.msg})", _RESTORE) from error
    except RecursionError as error:
        raise SourceError(path, "its JSON is nested too deeply", _RESTORE) from error
    if not isinstance(content, dict):
        raise SourceError(path, "it is not a notebook: its JSON is no object", _RESTORE)
    return content


def _cell(path: Path, number: int, cell: Any) -> RawCell:
    if not isinstance(cell, dict):
        raise SourceError(path, f"cell {number} is no object", _RESTORE)
    cell_type, source = cell.get("cell_type"), cell.get("source")
    metadata, attachments = cell.get("metadata", {}), cell.get("attachments", {})
    cell_id = cell.get("id")
    if cell_type not in ("code", "markdown", "raw"):
        raise SourceError(path, f"cell {number} has no known cell_type ({cell_type!r})", _RESTORE)
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise SourceError(path, f"the source of cell {number} is no text", _RESTORE)
    if not isinstance(metadata, dict) or not isinstance(attachments, dict):
        raise SourceError(
            path, f"the metadata or attachments of cell {number} are no object", _RESTORE
        )
    if not isinstance(metadata.get("nbgrader", {}), dict):
        raise SourceError(path, f"the nbgrader metadata of cell {number} is no object", _RESTORE)
    return RawCell(
        cell_type, source, cell_id if isinstance(cell_id, str) else None, metadata, attachments
    )
