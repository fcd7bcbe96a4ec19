"""The submission of which every cell attacks the checks of its own exercise."""

from __future__ import annotations

import pytest
from hostile import ALL_ASSIGNMENTS, FORGE, Room, assignment, cell, notebook

EACH = """
import atexit, builtins, ctypes, gc, inspect, os, signal, socket, sys, threading, types, warnings
try:
    import numpy as np
    np.allclose = np.isclose = np.array_equal = np.all = lambda *a, **k: True
    for n in dir(np.testing):
        if n.startswith("assert"): setattr(np.testing, n, lambda *a, **k: None)
except ImportError: pass
try:
    from autograder import expect
    for n in ("close", "number", "equal", "shape", "distribution", "finite", "raises", "unchanged"):
        setattr(expect, n, lambda *a, **k: None)
except Exception: pass

class Equal:
    __hash__ = None
    __array_priority__ = 1e9
    is_handle = True
    __class__ = property(lambda s: float)
    def __eq__(s, o): return True
    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __float__(s): return 0.5
    def __array__(s, *a, **k): return np.ones(3) / 3
    def __array_function__(s, *a, **k): return True
    def __array_ufunc__(s, *a, **k): return True
    def __getattr__(s, n): return s
    def __call__(s, *a, **k):
        REMEMBER.append((a, k))
        print("LE" + "AK", REMEMBER)
        return s

REMEMBER = []
try:
    get_ipython().input_transformers_cleanup.append(lambda lines: ["print('all passed')\\n"])
except Exception: pass
for frame in sys._current_frames().values():
    while frame is not None:
        for n in list(frame.f_globals):
            if n.startswith(("test", "expect", "hidden", "points", "score")): frame.f_globals[n] = Equal()
        frame = frame.f_back
for thing in gc.get_objects():
    if isinstance(thing, dict) and ("points" in thing or "score" in thing):
        try: thing["points"] = thing["score"] = 100
        except Exception: pass
sys.settrace(lambda *a: None)
sys.excepthook = lambda *a: None
atexit.register(print, "all passed")
try: os.kill(os.getppid(), 9)
except Exception: pass
for path in ("/work", "/root", "/home", "..", "../..", "source", "../source", "gradebook.db"):
    try: print("LE" + "AK", os.listdir(path)) if os.path.exists(os.path.join(path, "source")) else None
    except OSError: pass
for n in ASKED: globals()[n] = Equal()
"""

LAST = """
for n in range(1, 400):
    for outcome in (["returned", True, [], []], ["done", "ok", "all passed", False, None]):
        try: raw(frame([n, *outcome]))
        except Exception: pass
print("all passed")
os._exit(0)
"""


@pytest.mark.parametrize("name", ALL_ASSIGNMENTS)
@pytest.mark.parametrize("last", ["", LAST], ids=["to its end", "os._exit"])
def test_it_earns_nothing_and_learns_nothing(room: Room, name: str, last: str):
    asked = [str(c.grade_id) for c in assignment(name).having("solution")]
    attack = f"ASKED = {asked!r}\n{EACH}\n{FORGE}"
    content = notebook(name, dict.fromkeys(asked, attack))
    # Test and given cells are attacks too, in text, place and claimed points.
    for c in content["cells"]:
        mark = c["metadata"].get("nbgrader")
        if c["cell_type"] == "code" and (mark is None or mark.get("locked")):
            c["source"] = attack
        if mark and mark.get("points"):
            mark |= {"points": 1000, "grade": True, "locked": False}
        if mark and mark.get("grade") and mark.get("solution"):
            c["source"] = "<script>alert('all passed')</script> 100 points"
    content["cells"].append(cell(attack + last))
    result = room.attack(content, name)
    assert all(c.points == 0.0 for c in result.verdict.cells)
    assert not any(c.status == "held" for c in result.verdict.cells)
    room.honest(name)


@pytest.mark.parametrize("name", ALL_ASSIGNMENTS)
@pytest.mark.parametrize(
    "way", ["os._exit(0)", "sys.exit(0)", "raise SystemExit", "ctypes.string_at(8)"]
)
def test_every_cell_says_all_passed_and_leaves(room: Room, name: str, way: str):
    asked = [str(c.grade_id) for c in assignment(name).having("solution")]
    leave = f"import ctypes, os, sys\nprint('all passed')\n{way}"
    result = room.attack(notebook(name, dict.fromkeys(asked, leave)), name)
    assert not any(c.status == "held" for c in result.verdict.cells)
