"""The files around a notebook: which of them travel with it, and how."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from autograder.assignment.errors import BuildError
from autograder.assignment.source import Assignment, Course

_DATA = re.compile(r"(?<![\w/.-])(?:\./)?data/([\w./-]*\w)")
# data/ may stand beside the notebook as a link for working on the source: it comes from the course.
_NEVER = frozenset({"__pycache__", "data"})
_NEVER_ENDINGS = (".ipynb", ".pyc", "~", ".bak", ".tmp")


def copy_companions(course: Course, assignment: Assignment, target: Path) -> None:
    """Copies what stands beside the notebook, and the data files that the release names.

    Raises BuildError for a link, since what it leads to need not be part of the course.
    """
    folder = assignment.path.parent
    for file in companions(folder):
        _copy(file, target / file.relative_to(folder))
    for name in data_names(course, assignment):
        assert course.data is not None
        _copy(course.data / name, target / "data" / name)


def companions(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        name = entry.name
        if name.startswith(".") or name in _NEVER or name.endswith(_NEVER_ENDINGS):
            continue
        if entry.is_symlink():
            raise BuildError(f"{entry}: it is a link. Put the file itself there, or remove it.")
        if entry.is_dir():
            yield from companions(entry)
        else:
            yield entry


def close_to_others(folder: Path) -> None:
    """Lets nobody but the owner read `folder` and what is in it; links stay as they are."""
    folder.chmod(0o700)
    for entry in folder.iterdir():
        if entry.is_symlink():
            continue
        if entry.is_dir():
            close_to_others(entry)
        else:
            entry.chmod(0o600)


def data_names(course: Course, assignment: Assignment) -> tuple[str, ...]:
    """Files of the course's data folder that the released cells name as `data/NAME`.

    The solution runs beside these files only, so one that students would lack stops the build.
    """
    if course.data is None:
        return ()
    named = {name for cell in assignment.cells for name in _DATA.findall(cell.released)}
    inside = course.data.resolve()
    return tuple(
        name
        for name in sorted(named)
        if (course.data / name).is_file() and (course.data / name).resolve().is_relative_to(inside)
    )


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
