"""Landlock: a second lock on the file system and on TCP, below the mounts and namespaces."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable

from autograder.sandbox.syscalls import (
    LANDLOCK_ADD_RULE,
    LANDLOCK_CREATE_RULESET,
    LANDLOCK_RESTRICT_SELF,
    call,
)

_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_READ = (1 << 0) | (1 << 2) | (1 << 3)  # execute (mapping libraries needs it), read file and folder
_FILE_RIGHTS = (1 << 0) | (1 << 1) | (1 << 2) | (1 << 14)
_FS_RIGHTS_BY_ABI = {1: 1 << 13, 2: 1 << 14, 3: 1 << 15, 4: 1 << 15, 5: 1 << 16}
_NET_RIGHTS = 0b11  # bind and connect TCP, from ABI 4
_SCOPED_SOCKETS, _SCOPED = 0b01, 0b11  # abstract unix sockets, and signals, from ABI 6


class _Ruleset(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("fs", "net", "scoped")]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("fd", ctypes.c_int32)]


def abi() -> int:
    """The kernel's Landlock version; 0 where there is none."""
    args = (None, ctypes.c_size_t(0), _VERSION_FLAG)
    try:
        return call(LANDLOCK_CREATE_RULESET, *args, what="landlock")
    except OSError:
        return 0


def restrict(
    version: int, readable: Iterable[str], writable: Iterable[str], *, signals: bool = False
) -> None:
    """Allow reading below `readable`, everything below `writable`, no TCP, nothing else.

    `signals`: processes outside may still be sent some.  Needs no_new_privs or CAP_SYS_ADMIN.
    """
    rights = _FS_RIGHTS_BY_ABI[min(version, 5)] - 1
    ruleset = _Ruleset(
        fs=rights,
        net=_NET_RIGHTS if version >= 4 else 0,
        scoped=0 if version < 6 else _SCOPED_SOCKETS if signals else _SCOPED,
    )
    size = ctypes.c_size_t(24 if version >= 6 else 16 if version >= 4 else 8)
    ruleset_fd = call(LANDLOCK_CREATE_RULESET, ctypes.byref(ruleset), size, 0, what="landlock")
    try:
        for paths, allowed in ((readable, _READ), (writable, rights)):
            for path in paths:
                _allow(ruleset_fd, path, allowed & rights)
        call(LANDLOCK_RESTRICT_SELF, ruleset_fd, 0, what="landlock_restrict_self")
    finally:
        os.close(ruleset_fd)


def _allow(ruleset_fd: int, path: str, rights: int) -> None:
    fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not os.path.isdir(path):  # noqa: PTH112  (pathlib costs more than the rest of this call)
            rights &= _FILE_RIGHTS
        rule = _PathBeneath(rights, fd)
        args = (ruleset_fd, _RULE_PATH_BENEATH, ctypes.byref(rule), 0)
        call(LANDLOCK_ADD_RULE, *args, what=f"landlock rule for {path}")
    finally:
        os.close(fd)
