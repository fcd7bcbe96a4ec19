"""What is fuzzed.  A target says what its reader may do with any bytes at all."""

from __future__ import annotations

from fuzz.targets.archive import Archive
from fuzz.targets.base import Broken, Target
from fuzz.targets.frames import FramesReader
from fuzz.targets.notebook import Notebook
from fuzz.targets.wire import Wire

TARGETS: dict[str, type[Target]] = {
    target.name: target for target in (Wire, FramesReader, Notebook, Archive)
}

__all__ = ["TARGETS", "Broken", "Target"]
