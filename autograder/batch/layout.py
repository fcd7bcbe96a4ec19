"""How platforms name what they pack: who handed in what, by the path alone."""

from __future__ import annotations

import re
from collections.abc import Collection

# `Ann Lee_4711_assignsubmission_file_` is a folder, or stands before a file's own name.
_MOODLE = re.compile(r"(?P<student>.+?)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?\Z")


def moodle(name: str) -> tuple[str, str, str] | None:
    """(student, kind, name of the file or "") of what Moodle's 'download all' packs.

    The student is the full name and the participant's number, as Moodle's own tables have it.
    """
    found = _MOODLE.match(name)
    return (found["student"], found["kind"], found["file"] or "") if found else None


def wrapping(paths: list[tuple[str, ...]], assignments: Collection[str]) -> int:
    """How many folders lie around a whole class: `class/ann/05_softmax/x.ipynb` has one.

    A folder that holds an assignment is a student's, also where it is the only one.
    """
    depth = 0
    while True:
        tops = {path[depth] for path in paths if len(path) > depth}
        below = {path[depth + 1] for path in paths if len(path) > depth + 1}
        if len(tops) != 1 or not below or below & set(assignments):
            return depth
        if moodle(tops.pop()):
            return depth
        depth += 1
