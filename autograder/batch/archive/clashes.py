"""Entries that would be one file, or a file and a folder, on some disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from autograder.batch.archive.entry import Entry
from autograder.batch.archive.errors import Problem
from autograder.batch.archive.names import folded

_TWICE = Problem("is there twice", tampered=True)
_CASE = Problem("has a name that differs from another one only in case or in a letter's form")
_FOLDER = Problem("is there as a file and as a folder", tampered=True)

Named = tuple[tuple[str, ...], Entry]


def clashes(named: Sequence[Named], exact: int) -> dict[int, Problem]:
    """Position in `named`: what it clashes with.

    The first `exact` components are students' names, of which `ann` and `Ann` may be two.
    """
    files: dict[tuple[str, ...], list[int]] = defaultdict(list)
    folders: set[tuple[str, ...]] = set()
    for place, (parts, entry) in enumerate(named):
        key = folded(parts, exact)
        folders |= {key[:depth] for depth in range(1, len(key))}
        if entry.is_folder:
            folders.add(key)
        else:
            files[key].append(place)
    found: dict[int, Problem] = {}
    for key, places in files.items():
        if key in folders:
            found |= dict.fromkeys(places, _FOLDER)
        elif len(places) > 1:
            spelled = {named[place][0] for place in places}
            found |= dict.fromkeys(places, _TWICE if len(spelled) < len(places) else _CASE)
    return found
