"""Where a submission's reports stand: DIR/<student_id>/<assignment>/."""

from __future__ import annotations

from pathlib import Path

from autograder.report.atomic import make_private_folder, unwritable
from autograder.report.names import caseless_folder_name, folder_name


def make_submission_folder(out_dir: Path, student_id: str, assignment: str) -> Path:
    """Create the folder with mode 0o700 if it is missing, and return it.

    Raises ReportError if it cannot be created.
    """
    make_private_folder(out_dir)
    return _made(_made(out_dir, student_id), assignment)


def submission_folder(out_dir: Path, student_id: str, assignment: str) -> Path:
    """The folder that ``make_submission_folder`` made; creates nothing."""
    return _found(_found(out_dir, student_id), assignment)


def _made(parent: Path, name: str) -> Path:
    make_private_folder(parent / folder_name(name))
    folder = _found(parent, name)
    make_private_folder(folder)
    return folder


def _found(parent: Path, name: str) -> Path:
    folder = parent / folder_name(name)
    return parent / caseless_folder_name(name) if _belongs_to_another(folder) else folder


def _belongs_to_another(folder: Path) -> bool:
    """Whether ``folder`` is there under a name that differs in case only.

    Only a disk that ignores case can say so: there the first of ``Anna`` and ``anna`` keeps the
    plain name.
    """
    other_case = folder.with_name(folder.name.swapcase())
    if other_case.name == folder.name or not folder.exists() or not other_case.exists():
        return False
    try:
        return folder.name not in {entry.name for entry in folder.parent.iterdir()}
    except OSError as error:
        raise unwritable(folder, error) from error
