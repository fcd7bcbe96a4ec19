"""Bytes out of an archive, a bounded piece at a time, and checked against what was promised."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from autograder.batch.archive.errors import BadEntry
from autograder.batch.archive.limits import CHUNK

_RAW_DEFLATE, GZIP = -15, 31


def stored(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    """The bytes as they are.  Raises BadEntry if the file ends before."""
    at = start
    while at < start + length:
        # Another entry may have been read meanwhile.
        file.seek(at)
        chunk = file.read(min(CHUNK, start + length - at))
        if not chunk:
            raise BadEntry("is cut short", tampered=True)
        at += len(chunk)
        yield chunk


def inflated(file: BinaryIO, start: int, length: int, form: int = _RAW_DEFLATE) -> Iterator[bytes]:
    """One deflate stream of exactly `length` bytes.  Raises BadEntry."""
    inflater = zlib.decompressobj(form)
    packed = stored(file, start, length)
    pending = b""
    used = 0
    try:
        while not inflater.eof:
            if not pending:
                pending = next(packed, b"")
                used += len(pending)
            chunk = inflater.decompress(pending, CHUNK)
            if not chunk and not pending and used == length and not inflater.eof:
                raise BadEntry("is cut short", tampered=True)
            pending = inflater.unconsumed_tail
            if chunk:
                yield chunk
    except zlib.error:
        raise BadEntry("is corrupt", tampered=True) from None
    if inflater.unused_data or used != length:
        raise BadEntry("is corrupt: there is more behind its end", tampered=True)


def verified(chunks: Callable[[], Iterator[bytes]], size: int, crc: int) -> Iterator[bytes]:
    """The chunks, and BadEntry if they are not the `size` bytes with the checksum `crc`."""
    total = 0
    checksum = 0
    for chunk in chunks():
        total += len(chunk)
        if total > size:
            raise BadEntry("is larger than it says", tampered=True)
        checksum = zlib.crc32(chunk, checksum)
        yield chunk
    if total != size:
        raise BadEntry("is smaller than it says", tampered=True)
    if checksum != crc:
        raise BadEntry("is corrupt: its checksum is wrong", tampered=True)
