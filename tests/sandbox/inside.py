"""What a student process says of itself."""

from __future__ import annotations

from collections.abc import Callable


def status_of_self(value: Callable[[str], object], field: str) -> list[str]:
    """One line of its /proc/self/status, in words."""
    text = str(value("open('/proc/self/status').read()"))
    return next(line.split(":")[1].split() for line in text.splitlines() if line.startswith(field))
