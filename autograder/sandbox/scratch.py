"""A folder on the machine's own disk that hostile code writes to: its size, and its end."""

from __future__ import annotations

import os
import stat
import subprocess

_DEPTH = 64


def occupied(folder: str, *, at_most: int) -> int | None:
    """Bytes on the disk below `folder`; None if that cannot be told.

    That is: more than `at_most` entries, more than 64 levels, a folder that is closed to us.

    Never leaves `folder`, whatever links its owner puts there while this looks.
    """
    total = entries = 0
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    open_folders = [(os.open(folder, flags), 0)]
    try:
        while open_folders:
            fd, depth = open_folders.pop()
            try:
                for name in os.listdir(fd):  # noqa: PTH208  (a descriptor: no path can lead away from it)
                    entries += 1
                    if entries > at_most:
                        return None
                    try:
                        status = os.lstat(name, dir_fd=fd)
                        total += status.st_blocks * 512
                        if not stat.S_ISDIR(status.st_mode):
                            continue
                        if depth == _DEPTH:
                            return None
                        open_folders.append((os.open(name, flags, dir_fd=fd), depth + 1))
                    except (FileNotFoundError, NotADirectoryError):
                        continue  # it was replaced a moment ago; the next look will see
                    except PermissionError:
                        return None
            finally:
                os.close(fd)
    finally:
        for fd, _ in open_folders:
            os.close(fd)
    return total


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
