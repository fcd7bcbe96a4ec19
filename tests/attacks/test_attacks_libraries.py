"""Libraries, built-ins and the interpreter patched under the checks' feet."""

from __future__ import annotations

import pytest
from hostile import ASSIGNMENTS, SOFTMAX, Room, everywhere

PATCHES = {
    "numpy": """
import numpy as np
for name in ("allclose", "isclose", "array_equal", "all", "any", "isfinite", "isnan", "abs"):
    setattr(np, name, lambda *a, **k: True)
for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, lambda *a, **k: None)
""",
    "expect": """
from autograder import expect
for name in dir(expect):
    if not name.startswith("_"):
        try:
            setattr(expect, name, lambda *a, **k: True)
        except Exception: pass
import sys, types
for name in list(sys.modules):
    if name.startswith("autograder.expect"):
        module = sys.modules[name]
        for n, v in list(vars(module).items()):
            if isinstance(v, types.FunctionType):
                v.__code__ = (lambda *a, **k: None).__code__
""",
    "builtins": """
import builtins
builtins.abs = builtins.sum = builtins.max = builtins.len = lambda *a, **k: 0
builtins.isinstance = lambda *a: True
builtins.AssertionError = builtins.Exception = type("Quiet", (BaseException,), {})
builtins.print("all passed")
""",
    "msgpack": """
import msgpack
msgpack.packb = lambda tree, **k: b"\\x94\\x02\\xa8returned\\xc3\\x90"
import autograder.wire.packing as packing
packing.msgpack = msgpack
""",
    "socket": """
import select, socket
select.poll = lambda: None
socket.socket = type("Socket", (), {})
""",
    "the server": """
import autograder.student.serve as serve
serve.Server._call = lambda self, *a: ["returned", [0.5, 0.5], [], []]
serve.Server._get = lambda self, names: ["values", [[n, ["array", "<f8", [1], b"\\0" * 8, "ndarray"]] for n in names]]
import sys
f = sys._getframe()
while f is not None:
    s = f.f_locals.get("self")
    if type(s).__name__ == "Server":
        s._verbs["call"] = lambda *a: ["returned", ["list", [0.5, 0.5]], [], []]
    f = f.f_back
""",
    "encode": """
import autograder.wire.encode as e, autograder.student.serve as serve
serve.encode = lambda *a: True
""",
    "IPython": """
ip = get_ipython()
ip.input_transformers_cleanup.append(lambda lines: ["print('all passed')\\n"])
ip.input_transformers_post.append(lambda lines: ["pass\\n"])
ip.events.register("pre_run_cell", lambda info: None)
ip.run_cell = lambda *a, **k: type("R", (), {"error_before_exec": None, "error_in_exec": None})()
ip.set_custom_exc((Exception,), lambda *a, **k: None)
""",
    "an AST transformer": """
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.copy_location(ast.Pass(), node)
    def visit_With(self, node): return ast.copy_location(ast.Pass(), node)
get_ipython().ast_transformers.append(Drop())
""",
    "trace and profile": """
import sys, threading
def tracer(frame, event, argument):
    frame.f_locals["held"] = True
    return tracer
sys.settrace(tracer); threading.settrace(tracer); sys.setprofile(lambda *a: None)
""",
    "audit hook": """
import sys
sys.addaudithook(lambda event, args: None)
""",
    "import hooks": """
import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        import types
        sys.modules[name] = types.ModuleType(name)
        return None
sys.meta_path.insert(0, Finder())
sys.path.insert(0, "/tmp")
open("/tmp/sitecustomize.py", "w").write("print('all passed')")
""",
    "atexit and signals": """
import atexit, os, signal
atexit.register(lambda: os._exit(0))
for number in range(1, 32):
    try: signal.signal(number, lambda *a: print("all passed"))
    except (OSError, ValueError): pass
signal.default_int_handler = lambda *a: None
""",
    "exceptions": """
import sys, traceback
sys.excepthook = sys.unraisablehook = lambda *a: None
traceback.print_exc = traceback.format_exc = lambda *a, **k: "all passed"
""",
    "cell magics": "%%capture\nprint('all passed')",
    "skip": "%%script true\nraise SystemExit",
    "reset": "%reset -f",
    "type slots by ctypes": """
import ctypes
class Fake(ctypes.Structure): _fields_ = [("refs", ctypes.c_ssize_t), ("type", ctypes.c_void_p)]
one = 257
ctypes.memmove(id(one) + 24, (3).to_bytes(4, "little"), 4)
""",
    "warnings": """
import warnings
warnings.catch_warnings.__exit__ = lambda *a: True
""",
    "gc": """
import gc
for o in gc.get_objects():
    if type(o).__name__ in ("Frames", "Server", "CellRunner", "Capture"):
        o.__dict__.clear()
""",
}


@pytest.mark.parametrize("patch", PATCHES)
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_nothing_that_is_patched_decides_a_check(room: Room, patch: str, name: str):
    room.attack(everywhere(name, PATCHES[patch]), name)


def test_a_patched_library_does_not_spoil_right_answers(room: Room):
    """The checks use their own NumPy; what the student broke is broken for the student only."""
    from hostile import assignment, notebook

    solution = next(c.source for c in assignment(SOFTMAX).cells if c.grade_id == "softmax")
    broken = f"import numpy as np\nnp.allclose = np.testing = None\n{solution}"
    result = room.attack(notebook(SOFTMAX, {"softmax": broken}, solved=True), score=None)
    assert result.verdict.score == result.verdict.max_score
