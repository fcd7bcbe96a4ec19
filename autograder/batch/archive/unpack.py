"""From an archive to notebooks in folders of our own."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from autograder.batch.archive.clashes import Named, clashes
from autograder.batch.archive.entry import Entry
from autograder.batch.archive.errors import (
    ArchiveError,
    BadEntry,
    Problem,
    write_all,
    writing,
)
from autograder.batch.archive.formats import archive_suffix, foreign_suffix, read_entries
from autograder.batch.archive.limits import MIB, Limits, most_bytes
from autograder.batch.archive.names import checked, is_hidden, is_litter, pieces, shown
from autograder.batch.archive.notes import Notes
from autograder.batch.archive.store import CROWDED_OUT, Store

# Given the components of all names: how many of them are one folder around everything.
Wrapping = Callable[[list[tuple[str, ...]]], int]
_ADVICE = "Pack only the notebook, or hand in the notebook itself."


@dataclass(frozen=True)
class Refused:
    """`parts`: where it stood, below the wrapping folder, as far as the name can be believed."""

    parts: tuple[str, ...]
    reason: str


@dataclass
class Unpacked:
    """`folders` hold what was unpacked, one for each name at the top; `notes` are sentences."""

    folders: list[Path] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def unpack(
    archive: Path, store: Store, limits: Limits, wrapping: Wrapping | None = None
) -> Unpacked:
    """Raises ArchiveError if the archive cannot be read, NoRoom if ours cannot be written.

    With `wrapping` it is a class's: each name at the top is a student, or a file of one.
    """
    try:
        with ExitStack() as stack:
            entries = read_entries(archive, limits, store.folder, stack)
            return _Run(store, archive, limits, wrapping).run(entries)
    except OSError as error:
        raise ArchiveError(f"{archive.name} cannot be read: {error.strerror}.") from None


class _Run:
    def __init__(
        self, store: Store, archive: Path, limits: Limits, wrapping: Wrapping | None
    ) -> None:
        self._store = store
        self._archive = archive
        self._limits = limits
        self._wrapping = wrapping
        self._left = limits.total_bytes
        self._result = Unpacked()
        self._folders: dict[str, Path] = {}
        self._notes = Notes(archive.name)
        self._wrapper: tuple[str, ...] = ()

    def run(self, entries: list[Entry]) -> Unpacked:
        named, badly_named = self._named(entries)
        exact = 0
        if self._wrapping is not None:
            depth = self._wrapping([parts for parts, _ in named])
            self._wrapper = named[0][0][:depth] if named else ()
            exact = depth + 1
        for entry, problem in badly_named:
            self._refuse(entry, problem)
        clashing = clashes(named, exact)
        written: list[tuple[Entry, Path]] = []
        for place, (parts, entry) in enumerate(named):
            clash = clashing.get(place) or entry.problem
            if clash is not None:
                self._refuse(entry, clash)
            elif (path := self._take(self._unwrapped(parts), entry)) is not None:
                written.append((entry, path))
        for entry, path in written:
            if path in self._store.crowded_out:
                self._refuse(entry, Problem(CROWDED_OUT, tampered=True))
        self._result.notes = self._notes.sentences()
        return self._result

    def _named(self, entries: list[Entry]) -> tuple[list[Named], list[tuple[Entry, Problem]]]:
        named: list[Named] = []
        refused: list[tuple[Entry, Problem]] = []
        for entry in entries:
            parts = pieces(entry.name)
            if not parts and entry.is_folder:
                continue  # the folder that was packed
            if is_litter(parts):
                self._notes.passed_over.append(entry.name)
                continue
            try:
                parts = checked(entry.name)
            except BadEntry as error:
                refused.append((entry, error.problem))
                continue
            if is_hidden(parts):
                self._notes.passed_over.append(entry.name)
            else:
                named.append((parts, entry))
        return named, refused

    def _unwrapped(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        depth = len(self._wrapper)
        return parts[depth:] if parts[:depth] == self._wrapper else parts

    def _refuse(self, entry: Entry, problem: Problem) -> None:
        parts = self._unwrapped(pieces(normalize("NFC", entry.name)))
        line = f"{shown(entry.name)} in {self._archive.name} {problem.why}."
        if problem.tampered or _wanted(entry.name):
            self._result.refused.append(Refused(parts, f"{line} {_ADVICE}"))
        else:
            self._notes.harmless.append(line)

    def _take(self, parts: tuple[str, ...], entry: Entry) -> Path | None:
        """Make the folders; write the file if it is one that we need."""
        if not parts:
            return None
        folder = self._folder_of(parts)
        inner = parts if entry.is_folder else parts[:-1]
        target = folder
        with writing(folder):
            for name in inner:
                target = target / name
                target.mkdir(mode=0o700, exist_ok=True)
        if entry.is_folder:
            return None
        if not _wanted(entry.name):
            self._notes.others.append(entry.name)
            return None
        path = target / parts[-1]
        try:
            size = self._write(path, entry)
        except BadEntry as error:
            self._refuse(entry, error.problem)
            return None
        self._store.keep(path, size)
        return path

    def _folder_of(self, parts: tuple[str, ...]) -> Path:
        key = "" if self._wrapping is None else parts[0]
        if key not in self._folders:
            self._folders[key] = self._store.new_folder()
            self._result.folders.append(self._folders[key])
        return self._folders[key]

    def _write(self, path: Path, entry: Entry) -> int:
        most = min(most_bytes(entry.packed, self._limits.file_bytes), self._left)
        total = 0
        with writing(path.parent):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            for chunk in entry.read():
                total += len(chunk)
                if total > most:
                    raise BadEntry(f"unpacks to more than {max(most // MIB, 1)} MB")
                with writing(path.parent):
                    write_all(descriptor, chunk)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
        finally:
            os.close(descriptor)
            self._left -= min(total, self._left)
        return total


def _wanted(name: str) -> bool:
    """Notebooks and archives, also those in a form that we do not read: they need an answer."""
    name = name.removesuffix("/")
    return bool(name.lower().endswith(".ipynb") or archive_suffix(name) or foreign_suffix(name))
