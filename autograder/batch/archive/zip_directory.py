"""Where the list of contents of a zip lies.  Every number is there two or three times; all agree.

`zipfile` is not asked: it reads the whole list before one can count it, takes a lie about the
64-bit sizes, and gives up on all entries where one name is not UTF-8.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

from autograder.batch.archive.errors import ArchiveError
from autograder.batch.archive.limits import Limits

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_COMMENT = 0xFFFF
_BROKEN = "is broken or cut short. Pack it again, or download it again."


def read_directory(file: BinaryIO, size: int, limits: Limits) -> tuple[bytes, int, int]:
    """The list's bytes, the number of its entries, and where it starts.  Raises ArchiveError."""
    end, record = _find_end(file, size)
    _, disk, first_disk, here, count, length, start, _ = record
    count, length, start, end = _with_64_bits(file, end, (count, length, start))
    if disk or first_disk or here != record[4]:
        raise ArchiveError("is one part of several. Pack it in one piece.")
    if count > limits.entries or length > limits.directory_bytes:
        raise ArchiveError(
            f"holds {count:,} files; the limit is {limits.entries:,}. Pack only the notebooks."
        )
    if start + length != end:
        raise ArchiveError(_BROKEN)
    file.seek(start)
    directory = file.read(length)
    if len(directory) != length:
        raise ArchiveError(_BROKEN)
    return directory, count, start


def _find_end(
    file: BinaryIO, size: int
) -> tuple[int, tuple[bytes, int, int, int, int, int, int, int]]:
    tail_size = min(size, _END.size + _LONGEST_COMMENT)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = len(tail) - _END.size
    if at < 0 or tail[at : at + 4] != b"PK\x05\x06" or tail[-2:] != b"\0\0":
        at = tail.rfind(b"PK\x05\x06", 0, max(at, 0) + 4)
    if at < 0 or at + _END.size > len(tail):
        raise ArchiveError(f"is no zip archive, or {_BROKEN}")
    record = _END.unpack_from(tail, at)
    if at + _END.size + record[7] != len(tail):
        raise ArchiveError(_BROKEN)
    return size - tail_size + at, record


def _with_64_bits(
    file: BinaryIO, end: int, numbers: tuple[int, int, int]
) -> tuple[int, int, int, int]:
    """(entries, length, start) and where the list must end, from the 64-bit record if one is there.

    A number in the old record is the same number, or all ones.
    """
    ones = (0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    file.seek(max(end - _LOCATOR.size, 0))
    raw = file.read(min(_LOCATOR.size, end))
    if len(raw) < _LOCATOR.size or raw[:4] != b"PK\x06\x07":
        return (*numbers, end)
    _, disk, at, disks = _LOCATOR.unpack(raw)
    if at + _END64.size > end - _LOCATOR.size:
        raise ArchiveError(_BROKEN)
    file.seek(at)
    record = _END64.unpack(file.read(_END64.size))
    signature, length, _, _, this_disk, first_disk, here, *wide = record
    parts_agree = disk == this_disk == first_disk == 0 and disks == 1 and here == wide[0]
    if signature != b"PK\x06\x06" or at + 12 + length != end - _LOCATOR.size or not parts_agree:
        raise ArchiveError(_BROKEN)
    if any(old not in (new, one) for old, new, one in zip(numbers, wide, ones, strict=True)):
        raise ArchiveError("gives two different sizes for itself. Pack it again.")
    return wide[0], wide[1], wide[2], at
