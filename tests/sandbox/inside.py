"""What a student process says of itself, and what is left of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def status_of_self(value: Callable[[str], object], field: str) -> list[str]:
    """One line of its /proc/self/status, in words."""
    text = str(value("open('/proc/self/status').read()"))
    return next(line.split(":")[1].split() for line in text.splitlines() if line.startswith(field))


def gone_within(path: Path, seconds: float) -> bool:
    """Whether a /proc entry disappears; a deadline, not a measurement."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not path.exists():
            return True
        time.sleep(0.02)
    return False
