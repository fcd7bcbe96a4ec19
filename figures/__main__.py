"""`python -m figures [ASSIGNMENT ...]` draws the pictures anew, all of them unless some are named.

The pictures are committed, so nobody needs to run this unless a picture changes. The same
versions of matplotlib and its fonts give the same bytes.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

import matplotlib as mpl

import figures
from figures.style import STYLE

SOURCE = Path(__file__).parents[1] / "source"
SHARED = ("__main__", "style")


def main(wanted: list[str]) -> None:
    """Write every picture to source/ASSIGNMENT/figures/NAME.png, NAME being its function's."""
    names = [found.name for found in pkgutil.iter_modules(figures.__path__)]
    drawers = [importlib.import_module(f"figures.{n}") for n in names if n not in SHARED]
    unknown = set(wanted) - {drawer.ASSIGNMENT for drawer in drawers}
    if unknown:
        sys.exit(f"no pictures are drawn for: {', '.join(sorted(unknown))}")
    for drawer in drawers:
        if wanted and drawer.ASSIGNMENT not in wanted:
            continue
        folder = SOURCE / drawer.ASSIGNMENT / "figures"
        folder.mkdir(parents=True, exist_ok=True)
        for draw in drawer.DRAWINGS:
            with mpl.rc_context(STYLE):
                # Without the name of the program, a new matplotlib alone changes no picture.
                draw().savefig(folder / f"{draw.__name__}.png", metadata={"Software": None})


if __name__ == "__main__":
    main(sys.argv[1:])
