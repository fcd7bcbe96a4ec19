"""The records of a tar's extended header: `<length> <key>=<value>\\n`, in one pass."""

from __future__ import annotations


class Broken(Exception):
    """These are no such records."""


def records(data: bytes) -> dict[str, str]:
    """Key to value; of a key that is there twice the last counts.  Raises Broken."""
    found: dict[str, str] = {}
    at = 0
    while at < len(data) and data[at]:
        blank = data.find(b" ", at, at + 8)
        digits = data[at:blank]
        if blank < 0 or not digits.isdigit():
            raise Broken
        end = at + int(digits)
        record = data[blank + 1 : end]
        key, equals, value = record.partition(b"=")
        if end > len(data) or not equals or not key or not value.endswith(b"\n"):
            raise Broken
        found[key.decode("utf-8", "surrogateescape")] = value[:-1].decode(
            "utf-8", "surrogateescape"
        )
        at = end
    return found
