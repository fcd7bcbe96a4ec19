"""A folder on the machine's own disk that hostile code writes to: its size, and its end."""

from __future__ import annotations

import errno
import os
import stat
import subprocess

_DEPTH = 64
_REPLACED = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


def occupied(folder: str, *, at_most: int) -> int | None:
    """Bytes on the disk below `folder`; None if that cannot be told.

    That is: more than `at_most` entries, more than 64 levels, a folder that is closed to us.

    Never leaves `folder`, whatever links its owner puts there while this looks.
    """
    total = entries = 0
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        parts = waiting.pop()
        try:
            fd = _open_below(folder, parts)
        except PermissionError:
            return None
        except OSError as error:
            if not parts or error.errno not in _REPLACED:
                raise
            continue  # the next look will see what is there now
        try:
            with os.scandir(fd) as names:
                for entry in names:
                    entries += 1
                    if entries > at_most:
                        return None
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue
                    total += status.st_blocks * 512
                    if stat.S_ISDIR(status.st_mode):
                        waiting.append((*parts, entry.name))
                        if len(parts) == _DEPTH:
                            return None
        finally:
            os.close(fd)
    return total


def _open_below(folder: str, parts: tuple[str, ...]) -> int:
    # Name by name, and one descriptor at a time: a path as a whole could be led astray.
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    fd = os.open(folder, flags)
    for name in parts:
        try:
            inner = os.open(name, flags, dir_fd=fd)
        finally:
            os.close(fd)
        fd = inner
    return fd


def remove(folder: str) -> None:
    """Delete `folder`, however deep and however its modes are set.  Raises OSError."""
    # coreutils' rm neither follows links nor recurses by calls, as shutil.rmtree would.
    done = subprocess.run(
        ["rm", "-rf", "--one-file-system", "--", folder], capture_output=True, text=True
    )
    if done.returncode and os.path.lexists(folder):
        subprocess.run(["chmod", "-R", "u+rwx", "--", folder], capture_output=True)
        done = subprocess.run(["rm", "-rf", "--", folder], capture_output=True, text=True)
        if done.returncode:
            raise OSError(f"{folder} cannot be removed: {done.stderr.strip()[:300]}")
