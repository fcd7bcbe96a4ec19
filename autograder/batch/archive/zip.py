"""Entries of a zip: the list of contents checked against what stands before each file."""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import BinaryIO

from autograder.batch.archive.entry import Entry
from autograder.batch.archive.errors import ArchiveError, BadEntry, Problem
from autograder.batch.archive.inflate import inflated, stored, verified
from autograder.batch.archive.limits import Limits
from autograder.batch.archive.zip_directory import read_directory

_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x2041  # by any of the three ways
_PATCH = 0x20
_SIZES_BEHIND = 0x08
_UTF8 = 0x800
_COMPARED = _ENCRYPTED | _PATCH | _SIZES_BEHIND | _UTF8
_STORED, _DEFLATED = 0, 8
_ALL_ONES = 0xFFFFFFFF
_OTHERWISE = Problem("stands in the archive's list otherwise than at its place", tampered=True)
_OVERLAP = Problem("reaches into another entry", tampered=True)


@dataclass(frozen=True)
class _Header:
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    mode: int
    folder_bit: bool
    wide_broken: bool


def read_zip(file: BinaryIO, size: int, limits: Limits) -> list[Entry]:
    """Raises ArchiveError; what is wrong with one entry alone is that entry's problem."""
    directory, count, end = read_directory(file, size, limits)
    headers = list(_headers(directory, count))
    entries: list[Entry] = []
    spans: list[tuple[int, int, int]] = []
    for header in headers:
        data, problem = _at_its_place(file, header, end)
        if data is not None and problem is None:
            spans.append((header.offset, data + header.packed, len(entries)))
        entries.append(_entry(file, header, data, problem))
    for number in _overlapping(spans):
        entries[number] = replace(entries[number], problem=_OVERLAP)
    return entries


def _headers(directory: bytes, count: int) -> Iterator[_Header]:
    at = 0
    broken = ArchiveError("has a broken list of contents. Pack it again.")
    for _ in range(count):
        if at + _CENTRAL.size > len(directory):
            raise broken
        record = _CENTRAL.unpack_from(directory, at)
        name_at = at + _CENTRAL.size
        extra_at = name_at + record[10]
        at = extra_at + record[11] + record[12]
        if record[0] != b"PK\x01\x02" or at > len(directory):
            raise broken
        extra = directory[extra_at : extra_at + record[11]]
        wide, offset = _widened(extra, [record[9], record[8], record[16]]), record[16]
        size, packed, offset = wide or (record[9], record[8], offset)
        attributes = record[15]
        yield _Header(
            directory[name_at:extra_at], record[3], record[4], record[7], packed, size, offset,
            attributes >> 16, bool(attributes & 0x10), wide is None,
        )  # fmt: skip
    if at != len(directory):
        raise broken


def _widened(extra: bytes, numbers: list[int]) -> tuple[int, ...] | None:
    """The numbers, from the 64-bit field where they are all ones; None if the field is broken."""
    wanted = [place for place, number in enumerate(numbers) if number == _ALL_ONES]
    found = None
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == 1:
            if found is not None or length + 4 > len(extra):
                return None
            found = extra[4 : 4 + length]
        extra = extra[4 + length :]
    if not wanted:
        return tuple(numbers)
    if found is None or len(found) < 8 * len(wanted):
        return None
    for place, number in zip(wanted, struct.unpack_from(f"<{len(wanted)}Q", found), strict=True):
        numbers[place] = number
    return tuple(numbers)


def _at_its_place(file: BinaryIO, header: _Header, end: int) -> tuple[int | None, Problem | None]:
    """Where the data starts, and in what the header there differs."""
    if header.wide_broken or header.offset + _LOCAL.size > end:
        return None, _OTHERWISE
    file.seek(header.offset)
    raw = file.read(_LOCAL.size)
    if len(raw) < _LOCAL.size or raw[:4] != b"PK\x03\x04":
        return None, _OTHERWISE
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack(raw)
    name, extra = file.read(name_length), file.read(extra_length)
    data = header.offset + _LOCAL.size + name_length + extra_length
    if data + header.packed > end:
        return None, Problem("is cut short", tampered=True)
    wide = _widened(extra, [size, packed])
    if wide is None:
        return data, _OTHERWISE
    size, packed = wide
    here, listed = (crc, packed, size), (header.crc, header.packed, header.size)
    if flags & _SIZES_BEHIND:
        sizes_agree = all(a in (0, b) for a, b in zip(here, listed, strict=True))
    else:
        sizes_agree = here == listed
    same = (
        name == header.raw_name
        and method == header.method
        and (flags ^ header.flags) & _COMPARED == 0
        and sizes_agree
    )
    return data, None if same else _OTHERWISE


def _overlapping(spans: list[tuple[int, int, int]]) -> set[int]:
    """Entries that reach into the next one: a few kilobytes that count a thousand times are a bomb.

    Those that are left share no byte.  An entry that is reached into is not to blame.
    """
    found: set[int] = set()
    for one, following in pairwise(sorted(spans)):
        if one[1] > following[0]:
            found.add(one[2])
        if one[0] == following[0]:
            found.add(following[2])
    return found


def _entry(file: BinaryIO, header: _Header, data: int | None, problem: Problem | None) -> Entry:
    name = _name(header)
    is_folder = name.endswith("/")
    try:
        _check_kind(header, is_folder)
        if problem is None:
            _check_content(header, is_folder)
    except BadEntry as error:
        problem = error.problem
    if data is None or problem is not None:
        return Entry(name, is_folder, header.packed, lambda: iter(()), problem)
    source = inflated if header.method == _DEFLATED else stored
    chunks = partial(source, file, data, header.packed)
    read = partial(verified, chunks, header.size, header.crc)
    return Entry(name, is_folder, header.packed, read)


def _name(header: _Header) -> str:
    """UTF-8 whether it is declared or not, as macOS writes it; else the code page of the format.

    Bytes that are declared UTF-8 and are not become lone surrogates, which no name may hold.
    """
    if header.flags & _UTF8:
        return header.raw_name.decode("utf-8", "surrogateescape")
    try:
        return header.raw_name.decode("utf-8")
    except UnicodeDecodeError:
        return header.raw_name.decode("cp437")


def _check_kind(header: _Header, is_folder: bool) -> None:
    kind = stat.S_IFMT(header.mode)
    if kind == stat.S_IFLNK:
        raise BadEntry("is a link")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise BadEntry("is a device, a pipe or a socket")
    claims_folder = kind == stat.S_IFDIR or (kind == 0 and header.folder_bit)
    if claims_folder != is_folder and not (is_folder and kind == 0):
        raise BadEntry("is a file and a folder at once", tampered=True)
    if is_folder and header.size:
        raise BadEntry("is a file and a folder at once", tampered=True)


def _check_content(header: _Header, is_folder: bool) -> None:
    if header.flags & _ENCRYPTED or header.method == 99:
        raise BadEntry("is encrypted")
    if header.flags & _PATCH or header.method not in (_STORED, _DEFLATED):
        raise BadEntry(f"is packed in a way that is not supported (method {header.method})")
    if header.method == _STORED and header.packed != header.size:
        raise BadEntry("gives two different sizes", tampered=True)
