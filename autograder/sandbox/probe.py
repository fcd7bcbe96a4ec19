"""What this machine gives to build walls from.  Run as a module: prints one JSON object.

It runs in a process of its own because namespaces can only be entered by a process with a single
thread, and tries each part in a child of its own because no part can be taken back.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable

from autograder.sandbox import landlock, users
from autograder.sandbox.namespaces import write_maps
from autograder.sandbox.reachable import unreachable
from autograder.sandbox.root import readable_paths
from autograder.sandbox.seccomp import Filter
from autograder.sandbox.syscalls import (
    CLONE_NEWCGROUP,
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
    MOUNT_ATTR_NODEV,
    mount,
    mount_setattr,
    no_new_privileges,
    unshare,
)

_OTHERS = CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP


def _user_namespace() -> str:
    uid, gid = os.getuid(), os.getgid()
    unshare(CLONE_NEWUSER)
    write_maps(uid, gid)
    return "yes"


def _namespace(kind: int) -> Callable[[], str]:
    def probe() -> str:
        _user_namespace()
        unshare(kind)
        return "yes"

    return probe


def _mounts() -> str:
    _namespace(CLONE_NEWNS)()
    mount("tmpfs", "/tmp", "tmpfs")
    mount_setattr("/tmp", MOUNT_ATTR_NODEV)
    return "yes"


def _seccomp() -> str:
    no_new_privileges()
    Filter().load()
    return "yes"


def _landlock() -> str:
    version = landlock.abi()
    if not version:
        raise OSError("not in this kernel, or not switched on")
    return f"version {version}"


def _another_user() -> str:
    if not users.can_become_another():
        raise OSError("not root, or without its capabilities")
    closed = unreachable(str(path) for path in readable_paths())
    if closed:
        raise OSError(f"{closed} is closed to other users, and Python lies in it")
    return "yes"


PARTS: dict[str, Callable[[], str]] = {
    "kernel": lambda: f"{platform.system()} {platform.release()}",
    "user namespace": _user_namespace,
    "mounts": _mounts,
    "process namespace": _namespace(CLONE_NEWPID),
    "network namespace": _namespace(CLONE_NEWNET),
    "other namespaces": _namespace(_OTHERS),
    "seccomp": _seccomp,
    "Landlock": _landlock,
    "another user": _another_user,
}


def tried(part: Callable[[], str]) -> tuple[bool, str]:
    """Whether it can be had, and what was seen; in a child."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            answer = (True, part())
        except OSError as error:
            answer = (False, error.strerror or str(error))
        # The filter may not allow much more than this.
        os.write(write, json.dumps(answer).encode())
        os._exit(0)
    os.close(write)
    data = os.read(read, 4096)
    os.close(read)
    _, status = os.waitpid(pid, 0)
    if not data:
        return False, f"ended with {os.waitstatus_to_exitcode(status)}"
    works, seen = json.loads(data)
    return works, seen


if __name__ == "__main__":
    print(json.dumps({name: tried(part) for name, part in PARTS.items()}))
