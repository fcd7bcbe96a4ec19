"""Which files other users of this machine can read: students may be among them.

"Others" are all users but the owner and the group: groups are how the staff of a course share it.
"""

from __future__ import annotations

import shlex
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path


def readable_by_others(path: Path) -> list[Path]:
    """The files, and the folders that can be listed, at and below `path`.

    A folder that is closed to others closes what is in it, and so does one above `path`.  Links
    are not followed.  Empty where there is no `path`.  What cannot be looked at counts as readable.
    """
    real = path.resolve()
    if not real.exists():
        return []
    if not all(folder.stat().st_mode & stat.S_IXOTH for folder in real.parents):
        return []
    return sorted(set(_readable(real)))


def exposure_warning(places: Iterable[Path]) -> str:
    """One line that names those of `places` that others can read, and what to do; "" for none."""
    counts = {place: len(readable_by_others(place)) for place in places}
    exposed = {place: count for place, count in counts.items() if count}
    if not exposed:
        return ""
    named = ", ".join(f"{place} ({count})" for place, count in exposed.items())
    closing = " ".join(shlex.quote(str(place)) for place in exposed)
    return (
        f"Other users of this machine can read files and folders in {named}. "
        f"To close them: chmod -R o= {closing}"
    )


def _readable(top: Path) -> Iterator[Path]:
    # A stack of our own: how deep a hand-in's folders go is its author's choice.
    waiting = [top]
    while waiting:
        place = waiting.pop()
        try:
            mode = place.lstat().st_mode
            if mode & stat.S_IROTH and not stat.S_ISLNK(mode):
                yield place
            if stat.S_ISDIR(mode) and mode & stat.S_IXOTH:
                waiting += place.iterdir()
        except FileNotFoundError:
            continue
        except OSError:
            yield place
