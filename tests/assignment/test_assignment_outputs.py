from __future__ import annotations

import base64
import json
import struct
import sys

import pytest
from demo_course import python

from autograder.assignment import BuildError
from autograder.assignment.compare import differences
from autograder.assignment.outputs import tidy_outputs


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def display(**data):
    bundle = {mime.replace("_", "/"): value for mime, value in data.items()}
    return {"output_type": "display_data", "data": bundle, "metadata": {}}


@pytest.fixture
def tidy(read, tmp_path):
    """The outputs of one cell after tidying."""
    from nbformat.notebooknode import from_dict

    def tidied(*outputs):
        cell = python("only", "1")
        notebook = from_dict({"cells": [cell | {"outputs": list(outputs)}]})
        tidy_outputs(notebook, read([cell]), tmp_path / "run" / "demo")
        return notebook.cells[0].outputs

    return tidied


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<function f at 0x7f3a12345678>", "<function f>"),
        (
            "/tmp/ipykernel_123/4567.py:3: RuntimeWarning: overflow",
            "cell:3: RuntimeWarning: overflow",
        ),
        (f"{sys.prefix}/lib/python3.11/site-packages/numpy/core.py:9", "numpy/core.py:9"),
        ("/usr/lib/python3.11/json/decoder.py", "json/decoder.py"),
        ("0xff and 1/2 and a/b", "0xff and 1/2 and a/b"),
        ("see https://example.org/home/x", "see https://example.org/home/x"),
    ],
)
def test_what_depends_on_the_machine_is_rewritten(tidy, text, wanted):
    assert tidy(stream(text))[0].text == wanted
    assert tidy(display(text_plain=text))[0].data["text/plain"] == wanted


def test_the_folder_of_the_run_is_the_current_one(tidy, tmp_path):
    folder = tmp_path / "run" / "demo"
    assert tidy(stream(f"{folder}/data/x.csv in {folder}"))[0].text == "data/x.csv in ."


@pytest.mark.parametrize("text", ["/root/x", "'/home/me/y.csv'", "/tmp/z", "id 0x7f3a12345678"])
def test_what_is_left_of_the_machine_is_refused(tidy, text):
    with pytest.raises(BuildError, match="cell 1 prints"):
        tidy(stream(text))


def test_sliders_leave_nothing(tidy):
    widget = display(text_plain="FloatSlider()")
    widget["data"]["application/vnd.jupyter.widget-view+json"] = {"model_id": "5e6f"}
    assert tidy(widget, stream("kept"))[0].text == "kept"


def test_stdout_comes_before_stderr(tidy):
    kept = tidy(stream("e", "stderr"), stream("o"), display(text_plain="p"), stream("e", "stderr"))
    assert [output.get("text", "picture") for output in kept] == ["o", "e", "picture", "e"]


def png(width, height, rest=b""):
    header = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)
    return base64.b64encode(header + rest).decode()


@pytest.fixture
def compared(tmp_path):
    """The differences between a notebook with one output and one with another."""

    def compare(old, new, indent=1):
        for name, output, spaces in (("release", old, indent), ("fresh", new, 1)):
            cell = python("only", "1") | {"outputs": [output]}
            (tmp_path / name).mkdir()
            content = json.dumps({"cells": [cell], "metadata": {}}, indent=spaces)
            (tmp_path / name / "demo.ipynb").write_text(content)
        return differences(tmp_path / "release", tmp_path / "fresh")

    return compare


def test_pictures_may_differ_in_pixels(compared):
    old, new = (display(image_png=png(9, 4, rest), text_plain="p") for rest in (b"one", b"two!"))
    assert compared(old, new) == []


def test_pictures_may_not_differ_in_size(compared):
    old, new = (display(image_png=png(width, 4)) for width in (9, 10))
    assert compared(old, new) == ["release/demo.ipynb differs in cell 1"]


def test_text_beside_a_picture_may_not_differ(compared):
    old, new = (display(image_png=png(9, 4, t.encode()), text_plain=t) for t in ("one", "two"))
    assert compared(old, new) == ["release/demo.ipynb differs in cell 1"]


def test_layout_may_not_differ(compared):
    assert compared(stream("a"), stream("a"), indent=2) == [
        "release/demo.ipynb differs in its layout"
    ]


def test_a_damaged_notebook_differs(tmp_path):
    for name, content in (("release", "{"), ("fresh", "{}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "demo.ipynb").write_text(content)
    assert differences(tmp_path / "release", tmp_path / "fresh") == [
        "release/demo.ipynb differs in its cells"
    ]
