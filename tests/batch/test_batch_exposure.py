"""What other users of the machine can read, told from the modes of files and folders."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.batch.exposure import exposure_warning, readable_by_others


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder of which every ancestor is open: pytest's own are closed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        if not all(parent.stat().st_mode & 0o001 for parent in folder.parents):
            pytest.skip(f"a folder above {folder} is closed to others")
        folder.chmod(0o755)
        yield folder


def file(path: Path, mode: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("secret")
    path.chmod(mode)
    return path


def test_what_is_open_is_named(place: Path) -> None:
    opened = file(place / "a" / "open.ipynb", 0o644)
    file(place / "a" / "closed.ipynb", 0o600)
    file(place / "a" / "for the staff.ipynb", 0o640)
    (place / "a").chmod(0o755)
    assert readable_by_others(place / "a") == [place / "a", opened]
    assert readable_by_others(opened) == [opened]


def test_a_closed_folder_closes_what_is_in_it(place: Path) -> None:
    file(place / "a" / "b" / "open.ipynb", 0o644)
    (place / "a" / "b").chmod(0o755)
    (place / "a").chmod(0o700)
    assert readable_by_others(place / "a") == []
    assert readable_by_others(place / "a" / "b") == []
    assert readable_by_others(place / "a" / "b" / "open.ipynb") == []


def test_a_folder_that_cannot_be_listed_does_not_hide_its_files(place: Path) -> None:
    opened = file(place / "a" / "open.ipynb", 0o644)
    (place / "a").chmod(0o711)
    assert readable_by_others(place / "a") == [opened]


def test_a_folder_that_can_only_be_listed_shows_its_names(place: Path) -> None:
    file(place / "a" / "open.ipynb", 0o644)
    (place / "a").chmod(0o744)
    assert readable_by_others(place / "a") == [place / "a"]


def test_links_are_not_followed_but_the_path_itself_is(place: Path) -> None:
    opened = file(place / "elsewhere" / "open.ipynb", 0o644)
    (place / "elsewhere").chmod(0o711)
    (place / "a").mkdir(mode=0o711)
    (place / "a" / "link").symlink_to(opened)
    (place / "way").symlink_to(place / "elsewhere")
    assert readable_by_others(place / "a") == []
    assert readable_by_others(place / "way") == [opened]


def test_where_nothing_is_nobody_reads(place: Path) -> None:
    assert readable_by_others(place / "nowhere") == []
    assert readable_by_others(place / "nowhere" / "at" / "all") == []
    assert exposure_warning([place / "nowhere"]) == ""


def test_no_depth_of_folders_stops_the_look(place: Path) -> None:
    (place / "a").mkdir()
    here = os.open(place / "a", os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("d" * 10, 0o755, dir_fd=here)
        deeper = os.open("d" * 10, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)
    try:
        assert len(readable_by_others(place / "a")) > 100
    finally:
        subprocess.run(["rm", "-rf", str(place / "a")], check=True)


def test_the_warning_is_one_line_with_what_to_do(place: Path) -> None:
    file(place / "source" / "x.ipynb", 0o644)
    file(place / "my out" / "grades.csv", 0o644)
    (place / "closed").mkdir(mode=0o700)
    for name in ("source", "my out"):
        (place / name).chmod(0o755)
    warning = exposure_warning([place / "source", place / "my out", place / "closed"])
    assert f"{place}/source (2)" in warning
    assert "closed" not in warning
    assert "\n" not in warning
    command = warning.partition("To close them: ")[2]
    subprocess.run(shlex.split(command), check=True)
    assert exposure_warning([place / "source", place / "my out", place / "closed"]) == ""
