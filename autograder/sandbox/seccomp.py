"""The system-call filter of the student process: what is not listed is refused.

Refused calls fail with EPERM, so that a library sees an ordinary error; clone3 fails with ENOSYS,
so that the C library falls back to clone, whose flags a filter can read.  Only threads may be
made, never processes; so limits on one process are limits on the whole sandbox.
SIGKILL sent by the student process ends it: as first process of its namespace it would otherwise
ignore it, and a killed kernel would live on.
"""

from __future__ import annotations

import ctypes
import platform
import struct

from autograder.sandbox.syscall_numbers import CONDITIONAL, NUMBERS
from autograder.sandbox.syscalls import BpfProgram, load_seccomp

_LOAD, _JEQ, _JSET, _JGE, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
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

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant


def _argument(index: int) -> int:
    """Offset of the low half of an argument (both machines are little-endian)."""
    return 16 + 8 * index


def _ret(action: int) -> Instruction:
    return (_RETURN, 0, 0, action)


def _only(number: int, body: list[Instruction]) -> list[Instruction]:
    """`body` for one system call; it must end in a return."""
    return [(_JEQ, 0, len(body), number), *body]


def instructions(machine: str) -> list[Instruction]:
    """The filter as classic BPF for `x86_64` or `aarch64`."""
    column = _COLUMN[machine]
    numbers = {name: row[column] for name, row in NUMBERS.items()}
    program: list[Instruction] = [
        (_LOAD, 0, 0, _OFFSET_ARCH),
        (_JEQ, 1, 0, _AUDIT_ARCH[machine]),
        _ret(_KILL_PROCESS),
        (_LOAD, 0, 0, _OFFSET_NUMBER),
        (_JGE, 0, 1, _X32_BIT),
        _ret(_ERRNO | _ENOSYS),
    ]
    for name, body in _conditional_bodies().items():
        number = numbers[name]
        if number is not None:
            program += _only(number, body)
    for name, number in numbers.items():
        if name not in CONDITIONAL and number is not None:
            program += _only(number, [_ret(_ALLOW)])
    return [*program, _ret(_ERRNO | _EPERM)]


def _conditional_bodies() -> dict[str, list[Instruction]]:
    ioctl: list[Instruction] = [(_LOAD, 0, 0, _argument(1))]
    for request in _IOCTLS:
        ioctl += [(_JEQ, 0, 1, request), _ret(_ALLOW)]
    return {
        "clone": [
            (_LOAD, 0, 0, _argument(0)),
            (_JSET, 0, 1, _CLONE_THREAD),
            _ret(_ALLOW),
            _ret(_ERRNO | _EPERM),
        ],
        "clone3": [_ret(_ERRNO | _ENOSYS)],
        "ioctl": [*ioctl, _ret(_ERRNO | _ENOTTY)],
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
    }


class Filter:
    """A filter assembled once, in the template, and loaded by each student process."""

    def __init__(self) -> None:
        code = instructions(platform.machine())
        packed = b"".join(struct.pack("<HBBI", *instruction) for instruction in code)
        self._buffer = ctypes.create_string_buffer(packed, len(packed))
        self._program = BpfProgram(len(code), ctypes.addressof(self._buffer))

    def load(self) -> None:
        """From here on, for this process and all its threads, for good."""
        load_seccomp(self._program)
