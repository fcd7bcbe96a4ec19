"""Says how two built folders differ."""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

_PNG = "image/png"


def differences(committed: Path, fresh: Path, besides: Collection[str] = ()) -> list[str]:
    """One sentence for each file under `committed` that is not as in `fresh`.

    `besides` names files and folders in `committed` that no build makes.

    Everything must be equal byte for byte, but for one thing: a picture drawn by a cell may differ
    in its pixels, not in its size. Another processor or another version of the font library moves
    single pixels, and nobody could commit a build that holds on two machines. Texts and numbers
    that cells print do have to be equal: print them rounded.
    """
    old, new = _files(committed, besides), _files(fresh)
    found: list[str] = []
    for name in sorted(old | new):
        shown = f"{committed.name}/{name}"
        if name not in old:
            found.append(f"{shown} is missing")
        elif name not in new:
            found.append(f"{shown} is not built from the source")
        else:
            found.extend(f"{shown} {what}" for what in _differ(committed / name, fresh / name))
    return found


def _files(folder: Path, besides: Collection[str] = ()) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if (file.is_file() or file.is_symlink())
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.relative_to(folder).parts[0] not in besides
    }


def _differ(old: Path, new: Path) -> Iterator[str]:
    before, after = old.read_bytes(), new.read_bytes()
    if before == after:
        return
    if new.suffix != ".ipynb":
        yield "differs"
        return
    try:
        one, other = json.loads(before), json.loads(after)
        cells = list(zip(one["cells"], other["cells"], strict=True))
    except (ValueError, KeyError, TypeError):
        yield "differs in its cells"
        return
    told = False
    for number, (cell, fresh_cell) in enumerate(cells, start=1):
        if _without_pixels(cell) != _without_pixels(fresh_cell):
            told = True
            yield f"differs in cell {number}"
    if not told and _without_pixels(one) != _without_pixels(other):
        yield "differs in its metadata"
    elif not told and one == other:
        yield "differs in its layout"


def _without_pixels(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_pixels(item) for item in value]
    if isinstance(value, dict):
        is_output = "output_type" in value
        return {
            key: _with_sizes(item) if is_output and key == "data" else _without_pixels(item)
            for key, item in value.items()
        }
    return value


def _with_sizes(data: Any) -> Any:
    if not isinstance(data, dict) or _PNG not in data:
        return data
    return {**data, _PNG: _size(data[_PNG])}


def _size(encoded: Any) -> Any:
    """Width and height in pixels, from the header that every PNG begins with."""
    text = "".join(encoded) if isinstance(encoded, list) else encoded
    try:
        header = base64.b64decode(text)[:24]
        if not header.startswith(b"\x89PNG"):
            return text
        return struct.unpack(">II", header[16:24])
    except (ValueError, TypeError, struct.error):
        return text
