"""The reader of archives, as a class and as one student's work."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from autograder.batch.archive import STUDENT, ArchiveError, Store, unpack
from autograder.batch.discover import NothingToGrade, discover
from fuzz.crafted import Member, TarMember, gzipped, make_tar, make_zip, pax
from fuzz.targets.base import Broken, Target

_IDS = {"05_softmax": ("softmax", "forward"), "07_entropy_kl": ("entropy",)}
_FORMS = (".zip", ".tar", ".tar.gz")
_BUDGET = 64 << 20
_NOTEBOOK = json.dumps(
    {"cells": [{"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "softmax"}}}]}
).encode()
_NAMES = (
    "ann/05_softmax/05_softmax.ipynb", "ann/05_softmax/05_SOFTMAX.ipynb", "bob/05_softmax/x.ipynb",
    "ann/05_softmax", "ann/05_softmax/", "../../escape.ipynb", "/escape.ipynb", "C:\\x.ipynb",
    "bob/05_softmax/../../../escape.ipynb", "__MACOSX/ann/._x.ipynb", "a\x00b.ipynb",
    "Ann Lee_12_assignsubmission_file_/x.ipynb", "bob/05_softmax/hw.zip", "\u202eann.ipynb",
    "zo\u0308e/05_softmax/x.ipynb", "zo\u00eb/05_softmax/x.ipynb", "con.ipynb", ".", "./", "//", "",
    "ann/07_entropy_kl/x.tar.gz", "a" * 300 + ".ipynb", "d/" * 30 + "x.ipynb",
)  # fmt: skip


class Archive(Target):
    """The first byte says under which ending the rest is stored."""

    name = "archive"

    def seeds(self) -> Sequence[bytes]:
        inner = make_zip([Member("hw/05_softmax.ipynb", _NOTEBOOK)])
        members = [
            Member("ann/05_softmax/05_softmax.ipynb", _NOTEBOOK),
            Member("bob/05_softmax/hw.zip", inner, method=0),
            Member("bob/05_softmax/", mode=0o040755),
        ]
        tar = [TarMember("./ann/05_softmax/x.ipynb", _NOTEBOOK), pax({"path": "bob.ipynb"})]
        tar.append(TarMember("x", _NOTEBOOK))
        made_tar = make_tar(tar)
        made_zip = make_zip(members)
        return [
            b"\0" + made_zip, b"\0" + make_zip(members, wide={}), b"\1" + made_tar, b"\0" + inner,
            b"\2" + gzipped(made_tar), b"\0" + _by_zipfile(), b"\0" + make_zip([], comment=b"none"),
        ]  # fmt: skip

    def strategy(self) -> SearchStrategy[bytes]:
        number = st.one_of(st.integers(0, 200), st.sampled_from((0xFFFF, 0x8000)))
        large = st.one_of(number, st.sampled_from((0xFFFFFFFF, 0x7FFFFFFF)))
        lies = st.fixed_dictionaries({}, optional={
            "crc": large, "packed": large, "size": large, "method": st.integers(0, 15),
            "flags": number, "extra": st.binary(max_size=24), "name": st.binary(max_size=8),
        })  # fmt: skip
        central_lies = st.one_of(lies, st.builds(lambda a, o: a | {"offset": o}, lies, large))
        names = st.one_of(st.sampled_from(_NAMES), st.text(max_size=12), st.binary(max_size=8))
        data = st.one_of(
            st.just(_NOTEBOOK), st.binary(max_size=40), st.just(bytes(30_000)),
            st.just(make_zip([Member("x.ipynb", _NOTEBOOK)])),
        )  # fmt: skip
        honest: SearchStrategy[Any] = st.just({})
        member = st.builds(
            Member, names.map(_sendable), data, st.sampled_from((8, 8, 0)),
            st.sampled_from((0x800, 0, 8, 1)),
            st.sampled_from((0o100644, 0o100644, 0o120777, 0o040755, 0)), st.none(),
            st.one_of(honest, honest, central_lies), st.one_of(honest, honest, lies),
        )  # fmt: skip
        ends = st.fixed_dictionaries(
            {}, optional={"count": st.integers(0, 9), "length": large, "start": large}
        )
        zips = st.builds(
            lambda members, end, wide: b"\0" + make_zip(members, end=end, wide=wide),
            st.lists(member, max_size=4), st.one_of(honest, honest, ends),
            st.one_of(st.none(), st.none(), ends),
        )  # fmt: skip
        records = st.dictionaries(
            st.sampled_from(("path", "size", "linkpath", "GNU.sparse.map", "comment")),
            st.one_of(st.sampled_from(_NAMES), st.sampled_from(("0", "-5", "1" * 19))), max_size=2,
        )  # fmt: skip
        tar_member = st.one_of(
            st.builds(
                TarMember, names.map(_sendable), data,
                st.sampled_from([bytes([c]) for c in b"0000125347LKxgSVXD\0"]),
                st.binary(max_size=9),
                st.one_of(st.none(), st.none(), st.binary(max_size=12)),
                st.one_of(st.none(), st.none(), st.integers(0, 9999)),
            ),
            st.builds(pax, records, st.sampled_from((b"x", b"g", b"X"))),
        )  # fmt: skip
        tars = st.lists(tar_member, max_size=5).map(make_tar)
        return st.one_of(
            zips, zips, tars.map(lambda t: b"\1" + t), tars.map(lambda t: b"\2" + gzipped(t))
        )

    def check(self, data: bytes) -> None:
        if not data:
            return
        place = self.folder / f"class{_FORMS[data[0] % 3]}"
        place.write_bytes(data[1:])
        room = self.folder / "room"
        for check in (self._as_a_class, self._as_a_student):
            room.mkdir()
            check(place, Store(room, _BUDGET))
            self._check_room(room, data)
        if {entry.name for entry in self.folder.iterdir()} != {place.name}:
            raise Broken("a file outside the room")
        place.unlink()

    @staticmethod
    def _as_a_class(place: Path, store: Store) -> None:
        try:
            found = discover(place, _IDS, None, store)
        except NothingToGrade as error:
            if "class" not in str(error):
                raise Broken("the message does not name the archive") from error
            return
        for handin in found.handins:
            inside = handin.path.is_relative_to(store.folder) or handin.problem
            if not inside or not handin.path.exists():
                raise Broken(f"a hand-in at {handin.path}")
        lines = [*found.ignored, *(handin.problem for handin in found.handins)]
        if not all(line.isprintable() for line in lines):
            raise Broken("a message with characters that act on a terminal")

    @staticmethod
    def _as_a_student(place: Path, store: Store) -> None:
        try:
            unpack(place, store, STUDENT)
        except ArchiveError as error:
            if "class" not in str(error):
                raise Broken("the message does not name the archive") from error

    def _check_room(self, room: Path, data: bytes) -> None:
        """Ordinary private files, no more than allowed, the same that zipfile reads; then gone."""
        total = 0
        contents = []
        folders: list[Path] = []
        for path in sorted(room.rglob("*"), reverse=True):
            status = path.lstat()
            if stat.S_ISDIR(status.st_mode):
                folders.append(path)
                continue
            if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077 or status.st_nlink != 1:
                raise Broken(f"{path} is {stat.filemode(status.st_mode)}")
            total += status.st_size
            contents.append(path.read_bytes())
            path.unlink()
        for folder in (*folders, room):
            folder.rmdir()
        if total > _BUDGET:
            raise Broken(f"{total} bytes were unpacked")
        if data[0] % 3 == 0 and contents:
            known = _read_by_zipfile(data[1:])
            if known is not None and not known >= set(contents):
                raise Broken("zipfile reads something else")


def _read_by_zipfile(data: bytes) -> set[bytes] | None:
    """The contents, one level of archives in it too; None where zipfile gives up on all."""
    found: set[bytes] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for info in opened.infolist():
                try:
                    found.add(opened.read(info))
                except Exception:  # zipfile raises what it stumbles over; that entry is not known
                    continue
    except Exception:
        return None
    for content in list(found):
        if content.startswith(b"PK"):
            found |= _read_by_zipfile(content) or set()
    return found


def _by_zipfile() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("class/ann/05_softmax/x.ipynb", _NOTEBOOK)
        made.writestr("class/bob/05_softmax/x.ipynb", _NOTEBOOK)
    return buffer.getvalue()


def _sendable(name: str | bytes) -> bytes:
    return name if isinstance(name, bytes) else name.encode("utf-8", "surrogatepass")
