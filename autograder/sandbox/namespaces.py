"""User namespaces and their maps, for root and for ordinary users alike."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from autograder.sandbox.root import SANDBOX_ID
from autograder.sandbox.syscalls import (
    CLONE_NEWCGROUP,
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    CLONE_NEWUTS,
    die_with_parent,
    keep_capabilities,
    set_capabilities,
    set_dumpable,
    unshare,
)

STUDENT = CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP
_TEMPLATE = STUDENT | CLONE_NEWNS | CLONE_NEWPID

_CAP_SYS_ADMIN = 21


def enter_namespaces() -> None:
    """Move this single-threaded process into namespaces of its own and become their first process.

    The calling process stays behind as a keeper that only waits; the function returns in the
    child.  Where the caller is root, the child keeps root's view of files until `drop_root`.
    """
    if os.getuid() == 0:
        _unshare_as_root()
    else:
        uid, gid = os.getuid(), os.getgid()
        unshare(CLONE_NEWUSER)
        write_maps(uid, gid)
    unshare(_TEMPLATE)
    child = os.fork()
    if child:
        os._exit(_keep(child))
    die_with_parent(signal.SIGKILL)


def _keep(child: int) -> int:
    os.closerange(0, 1024)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) & 0xFF


def _unshare_as_root() -> None:
    # A map of more than one line can only be written from outside the new namespace.
    pid = os.getpid()
    unshared, wrote = os.pipe(), os.pipe()
    ranges = {kind: _own_ranges(kind) for kind in ("uid", "gid")}
    helper = os.fork()
    if helper == 0:
        code = 1
        try:
            os.close(unshared[1])  # or its end would never come, should unshare fail
            if not os.read(unshared[0], 1):
                os._exit(code)
            for kind, text in ranges.items():
                Path(f"/proc/{pid}/{kind}_map").write_text(text)
            os.write(wrote[1], b".")
            code = 0
        finally:
            os._exit(code)
    unshare(CLONE_NEWUSER)
    os.write(unshared[1], b".")
    os.close(wrote[1])
    done = os.read(wrote[0], 1)
    os.waitpid(helper, 0)
    for fd in (*unshared, wrote[0]):
        os.close(fd)
    if not done:
        raise PermissionError("the maps of the user namespace could not be written")


def _own_ranges(kind: str) -> str:
    """The identity map of every id that this user namespace knows."""
    lines = Path(f"/proc/self/{kind}_map").read_text().splitlines()
    rows = [line.split() for line in lines]
    return "".join(f"{inside} {inside} {count}\n" for inside, _, count in rows)


def write_maps(uid: int, gid: int) -> None:
    """Map one user and one group to themselves."""
    set_dumpable(True)  # a process that changed its ids may not open its own /proc files otherwise
    with open("/proc/self/setgroups", "w") as file:
        file.write("deny")
    with open("/proc/self/uid_map", "w") as file:
        file.write(f"{uid} {uid} 1")
    with open("/proc/self/gid_map", "w") as file:
        file.write(f"{gid} {gid} 1")


def drop_root() -> None:
    """Become nobody, keeping only the right to make namespaces within our own."""
    if os.getuid() == 0:
        keep_capabilities()
        os.setgroups([])
        os.setresgid(SANDBOX_ID, SANDBOX_ID, SANDBOX_ID)
        os.setresuid(SANDBOX_ID, SANDBOX_ID, SANDBOX_ID)
    set_capabilities(1 << _CAP_SYS_ADMIN)
    set_dumpable(True)
    die_with_parent(signal.SIGKILL)
