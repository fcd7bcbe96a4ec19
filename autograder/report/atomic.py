"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from autograder.report.errors import ReportError

_ADVICE = {
    errno.ENOSPC: "Free some space on that disk and run the command again",
    errno.EDQUOT: "Your quota is used up: free some space and run the command again",
    errno.EACCES: "Make the folder writable for you, or choose another one",
    errno.EPERM: "Make the folder writable for you, or choose another one",
    errno.EROFS: "That file system is read-only: choose another folder",
    errno.ENOENT: "Create the folder first, or choose another one",
    errno.ENOTDIR: "A file stands where a folder is needed: move it, or choose another folder",
    errno.EEXIST: "A file stands where a folder is needed: move it, or choose another folder",
    errno.EISDIR: "A folder stands where the file is to go: move it, or choose another name",
    errno.ENAMETOOLONG: "Choose a folder with a shorter path",
}


def unwritable(path: Path, error: OSError) -> ReportError:
    """The error to raise for ``path`` after ``error``, with what to do about it."""
    advice = _ADVICE.get(error.errno or 0, "Check the folder and the disk, then run it again")
    why = error.strerror or type(error).__name__
    return ReportError(
        f"cannot write {path}: {why}. {advice}; a file that was there before is unchanged."
    )


def write_atomically(path: Path, data: bytes, dated: float | None = None) -> None:
    """Write ``data`` to ``path`` with mode 0o600, so that a reader sees the old file or the new.

    ``dated``, seconds since the epoch, is the file's time in the place of now.  Raises
    ReportError, and leaves the old file whole, if the disk is full or the folder is not writable.
    """
    temporary: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if dated is not None:
                os.utime(descriptor, (dated, dated))
        temporary.replace(path)
    except OSError as error:
        _discard(temporary)
        raise unwritable(path, error) from error
    except BaseException:
        _discard(temporary)
        raise
    _sync_folder(path.parent)


def make_private_folder(path: Path) -> None:
    """Create ``path`` and its missing parents with mode 0o700; an existing folder stays as it is.

    Raises ReportError if that is not possible.
    """
    try:
        for folder in reversed([path, *path.parents]):
            if not folder.is_dir():
                with contextlib.suppress(FileExistsError):
                    folder.mkdir(mode=0o700)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    except OSError as error:
        raise unwritable(path, error) from error


def set_time(path: Path, dated: float) -> None:
    """Date a file or folder ``dated``, seconds since the epoch.  Raises ReportError."""
    try:
        os.utime(path, (dated, dated))
    except OSError as error:
        raise unwritable(path, error) from error


def _discard(temporary: Path | None) -> None:
    if temporary is not None:
        # What went wrong before is what the user needs to hear of.
        with contextlib.suppress(OSError):
            temporary.unlink()


def _sync_folder(folder: Path) -> None:
    # Some network file systems refuse to sync a folder; the file itself is on the disk by now.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
