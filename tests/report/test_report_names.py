"""No two names share a folder, and no name leaves it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.report import ReportError
from autograder.report.folders import make_submission_folder, submission_folder
from autograder.report.names import caseless_folder_name, folder_name

any_name = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
tricky_name = st.text(st.sampled_from("aA.%/~ 0\\cond41\u00e9e\u0301\x00\ud800"), max_size=12)
names = any_name | tricky_name


@pytest.mark.parametrize(
    "name", ["anna", "S01", "Anna_Muster-2", "zoe@uni.ch", "a.b", "Zoë", "Anna Muster", "漢字"]
)
def test_plain_names_stay(name: str) -> None:
    assert folder_name(name) == name


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("", "%"),
        (".", "%2e"),
        ("..", "%2e%2e"),
        ("../etc", "%2e.%2fetc"),
        ("/etc/passwd", "%2fetc%2fpasswd"),
        ("a\\b", "a%5cb"),
        (".git", "%2egit"),
        ("-rf", "%2drf"),
        ("a.", "a%2e"),
        ("a ", "a%20"),
        ("50%", "50%25"),
        ("con", "%63on"),
        ("NUL.txt", "%4eUL.txt"),
        ("console", "console"),
        ("summary.html", "%73ummary.html"),
        ("timings.csv", "%74imings.csv"),
        ("a:b", "a%3ab"),
        ("\ud800", "%ed%a0%80"),
        ("e\u0301", "e%cc%81"),
        ("<x>", "%3cx%3e"),
    ],
)
def test_dangerous_names_are_escaped(name: str, folder: str) -> None:
    assert folder_name(name) == folder


@given(names)
def test_a_folder_name_is_one_safe_part(name: str) -> None:
    for folder in (folder_name(name), caseless_folder_name(name)):
        assert folder
        assert not re.search(r'[/\\\x00-\x1f:*?"<>|]', folder)
        assert folder[0] not in ".- "
        assert folder[-1] not in ". "
        assert len(folder.encode("utf-8")) <= 255
        assert Path("x", folder).parts == ("x", folder)


@given(names)
def test_the_name_can_be_told_from_the_folder(name: str) -> None:
    folder = folder_name(name)
    if "%~" not in folder:
        raw = unquote_to_bytes(folder) if name else b""
        assert raw == name.encode("utf-8", errors="surrogatepass")


@given(st.lists(names, min_size=2, max_size=8, unique=True))
def test_different_names_have_different_folders(several: list[str]) -> None:
    folders = [f(name) for name in several for f in (folder_name, caseless_folder_name) if name]
    plain = {folder_name(name) for name in several}
    assert len(plain) == len(several)
    # A plain and a caseless name never meet either, whatever the disk thinks of case.
    caseless = {caseless_folder_name(name).casefold() for name in several if name}
    assert len(caseless) == len([name for name in several if name])
    assert not caseless & {folder.casefold() for folder in plain if folder != "%"}
    assert len(set(folders)) == len(folders)


@given(st.text(st.sampled_from("aA%é/"), min_size=140, max_size=400))
def test_long_names_stay_short_and_apart(name: str) -> None:
    assert len(folder_name(name).encode("utf-8")) <= 150
    assert folder_name(name) != folder_name(name + "a")
    assert folder_name(name) != folder_name("a" + name)


def test_nothing_is_written_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for student in ("../../escape", "/abs", "..", ".", "", "a/b"):
        folder = make_submission_folder(out, student, "../x")
        assert folder.is_dir()
        assert folder.parent.parent == out
        assert submission_folder(out, student, "../x") == folder
    assert list(tmp_path.iterdir()) == [out]


def test_folders_are_private(tmp_path: Path) -> None:
    folder = make_submission_folder(tmp_path / "out", "anna", "05_softmax")
    for made in (folder, folder.parent, folder.parent.parent):
        assert made.stat().st_mode & 0o777 == 0o700


def test_a_disk_that_ignores_case_keeps_two_ids_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def there(path: Path, *_: object, **__: object) -> bool:
        folders = (folder.casefold() for folder, _, _ in os.walk(tmp_path))
        return path in tmp_path.parents or str(path).casefold() in folders

    monkeypatch.setattr(Path, "exists", there)
    monkeypatch.setattr(Path, "is_dir", there)
    first = make_submission_folder(tmp_path, "Anna", "a")
    second = make_submission_folder(tmp_path, "anna", "a")
    third = make_submission_folder(tmp_path, "ANNA", "a")
    assert len({str(folder).casefold() for folder in (first, second, third)}) == 3
    assert first.parent.name == "Anna"
    assert submission_folder(tmp_path, "anna", "a") == second
    assert make_submission_folder(tmp_path, "Anna", "a") == first


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "anna").write_text("")
    with pytest.raises(ReportError, match="folder is needed") as caught:
        make_submission_folder(tmp_path, "anna", "a")
    assert str(tmp_path / "anna") in str(caught.value)
