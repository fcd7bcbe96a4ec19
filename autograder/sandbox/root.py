"""The private root: the system and the Python environment, read-only, and nothing else.

Built by the template once; every student process inherits it and adds a scratch /tmp and a /proc
of its own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import autograder
from autograder.sandbox.settings import DATA_HOME
from autograder.sandbox.syscalls import (
    MOUNT_ATTR_NODEV,
    MOUNT_ATTR_NOSUID,
    MOUNT_ATTR_RDONLY,
    MS_BIND,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    MS_PRIVATE,
    MS_REC,
    mount,
    mount_setattr,
    pivot_root,
    unmount,
)

SANDBOX_ID = 65534  # nobody: exists everywhere, owns nothing

_STAGE = "/tmp"  # any folder that exists everywhere: the new root is first mounted over it
_OLD = ".old"
_SYSTEM = ("usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32")
_ETC = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime", "fonts", "alternatives")
# Not /dev/zero: mapped as shared memory it would escape the limit on private memory.
DEVICES = ("null", "full", "random", "urandom")
# The parts of this package that the sandbox needs.  The exam's code stays outside.
_ROOMS = ("__init__.py", "expect", "wire", "student", "sandbox")


def visible_paths() -> list[Path]:
    """Host folders that student code will be able to read."""
    paths = [Path("/") / name for name in _SYSTEM]
    paths += _python_paths()
    return [path for path in paths if path.is_dir() and not path.is_symlink()]


def _python_paths() -> list[Path]:
    prefixes = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent.parent)}
    prefixes |= {str(Path(prefix).resolve()) for prefix in set(prefixes)}
    # /usr/bin/python3 gives the prefix /usr, which is there already
    return sorted(Path(prefix) for prefix in prefixes if not _inside(Path(prefix), Path("/usr")))


def _inside(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents


def enter_private_root(data: str | None) -> tuple[str, ...]:
    """Build the private root in this process's own mount namespace and move into it.

    Returns what it shows below /tmp: a scratch /tmp that is mounted later would hide it.

    Needs CAP_SYS_ADMIN in the user namespace that owns the mount namespace, and must run in the
    process namespace whose /proc shall be visible.  `data` is a host folder, shown at DATA_HOME.
    """
    binds = _binds(data)
    links = {name: Path(f"/{name}").readlink() for name in _SYSTEM if Path(f"/{name}").is_symlink()}
    mount("none", "/", flags=MS_REC | MS_PRIVATE)
    mount("tmpfs", _STAGE, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=4m")
    Path(_STAGE, _OLD).mkdir()
    pivot_root(_STAGE, f"{_STAGE}/{_OLD}")
    # From here on the host is at /.old; what it has under /tmp is uncovered again.
    os.chdir("/")
    for name, destination in links.items():
        Path(f"/{name}").symlink_to(destination)
    _mount_points()
    mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=1777,size=256m")
    for source, target in binds:
        _bind(source, target)
    _write_users()
    _bind_devices()
    unmount(f"/{_OLD}")
    Path(f"/{_OLD}").rmdir()
    mount_setattr("/", MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID, recursive=False)
    return tuple(str(target) for _, target in binds if _inside(target, Path("/tmp")))


def readable_paths() -> list[Path]:
    """All that student code may read, apart from the course's data, its devices and /proc."""
    paths = [*visible_paths(), *(path for name in _ETC if (path := Path("/etc", name)).exists())]
    package = Path(autograder.__file__).parent
    if not any(_inside(package.resolve(), path.resolve()) for path in paths):
        paths += [package / room for room in _ROOMS]
    return paths


def _binds(data: str | None) -> list[tuple[Path, Path]]:
    """(real host path, path inside) of all that is shown read-only."""
    binds = [(path.resolve(), path) for path in readable_paths()]
    if data is not None:
        binds.append((Path(data).resolve(), Path(DATA_HOME)))
    return binds


def _bind(source: Path, target: Path) -> None:
    host = f"/{_OLD}{source}"
    make_mount_point(target, is_folder=Path(host).is_dir())
    bind_read_only(host, str(target))


def bind_read_only(source: str, target: str) -> None:
    """Show `source`, and all that is mounted below it, at `target`."""
    mount(source, target, flags=MS_BIND | MS_REC)
    mount_setattr(target, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV)


def make_mount_point(target: Path, *, is_folder: bool) -> None:
    folder = target if is_folder else target.parent
    folder.mkdir(parents=True, exist_ok=True)
    if not is_folder:
        target.touch()


def _write_users() -> None:
    # Without an entry, getpass.getuser and pathlib.Path.home fail in surprising places.
    Path("/etc").mkdir(exist_ok=True)
    uid, gid = SANDBOX_ID if os.getuid() == 0 else os.getuid(), os.getgid()
    Path("/etc/passwd").write_text(f"student:x:{uid}:{gid}:student:/tmp:/usr/sbin/nologin\n")
    Path("/etc/group").write_text(f"student:x:{gid}:\n")


def _bind_devices() -> None:
    Path("/dev").mkdir()
    for name in DEVICES:
        Path("/dev", name).touch()
        mount(f"/{_OLD}/dev/{name}", f"/dev/{name}", flags=MS_BIND)
    for name, target in (("fd", "/proc/self/fd"), ("shm", "/tmp")):
        Path("/dev", name).symlink_to(target)


def _mount_points() -> None:
    for name in ("proc", "tmp"):
        Path("/", name).mkdir(exist_ok=True)
