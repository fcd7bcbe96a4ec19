"""Entries of a tar, plain or gzipped.

`tarfile` reads one header block at a time here; what chains the blocks is ours, because
`tarfile.open` loads extended headers of any length, and ends without a word at a broken block.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from autograder.batch.archive.entry import Entry
from autograder.batch.archive.errors import ArchiveError, BadEntry, Problem
from autograder.batch.archive.inflate import GZIP, inflated, stored
from autograder.batch.archive.limits import MAX_TAR_HEADER_BYTES, Limits, most_bytes
from autograder.batch.archive.pax import Broken, records

_BLOCK = tarfile.BLOCKSIZE
_BROKEN = "is broken or cut short. Pack it again, or download it again."
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_LINKS = (tarfile.SYMTYPE, tarfile.LNKTYPE)
_SPECIALS = (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
_LONG_NAME, _LONG_LINK = tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK
_PAX, _GLOBAL_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE), tarfile.XGLTYPE


def gunzip(file: BinaryIO, size: int, limits: Limits) -> Iterator[bytes]:
    """The tar inside a .tar.gz of `size` bytes, in chunks.  Raises ArchiveError."""
    total = 0
    try:
        for chunk in inflated(file, 0, size, GZIP):
            total += len(chunk)
            if total > most_bytes(size, limits.total_bytes):
                raise ArchiveError("unpacks to far more than notebooks need. Pack only those.")
            yield chunk
    except BadEntry as error:
        raise ArchiveError(f"{error}. Pack it again, or download it again.") from None


def read_tar(file: BinaryIO, size: int, limits: Limits) -> list[Entry]:
    """Raises ArchiveError; what is wrong with one entry alone is that entry's problem."""
    entries: list[Entry] = []
    extended: dict[str, str] = {}
    at = blocks = 0
    while True:
        block = _read(file, at, _BLOCK, size)
        if not any(block):
            if any(_read(file, min(at + _BLOCK, size), _BLOCK, size)):
                raise ArchiveError(_BROKEN)  # one block of zeros amid files: something is lost
            return entries
        blocks += 1
        if blocks > 3 * limits.entries or len(entries) >= limits.entries:
            raise ArchiveError(
                f"holds more than {limits.entries:,} files. Pack only the notebooks."
            )
        info = _header(block)
        data = at + _BLOCK
        if info.type in (_LONG_NAME, _LONG_LINK, *_PAX, _GLOBAL_PAX):
            extended |= _extension(info, _read(file, data, _header_size(info), size))
            at = data + _padded(info.size)
            continue
        length = _size(info, extended)
        stored_length = length if info.type in _FILES else 0
        at = data + _padded(stored_length)
        if data + stored_length > size:
            raise ArchiveError(_BROKEN)
        entries.append(_entry(file, info, extended, data, length))
        extended = {}


def _read(file: BinaryIO, at: int, length: int, size: int) -> bytes:
    if at == size and length == _BLOCK:
        return bytes(_BLOCK)  # some programs leave out the blocks of zeros at the end
    file.seek(at)
    data = file.read(length)
    if len(data) != length:
        raise ArchiveError(_BROKEN)
    return data


def _header(block: bytes) -> tarfile.TarInfo:
    try:
        return tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError, OverflowError):
        raise ArchiveError(_BROKEN) from None


def _header_size(info: tarfile.TarInfo) -> int:
    if not 0 <= info.size <= MAX_TAR_HEADER_BYTES:
        raise ArchiveError("has a name or a header of absurd length. Pack it again.")
    return info.size


def _padded(size: int) -> int:
    return -(-size // _BLOCK) * _BLOCK


def _extension(info: tarfile.TarInfo, data: bytes) -> dict[str, str]:
    if info.type == _LONG_NAME:
        return {"path": data.split(b"\0", 1)[0].decode("utf-8", "surrogateescape")}
    if info.type == _LONG_LINK:
        return {}
    try:
        found = records(data)
    except Broken:
        raise ArchiveError(_BROKEN) from None
    used = {key: value for key, value in found.items() if key in ("path", "size")}
    if any(key.startswith("GNU.sparse.") for key in found):
        used["holes"] = "yes"
    if used and info.type == _GLOBAL_PAX:
        raise ArchiveError("gives one name or size to all its files. Pack it again.")
    return used


def _size(info: tarfile.TarInfo, extended: dict[str, str]) -> int:
    text = extended.get("size", "")
    if text and not (text.isascii() and text.isdigit() and len(text) < 20):
        raise ArchiveError(_BROKEN)
    size = int(text) if text else info.size
    if size < 0 or info.type == tarfile.GNUTYPE_SPARSE:
        raise ArchiveError("holds a file with holes, or of an impossible size. Pack it again.")
    return size


def _entry(
    file: BinaryIO, info: tarfile.TarInfo, extended: dict[str, str], data: int, size: int
) -> Entry:
    name = extended.get("path", info.name)
    is_folder = info.type == tarfile.DIRTYPE
    problem = None
    if info.type in _LINKS:
        problem = Problem("is a link")
    elif info.type in _SPECIALS:
        problem = Problem("is a device or a pipe")
    elif info.type not in (*_FILES, tarfile.DIRTYPE):
        problem = Problem("is of a kind that is not supported")
    elif "holes" in extended:
        problem = Problem("is a file with holes, which is not supported")
    elif name.endswith("/") and not is_folder:
        problem = Problem("is a file and a folder at once", tampered=True)
    if problem is not None or is_folder:
        return Entry(name, is_folder, size, lambda: iter(()), problem)
    return Entry(name, is_folder, size, partial(stored, file, data, size))
