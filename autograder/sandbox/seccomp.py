"""The system-call filter of the student process: what is not listed is refused.

Refused calls fail with EPERM, so that a library sees an ordinary error; clone3 fails with ENOSYS,
so that the C library falls back to clone, whose flags a filter can read.  Only threads may be
made, never processes; so limits on one process are limits on the whole sandbox.
SIGKILL sent by the student process ends it: as first process of its namespace it would otherwise
ignore it, and a killed kernel would live on.
Where there are no namespaces (tier 2), other processes and files are in reach of calls that are
harmless inside a namespace: `among_others` narrows those.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from collections.abc import Iterable

from autograder.sandbox.syscall_numbers import NUMBERS
from autograder.sandbox.syscalls import BpfProgram, load_seccomp

_LOAD, _AND, _JEQ, _JSET, _JGE, _RETURN = 0x20, 0x54, 0x15, 0x45, 0x35, 0x06
_ALLOW = 0x7FFF0000
_KILL_PROCESS = 0x80000000
_ERRNO = 0x00050000
_EPERM, _ENOTTY, _ENOSYS = 1, 25, 38
_OFFSET_NUMBER, _OFFSET_ARCH = 0, 4
_X32_BIT = 0x40000000
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_COLUMN = {"x86_64": 0, "aarch64": 1}

_CLONE_THREAD = 0x00010000
_SIGKILL = 9
_MAP_SHARED_MASK, _MAP_ANONYMOUS, _MAP_GROWSDOWN = 0x01, 0x20, 0x0100
# TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
_IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
_SOCK_STREAM, _SOCK_TYPE_MASK = 1, 0xF
# F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, F_OFD_*, F_DUPFD_CLOEXEC;
# not F_SETOWN and F_SETSIG, which send signals of one's choice to others
_FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030)
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant


def _argument(index: int) -> int:
    """Offset of the low half of an argument (both machines are little-endian)."""
    return 16 + 8 * index


def _ret(action: int) -> Instruction:
    return (_RETURN, 0, 0, action)


def _only(number: int, body: list[Instruction]) -> list[Instruction]:
    """`body` for one system call; it must end in a return."""
    return [(_JEQ, 0, len(body), number), *body]


def _allow_if(offset: int, values: Iterable[int], otherwise: int) -> list[Instruction]:
    """Allow the call if the argument at `offset` is one of `values`."""
    body: list[Instruction] = [(_LOAD, 0, 0, offset)]
    for value in values:
        body += [(_JEQ, 0, 1, value), _ret(_ALLOW)]
    return [*body, _ret(otherwise)]


Bodies = dict[str, list[Instruction]]


def instructions(machine: str, more: Bodies | None = None) -> list[Instruction]:
    """The filter as classic BPF for `x86_64` or `aarch64`; `more` replaces single calls' bodies."""
    column = _COLUMN[machine]
    bodies = {**_conditional_bodies(), **(more or {})}
    program: list[Instruction] = [
        (_LOAD, 0, 0, _OFFSET_ARCH),
        (_JEQ, 1, 0, _AUDIT_ARCH[machine]),
        _ret(_KILL_PROCESS),
        (_LOAD, 0, 0, _OFFSET_NUMBER),
        (_JGE, 0, 1, _X32_BIT),
        _ret(_ERRNO | _ENOSYS),
    ]
    for name, row in NUMBERS.items():
        number = row[column]
        if number is not None:
            program += _only(number, bodies.get(name, [_ret(_ALLOW)]))
    return [*program, _ret(_ERRNO | _EPERM)]


def _conditional_bodies() -> Bodies:
    return {
        "clone": [
            (_LOAD, 0, 0, _argument(0)),
            (_JSET, 0, 1, _CLONE_THREAD),
            _ret(_ALLOW),
            _ret(_ERRNO | _EPERM),
        ],
        "clone3": [_ret(_ERRNO | _ENOSYS)],
        "ioctl": _allow_if(_argument(1), _IOCTLS, _ERRNO | _ENOTTY),
        "kill": [
            (_LOAD, 0, 0, _argument(1)),
            (_JEQ, 0, 1, _SIGKILL),
            _ret(_KILL_PROCESS),
            _ret(_ALLOW),
        ],
        # Shared anonymous memory, and what counts as stack, would escape the limit on memory.
        "mmap": [
            (_LOAD, 0, 0, _argument(3)),
            (_JSET, 0, 1, _MAP_GROWSDOWN),
            _ret(_ERRNO | _EPERM),
            (_JSET, 0, 3, _MAP_ANONYMOUS),
            (_JSET, 0, 1, _MAP_SHARED_MASK),
            _ret(_ERRNO | _EPERM),
            _ret(_ALLOW),
            _ret(_ALLOW),
        ],
        # Any other kind can send to the sockets of others, by name, without connecting.
        "socketpair": [
            (_LOAD, 0, 0, _argument(1)),
            (_AND, 0, 0, _SOCK_TYPE_MASK),
            (_JEQ, 0, 1, _SOCK_STREAM),
            _ret(_ALLOW),
            _ret(_ERRNO | _EPERM),
        ],
    }


def among_others(pid: int, *, own_files: bool) -> Bodies:
    """What the process `pid` may do where it shares a process namespace with others.

    Signals, limits and affinities: for itself only.  Where it has the grader's own user
    (`own_files`), it may not change modes and times either: Landlock does not stop that.
    """
    to_itself = {
        name: _allow_if(_argument(0), (0, pid), _ERRNO | _EPERM)
        for name in ("prlimit64", "sched_setaffinity")
    }
    bodies: Bodies = {
        **to_itself,
        "kill": _allow_if(_argument(0), (pid,), _ERRNO | _EPERM),
        "tgkill": _allow_if(_argument(0), (pid,), _ERRNO | _EPERM),
        "tkill": [_ret(_ERRNO | _EPERM)],
        "fcntl": _allow_if(_argument(1), _FCNTLS, _ERRNO | _EPERM),
        # It dies with its template, and can be watched.
        "prctl": [
            (_LOAD, 0, 0, _argument(0)),
            (_JEQ, 1, 0, _PR_SET_PDEATHSIG),
            (_JEQ, 0, 1, _PR_SET_DUMPABLE),
            _ret(_ERRNO | _EPERM),
            _ret(_ALLOW),
        ],
    }
    if own_files:
        names = ["chmod", "fchmod", "fchmodat", "utime", "utimes", "utimensat", "futimesat"]
        bodies |= {name: [_ret(_ERRNO | _EPERM)] for name in names}
    return bodies


class Filter:
    """A filter that a student process loads."""

    def __init__(self, more: Bodies | None = None) -> None:
        code = instructions(platform.machine(), more)
        packed = b"".join(struct.pack("<HBBI", *instruction) for instruction in code)
        self._buffer = ctypes.create_string_buffer(packed, len(packed))
        self._program = BpfProgram(len(code), ctypes.addressof(self._buffer))

    def load(self) -> None:
        """From here on, for this process and all its threads, for good."""
        load_seccomp(self._program)
