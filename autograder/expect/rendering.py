"""How a notebook shows a Mismatch: as sentences, and where the student's own code was."""

from __future__ import annotations

import linecache
import traceback

RED, PLAIN = "\x1b[1;31m", "\x1b[0m"
MOST_PLACES = 5


def rendered(title: str, sentences: list[str], cause: BaseException | None) -> list[str]:
    """The lines that IPython prints in place of a traceback."""
    heading = f"Not yet: {title}" if title else "Not yet"
    places = _places_in_the_notebook(cause) if cause is not None else []
    return [f"{RED}{heading}{PLAIN}", *sentences, *places]


def _places_in_the_notebook(error: BaseException) -> list[str]:
    """Where in the notebook's cells an error passed, outermost first, without the check itself."""
    lines = []
    for frame, number in traceback.walk_tb(error.__traceback__):
        code = frame.f_code
        if frame.f_globals.get("__name__") == "__main__" and code.co_name != "<module>":
            source = linecache.getline(code.co_filename, number).strip()
            lines.append(f"  in {code.co_name}, line {number} of its cell: {source}")
    return lines[-MOST_PLACES:]
