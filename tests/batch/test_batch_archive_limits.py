"""Bombs, full disks and interrupts: bounded, told, and nothing is left behind."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest
from archived import AMY, IDS, NOTEBOOK, SOFTMAX, class_with, notebook, read
from click.testing import CliRunner
from handins import ROOT

from autograder.batch.archive import (
    CLASS,
    STUDENT,
    ArchiveError,
    Limits,
    NoRoom,
    Store,
    errors,
    unpack,
    unpacking,
)
from autograder.batch.archive.limits import MAX_RATIO, RATIO_FREE_BYTES, most_bytes
from autograder.batch.discover import NothingToGrade, discover
from autograder.cli import main
from fuzz.crafted import Member, deflated, make_zip

BOB = f"bob/{SOFTMAX}/x.ipynb"
MIB = 1 << 20


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_bomb_is_stopped_by_what_comes_out_not_by_what_it_says(tmp_path: Path):
    zeros = bytes(40 * MIB)
    for lies in ({}, {"size": 100}):
        bomb = Member(BOB, zeros, central=lies, local=lies)
        assert len(deflated(zeros)) * MAX_RATIO < len(zeros)
        found = read(class_with(tmp_path, bomb))
        assert "unpacks to more than" in found.of("bob") or "larger than" in found.of("bob")
        assert found.of("amy") == ""


def test_a_ratio_is_no_bomb_while_it_is_small(tmp_path: Path):
    """Many equal lines: a notebook of a megabyte that packs to a kilobyte."""
    repeated = notebook(text="0.0, " * 200_000)
    assert len(repeated) > MAX_RATIO * len(deflated(repeated))
    assert read(class_with(tmp_path, Member(BOB, repeated))).contents["bob", SOFTMAX] == repeated


def test_the_bounds_on_one_file():
    assert most_bytes(1, CLASS.file_bytes) == RATIO_FREE_BYTES
    assert most_bytes(1 << 30, CLASS.file_bytes) == CLASS.file_bytes
    assert most_bytes(MIB, 1 << 40) == MAX_RATIO * MIB


def _unpack(tmp_path: Path, members: list[Member], limits: Limits, budget: int = 1 << 30):
    archive = tmp_path / "hw.zip"
    archive.write_bytes(make_zip(members))
    room = tmp_path / "room"
    room.mkdir()
    store = Store(room, budget)
    return unpack(archive, store, limits), store


def test_a_file_above_the_limit_is_refused_and_nothing_of_it_stays(tmp_path: Path):
    large = Member("x.ipynb", os.urandom(2 * MIB))
    unpacked, store = _unpack(tmp_path, [large], Limits(10, 4096, MIB, 9 * MIB))
    assert "more than 1 MB" in unpacked.refused[0].reason
    assert _files(store.folder) == []


def test_an_archive_above_the_limit_in_all_is_cut_off_there(tmp_path: Path):
    members = [Member(f"{number}.ipynb", os.urandom(MIB)) for number in range(5)]
    unpacked, store = _unpack(tmp_path, members, Limits(10, 4096, 9 * MIB, 3 * MIB))
    assert len(unpacked.refused) == 2
    assert sum(path.stat().st_size for path in _files(store.folder)) <= 3 * MIB


def test_too_many_entries_are_counted_before_they_are_looked_at(tmp_path: Path):
    members = [Member(f"{number}.txt") for number in range(11)]
    for limits in (Limits(10, 1 << 20, MIB, MIB), Limits(99, 500, MIB, MIB)):
        archive = tmp_path / "hw.zip"
        archive.write_bytes(make_zip(members))
        with pytest.raises(ArchiveError, match=r"hw\.zip holds 11 files"):
            unpack(archive, Store(tmp_path, MIB), limits)


def test_where_room_ends_the_largest_go_and_the_honest_stay(tmp_path: Path):
    """Ten hostile students cannot crowd out a class, wherever they stand in the list."""
    bombs = [Member(f"mal{n}/{SOFTMAX}/x.ipynb", os.urandom(MIB)) for n in range(10)]
    honest = [Member(f"hon{n}/{SOFTMAX}/x.ipynb", NOTEBOOK) for n in range(10)]
    archive = tmp_path / "class.zip"
    archive.write_bytes(make_zip([*bombs[:5], *honest, *bombs[5:]]))
    (tmp_path / "room").mkdir()
    found = discover(archive, IDS, None, Store(tmp_path / "room", 2 * MIB + 100_000))
    problems = {handin.student_id: handin.problem for handin in found.handins}
    assert all(problems[f"hon{n}"] == "" for n in range(10))
    refused = [problems[f"mal{n}"] for n in range(10) if problems[f"mal{n}"]]
    assert len(refused) == 8
    assert all("more room than all the others" in problem for problem in refused)


def test_where_room_ends_while_students_archives_are_opened(tmp_path: Path):
    """The one that goes may be one that was unpacked long before."""
    large = Member(f"bob/{SOFTMAX}/x.ipynb", os.urandom(MIB))
    inner = make_zip([Member("x.ipynb", os.urandom(MIB - 9000))])
    packed = [Member(f"carl{n}/{SOFTMAX}/hw.zip", inner, method=0) for n in range(2)]
    archive = tmp_path / "class.zip"
    archive.write_bytes(make_zip([AMY, large, *packed]))
    (tmp_path / "room").mkdir()
    found = discover(archive, IDS, None, Store(tmp_path / "room", 3 * MIB + 100_000))
    problems = {handin.student_id: handin.problem for handin in found.handins}
    assert problems["amy"] == problems["carl0"] == problems["carl1"] == ""
    assert "more room" in problems["bob"]
    assert all(handin.path.exists() for handin in found.handins)


def test_the_folder_is_private_and_gone_at_the_end(tmp_path: Path, temporary: Path):
    archive = class_with(tmp_path)
    with unpacking() as store:
        assert temporary in store.folder.parents
        discover(archive, IDS, None, store)
        for path in (store.folder, *store.folder.rglob("*")):
            assert not stat.S_IMODE(path.lstat().st_mode) & 0o077
        assert _files(store.folder)
    assert list(temporary.iterdir()) == []


def test_an_open_umask_and_an_executable_entry_change_nothing(tmp_path: Path, temporary: Path):
    archive = class_with(tmp_path, Member(BOB, NOTEBOOK, mode=0o106777))
    before = os.umask(0)
    try:
        with unpacking() as store:
            discover(archive, IDS, None, store)
            modes = {stat.S_IMODE(path.stat().st_mode) for path in _files(store.folder)}
            assert modes == {0o600}
    finally:
        os.umask(before)


def _fails_at(call: int, error: BaseException):
    made = iter(range(1, 1 << 30))

    def write(descriptor: int, data: bytes) -> int:
        if next(made) >= call:
            raise error
        return os.pwrite(descriptor, data, os.lseek(descriptor, 0, os.SEEK_END))

    return write


class _Os:
    """`os` with another `write`."""

    def __init__(self, write) -> None:
        self.write = write


def test_a_full_disk_is_nobodys_fault_and_leaves_nothing(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
):
    archive = class_with(tmp_path, Member(BOB, NOTEBOOK))
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(errors, "os", _Os(_fails_at(2, full)))
    with pytest.raises(NoRoom, match="No space left on device.*TMPDIR"), unpacking() as store:
        discover(archive, IDS, None, store)
    assert list(temporary.iterdir()) == []


def test_a_full_disk_while_a_students_archive_is_opened_is_not_the_students_fault(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
):
    inner = make_zip([Member("x.ipynb", NOTEBOOK)])
    place = tmp_path / "class" / "bob" / SOFTMAX
    place.mkdir(parents=True)
    (place / "hw.zip").write_bytes(inner)
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(errors, "os", _Os(_fails_at(1, full)))
    with pytest.raises(NoRoom), unpacking() as store:
        discover(tmp_path / "class", IDS, None, store)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (KeyboardInterrupt(), "Aborted"),
    ],
    ids=["full disk", "Ctrl-C"],
)
def test_the_command_says_so_and_leaves_nothing(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, error, said: str
):
    archive = class_with(tmp_path, Member(BOB, NOTEBOOK))
    monkeypatch.setattr(errors, "os", _Os(_fails_at(2, error)))
    command = ["grade", str(archive), "--out", str(tmp_path / "out"), "--course", str(ROOT)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert said in done.output
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "out").exists()


def test_no_folder_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with pytest.raises(NoRoom, match="no folder for temporary files"), unpacking():
        pass


def test_an_archive_that_cannot_be_opened_is_told(tmp_path: Path):
    (tmp_path / "class.zip").symlink_to(tmp_path / "elsewhere.zip")
    with pytest.raises(NothingToGrade, match="no such file"):
        read(tmp_path / "class.zip")
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(NothingToGrade):
        read(tmp_path / "pipe.zip")
    (tmp_path / "folder").mkdir()
    for name in ("pipe.zip", "class.zip"):
        with pytest.raises(ArchiveError, match="no ordinary file"):
            unpack(tmp_path / name, Store(tmp_path / "folder", MIB), STUDENT)
