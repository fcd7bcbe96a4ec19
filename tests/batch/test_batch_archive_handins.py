"""Who handed in what: layouts of whole classes, and students' own archives."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from archived import AMY, ENTROPY, IDS, NOTEBOOK, SOFTMAX, class_with, notebook, read

from autograder.batch.discover import UNKNOWN, NothingToGrade, discover
from autograder.batch.layout import moodle, wrapping
from fuzz.crafted import LINK, Member, TarMember, gzipped, make_tar, make_zip

OTHER = notebook(text="# another")
EXACT = f"{SOFTMAX}.ipynb"


def _zip(*names: str, data: bytes = NOTEBOOK) -> bytes:
    return make_zip([Member(name, data) for name in names])


def _class(place: Path, files: dict[str, bytes]) -> Path:
    path = place / "class.zip"
    path.write_bytes(make_zip([Member(name, data) for name, data in files.items()]))
    return path


def _folder(place: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = place / "class" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return place / "class"


BOTH = pytest.mark.parametrize("laid_out", [_class, _folder], ids=["packed", "folder"])


def test_a_packed_class_folder_around_or_not(tmp_path: Path):
    for around in ("", "class/", "teaching/2026/class/", "./"):
        found = read(
            _class(
                tmp_path,
                {
                    f"{around}amy/{SOFTMAX}/{EXACT}": NOTEBOOK,
                    f"{around}bob/{ENTROPY}/x.ipynb": OTHER,
                },
            )
        )
        assert found.problems == {("amy", SOFTMAX): "", ("bob", ENTROPY): ""}


def test_one_students_folder_is_not_taken_for_the_class(tmp_path: Path):
    assert read(_class(tmp_path, {f"amy/{SOFTMAX}/{EXACT}": NOTEBOOK})).of("amy") == ""


def test_what_is_refused_in_a_wrapped_class_finds_its_student(tmp_path: Path):
    found = read(
        _class(
            tmp_path,
            {
                f"class/amy/{SOFTMAX}/{EXACT}": NOTEBOOK,
                f"class/bob/{SOFTMAX}/../../../x.ipynb": NOTEBOOK,
                "../x.ipynb": NOTEBOOK,
            },
        )
    )
    assert found.of("amy") == ""
    assert "climbs out" in found.of("bob")
    assert len(found.problems) == 2


def test_flat_notebooks(tmp_path: Path):
    names = {f"amy_{SOFTMAX}.ipynb": NOTEBOOK, "bob.ipynb": notebook("entropy"), "eve.ipynb": b"{}"}
    found = read(_class(tmp_path, {f"all/{name}": data for name, data in names.items()}))
    assert found.problems["amy", SOFTMAX] == found.problems["bob", ENTROPY] == ""
    assert "For which assignment" in found.problems["eve", UNKNOWN]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee_4711_assignsubmission_file_", ("Ann Lee_4711", "file", "")),
        ("Ann Lee_4711_assignsubmission_file", ("Ann Lee_4711", "file", "")),
        ("Participant_12_assignsubmission_file_my_work.ipynb", ("Participant_12", "file", "my_work.ipynb")),
        ("Ann Lee_4711_assignsubmission_onlinetext_", ("Ann Lee_4711", "onlinetext", "")),
        ("ann", None),
    ],
)  # fmt: skip
def test_moodles_names(name: str, expected: tuple[str, str, str] | None):
    assert moodle(name) == expected


@BOTH
def test_what_moodle_packs_in_folders(tmp_path: Path, laid_out):
    found = read(
        laid_out(
            tmp_path,
            {
                "Ann Lee_11_assignsubmission_file_/my solution.ipynb": NOTEBOOK,
                "Zoë_12_assignsubmission_file_/hw.zip": _zip(f"hw/{EXACT}", data=OTHER),
                "Bob_13_assignsubmission_file/essay.pdf": b"x",
                "Eve_14_assignsubmission_onlinetext_/onlinetext.html": b"x",
                "Max_15_assignsubmission_file_/a.ipynb": NOTEBOOK,
                "Max_15_assignsubmission_file_/b.ipynb": OTHER,
                "Kim_16_assignsubmission_file_/a.ipynb": NOTEBOOK,
                f"Kim_16_assignsubmission_file_/{EXACT}": OTHER,
                "Kim_16_assignsubmission_file_/scratch.ipynb": b"{}",
            },
        )
    )
    assert found.of("Ann Lee_11") == found.of("Zoë_12") == found.of("Kim_16") == ""
    assert found.contents["Zoë_12", SOFTMAX] == found.contents["Kim_16", SOFTMAX] == OTHER
    assert "No notebook" in found.problems["Bob_13", UNKNOWN]
    assert "Which notebook counts" in found.of("Max_15")
    assert "no files that were handed in" in found.ignored
    assert "scratch.ipynb" in found.ignored
    assert len(found.problems) == 5


@BOTH
def test_what_moodle_packs_flat(tmp_path: Path, laid_out):
    found = read(
        laid_out(
            tmp_path,
            {
                "Ann Lee_11_assignsubmission_file_my work.ipynb": NOTEBOOK,
                "Zoë_12_assignsubmission_file_hw.zip": _zip("x.ipynb", data=OTHER),
            },
        )
    )
    assert found.problems == {("Ann Lee_11", SOFTMAX): "", ("Zoë_12", SOFTMAX): ""}


def test_what_is_refused_in_moodles_folder_finds_its_student(tmp_path: Path):
    """Also where the assignment is only known from the good notebook beside it."""
    found = read(
        _class(
            tmp_path,
            {
                "Ann_1_assignsubmission_file_/x.ipynb": NOTEBOOK,
                "Bob_2_assignsubmission_file_/x.ipynb": NOTEBOOK,
                "Bob_2_assignsubmission_file_/../y.ipynb": NOTEBOOK,
                "Eve_3_assignsubmission_file_/../y.ipynb": NOTEBOOK,
            },
        )
    )
    assert found.of("Ann_1") == ""
    assert "climbs out" in found.of("Bob_2")
    assert "climbs out" in found.problems["Eve_3", UNKNOWN]
    only = read(tmp_path / "class.zip", SOFTMAX)
    assert "climbs out" in only.of("Eve_3")


OWN = {
    "alone": ({"hw.zip": _zip("x.ipynb", data=OTHER)}, ""),
    "in folders": ({"hw.zip": _zip("hw/final/x.ipynb", data=OTHER)}, ""),
    "as tar": ({"hw.tgz": gzipped(make_tar([TarMember("./x.ipynb", OTHER)]))}, ""),
    "the named one of two": (
        {"hw.zip": make_zip([Member("a.ipynb", NOTEBOOK), Member(EXACT, OTHER)])}, ""
    ),
    "beside the named notebook": ({EXACT: OTHER, "hw.zip": _zip("x.ipynb")}, ""),
    "broken beside the named notebook": ({EXACT: OTHER, "hw.zip": b"broken"}, ""),
    "broken beside one notebook": ({"x.ipynb": OTHER, "hw.zip": b"broken"}, ""),
    "without a notebook beside one": ({"x.ipynb": OTHER, "data.zip": _zip("a.csv")}, ""),
    "the named one, beside another notebook": (
        {"x.ipynb": NOTEBOOK, "hw.zip": _zip(EXACT, data=OTHER)}, ""
    ),
    "with an archive in it": (
        {"hw.zip": make_zip([Member("x.ipynb", OTHER), Member("data.zip", _zip("y.ipynb"))])}, ""
    ),
    "two notebooks": ({"hw.zip": _zip("a.ipynb", "b.ipynb")}, "Which notebook counts"),
    "the named one twice": ({"hw.zip": _zip(f"a/{EXACT}", f"b/{EXACT}")}, "Which notebook counts"),
    "one in it and one beside it": (
        {"a.ipynb": NOTEBOOK, "hw.zip": _zip("b.ipynb")}, "Which notebook counts"
    ),
    "no notebook": ({"hw.zip": _zip("a.csv")}, "holds no notebook"),
    "empty": ({"hw.zip": make_zip([])}, "holds no notebook"),
    "of no bytes": ({"hw.zip": b""}, "is empty"),
    "broken": ({"hw.zip": _zip("x.ipynb")[:-9]}, "cut short"),
    "an archive in it": ({"hw.zip": make_zip([Member("y.zip", _zip("x.ipynb"))])}, "is not opened"),
    "an archive of another kind in it": ({"hw.zip": _zip("y.rar")}, "is not opened"),
    "of another kind": ({"hw.rar": b"Rar!"}, "kind that is not read here"),
    "a bad name in it": ({"hw.zip": _zip(EXACT, "../y.ipynb")}, "climbs out"),
    "a bomb in it": ({"hw.zip": _zip(EXACT, data=bytes(40 << 20))}, "unpacks to more than"),
    "zip by name only": ({"hw.zip": gzipped(b"x")}, "is no zip archive"),
}  # fmt: skip


@pytest.mark.parametrize("kind", OWN)
@BOTH
def test_a_students_own_archive(tmp_path: Path, kind: str, laid_out):
    files, problem = OWN[kind]
    place = {f"amy/{SOFTMAX}/{EXACT}": NOTEBOOK} | {
        f"bob/{SOFTMAX}/{name}": data for name, data in files.items()
    }
    found = read(laid_out(tmp_path, place))
    assert found.of("amy") == ""
    assert problem in found.of("bob")
    assert bool(problem) == bool(found.of("bob"))
    if not problem:
        assert found.contents["bob", SOFTMAX] == OTHER


def test_ten_thousand_strange_entries_are_one_line(tmp_path: Path):
    links = [Member(f"l{number}", mode=LINK) for number in range(2000)]
    files = {f"bob/{SOFTMAX}/hw.zip": make_zip([Member(EXACT, OTHER), *links])}
    found = read(_folder(tmp_path, files))
    assert found.of("bob") == ""
    assert "and 1997 more" in found.ignored
    assert len(found.ignored) < 1000


def test_of_several_reasons_the_first_is_told(tmp_path: Path):
    names = ["a.ipynb", "../b.ipynb", "../c.ipynb"]
    found = read(class_with(tmp_path, *(Member(f"bob/{SOFTMAX}/{name}") for name in names)))
    assert "b.ipynb" in found.of("bob")


def test_archives_named_by_students(tmp_path: Path):
    files = {f"amy_{SOFTMAX}.zip": _zip("x.ipynb"), "bob.zip": _zip("y.ipynb"), "eve.zip": b"x"}
    found = read(_folder(tmp_path, files))
    assert found.of("amy") == found.of("bob") == ""
    assert "no zip archive" in found.problems["eve", UNKNOWN]


def test_the_archive_that_students_folders_came_from_is_no_student(tmp_path: Path):
    files = {f"amy/{SOFTMAX}/{EXACT}": NOTEBOOK, "all.zip": _zip(f"amy/{SOFTMAX}/{EXACT}")}
    found = read(_folder(tmp_path, files))
    assert list(found.problems) == [("amy", SOFTMAX)]
    assert "all.zip" in found.ignored


def test_links_and_pipes_named_as_archives(tmp_path: Path):
    place = _folder(tmp_path, {f"amy/{SOFTMAX}/{EXACT}": NOTEBOOK, f"bob/{SOFTMAX}/n.txt": b""})
    (place / "carl" / SOFTMAX).mkdir(parents=True)
    (tmp_path / "secret.zip").write_bytes(_zip("x.ipynb"))
    (place / "bob" / SOFTMAX / "hw.zip").symlink_to(tmp_path / "secret.zip")
    os.mkfifo(place / "carl" / SOFTMAX / "hw.zip")
    found = read(place)
    assert "no ordinary file" in found.of("bob")
    assert "no ordinary file" in found.of("carl")
    assert found.of("amy") == ""


def test_a_link_to_the_class_is_the_instructors_own(tmp_path: Path):
    made = class_with(tmp_path)
    link = tmp_path / "latest.zip"
    link.symlink_to(made)
    assert read(link).of("amy") == ""


def test_without_a_place_to_unpack_to_an_archive_is_not_opened(tmp_path: Path):
    place = _folder(tmp_path, {f"bob/{SOFTMAX}/hw.zip": _zip("x.ipynb")})
    assert "none is opened here" in discover(place, IDS).handins[0].problem
    with pytest.raises(NothingToGrade, match="none is opened here"):
        discover(class_with(tmp_path), IDS)


def test_an_empty_class_says_what_was_expected_and_what_was_there(tmp_path: Path):
    path = tmp_path / "class.zip"
    path.write_bytes(make_zip([Member("notes.txt", b"x")]))
    with pytest.raises(NothingToGrade, match=r"(?s)no submissions.*notes\.txt"):
        read(path)


@pytest.mark.parametrize(
    ("paths", "depth"),
    [
        (["amy/05_softmax/x", "bob/05_softmax/x"], 0), (["c/amy/05_softmax/x"], 1),
        (["amy/05_softmax/x"], 0), (["c/d/a.ipynb", "c/d/b.ipynb"], 2), (["a.ipynb"], 0), ([], 0),
        (["c/A_1_assignsubmission_file_/x"], 1), (["A_1_assignsubmission_file_/x"], 0),
    ],
)  # fmt: skip
def test_folders_around_the_class(paths: list[str], depth: int):
    assert wrapping([tuple(path.split("/")) for path in paths], IDS) == depth


def test_what_pythons_own_zipfile_writes_is_read(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.mkdir(f"amy/{SOFTMAX}")
        made.writestr(str(AMY.name), NOTEBOOK)
        made.mkdir(f"bob/{SOFTMAX}")
    found = read(tmp_path / "class.zip")
    assert found.of("amy") == ""
    assert "holds no notebook" in found.of("bob")
