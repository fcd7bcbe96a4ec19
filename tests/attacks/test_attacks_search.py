"""Looking for tests, secrets, other submissions: in memory, /proc, files and the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import ASSIGNMENTS, CANARY, ENTROPY, MARK, ROOT, SOFTMAX, Room, cell, notebook

from autograder.assignment import Course
from autograder.batch.grader import Grader, GradeSettings

# {name}, {root} and {canary} are filled in; what is found is printed with the mark.
SEARCHES = {
    "memory objects": """
import gc, re
planted = ["-".join(["sow", "n1", "x"])]
wanted = re.compile("BEGIN HIDDEN[ ]TESTS|canary[-]5f1d|MARK[ ]SCHEME|_true_softmax[(]|sown1[-]x|sow[-]n1")
for thing in gc.get_objects():
    try: text = str(thing) if isinstance(thing, (str, bytes, dict, list, tuple)) else ""
    except Exception: continue
    found = wanted.search(text[:1_000_000])
    if found: print("FOUND" if "sow" in found[0] else "LE" + "AK", found[0])
""",
    "raw memory": """
import re
planted = ["-".join(["sow", "n1", "x"])]
wanted = re.compile(b"BEGIN HIDDEN[ ]TESTS|canary[-]5f1d|MARK[ ]SCHEME|_true_softmax[(]|sow[-]n1")
for line in open("/proc/self/maps"):
    span, rights, *_ = line.split()
    if not rights.startswith("rw"): continue
    start, end = (int(x, 16) for x in span.split("-"))
    if end - start > 1 << 28: continue
    try:
        with open("/proc/self/mem", "rb", 0) as memory:
            memory.seek(start)
            data = memory.read(end - start)
    except (OSError, ValueError, OverflowError): continue
    for found in set(wanted.findall(data)):
        print("FOUND" if found[:3] == b"sow" else "LE" + "AK", found)
""",
    "environment": """
import os
for path in ("/proc/self/environ", "/proc/1/environ", "/proc/self/cmdline", "/proc/1/cmdline"):
    text = open(path, "rb").read()
    if b"can" + b"ary" in text or b"CANARY" in text: print("LE" + "AK", text)
if "CANARY" in os.environ: print("LE" + "AK")
""",
    "frames": """
import sys
frame = sys._getframe()
while frame is not None:
    for name, value in {**frame.f_globals, **frame.f_locals}.items():
        if "HIDDEN " + "TESTS" in repr(value)[:200_000] and name not in ("_i", "In", "raw_cell"):
            if "SEARCH" not in repr(value): print("LE" + "AK", name)
    frame = frame.f_back  # SEARCH
""",
    "descriptors": """
import os
for pid in os.listdir("/proc"):
    if not pid.isdigit(): continue
    if pid != "1" and int(pid) != os.getpid(): print("LE" + "AK", pid)
    for fd in os.listdir(f"/proc/{{pid}}/fd"):
        try: target = os.readlink(f"/proc/{{pid}}/fd/{{fd}}")
        except OSError: continue
        if not target.startswith(("socket:", "/dev/null", "/proc", "pipe:", "anon")): print("LE" + "AK", target)
""",
    "files": """
import os
for path in ("{root}/source", "{root}/tests", "{root}/.git", "{canary}", "/root/.bashrc", "/root/.ssh",
             "/etc/shadow", "/etc/hostname", "/home", "/var", "/mnt", "/srv", "/opt/x", "/.old", "/run",
             "{root}/autograder/exam", "{root}/release", "/proc/1/root/root/.bashrc", "/proc/self/root{root}/source"):
    for step in (path, "/proc/self/cwd/../.." + path, "/tmp/../.." + path, "/.." + path):
        if os.path.exists(step): print("LE" + "AK", step)
""",
    "any notebook": """
import os
for folder, folders, files in os.walk("/"):
    if folder.startswith(("/proc", "/usr")): folders.clear()
    for file in files:
        if file.endswith(".ipynb") and ("0" in file[:1]): print("LE" + "AK", folder, file)
        if file == "secret.txt": print("LE" + "AK", folder)
""",
    "modules": """
import importlib, sys
for name in ("exam", "assignment", "batch", "report", "exam.testcell", "cli"):
    try:
        importlib.import_module("autograder." + name)
        print("LE" + "AK", name)
    except ImportError: pass
""",
}


def _filled(search: str, name: str, canary: Path) -> str:
    text = SEARCHES[search].replace("{{", "{").replace("}}", "}")
    return (
        text.replace("{name}", name).replace("{root}", str(ROOT)).replace("{canary}", str(canary))
    )


@pytest.mark.parametrize("search", SEARCHES)
def test_nothing_is_found_before_or_after_the_checks(room: Room, canary: Path, search: str):
    source = _filled(search, "softmax", canary)
    quoted = f"SOURCE = {source!r}\ndef again(*a, **k):\n    exec(SOURCE, {{}})\n"
    hand_in = notebook(SOFTMAX, {"softmax": f"{source}\n{quoted}softmax = again"})
    result = room.attack(hand_in)
    first = next(run for run in result.verdict.runs if run.label == "softmax")
    assert first.status == "ok", first.error
    assert "memory" not in search or "FOUND" in first.output  # what it planted itself


def test_a_weaker_sandbox_shows_what_these_searches_can_find(
    course: Course, canary: Path, tmp_path: Path
):
    """The same searches without walls: this is how the tests above would fail."""
    with Grader(course, GradeSettings(mode="process")) as unsealed:
        room = Room(unsealed, tmp_path)
        for search in ("files", "modules", "descriptors"):
            source = _filled(search, "softmax", canary)
            result = room.grade(notebook(SOFTMAX, {"softmax": source}))
            assert MARK in result.outputs, search


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_neither_the_cell_nor_its_released_copy_reaches_the_student(room: Room, name: str):
    spy = """
SEEN = []
get_ipython().input_transformers_cleanup.append(lambda lines: SEEN.append("".join(lines)) or lines)
"""
    look = """
if any("expect." + "check" in text for text in SEEN): print("LE" + "AK", SEEN)
"""
    hand_in = notebook(name, {"imports": spy})
    hand_in["cells"].insert(0, cell(spy))
    hand_in["cells"].append(cell(look))
    result = room.attack(hand_in, name, score=None)
    assert CANARY not in result.outputs


def test_what_one_submission_writes_the_next_does_not_see(room: Room):
    write = """
import os, sys, builtins, tempfile, numpy
for folder in ("/tmp", "/tmp/notebook", "/var/tmp", "/dev/shm", os.getcwd(), os.path.dirname(numpy.__file__)):
    try: open(f"{folder}/note-to-a-friend", "w").write("x")
    except OSError: pass
builtins.FRIEND = sys.FRIEND = numpy.FRIEND = os.environ["FRIEND"] = "x"
get_ipython().user_ns["FRIEND"] = 1
print("WROTE" if os.path.exists("/tmp/note-to-a-friend") else "")
"""
    read = """
import os, sys, builtins, numpy
for place in (builtins, sys, numpy):
    if hasattr(place, "FRIEND"): print("LE" + "AK", place)
if "FRIEND" in os.environ or "FRIEND" in get_ipython().user_ns: print("LE" + "AK")
for folder, folders, files in os.walk("/"):
    if folder.startswith("/proc"): folders.clear()
    if "note-to-a-friend" in files: print("LE" + "AK", folder)
"""
    assert "WROTE" in room.attack(notebook(SOFTMAX, {"softmax": write})).outputs
    assert MARK not in room.attack(notebook(SOFTMAX, {"softmax": read})).outputs


def test_the_answer_to_one_exercise_is_not_the_answer_to_another(room: Room):
    """A notebook of another assignment is marked by its own cells, which are not there."""
    result = room.grade(notebook(ENTROPY, solved=True), SOFTMAX)
    assert result.verdict.score == 0.0
    assert any("right notebook" in note for note in result.verdict.notes)
