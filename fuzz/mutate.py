"""Valid input with something wrong in it."""

from __future__ import annotations

import random
import struct
from collections.abc import Sequence

MAX_LENGTH = 1 << 16
_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)
_FORMS = ("<B", "<H", "<L", "<Q", ">H", ">L", ">Q")


def mutated(seeds: Sequence[bytes], rng: random.Random) -> bytes:
    """One of the seeds after one to eight changes, at most MAX_LENGTH bytes."""
    data = bytearray(rng.choice(seeds))
    for _ in range(1 << rng.randrange(4)):
        _CHANGES[rng.randrange(len(_CHANGES))](data, seeds, rng)
    return bytes(data[:MAX_LENGTH])


def _flip(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _put(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] = rng.randrange(256)


def _number(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    form = rng.choice(_FORMS)
    size = struct.calcsize(form)
    if len(data) >= size:
        at = rng.randrange(len(data) - size + 1)
        value = rng.choice(_NUMBERS) & ((1 << (8 * size)) - 1)
        data[at : at + size] = struct.pack(form, value)


def _cut(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    start, end = _span(data, rng)
    del data[start:end]


def _truncate(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    del data[rng.randrange(len(data) + 1) :]


def _repeat(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    start, end = _span(data, rng)
    data[start:start] = data[start:end]


def _splice(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    other = rng.choice(seeds)
    start, end = _span(other, rng)
    at = rng.randrange(len(data) + 1)
    data[at : at + rng.choice((0, end - start))] = other[start:end]


def _move(data: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    start, end = _span(data, rng)
    piece = data[start:end]
    del data[start:end]
    at = rng.randrange(len(data) + 1)
    data[at:at] = piece


def _span(data: bytes | bytearray, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.randrange(1, 65))


_CHANGES = (_flip, _put, _number, _cut, _truncate, _repeat, _splice, _move)
