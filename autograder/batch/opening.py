"""A student's archive in place of a notebook, or beside it."""

from __future__ import annotations

from pathlib import Path

from autograder.batch.archive import (
    STUDENT,
    ArchiveError,
    Store,
    archive_suffix,
    foreign_suffix,
    unpack,
)


def is_packed(path: Path) -> bool:
    """Whether this is an archive, of a kind that we read or not."""
    return bool(archive_suffix(path.name) or foreign_suffix(path.name))


def stem(name: str) -> str:
    """A file's name without the ending of a notebook or an archive."""
    suffix = archive_suffix(name) or foreign_suffix(name) or Path(name).suffix
    return name[: len(name) - len(suffix)]


class Opener:
    """Opens hand-ins that are archives.  What is worth a line goes to `notes`."""

    def __init__(self, store: Store | None, notes: list[str]) -> None:
        self._store = store
        self._notes = notes

    def open_all(self, student: str, archives: list[Path]) -> tuple[list[Path], str]:
        """The notebooks in them, and what is wrong with the first archive that is refused.

        Of a refused archive no notebook counts.  Raises NoRoom.
        """
        notebooks: list[Path] = []
        problems: list[str] = []
        for archive in archives:
            try:
                notebooks += self._open(student, archive)
            except ArchiveError as error:
                problems.append(str(error))
        return notebooks, problems[0] if problems else ""

    def _open(self, student: str, archive: Path) -> list[Path]:
        if foreign_suffix(archive.name):
            raise ArchiveError(
                f"{archive.name} is an archive of a kind that is not read here. "
                "Hand in the notebook itself, or pack it as .zip or .tar.gz."
            )
        if self._store is None:
            raise ArchiveError(f"{archive.name} is an archive, and none is opened here.")
        if archive in self._store.crowded_out:
            raise ArchiveError(self._store.crowded_out[archive])
        unpacked = unpack(archive, self._store, STUDENT)
        self._store.drop(archive)  # ours, if it came out of a class's archive
        self._notes += [f"{student}: {note}" for note in unpacked.notes]
        if unpacked.refused:
            raise ArchiveError(unpacked.refused[0].reason)
        found = sorted(
            path for folder in unpacked.folders for path in folder.rglob("*") if path.is_file()
        )
        notebooks = [path for path in found if path.suffix == ".ipynb"]
        for inner in found:
            if inner in notebooks:
                continue
            why = f"{inner.name} in {archive.name}: an archive in a student's archive is not opened"
            if not notebooks:
                raise ArchiveError(f"{why}. Hand in the notebook itself.")
            self._notes.append(f"{student}: {why}")
        if not notebooks:
            raise ArchiveError(f"{archive.name} holds no notebook. Hand in the notebook itself.")
        return notebooks
