"""Names in archives: where they would lead, what they hide, which two are one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from archived import NOTEBOOK, SOFTMAX, class_with, notebook, read
from hypothesis import given
from hypothesis import strategies as st

from autograder.batch.archive.errors import BadEntry
from autograder.batch.archive.names import checked, pieces, shown
from fuzz.crafted import Member

BAD = {
    "/etc/x.ipynb": "absolute",
    "//server/x.ipynb": "absolute",
    "C:/x.ipynb": "absolute",
    "c:x.ipynb": "absolute",
    "..\\..\\x.ipynb": "backslash",
    "bob\\x.ipynb": "backslash",
    "../x.ipynb": "climbs out",
    "bob/../x.ipynb": "climbs out",
    "bob/..": "climbs out",
    "./../x.ipynb": "climbs out",
    "bob//x.ipynb": "without a name",
    "bob/./x.ipynb": "without a name",
    "bob/... /x.ipynb": "without a name",
    "bob/ /x.ipynb": "without a name",
    "": "without a name",
    "bob/x\x00.ipynb": "zero character",
    "bob/x\n.ipynb": "control or invisible",
    "bob/x\x1b[2J.ipynb": "control or invisible",
    "bob/\u202ebnypi.x": "control or invisible",
    "bob/\u2066x\u2069.ipynb": "control or invisible",
    "bob/x\u200b.ipynb": "control or invisible",
    "bob/x\u2028.ipynb": "control or invisible",
    "bob/\udcff.ipynb": "control or invisible",
    "bob/con": "reserved",
    "bob/NUL.ipynb": "reserved",
    "aux /x.ipynb": "reserved",
    "bob/com1.txt": "reserved",
    "ä" * 128 + ".ipynb": "more than 255 bytes",
    "/".join(["d" * 200] * 6): "more than 1024 bytes",
    "d/" * 25 + "x.ipynb": "20 folders deep",
}


@pytest.mark.parametrize("name", BAD, ids=ascii)
def test_a_bad_name_is_refused_with_a_reason(name: str):
    with pytest.raises(BadEntry, match=BAD[name]):
        checked(name)


@pytest.mark.parametrize(
    "name",
    ["x.ipynb", "./a/x.ipynb", "Zoë Müller_1/Übung 3 (final).ipynb", "宿題/答え.ipynb", "a/b/c/",
     "نمی‌دانم.ipynb", "console.ipynb", "a..b/x...ipynb", "👩‍🔬.ipynb", "-rf.ipynb", "$(id).ipynb"],
)  # fmt: skip
def test_names_of_honest_people_are_names(name: str):
    assert "/".join(checked(name)) == name.removeprefix("./").removesuffix("/")


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_whatever_the_name_a_checked_one_stays_below_its_folder(name: str):
    try:
        parts = checked(name)
    except BadEntry:
        return
    assert parts
    for part in parts:
        assert part == unicodedata.normalize("NFC", part)
        assert part not in (".", "..")
        assert not set(part) & set("/\\\x00")
        part.encode()
    assert Path("/room").joinpath(*parts).is_relative_to("/room")


@given(st.text(alphabet=st.characters(codec=None), max_size=300))
def test_a_name_in_a_message_does_nothing_to_a_terminal(name: str):
    assert shown(name).isprintable()
    assert len(shown(name)) < 1200


def test_the_folder_that_was_packed_has_no_name():
    assert pieces("./") == pieces(".") == ()


def _bob(*names: str | bytes, **options) -> list[Member]:
    prefix = f"bob/{SOFTMAX}/"
    return [
        Member(
            prefix.encode() + name if isinstance(name, bytes) else prefix + name,
            notebook(text=f"# {number}"), **options,
        )
        for number, name in enumerate(names)
    ]  # fmt: skip


CLASHES = {
    "twice": ("x.ipynb", "x.ipynb"),
    "only in case": ("x.ipynb", "X.ipynb"),
    "two forms of one letter": ("zo\u00eb.ipynb", "zoe\u0308.ipynb"),
    "compatible letters": ("\ufb01x.ipynb", "fix.ipynb"),
    "a file and a folder": ("x.ipynb", "x.ipynb/y.ipynb"),
    "a folder and a file": ("x.ipynb/y.ipynb", "x.ipynb"),
    "a file and a folder of another case": ("X.ipynb", "x.ipynb/y.ipynb"),
}


@pytest.mark.parametrize("kind", CLASHES)
def test_two_names_for_one_file_are_refused(tmp_path: Path, kind: str):
    found = read(class_with(tmp_path, *_bob(*CLASHES[kind])))
    assert any(word in found.of("bob") for word in ("twice", "only in case", "as a folder"))
    assert found.of("amy") == ""


def test_students_whose_names_differ_in_case_are_two_students(tmp_path: Path):
    members = [Member(f"{who}/{SOFTMAX}/x.ipynb", notebook(text=who)) for who in ("Ann", "ann")]
    found = read(class_with(tmp_path, *members))
    assert found.of("Ann") == found.of("ann") == ""
    assert found.contents["Ann", SOFTMAX] != found.contents["ann", SOFTMAX]


def test_a_student_packed_in_two_forms_of_a_letter_is_one(tmp_path: Path):
    place = f"{SOFTMAX}/x.ipynb"
    members = [Member(f"zoe\u0308/{place}", NOTEBOOK), Member(f"zo\u00eb/{SOFTMAX}/notes.txt", b"")]
    assert read(class_with(tmp_path, *members)).of("zo\u00eb") == ""


@pytest.mark.parametrize(
    ("name", "flags", "problem"),
    [
        ("grün.ipynb".encode(), 0x800, ""),
        ("grün.ipynb".encode(), 0, ""),  # as macOS writes it
        ("grün.ipynb".encode("cp437"), 0, ""),
        ("grün.ipynb".encode("latin-1"), 0x800, "broken text"),
        (b"\xed\xa0\x80.ipynb", 0x800, "broken text"),
        (b"\xff\xfe\xfd.ipynb", 0x800, "broken text"),
        (b"\xc0\xae\xc0\xae.ipynb", 0x800, "broken text"),
    ],
)  # fmt: skip
def test_odd_encodings(tmp_path: Path, name: bytes, flags: int, problem: str):
    """One name that is not the UTF-8 that it claims to be does not end the reading of all."""
    found = read(class_with(tmp_path, *_bob(name, flags=flags)))
    assert problem in found.of("bob")
    assert bool(found.of("bob")) == bool(problem)
    assert found.of("amy") == ""


def test_a_name_that_belongs_to_nobody_is_told_and_harms_nobody(tmp_path: Path):
    names = ("../x.ipynb", "/x.ipynb", "C:/x.ipynb", f"../amy/{SOFTMAX}/{SOFTMAX}.ipynb")
    found = read(class_with(tmp_path, *(Member(name, b"x") for name in names)))
    assert list(found.problems) == [("amy", SOFTMAX)]
    assert found.of("amy") == ""
    assert found.ignored.count("belongs to no student") == len(names)


def test_a_student_cannot_pass_for_another(tmp_path: Path):
    """The platform's folder stands in front of whatever name a student thinks up."""
    name = f"bob/{SOFTMAX}/../../amy/{SOFTMAX}/{SOFTMAX}.ipynb"
    found = read(class_with(tmp_path, Member(name, b"x")))
    assert "climbs out" in found.of("bob")
    assert found.of("amy") == ""


def test_litter_is_passed_over_and_said(tmp_path: Path):
    litter = ["__MACOSX/amy/._x.ipynb", f"amy/{SOFTMAX}/.DS_Store", f"amy/{SOFTMAX}/._x.ipynb",
              f"amy/{SOFTMAX}/Thumbs.db", f"amy/{SOFTMAX}/.ipynb_checkpoints/x.ipynb"]  # fmt: skip
    found = read(class_with(tmp_path, *(Member(name, b"litter") for name in litter)))
    assert list(found.problems) == [("amy", SOFTMAX)]
    assert found.of("amy") == ""
    assert "__MACOSX" in found.ignored
    assert "and 2 more" in found.ignored
