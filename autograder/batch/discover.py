"""Which notebooks are handed in, by whom, for which assignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from autograder.batch.archive import CLASS, ArchiveError, Refused, Store, unpack
from autograder.batch.archive.names import is_plain
from autograder.batch.choosing import choose, named_in, problem_of, recognise
from autograder.batch.handins import UNKNOWN, Found, Handin, Roll
from autograder.batch.layout import moodle, wrapping
from autograder.batch.opening import Opener, is_packed, stem

__all__ = ["UNKNOWN", "Found", "Handin", "NothingToGrade", "discover"]


class NothingToGrade(Exception):
    """The message names the folder, what was expected there and what to do."""


def discover(
    place: Path,
    assignments: Mapping[str, Collection[str]],
    only: str | None = None,
    store: Store | None = None,
) -> Found:
    """All hand-ins at `place`: a class folder, a flat folder of notebooks, or one notebook.

    Each of them may be packed, and so may each student's own work; what is unpacked goes to
    `store`, and without one no archive is opened.  `assignments` maps each name to the grade_ids
    of its cells.  Raises NothingToGrade, and NoRoom where the store cannot be written.
    """
    if only is not None and only not in assignments:
        known = ", ".join(sorted(assignments))
        raise NothingToGrade(f"There is no assignment {only}; source/ has {known}.")
    finder = _Finder(assignments, only, store)
    if place.is_file() and is_packed(place):
        finder.add_class_archive(place.resolve())
    elif place.is_file():
        finder.add_flat(place)
    elif place.is_dir():
        finder.add_folder(place)
    else:
        raise NothingToGrade(f"{place}: there is no such file or folder.")
    found = finder.found()
    if not found.handins:
        passed = "".join(f"\n  {line}" for line in found.ignored)
        raise NothingToGrade(
            f"{place}: no submissions were found. Expected {place.name}/<student>/<assignment>/"
            f"<notebook>.ipynb, or notebooks named by student, or one notebook.{passed}"
        )
    return found


class _Finder:
    def __init__(
        self, assignments: Mapping[str, Collection[str]], only: str | None, store: Store | None
    ) -> None:
        self._assignments = assignments
        self._only = only
        self._store = store
        self._roll = Roll(only)
        self._ignored: list[str] = []
        self._opener = Opener(store, self._ignored)

    def found(self) -> Found:
        gone = self._store.crowded_out if self._store else {}
        return Found(self._roll.handins(gone), tuple(self._ignored))

    def add_class_archive(self, archive: Path) -> None:
        """A class in one file.  What is refused costs its student the mark, and nobody else."""
        try:
            if self._store is None:
                raise ArchiveError(f"{archive.name} is an archive, and none is opened here.")
            unpacked = unpack(
                archive, self._store, CLASS, lambda paths: wrapping(paths, self._assignments)
            )
        except ArchiveError as error:
            raise NothingToGrade(str(error)) from error
        self._ignored += unpacked.notes
        self._add_entries(
            [entry for folder in unpacked.folders for entry in sorted(folder.iterdir())]
        )
        for refused in unpacked.refused:
            self._add_refused(refused, archive)

    def add_folder(self, place: Path) -> None:
        self._add_entries([entry for entry in sorted(place.iterdir()) if _counts(entry)])

    def _add_entries(self, entries: list[Path]) -> None:
        # Beside students' folders an archive is what they were unpacked from, not one more student.
        flat = not any(entry.is_dir() for entry in entries)
        for entry in entries:
            if entry.is_symlink():
                self._ignored.append(f"{entry.name}: a link; links are not followed")
            elif entry.is_dir() and moodle(entry.name):
                self._add_moodle(entry)
            elif entry.is_dir():
                self._add_student(entry)
            elif entry.suffix == ".ipynb" or (flat and is_packed(entry)):
                self.add_flat(entry)
            else:
                self._ignored.append(f"{entry.name}: neither a notebook nor a student's folder")

    def add_flat(self, path: Path) -> None:
        """A notebook, or an archive of one, named by its student, perhaps with the assignment."""
        student, assignment = self._named(path.name)
        self._add_files(student, assignment, path.parent, [path])

    def _add_moodle(self, folder: Path) -> None:
        student, kind, _ = moodle(folder.name) or ("", "", "")
        files = [entry for entry in sorted(folder.iterdir()) if _counts(entry)]
        if kind == "file":
            self._add_files(student, self._only_one(), folder, files)
        else:
            self._ignored.append(f"{folder.name}: no files that were handed in")

    def _add_student(self, folder: Path) -> None:
        before = len(self._roll), len(self._ignored)
        for entry in sorted(folder.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.is_dir() and not entry.is_symlink() and entry.name in self._assignments:
                files = [inner for inner in sorted(entry.iterdir()) if _counts(inner)]
                self._add_files(folder.name, entry.name, entry, files)
            else:
                where = f"{folder.name}/{entry.name}"
                self._ignored.append(f"{where}: not the folder of an assignment in source/")
        if before == (len(self._roll), len(self._ignored)):
            self._ignored.append(f"{folder.name}: an empty folder")

    def _add_files(
        self, student: str, assignment: str | None, place: Path, files: list[Path]
    ) -> None:
        """One mark for each assignment that these files, all of one student, are for."""
        notebooks = [path for path in files if path.suffix == ".ipynb"]
        packed = [path for path in files if path not in notebooks and is_packed(path)]
        problem = ""
        if assignment is None or all(path.stem != assignment for path in notebooks):
            opened, problem = self._opener.open_all(student, packed)
            notebooks, packed = notebooks + opened, []
        if problem and notebooks:
            self._ignored.append(f"{student}: {problem}")
        pools: dict[str, list[Path]] = defaultdict(list)
        for path in notebooks:
            pools[assignment or recognise(path, self._assignments) or UNKNOWN].append(path)
        strangers = pools.pop(UNKNOWN, [])
        if strangers and not pools:
            self._roll.add(Handin(student, UNKNOWN, strangers[0], _for_which(strangers[0])))
            return
        self._ignored += [f"{student}: {_for_which(path)}" for path in strangers]
        for name, pool in pools.items():
            self._add_one(student, name, place, pool, packed)
        if not pools:
            name = assignment or self._only_one() or UNKNOWN
            missing = "No notebook was handed in." if name == UNKNOWN else problem_of(name, [])
            self._roll.add(Handin(student, name, place, problem or missing))

    def _add_one(
        self, student: str, name: str, place: Path, notebooks: list[Path], packed: list[Path]
    ) -> None:
        path = choose(name, notebooks)
        if path is None:
            self._roll.add(Handin(student, name, place, problem_of(name, notebooks)))
            return
        self._roll.add(Handin(student, name, path))
        for other in (*notebooks, *packed):
            if other != path:
                self._ignored.append(f"{student}/{name}/{other.name}: {path.name} was graded")

    def _add_refused(self, refused: Refused, archive: Path) -> None:
        top = refused.parts[0] if refused.parts else ""
        packed_by_moodle = moodle(top)
        if not is_plain(top):
            self._ignored.append(f"{refused.reason} It belongs to no student.")
            return
        if packed_by_moodle:
            student, assignment = packed_by_moodle[0], None
        elif len(refused.parts) == 1:
            student, assignment = self._named(top)
        elif refused.parts[1] in self._assignments:
            student, assignment = refused.parts[0], refused.parts[1]
        else:
            self._ignored.append(refused.reason)
            return
        name = assignment or self._only_one() or UNKNOWN
        self._roll.refuse(Handin(student, name, archive, refused.reason))

    def _named(self, name: str) -> tuple[str, str | None]:
        """(student, assignment or None) of a file's name."""
        packed_by_moodle = moodle(name)
        student, _, own = packed_by_moodle or ("", "", name)
        by_name, assignment = named_in(stem(own), self._assignments)
        return student or by_name, assignment or self._only

    def _only_one(self) -> str | None:
        one = next(iter(self._assignments)) if len(self._assignments) == 1 else None
        return self._only or one


def _counts(path: Path) -> bool:
    return not path.name.startswith(".")


def _for_which(path: Path) -> str:
    return (
        f"For which assignment is {path.name}? Say --assignment NAME, or put the "
        "assignment's name into the file's name."
    )
