"""What a zip may say and what it may not: each lie costs its student the mark, and nobody else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from archived import AMY, NOTEBOOK, SOFTMAX, class_with, notebook, read

from autograder.batch.discover import NothingToGrade
from fuzz.crafted import DEVICE, LINK, PIPE, Member, deflated, make_zip

PLACE = f"bob/{SOFTMAX}/x.ipynb"
OTHER = notebook(text="# another")


def _bob(**lies) -> Member:
    return Member(PLACE, OTHER, **lies)


def _wide(*numbers: int) -> bytes:
    data = b"".join(number.to_bytes(8, "little") for number in numbers)
    return b"\x01\x00" + len(data).to_bytes(2, "little") + data


def test_the_honest_are_read_as_they_are(tmp_path: Path):
    found = read(
        class_with(tmp_path, _bob(), Member(f"carl/{SOFTMAX}/y.ipynb", NOTEBOOK, method=0))
    )
    assert set(found.problems.values()) == {""}
    assert found.contents["amy", SOFTMAX] == NOTEBOOK
    assert found.contents["bob", SOFTMAX] == OTHER
    assert found.contents["carl", SOFTMAX] == NOTEBOOK


def test_sizes_that_stand_behind_the_content_are_honest(tmp_path: Path):
    """As a program writes that does not know them in advance: Moodle, or zip in a pipe."""
    streamed = _bob(flags=0x808, local={"crc": 0, "packed": 0, "size": 0})
    assert read(class_with(tmp_path, streamed)).of("bob") == ""
    buffer = io.BytesIO()

    class _Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            return buffer.write(data)

    with zipfile.ZipFile(_Pipe(), "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(PLACE, OTHER)
    (tmp_path / "piped.zip").write_bytes(buffer.getvalue())
    assert read(tmp_path / "piped.zip").contents["bob", SOFTMAX] == OTHER


def test_sizes_of_64_bits_are_honest_where_all_say_the_same(tmp_path: Path):
    ones, size, packed = 0xFFFFFFFF, len(OTHER), len(deflated(OTHER))
    lies = {"size": ones, "packed": ones, "extra": _wide(size, packed)}
    assert read(class_with(tmp_path, _bob(central=lies, local=lies), wide={})).of("bob") == ""


REFUSED = {
    "link": (_bob(mode=LINK), "is a link"),
    "device": (_bob(mode=DEVICE), "device"),
    "pipe": (_bob(mode=PIPE), "pipe"),
    "encrypted": (_bob(flags=0x801), "encrypted"),
    "encrypted strongly": (_bob(flags=0x841), "encrypted"),
    "encrypted by another program": (_bob(method=99, body=OTHER), "encrypted"),
    "an unknown method": (_bob(method=14, body=OTHER), "method 14"),
    "a patch": (_bob(flags=0x820), "not supported"),
    "a wrong checksum": (_bob(central={"crc": 7}, local={"crc": 7}), "checksum"),
    "another checksum here": (_bob(local={"crc": 7}), "otherwise than at its place"),
    "another name here": (_bob(local={"name": b"x.ipynb"}), "otherwise than at its place"),
    "another size here": (_bob(local={"size": 7}), "otherwise than at its place"),
    "another packed size here": (_bob(local={"packed": 7}), "otherwise than at its place"),
    "another method here": (_bob(local={"method": 0}), "otherwise than at its place"),
    "encrypted only here": (_bob(local={"flags": 0x801}), "otherwise than at its place"),
    "another encoding here": (_bob(local={"flags": 0}), "otherwise than at its place"),
    "no header here": (_bob(central={"offset": 3}), "otherwise than at its place"),
    "beyond the end": (_bob(central={"offset": 0x7FFFFFFF}), "otherwise than at its place"),
    "more content than it says": (
        _bob(central={"size": 9}, local={"size": 9}), "larger than it says"
    ),
    "less content than it says": (
        _bob(central={"size": 9999}, local={"size": 9999}), "smaller than it says"
    ),
    "a stored file of two sizes": (
        Member(PLACE, OTHER, method=0, central={"size": 9}, local={"size": 9}), "two different sizes"
    ),
    "cut short": (_bob(body=deflated(OTHER)[:-4]), "cut short"),
    "more behind the stream": (_bob(body=deflated(OTHER) + b"hidden"), "more behind its end"),
    "no deflate stream": (_bob(body=b"\xff" * 50), "corrupt"),
    "longer than the archive": (
        _bob(central={"packed": 99999}, local={"packed": 99999}), "cut short"
    ),
    "64 bits that are not there": (
        _bob(central={"size": 0xFFFFFFFF}), "otherwise than at its place"
    ),
    "64 bits that say something else": (
        _bob(
            central={"size": 0xFFFFFFFF, "extra": _wide(len(OTHER))},
            local={"size": 0xFFFFFFFF, "extra": _wide(len(OTHER) + 1)},
        ),
        "otherwise than at its place",
    ),
    "64 bits twice": (
        _bob(central={"size": 0xFFFFFFFF, "extra": _wide(len(OTHER)) * 2}),
        "otherwise than at its place",
    ),
    "64 bits of four gigabytes": (
        _bob(
            central={"size": 0xFFFFFFFF, "extra": _wide(1 << 33)},
            local={"size": 0xFFFFFFFF, "extra": _wide(1 << 33)},
        ),
        "smaller than it says",
    ),
    "a folder that is a file": (_bob(mode=0o040755), "a file and a folder at once"),
    "a file that is a folder": (
        Member(PLACE + "/", OTHER), "a file and a folder at once"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_one_bad_entry_costs_its_student_the_mark(tmp_path: Path, kind: str):
    member, why = REFUSED[kind]
    found = read(class_with(tmp_path, member, Member(f"zoe/{SOFTMAX}/z.ipynb", NOTEBOOK)))
    assert why in found.of("bob")
    assert "x.ipynb" in found.of("bob")
    assert "hand in the notebook itself" in found.of("bob")
    assert found.of("amy") == found.of("zoe") == ""
    assert len(found.contents) == 2


HARMLESS = {
    "a link": Member(f"bob/{SOFTMAX}/data", b"../../../secret", mode=LINK),
    "a pipe": Member(f"bob/{SOFTMAX}/pipe", mode=PIPE),
    "an encrypted picture": Member(f"bob/{SOFTMAX}/a.png", b"x", flags=0x801),
    "an odd method": Member(f"bob/{SOFTMAX}/a.png", b"x", method=93, body=b"x"),
    "a name in Arabic with a mark": Member(f"bob/{SOFTMAX}/\u200fa.pdf", b"x"),
    "a long name": Member(f"bob/{SOFTMAX}/{'a' * 300}.txt", b"x"),
    "a large picture": Member(f"bob/{SOFTMAX}/a.bmp", bytes(30 << 20)),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_is_not_needed_is_not_unpacked_and_costs_nothing(tmp_path: Path, kind: str):
    found = read(class_with(tmp_path, _bob(), HARMLESS[kind]))
    assert found.of("bob") == ""
    assert found.contents["bob", SOFTMAX] == OTHER
    assert found.ignored


def test_what_only_a_forger_packs_costs_the_mark_beside_a_good_notebook(tmp_path: Path):
    forged = Member(f"bob/{SOFTMAX}/../../../escape.py", b"x")
    assert "climbs out" in read(class_with(tmp_path, _bob(), forged)).of("bob")


def test_an_entry_that_is_listed_at_anothers_place_harms_only_itself(tmp_path: Path):
    stolen = Member(PLACE, OTHER, central={"offset": _offset_of(AMY.name, [AMY])})
    found = read(class_with(tmp_path, stolen))
    assert "otherwise than at its place" in found.of("bob")
    assert found.contents["amy", SOFTMAX] == NOTEBOOK


def test_an_entry_that_reaches_into_the_next_harms_only_itself(tmp_path: Path):
    zoe = Member(f"zoe/{SOFTMAX}/z.ipynb", NOTEBOOK)
    length = len(deflated(OTHER)) + 50
    found = read(
        class_with(tmp_path, _bob(central={"packed": length}, local={"packed": length}), zoe)
    )
    assert "reaches into another" in found.of("bob")
    assert found.of("amy") == found.of("zoe") == ""


def test_a_file_made_of_other_entries_is_refused(tmp_path: Path):
    """The bomb of nested entries: each one's content begins with the next one's header."""
    inner = Member(f"zoe/{SOFTMAX}/inner.ipynb", OTHER, method=0)
    whole = make_zip([inner])
    outer = Member(PLACE, whole[: whole.index(b"PK\x01\x02")], method=0)
    at = _offset_of(PLACE, [AMY, outer]) + 30 + len(PLACE)
    listed = Member(
        inner.name, OTHER, method=0, body=b"", central={"offset": at, "packed": len(OTHER)}
    )
    found = read(class_with(tmp_path, outer, listed))
    assert "reaches into another" in found.of("bob")
    assert found.contents["zoe", SOFTMAX] == OTHER
    assert found.of("amy") == ""


def test_one_entry_listed_twice_is_refused(tmp_path: Path):
    again = Member(PLACE, OTHER, central={"offset": _offset_of(PLACE, [AMY, _bob()])})
    assert "twice" in read(class_with(tmp_path, _bob(), again)).of("bob")


def _offset_of(name: str | bytes, members: list[Member]) -> int:
    with zipfile.ZipFile(io.BytesIO(make_zip(members))) as opened:
        return opened.getinfo(str(name)).header_offset


BROKEN = {
    "nothing": b"",
    "text": b"hello, this is no archive",
    "only a signature": b"PK\x05\x06",
    "cut short": make_zip([AMY])[:-30],
    "its head is missing": make_zip([AMY])[10:],
    "bytes in front": make_zip([AMY], before=b"#!/bin/sh\n")[5:],
    "bytes behind": make_zip([AMY]) + b"more",
    "fewer entries than listed": make_zip([AMY, AMY], end={"count": 1}),
    "more entries than listed": make_zip([AMY], end={"count": 2}),
    "a list elsewhere": make_zip([AMY], end={"start": 5}),
    "a list that is longer": make_zip([AMY], end={"length": 5000}),
    "64 bits that say something else": make_zip([AMY], wide={"count": 2}),
    "64 bits that say another place": make_zip([AMY], wide={"start": 4}, end={"start": 0xFFFFFFFF}),
    "too many entries": make_zip([AMY], wide={"count": 1 << 40}, end={"count": 0xFFFF}),
    "a list of a terabyte": make_zip([AMY], wide={"length": 1 << 40}, end={"length": 0xFFFFFFFF}),
    "a broken list": make_zip([AMY]).replace(b"PK\x01\x02", b"PK\x01\x00"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_class_that_cannot_be_read_gives_one_clear_error(tmp_path: Path, kind: str):
    (tmp_path / "class.zip").write_bytes(BROKEN[kind])
    with pytest.raises(NothingToGrade) as caught:
        read(tmp_path / "class.zip")
    assert "class.zip" in str(caught.value)
    assert any(word in str(caught.value) for word in ("again", "Pack only", "Hand in"))


def test_other_kinds_of_archives_are_named_as_such(tmp_path: Path):
    for name in ("class.rar", "class.7z", "class.tar.xz"):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(NothingToGrade, match="of a kind that is not read"):
            read(tmp_path / name)
