"""What a container sees: the paths asked for, under their own names, and no more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder.container.mounts import Mount, MountError, covered, mounts


def test_what_is_read_is_read_only_and_what_is_written_is_made(tmp_path):
    (tmp_path / "in").mkdir()
    chosen = mounts([tmp_path / "in"], [tmp_path / "new" / "out"])
    assert sorted(chosen) == [
        Mount(tmp_path / "in", False),
        Mount(tmp_path / "new" / "out", True),
    ]
    assert (tmp_path / "new" / "out").stat().st_uid == os.getuid()


def test_a_writable_folder_within_a_read_only_one_comes_after_it(tmp_path):
    chosen = mounts([tmp_path], [tmp_path / "out"])
    assert chosen == [Mount(tmp_path, False), Mount(tmp_path / "out", True)]


def test_what_a_mount_already_shows_is_not_mounted_again(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert mounts([tmp_path, tmp_path / "a" / "b"], []) == [Mount(tmp_path, False)]


def test_submissions_within_a_writable_folder_stay_read_only(tmp_path):
    (tmp_path / "in").mkdir()
    chosen = mounts([tmp_path / "in"], [tmp_path])
    assert chosen == [Mount(tmp_path, True), Mount(tmp_path / "in", False)]


def test_a_folder_that_is_read_and_written_is_writable(tmp_path):
    assert mounts([tmp_path], [tmp_path]) == [Mount(tmp_path, True)]


def test_relative_paths_are_those_of_this_folder(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert mounts([Path("../in")], [Path("out")]) == [
        Mount(tmp_path / "in", False),
        Mount(tmp_path / "work" / "out", True),
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/no/such/folder", "no such file or folder"),
        ("/usr/bin", "system folders of its own"),
        ("/", "system folders of its own"),
        ("/proc/self", "system folders of its own"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_name(path, message):
    with pytest.raises(MountError, match=message) as caught:
        mounts([Path(path)], [])
    assert path in str(caught.value)


@pytest.mark.parametrize("name", ["a,readonly=false", 'a"b', "a\nb"])
def test_a_path_that_an_engine_would_read_as_options_is_refused(tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(MountError, match="commas, quotes or line breaks"):
        mounts([tmp_path / name], [])


def test_covered_is_by_folder_not_by_the_start_of_a_name(tmp_path):
    (tmp_path / "in").mkdir()
    chosen = mounts([tmp_path / "in"], [])
    assert covered(tmp_path / "in" / "deep", chosen)
    assert not covered(tmp_path / "inside", chosen)
