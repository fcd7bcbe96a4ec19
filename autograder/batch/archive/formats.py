"""Which files are archives, and who reads them."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import ExitStack
from pathlib import Path

from autograder.batch.archive.entry import Entry
from autograder.batch.archive.errors import ArchiveError, write_all, writing
from autograder.batch.archive.limits import Limits
from autograder.batch.archive.tar import gunzip, read_tar
from autograder.batch.archive.zip import read_zip

_OURS = (".zip", ".tar", ".tar.gz", ".tgz")
_FOREIGN = (
    ".rar", ".7z", ".gz", ".bz2", ".xz", ".zst", ".tbz", ".tbz2", ".txz", ".zipx", ".cab", ".lzh",
)  # fmt: skip


def archive_suffix(name: str) -> str:
    """`.zip`, `.tar`, `.tar.gz` or `.tgz`, by the name alone; "" for every other file."""
    return next((suffix for suffix in _OURS if name.lower().endswith(suffix)), "")


def foreign_suffix(name: str) -> str:
    """The ending of an archive that we do not read."""
    if archive_suffix(name):
        return ""
    return next((suffix for suffix in _FOREIGN if name.lower().endswith(suffix)), "")


def read_entries(path: Path, limits: Limits, room: Path, stack: ExitStack) -> list[Entry]:
    """What the archive at `path` holds.  It can be read until `stack` closes its files.

    A compressed tar is inflated into a nameless file in the folder `room`.  Raises ArchiveError.
    """
    suffix = archive_suffix(path.name)
    try:
        if path.is_symlink():
            raise ArchiveError("is no ordinary file (links are not followed).")
        if not suffix:
            raise ArchiveError("is an archive of a kind that is not read. Pack it as .zip.")
        # Neither a link is followed nor a pipe waited for.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        file = stack.enter_context(os.fdopen(descriptor, "rb"))
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ArchiveError("is no ordinary file.")
        if not status.st_size:
            raise ArchiveError("is empty. Hand in the notebook itself.")
        if suffix == ".zip":
            return read_zip(file, status.st_size, limits)
        if suffix == ".tar":
            return read_tar(file, status.st_size, limits)
        with writing(room):
            nameless = tempfile.TemporaryFile(dir=room, buffering=0)  # noqa: SIM115, closed by stack
        inflated = stack.enter_context(nameless)
        for chunk in gunzip(file, status.st_size, limits):
            with writing(room):
                write_all(inflated.fileno(), chunk)
        return read_tar(inflated, inflated.tell(), limits)
    except ArchiveError as error:
        raise ArchiveError(f"{path.name} {error}") from None
    except OSError as error:
        raise ArchiveError(f"{path.name} cannot be read: {error.strerror}.") from None
