"""The same for tar, plain and gzipped."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest
from archived import IDS, NOTEBOOK, SOFTMAX, notebook, read

from autograder.batch.archive import Store
from autograder.batch.discover import NothingToGrade, discover
from fuzz.crafted import TarMember, gzipped, make_tar, pax

AMY = TarMember(f"./amy/{SOFTMAX}/{SOFTMAX}.ipynb", NOTEBOOK)
PLACE = f"./bob/{SOFTMAX}/x.ipynb"
OTHER = notebook(text="# another")


def _class(place: Path, *members: TarMember, **options) -> Path:
    path = place / "class.tar.gz"
    path.write_bytes(gzipped(make_tar([AMY, *members], **options)))
    return path


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize("ending", ["tar", "tar.gz", "tgz"])
def test_what_programs_write_is_read(tmp_path: Path, ending: str, form: int):
    long = "ü" * 60 if form != tarfile.USTAR_FORMAT else "u" * 60
    place = tmp_path / f"class.{ending}"
    with tarfile.open(place, "w:gz" if ending != "tar" else "w", format=form) as made:
        for name in (f"{long}/{SOFTMAX}/{'x' * 60}.ipynb", f"./bob/{SOFTMAX}/x.ipynb"):
            member = tarfile.TarInfo(name)
            member.size = len(OTHER)
            made.addfile(member, io.BytesIO(OTHER))
    found = read(place)
    assert found.of(long) == found.of("bob") == ""
    assert set(found.contents.values()) == {OTHER}


REFUSED = {
    "symbolic link": ([TarMember(PLACE, kind=b"2", link=b"/etc/passwd")], "is a link"),
    "hard link": ([TarMember(PLACE, kind=b"1", link=AMY.name.encode())], "is a link"),
    "character device": ([TarMember(PLACE, kind=b"3")], "device or a pipe"),
    "block device": ([TarMember(PLACE, kind=b"4")], "device or a pipe"),
    "pipe": ([TarMember(PLACE, kind=b"6")], "device or a pipe"),
    "volume label": ([TarMember(PLACE, kind=b"V")], "kind that is not supported"),
    "climbing": ([TarMember(f"bob/{SOFTMAX}/../../../x.ipynb", OTHER)], "climbs out"),
    "climbing by a long name": (
        [TarMember("long", f"bob/{SOFTMAX}/../../x.ipynb\0".encode(), b"L"), TarMember("x", OTHER)],
        "climbs out",
    ),
    "climbing by a pax name": (
        [pax({"path": f"bob/{SOFTMAX}/../../x.ipynb"}), TarMember(PLACE, OTHER)], "climbs out"
    ),
    "a zero in a pax name": (
        [pax({"path": f"bob/{SOFTMAX}/x\0.ipynb"}), TarMember(PLACE, OTHER)], "zero character"
    ),
    "holes": (
        [pax({"GNU.sparse.map": "0,1", "GNU.sparse.size": "999999"}), TarMember(PLACE, OTHER)],
        "with holes",
    ),
    "raw bytes": ([TarMember(f"bob/{SOFTMAX}/".encode() + b"\xff.ipynb", OTHER)], "broken text"),
    "twice": ([TarMember(PLACE, OTHER), TarMember(PLACE, OTHER)], "twice"),
    "a link through which the next is written": (
        [TarMember(f"bob/{SOFTMAX}/x.ipynb", kind=b"2", link=b"/tmp"),
         TarMember(f"bob/{SOFTMAX}/x.ipynb/escape.ipynb", OTHER)],
        "as a folder",
    ),
    "a pax name with a slash behind": (
        [pax({"path": f"bob/{SOFTMAX}/x.ipynb/"}), TarMember(PLACE, OTHER)], "folder at once"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_one_bad_entry_costs_its_student_the_mark(tmp_path: Path, kind: str):
    members, why = REFUSED[kind]
    found = read(_class(tmp_path, *members, TarMember(f"zoe/{SOFTMAX}/z.ipynb", OTHER)))
    assert why in found.of("bob")
    assert found.of("amy") == found.of("zoe") == ""


def test_a_link_that_is_not_the_notebook_costs_nothing(tmp_path: Path):
    """A virtual environment that was packed with it has some."""
    link = TarMember(f"bob/{SOFTMAX}/venv/bin/python", kind=b"2", link=b"/usr/bin/python3")
    found = read(_class(tmp_path, TarMember(PLACE, OTHER), link))
    assert found.of("bob") == ""
    assert "is a link" in found.ignored


def test_a_name_in_an_extended_header_counts_and_a_comment_does_not(tmp_path: Path):
    named = pax({"path": f"bob/{SOFTMAX}/y.ipynb", "comment": "x" * 5000, "mtime": "1.5"})
    head = pax({"comment": "git"}, b"g")
    found = read(_class(tmp_path, head, named, TarMember("elsewhere", OTHER)))
    assert found.contents["bob", SOFTMAX] == OTHER


HONEST = make_tar([AMY])
BROKEN = {
    "no gzip": b"hello",
    "no tar in it": gzipped(b"hello" * 200),
    "gzip cut short": gzipped(HONEST)[:-9],
    "gzip with a wrong checksum": gzipped(HONEST)[:-8] + bytes(8),
    "bytes behind gzip": gzipped(HONEST) + b"more",
    "tar cut short in a file": gzipped(HONEST[:600]),
    "tar cut short in a header": gzipped(make_tar([AMY], end=b"x" * 100)),
    "a wrong checksum amid": gzipped(make_tar([AMY, TarMember("x", checksum=1), AMY])),
    "one block of zeros amid": gzipped(make_tar([AMY], end=bytes(512)) + make_tar([AMY])),
    "a negative size": gzipped(make_tar([TarMember(PLACE, size=b"\xff" * 12)])),
    "a size beyond the end": gzipped(make_tar([TarMember(PLACE, size=b"77777777777\0")])),
    "a negative pax size": gzipped(make_tar([pax({"size": "-512"}), TarMember(PLACE)])),
    "a pax size beyond the end": gzipped(make_tar([pax({"size": "9" * 15}), TarMember(PLACE)])),
    "a pax size of many digits": gzipped(make_tar([pax({"size": "9" * 5000}), TarMember(PLACE)])),
    "a name of a gigabyte": gzipped(make_tar([TarMember("x", size=b"10000000000\0", kind=b"L")])),
    "a broken pax header": gzipped(make_tar([TarMember("x", b"5 a", b"x"), TarMember(PLACE)])),
    "a pax record of length nothing": gzipped(make_tar([TarMember("x", b"0 a=b\n", b"x"), AMY])),
    "one name for all": gzipped(make_tar([pax({"path": "x.ipynb"}, b"g"), AMY])),
    "one size for all": gzipped(make_tar([pax({"size": "1"}, b"g"), AMY])),
    "an old file with holes": gzipped(make_tar([TarMember(PLACE, OTHER, b"S"), AMY])),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_class_that_cannot_be_read_gives_one_clear_error(tmp_path: Path, kind: str):
    (tmp_path / "class.tar.gz").write_bytes(BROKEN[kind])
    with pytest.raises(NothingToGrade) as caught:
        read(tmp_path / "class.tar.gz")
    assert "class.tar.gz" in str(caught.value)
    assert any(word in str(caught.value) for word in ("again", "Pack only", "Hand in"))


def test_a_chain_of_headers_ends(tmp_path: Path):
    chain = [pax({f"key{number}": "x" * 400}) for number in range(5000)]
    assert read(_class(tmp_path, *chain, TarMember(PLACE, OTHER))).of("bob") == ""


def test_a_tar_that_inflates_without_end_is_stopped(tmp_path: Path):
    """Nothing of it is left, not even while it is refused."""
    with gzip.open(tmp_path / "class.tar.gz", "wb", compresslevel=9) as file:
        file.write(make_tar([AMY], end=b""))
        for _ in range(64):
            file.write(bytes(1 << 20))
    room = tmp_path / "room"
    room.mkdir()
    with pytest.raises(NothingToGrade, match="far more than notebooks need"):
        discover(tmp_path / "class.tar.gz", IDS, None, Store(room, 1 << 30))
    assert list(room.iterdir()) == []
