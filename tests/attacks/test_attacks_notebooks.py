"""Tricks with the notebook file: claims, copies, markup, and files that are hardly notebooks."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile import MARK, ROOT, SOFTMAX, Room, assignment, cell, notebook

from autograder.batch.discover import discover
from autograder.cli import main

RIGHT = {str(c.grade_id): c.source for c in assignment(SOFTMAX).having("solution")}


def _marked(content: dict, grade_id: str) -> dict:
    return next(
        c for c in content["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


def test_claims_in_the_metadata_count_for_nothing(room: Room):
    content = notebook(SOFTMAX)
    for c in content["cells"]:
        c["metadata"] |= {
            "tags": ["skip-execution", "raises-exception"],
            "editable": False,
            "score": 10,
        }
        if "nbgrader" in c["metadata"]:
            c["metadata"]["nbgrader"] |= {"points": 10**6, "solution": True, "schema_version": 99}
    content["metadata"] = {"kernelspec": {"name": "bash", "argv": ["sh", "-c", "touch /tmp/x"]}}
    result = room.attack(content)
    assert any("is worth" in note for note in result.verdict.notes)


@pytest.mark.parametrize(
    "points", ["1e999", "-1e999", "NaN", "1" + "0" * 400, "true", '"10"', "[]", "{}"]
)
def test_points_that_are_no_number(room: Room, points: str):
    text = json.dumps(notebook(SOFTMAX, solved=True)).replace('"points": 4', f'"points": {points}')
    assert points in text
    result = room.attack(text, score=10.0)
    assert result.verdict.status == "graded"


def test_an_edited_test_cell_is_not_run(room: Room):
    content = notebook(SOFTMAX)
    for c in content["cells"]:
        if c["metadata"].get("nbgrader", {}).get("grade"):
            c["source"] = "print('LE' + 'AK'); softmax = 1"
    result = room.attack(content)
    assert sum("was edited" in note for note in result.verdict.notes) == 4


def test_a_test_cell_stolen_for_a_solution_is_not_run(room: Room):
    """A solution under a test's mark, and a test cell under a solution's."""
    content = notebook(SOFTMAX, solved=True)
    solution, test = _marked(content, "softmax"), _marked(content, "test_softmax")
    solution["metadata"], test["metadata"] = test["metadata"], solution["metadata"]
    result = room.attack(content, score=None)
    assert result.points("test_softmax") == 0.0


@pytest.mark.parametrize(
    "order", ["reversed", "tests first", "tests last", "tests twice", "no tests"]
)
def test_the_order_of_the_cells_earns_nothing(room: Room, order: str):
    content = notebook(SOFTMAX)
    tests = [c for c in content["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]
    others = [c for c in content["cells"] if c not in tests]
    helpers = cell("_true_softmax = _true_forward = lambda *a: [0.0]\nlogits = powers = [0.0]")
    content["cells"] = {
        "reversed": [*reversed(content["cells"])],
        "tests first": [*tests, *others],
        "tests last": [*others, *reversed(tests)],
        "tests twice": [*tests, *others, *tests],
        "no tests": others,
    }[order]
    content["cells"].insert(0, helpers)
    result = room.attack(content)
    assert len(result.verdict.cells) == 4


def test_a_right_answer_that_is_taken_back_does_not_count(room: Room):
    content = notebook(SOFTMAX, solved=True)
    content["cells"].insert(0, cell(RIGHT["softmax"]))
    again = _marked(content, "softmax")
    content["cells"].insert(
        content["cells"].index(again) + 1, {**again, "source": "softmax = None"}
    )
    result = room.attack(content, score=None)
    assert result.points("test_softmax") == 0.0


NAUGHTY = "<script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J\x1b]8;;http://x\x07\u202edcba\u200b\ufeff\x00</pre></details>{{ 7*7 }}{% raw %}"


def test_markup_is_shown_and_never_obeyed(room: Room):
    content = notebook(SOFTMAX, {
        "softmax": f"print({NAUGHTY!r})\nraise type('X' + {NAUGHTY!r}.replace(chr(0), ''), (Exception,), {{}})({NAUGHTY!r})",
        "forward": f"# {NAUGHTY}\ndef forward(*a): raise ValueError({NAUGHTY!r})",
        "predict_class": f"def predict_class(*a): return {{{NAUGHTY!r}: 1}}",
        "minibatch_shape": f"minibatch_shape = {NAUGHTY!r}",
    })  # fmt: skip
    content["cells"].insert(0, cell(f"print({NAUGHTY!r})", nbgrader={"grade_id": NAUGHTY}))
    content["cells"].append(cell("raise KeyError", nbgrader={"grade_id": "\u202e" + NAUGHTY}))
    content["cells"].append(
        cell(NAUGHTY, "markdown", attachments={NAUGHTY: {"text/html": NAUGHTY}})
    )
    for c in content["cells"]:
        if c["cell_type"] == "code":
            c["outputs"] = [
                {
                    "output_type": "display_data",
                    "data": {"text/html": NAUGHTY, "text/plain": NAUGHTY},
                },
                {
                    "output_type": "error",
                    "ename": NAUGHTY,
                    "evalue": NAUGHTY,
                    "traceback": [NAUGHTY],
                },
                {"output_type": "stream", "text": NAUGHTY},
            ]
    room.attack(content)
    page = max(room.folder.rglob("feedback.html"), key=lambda p: p.stat().st_size).read_text()
    for forbidden in (
        "<script",
        "<img",
        "\x1b",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\x00",
        'href="http',
    ):
        assert forbidden not in page, forbidden
    assert "49" not in re.findall(r"(?<!\d)49(?!\d)", page)
    assert "&lt;script&gt;" in page


FILES = {
    "empty": b"",
    "blanks": b" \n ",
    "NUL": b"\0" * 1000,
    "no JSON": b"{'cells': []}",
    "a number": b"5",
    "a list": b"[]",
    "no cells": b'{"nbformat": 4}',
    "cells as a map": b'{"cells": {}}',
    "cells of nothing": b'{"cells": [null, 1, "x", [], {}, {"cell_type": []}, {"cell_type": "code"}]}',
    "UTF-16": json.dumps(notebook(SOFTMAX)).encode("utf-16"),
    "a BOM": b"\xef\xbb\xbf" + json.dumps(notebook(SOFTMAX)).encode(),
    "no UTF-8": b'{"cells": ["\xff\xfe"]}',
    "lone surrogates": json.dumps(notebook(SOFTMAX, {"softmax": "x = '\ud800'"})).encode(),
    "deep": b'{"cells":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "deep maps": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "deep metadata": b'{"cells": [{"cell_type": "code", "source": "x", "metadata": ' + b"[" * 900 + b"]" * 900 + b"}]}",
    "a long number": b'{"cells": [' + b"1" * 5000 + b"]}",
    "an old format": b'{"nbformat": 3, "worksheets": [{"cells": 5}]}',
    "a format of lists": b'{"nbformat": [], "cells": []}',
    "a future format": b'{"nbformat": 10000, "cells": []}',
    "ten thousand cells": json.dumps({"cells": [cell("x = 1", "markdown")] * 10_000}).encode(),
    "source of numbers": b'{"cells": [{"cell_type": "code", "source": [1, null, "x=1"]}]}',
    "outputs of nothing": b'{"cells": [{"cell_type": "code", "source": "x", "outputs": [1, {"data": 5}]}]}',
    "marks of lists": b'{"cells": [{"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": []}}}]}',
    "a zip": b"PK\x03\x04" + b"\0" * 100,
    "duplicate keys": b'{"cells": 1, "cells": []}',
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_hardly_a_notebook_gets_its_verdict(room: Room, kind: str):
    room.attack(FILES[kind])


def test_source_that_no_compiler_likes(room: Room):
    for source in (
        "\0",
        "(" * 5000,
        "x = " + "-" * 20_000 + "1",
        "\ud800",
        "%" * 1000,
        "!" * 9,
        "\f\t\f",
        "# coding: rot13\n",
        "await x",
        "yield 1",
        "return",
        "from __future__ import braces",
        "1" * 5000,
    ):
        room.attack(notebook(SOFTMAX, {"softmax": source}))


# --- whole classes


def _class(folder: Path) -> Path:
    place = folder / "class"
    for student in ("amy", "mallory", "zoe"):
        (place / student / SOFTMAX).mkdir(parents=True)
        path = place / student / SOFTMAX / f"{SOFTMAX}.ipynb"
        path.write_text(json.dumps(notebook(SOFTMAX, solved=student != "mallory")))
    return place


def _grade(place: Path, out: Path) -> dict[str, list[str]]:
    done = CliRunner().invoke(main, ["grade", str(place), "--out", str(out), "--course", str(ROOT)])
    assert done.exit_code == 0, (done.output, done.exception)
    rows = (out / "grades.csv").read_text().splitlines()[1:]
    return {row.split(",")[0]: row.split(",") for row in rows}


def test_a_link_to_the_model_solution_earns_nothing(tmp_path: Path):
    """Nor does the feedback show what lies there; nor does a link that goes in a circle end it all."""
    place = _class(tmp_path)
    handed_in = place / "mallory" / SOFTMAX / f"{SOFTMAX}.ipynb"
    handed_in.unlink()
    handed_in.symlink_to(ROOT / "source" / SOFTMAX / f"{SOFTMAX}.ipynb")
    circle = place / "oscar" / SOFTMAX / f"{SOFTMAX}.ipynb"
    circle.parent.mkdir(parents=True)
    circle.symlink_to(circle)
    pipe = place / "peggy" / SOFTMAX / f"{SOFTMAX}.ipynb"
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    rows = _grade(place, tmp_path / "out")
    assert {student: row[2] for student, row in rows.items()} == {
        "amy": "10", "mallory": "0", "oscar": "0", "peggy": "0", "zoe": "10",
    }  # fmt: skip
    page = (tmp_path / "out" / "mallory" / SOFTMAX / "feedback.html").read_text()
    assert "exponentials" not in page


def test_a_strange_file_does_not_end_the_search_for_hand_ins(tmp_path: Path):
    """A flat folder: each file is read to see for which assignment it is."""
    place = tmp_path / "flat"
    place.mkdir()
    known = {SOFTMAX: {"softmax", "forward"}, "07_entropy_kl": {"entropy"}}
    content = json.dumps(notebook(SOFTMAX, solved=True))
    (place / "amy.ipynb").write_text(content)
    (place / "mallory.ipynb").write_text(content.replace('"points": 4', f'"points": 1{"0" * 400}'))
    for number, kind in enumerate(FILES):
        (place / f"m{number}.ipynb").write_bytes(FILES[kind])
    found = {h.student_id: h.assignment for h in discover(place, known).handins}
    assert len(found) == len(FILES) + 2
    assert found["amy"] == found["mallory"] == SOFTMAX
    assert MARK not in str(found)
