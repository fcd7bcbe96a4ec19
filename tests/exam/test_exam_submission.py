"""A hand-in is a list of cells or Unreadable with a reason, never anything else."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from autograder.exam import submission as submission_module
from autograder.exam.submission import Submission, Unreadable, grade_ids, read_submission


@pytest.fixture
def written(tmp_path: Path) -> Any:
    def write(content: Any) -> Path:
        path = tmp_path / "anna.ipynb"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return write


_BROKEN = {
    "empty": (b"", "is empty"),
    "blanks": (b" \n\t", "is empty"),
    "text": (b"hello", "not JSON"),
    "python": (b"import numpy as np\n", "not JSON"),
    "cut": (b'{"cells": [{"cell_type": "code", "sou', "not JSON"),
    "binary": (bytes(range(256)), "not JSON"),
    "zip": (b"PK\x03\x04" + bytes(100), "not JSON"),
    "html": (b"<!DOCTYPE html><html></html>", "not JSON"),
    "list": (b"[]", "no notebook"),
    "null": (b"null", "no notebook"),
    "number": (b"5", "no notebook"),
    "object": (b"{}", "no list of cells"),
    "cells of another type": (b'{"cells": {"a": 1}}', "no list of cells"),
    "cells null": (b'{"cells": null}', "no list of cells"),
    "deep": (b'{"cells": ' + b"[" * 100_000, "deep"),
    "old and broken": (b'{"nbformat": 3, "worksheets": 5}', "old format"),
    "old and empty": (b'{"nbformat": 2}', ""),
    "huge integer": (b'{"cells": ' + b"9" * 5000 + b"}", "not JSON"),
}


@pytest.mark.parametrize(("data", "why"), _BROKEN.values(), ids=_BROKEN)
def test_broken_files_are_named_with_a_reason(written: Any, data: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_submission(written(data))
    assert "anna.ipynb" in str(caught.value)
    assert why in str(caught.value)
    assert str(written(b"").parent) not in str(caught.value)


def test_a_byte_order_mark_and_utf_16_do_no_harm(written: Any) -> None:
    text = '{"cells": [{"cell_type": "code", "source": "grün"}]}'
    for data in (text.encode("utf-8-sig"), text.encode("utf-16")):
        assert read_submission(written(data)).cells[0].source == "grün"


def test_a_file_above_the_limit_is_not_read(written: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written({"cells": [], "padding": "x" * (3 << 20)})
    monkeypatch.setattr(submission_module, "MAX_BYTES", 2 << 20)
    with pytest.raises(Unreadable, match=r"3 MB; the limit is 2 MB.*Clear the outputs"):
        read_submission(path)


def test_special_files_are_refused_without_opening_them(tmp_path: Path) -> None:
    (tmp_path / "folder.ipynb").mkdir()
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "real.ipynb").write_text('{"cells": []}')
    (tmp_path / "link.ipynb").symlink_to("real.ipynb")
    (tmp_path / "dead.ipynb").symlink_to("nowhere")
    for name in ("folder", "pipe", "link", "dead"):
        with pytest.raises(Unreadable, match="no ordinary file"):
            read_submission(tmp_path / f"{name}.ipynb")
    with pytest.raises(Unreadable, match="device|ordinary"):
        read_submission(Path("/dev/zero"))


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read_submission(tmp_path / "none.ipynb")


def test_sources_as_lists_and_odd_cells_are_read(written: Any) -> None:
    read = read_submission(
        written(
            {
                "cells": [
                    {"cell_type": "code", "source": ["a = 1\n", "b = 2"], "metadata": {}},
                    {"cell_type": "code", "source": ["x", 5, None, "y"]},
                    {"cell_type": "code", "source": 7},
                    {"cell_type": "code"},
                    {"cell_type": "video", "source": "no"},
                    "no cell",
                    {"cell_type": "markdown", "source": "text", "metadata": None},
                    {"cell_type": "raw", "source": "raw", "metadata": {"nbgrader": []}},
                    {"cell_type": "code", "source": "g", "metadata": {"nbgrader": {"grade_id": 5}}},
                    {"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": ""}}},
                ]
            }
        )
    )
    assert [c.source for c in read.cells] == ["a = 1\nb = 2", "xy", "", "", "text", "raw", "g", ""]
    assert [c.index for c in read.cells] == [0, 1, 2, 3, 6, 7, 8, 9]
    assert {c.grade_id for c in read.cells} == {None}
    assert read.cells[4].label == "cell 7"


@pytest.mark.parametrize(
    ("points", "claimed"),
    [(2, 2.0), (2.5, 2.5), ("2", None), (None, None), ([2], None), (10**400, None)],
    ids=str,
)
def test_claimed_points_of_any_type(written: Any, points: Any, claimed: float | None) -> None:
    meta = {"nbgrader": {"grade_id": "f", "points": points}}
    read = read_submission(written({"cells": [{"cell_type": "code", "metadata": meta}]}))
    assert read.cells[0].grade_id == "f"
    if points != 10**400:
        assert read.cells[0].claimed_points == claimed


def test_saved_outputs_become_bounded_text(written: Any) -> None:
    outputs = [
        {"output_type": "stream", "text": ["a\n", "b\n"]},
        {"output_type": "execute_result", "data": {"text/plain": "5", "text/html": "<b>5</b>"}},
        {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": ["secret"]},
        {"output_type": "display_data", "data": {"image/png": "iVBOR"}},
        {"output_type": "stream", "text": 5},
        "odd",
        {"data": ["odd"]},
        {"output_type": "stream", "text": "x" * 100_000},
    ]
    read = read_submission(written({"cells": [{"cell_type": "code", "outputs": outputs}]}))
    saved = read.cells[0].saved_output
    assert saved.startswith("a\nb\n5ValueError: no\nxxx")
    assert len(saved) <= 16_000
    many = [{"output_type": "stream", "text": "y"}] * 10_000
    read = read_submission(written({"cells": [{"cell_type": "code", "outputs": many}]}))
    assert len(read.cells[0].saved_output) == 100


@pytest.mark.parametrize("version", [1, 2, 3])
def test_old_formats_are_converted(written: Any, version: int) -> None:
    cell = {"cell_type": "code", "input": "x = 1", "language": "python", "outputs": []}
    content: dict[str, Any] = {"nbformat": version, "nbformat_minor": 0, "metadata": {"name": ""}}
    if version == 1:
        content["cells"] = [{"cell_type": "code", "code": "x = 1", "outputs": []}]
    else:
        content["worksheets"] = [{"metadata": {}, "cells": [cell]}]
    try:
        read = read_submission(written(content))
    except Unreadable as error:
        assert version == 1  # nothing has written format 1 since 2011
        assert "old format" in str(error)
        return
    assert [c.source for c in read.cells] == ["x = 1"]
    assert f"old format {version}" in read.notes[0]


def test_a_format_of_the_future_is_read_as_what_it_looks_like(written: Any) -> None:
    cells = [{"cell_type": "code", "source": "x"}]
    assert len(read_submission(written({"nbformat": 99, "cells": cells})).cells) == 1
    assert len(read_submission(written({"nbformat": "4", "cells": cells})).cells) == 1


def test_grade_ids_are_those_that_are_claimed(written: Any) -> None:
    cells = [
        {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": name}}} for name in ("f", "g")
    ]
    assert grade_ids(written({"cells": [*cells, {"cell_type": "code"}]})) == {"f", "g"}


_json = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.integers(-(10**400), 10**400), st.floats(),
        st.text(max_size=6), st.sampled_from(["code", "markdown", "raw", "stream", "error"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["cells", "cell_type", "source", "metadata", "nbgrader", "grade_id", "points",
                 "outputs", "output_type", "data", "text", "text/plain", "nbformat", "worksheets",
                 "input", "ename", "evalue", "nbformat_minor", "level"]
            ),
            inner, max_size=5,
        ),
    ),
    max_leaves=15,
)  # fmt: skip
_cells = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown", "raw"])},
    optional={
        "source": _json,
        "outputs": st.one_of(_json, st.lists(_json, max_size=3)),
        "metadata": st.one_of(
            _json,
            st.fixed_dictionaries(
                {"nbgrader": st.fixed_dictionaries({"grade_id": _json, "points": _json})}
            ),
        ),
    },
)
_notebooks = st.fixed_dictionaries(
    {"cells": st.lists(st.one_of(_cells, _json), max_size=4)}, optional={"nbformat": _json}
)
_old_notebooks = st.fixed_dictionaries(
    {
        "nbformat": st.sampled_from([1, 2, 3]),
        "worksheets": st.one_of(_json, st.lists(st.fixed_dictionaries({"cells": _json}))),
    },
    optional={"metadata": _json, "cells": _json},
)


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(_json, _notebooks, _notebooks, _old_notebooks))
@example(content={"cells": [{"cell_type": "code", "metadata": {"nbgrader": {"points": 10**400}}}]})
def test_any_json_is_cells_or_unreadable(written: Any, content: Any) -> None:
    try:
        read = read_submission(written(content))
    except Unreadable as error:
        assert "anna.ipynb" in str(error)
        return
    assert type(read) is Submission
    for cell in read.cells:
        assert type(cell.source) is str
        assert type(cell.saved_output) is str
        assert cell.grade_id is None or (type(cell.grade_id) is str and cell.grade_id)
        assert cell.claimed_points is None or type(cell.claimed_points) is float
        assert cell.cell_type in ("code", "markdown", "raw")


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_cells_or_unreadable(written: Any, data: bytes) -> None:
    try:
        read_submission(written(data))
    except Unreadable as error:
        assert "anna.ipynb" in str(error)
