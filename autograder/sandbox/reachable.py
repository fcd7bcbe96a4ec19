"""Which folders a user without privileges cannot get to."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path


def unreachable(paths: Iterable[str]) -> Path | None:
    """The first folder on the way to one of `paths` that users without privileges cannot pass."""
    for path in paths:
        real = Path(path).resolve()
        for folder in (*reversed(real.parents), real):
            mode = folder.stat().st_mode
            needed = stat.S_IXOTH if stat.S_ISDIR(mode) else stat.S_IROTH
            if not mode & needed:
                return folder
    return None
