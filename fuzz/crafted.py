"""Archives whose every field may lie."""

from __future__ import annotations

import gzip
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

REGULAR, LINK, DEVICE, PIPE = 0o100644, 0o120777, 0o020666, 0o010644


@dataclass(frozen=True)
class Member:
    """One file of a zip.  `central` and `local` put other numbers into the two headers:
    name, flags, method, crc, packed, size, extra; and in `central` offset and attributes."""

    name: str | bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0x800
    mode: int = REGULAR
    body: bytes | None = None
    central: Mapping[str, Any] = field(default_factory=dict)
    local: Mapping[str, Any] = field(default_factory=dict)


def make_zip(
    members: Sequence[Member],
    *,
    end: Mapping[str, int] | None = None,
    wide: Mapping[str, int] | None = None,
    comment: bytes = b"",
    before: bytes = b"",
) -> bytes:
    """A zip.  `end` overrides count, length, start of its last record; `wide` adds 64-bit ones."""
    out, directory = bytearray(before), bytearray()
    for member in members:
        offset = len(out)
        honest = _honest(member)
        local, central = honest | member.local, honest | {"offset": offset} | member.central
        out += struct.pack(
            "<4s5H3L2H", b"PK\x03\x04", 20, local["flags"], local["method"], 0, 0x21,
            local["crc"], local["packed"], local["size"], len(local["name"]), len(local["extra"]),
        ) + local["name"] + local["extra"] + honest["body"]  # fmt: skip
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 0x031E, 20, central["flags"], central["method"], 0, 0x21,
            central["crc"], central["packed"], central["size"], len(central["name"]),
            len(central["extra"]), 0, 0, 0, central["attributes"], central["offset"],
        ) + central["name"] + central["extra"]  # fmt: skip
    numbers = {"count": len(members), "length": len(directory), "start": len(out)}
    out += directory
    if wide is not None:
        large = numbers | wide
        at = len(out)
        out += struct.pack(
            "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0,
            large["count"], large["count"], large["length"], large["start"],
        ) + struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)  # fmt: skip
    last = numbers | (end or {})
    return bytes(out) + struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, last["count"], last["count"], last["length"],
        last["start"], len(comment),
    ) + comment  # fmt: skip


def _honest(member: Member) -> dict[str, Any]:
    name = member.name if isinstance(member.name, bytes) else member.name.encode()
    body = member.body
    if body is None:
        body = deflated(member.data) if member.method == 8 else member.data
    return {
        "name": name, "flags": member.flags, "method": member.method, "extra": b"", "body": body,
        "crc": zlib.crc32(member.data), "packed": len(body), "size": len(member.data),
        "attributes": member.mode << 16,
    }  # fmt: skip


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


@dataclass(frozen=True)
class TarMember:
    """One header and its content; `size` is the field's text where it lies."""

    name: str | bytes
    data: bytes = b""
    kind: bytes = b"0"
    link: bytes = b""
    size: bytes | None = None
    checksum: int | None = None


def make_tar(members: Sequence[TarMember], *, end: bytes = bytes(1024)) -> bytes:
    out = bytearray()
    for member in members:
        name = member.name if isinstance(member.name, bytes) else member.name.encode()
        size = member.size if member.size is not None else b"%011o\0" % len(member.data)
        header = bytearray(struct.pack(
            "100s8s8s8s12s12s8s1s100s6s2s32s32s8s8s155s12x", name, b"0000644\0", b"0000000\0",
            b"0000000\0", size, b"00000000000\0", b" " * 8, member.kind, member.link, b"ustar\0",
            b"00", b"", b"", b"", b"", b"",
        ))  # fmt: skip
        checksum = sum(header) if member.checksum is None else member.checksum
        header[148:156] = b"%06o\0 " % checksum
        out += header + member.data + bytes(-len(member.data) % 512)
    return bytes(out) + end


def pax(records: Mapping[str, str | bytes], kind: bytes = b"x") -> TarMember:
    """An extended header for the member behind it."""
    data = bytearray()
    for key, value in records.items():
        text = value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
        tail = b" " + key.encode() + b"=" + text + b"\n"
        length = len(tail)
        while len(str(length)) + len(tail) != length:
            length = len(str(length)) + len(tail)
        data += str(length).encode() + tail
    return TarMember("pax", bytes(data), kind)


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
