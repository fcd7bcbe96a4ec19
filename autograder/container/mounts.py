"""Which folders of this machine a container sees: at the same place, read-only or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# Folders that the image has of its own; a mount there would hide what the grader needs.
_THE_IMAGES = [
    "bin",
    "boot",
    "dev",
    "etc",
    "lib",
    "lib64",
    "opt/autograder",
    "proc",
    "run",
    "sbin",
    "sys",
    "usr",
]


class MountError(Exception):
    """The message names the path and says what to do."""


@dataclass(frozen=True, order=True)
class Mount:
    """`path` is absolute, and the same inside and outside."""

    path: Path
    writable: bool


def mounts(read: Iterable[Path], write: Iterable[Path]) -> list[Mount]:
    """What must be mounted so that all of `read` is there, and `write` can be written to.

    Folders in `write` are made where they are missing: the engine would make them as root's.
    Raises MountError.
    """
    wanted = [Mount(_existing(path), False) for path in read]
    wanted += [Mount(_absolute(path), True) for path in write]
    for mount in wanted:
        _refuse(mount.path)
    for mount in wanted:
        if mount.writable:
            _make(mount.path)
    chosen: list[Mount] = []
    # Outer folders first; where a path is asked for twice, the writable one.
    for mount in sorted(set(wanted), key=lambda m: (len(m.path.parts), m.path, not m.writable)):
        around = [each for each in chosen if each.path in (mount.path, *mount.path.parents)]
        same = bool(around) and around[-1].path == mount.path
        if not same and (not around or around[-1].writable != mount.writable):
            chosen.append(mount)
    return chosen


def covered(path: Path, chosen: Iterable[Mount]) -> bool:
    return any(each.path in (path, *path.parents) for each in chosen)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise MountError(f"{path}: there is no such file or folder.")
    return _absolute(path)


def _absolute(path: Path) -> Path:
    # Not resolved: where a link leads is for the engine to find out, the name stays as typed.
    return Path.cwd() / path if ".." not in path.parts else (Path.cwd() / path).resolve()


def _make(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MountError(f"{path}: it cannot be made ({error.strerror}).") from error


def _refuse(path: Path) -> None:
    if path == Path("/") or any(Path("/", name) in (path, *path.parents) for name in _THE_IMAGES):
        raise MountError(
            f"{path} cannot be shown in the container, which has system folders of its own there. "
            "Move it, to your home folder for example."
        )
    if any(mark in str(path) for mark in ',"\n'):
        raise MountError(f"{path!s}: the engine takes no commas, quotes or line breaks in a path.")
