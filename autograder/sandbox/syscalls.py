"""Linux system calls that Python 3.11 does not offer, as functions that raise OSError."""

from __future__ import annotations

import ctypes
import os
import platform

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2

MOUNT_ATTR_RDONLY = 1
MOUNT_ATTR_NOSUID = 2
MOUNT_ATTR_NODEV = 4
_AT_FDCWD = -100
_AT_RECURSIVE = 0x8000

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_KEEPCAPS = 8
_PR_SET_SECCOMP = 22
_PR_CAPBSET_DROP = 24
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_CLEAR_ALL = 4
_SECCOMP_MODE_FILTER = 2

_CAP_VERSION_3 = 0x20080522
_EINVAL = 22

# These numbers are the same on x86-64 and arm64 (they date from after the tables were unified).
MOUNT_SETATTR = 442
LANDLOCK_CREATE_RULESET = 444
LANDLOCK_ADD_RULE = 445
LANDLOCK_RESTRICT_SELF = 446
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CAPSET = {"x86_64": 126, "aarch64": 91}

_libc = ctypes.CDLL(None, use_errno=True)


class _MountAttributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "userns")]


class _CapHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _CapData(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


class BpfProgram(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def call(number: int, *args: object, what: str) -> int:
    """A raw system call."""
    return _checked(_libc.syscall(ctypes.c_long(number), *args), what)


def unshare(flags: int) -> None:
    _checked(_libc.unshare(ctypes.c_int(flags)), f"unshare({flags:#x})")


def setns(fd: int, kind: int) -> None:
    _checked(_libc.setns(ctypes.c_int(fd), ctypes.c_int(kind)), "setns")


def mount(source: str, target: str, fstype: str = "", flags: int = 0, options: str = "") -> None:
    result = _libc.mount(
        os.fsencode(source),
        os.fsencode(target),
        fstype.encode() or None,
        ctypes.c_ulong(flags),
        options.encode() or None,
    )
    _checked(result, f"mount {fstype or source} on {target}")


def unmount(target: str) -> None:
    _checked(_libc.umount2(os.fsencode(target), MNT_DETACH), f"unmount {target}")


def mount_setattr(target: str, set_: int, *, recursive: bool = True) -> None:
    """Add mount attributes to a mount, and to all below it.  Linux 5.12 and later."""
    attributes = _MountAttributes(set=set_)
    call(
        MOUNT_SETATTR,
        ctypes.c_int(_AT_FDCWD),
        os.fsencode(target),
        ctypes.c_uint(_AT_RECURSIVE if recursive else 0),
        ctypes.byref(attributes),
        ctypes.c_size_t(ctypes.sizeof(attributes)),
        what=f"mount_setattr {target}",
    )


def pivot_root(new: str, old: str) -> None:
    number = _PIVOT_ROOT[platform.machine()]
    call(number, os.fsencode(new), os.fsencode(old), what=f"pivot_root {new}")


def prctl(option: int, a: int = 0, b: int = 0, *, what: str) -> int:
    args = [ctypes.c_ulong(v) for v in (a, b, 0, 0)]
    return _checked(_libc.prctl(ctypes.c_int(option), *args), what)


def die_with_parent(signal_number: int) -> None:
    prctl(_PR_SET_PDEATHSIG, signal_number, what="PR_SET_PDEATHSIG")


def set_dumpable(dumpable: bool) -> None:
    prctl(_PR_SET_DUMPABLE, int(dumpable), what="PR_SET_DUMPABLE")


def keep_capabilities() -> None:
    prctl(_PR_SET_KEEPCAPS, 1, what="PR_SET_KEEPCAPS")


def no_new_privileges() -> None:
    prctl(_PR_SET_NO_NEW_PRIVS, 1, what="PR_SET_NO_NEW_PRIVS")


def set_capabilities(mask: int) -> None:
    """Make `mask` the permitted and effective set of this process; nothing is inheritable."""
    header = _CapHeader(_CAP_VERSION_3, 0)
    low, high = mask & 0xFFFFFFFF, mask >> 32
    data = (_CapData * 2)(_CapData(low, low, 0), _CapData(high, high, 0))
    number = _CAPSET[platform.machine()]
    call(number, ctypes.byref(header), ctypes.byref(data), what="capset")


def drop_all_capabilities() -> None:
    """Empty every set, the bounding and ambient ones too; needs CAP_SETPCAP."""
    for capability in range(64):
        try:
            prctl(_PR_CAPBSET_DROP, capability, what="PR_CAPBSET_DROP")
        except OSError as error:
            if error.errno == _EINVAL:  # past the kernel's last capability
                break
            raise
    drop_held_capabilities()


def drop_held_capabilities() -> None:
    """Empty the sets that this process uses.  With no_new_privs it cannot get any back."""
    prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, what="PR_CAP_AMBIENT")
    set_capabilities(0)


def load_seccomp(program: BpfProgram) -> None:
    address = ctypes.addressof(program)
    prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, address, what="PR_SET_SECCOMP")
