"""Leaving early, in every way and at every stage, after saying that all is well."""

from __future__ import annotations

import pytest
from hostile import SOFTMAX, Room, all_functions, notebook

WAYS = {
    "os._exit": "import os; os._exit(0)",
    "os._exit 1": "import os; os._exit(1)",
    "sys.exit": "import sys; sys.exit(0)",
    "exit": "exit()",
    "quit": "quit()",
    "SystemExit": "raise SystemExit('all passed')",
    "SIGKILL": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "SIGTERM": "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "SIGSTOP": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "SIGINT": "import os, signal; os.kill(os.getpid(), signal.SIGINT)",
    "everybody": "import os; os.kill(-1, 15)",
    "SEGV": "import ctypes; ctypes.string_at(8)",
    "abort": "import os; os.abort()",
    "stack overflow": "import sys; sys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
    "recursion": "def f(): f()\nf()",
    "exec": "import os; os.execv('/bin/true', ['true'])",
    "fork": "import os\nif os.fork(): os._exit(0)",
    "exit group": "import ctypes; ctypes.CDLL(None).syscall(231, 0)",
    "exit this thread": "import ctypes; ctypes.CDLL(None).syscall(60, 0)",
}


@pytest.mark.parametrize("way", WAYS)
def test_in_a_cell(tight: Room, way: str):
    source = f"print('all passed')\n{WAYS[way]}"
    tight.attack(notebook(SOFTMAX, {"softmax": source}))


@pytest.mark.parametrize("way", WAYS)
def test_in_a_function(tight: Room, way: str):
    tight.attack(all_functions(SOFTMAX, f"print('all passed')\n{WAYS[way]}"))


STAGES = {
    "when its value is dropped": "class A:\n    def __del__(s): os._exit(0)\ndef softmax(z): return A()",
    "when its value is sent": (
        "class A(list):\n    def __class_getitem__(c, k): os._exit(0)\n"
        "    @property\n    def __class__(s): os._exit(0)\ndef softmax(z): return A([1])"
    ),
    "when its name is asked": (
        "class A:\n    @property\n    def __name__(s): os._exit(0)\nsoftmax = A()"
    ),
    "when its text is asked": (
        "class E(Exception):\n    def __str__(s): os._exit(0)\ndef softmax(z): raise E"
    ),
    "a moment later": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.05), os._exit(0)), daemon=True).start()\n"
        "def softmax(z): time.sleep(1)"
    ),
    "on a timer": (
        "import signal, time\nsignal.signal(signal.SIGALRM, lambda *a: os._exit(0))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.05)\ndef softmax(z): time.sleep(1)"
    ),
    "at the interrupt": (
        "import signal, time\nsignal.default_int_handler = lambda *a: os._exit(0)\n"
        "def softmax(z): time.sleep(9)"
    ),
    "in the iterator": "def softmax(z):\n    yield 1\n    os._exit(0)",
    "at the import of a name": (
        "import sys\nclass F:\n    def find_spec(s, *a): os._exit(0)\nsys.meta_path.insert(0, F())\n"
        "def softmax(z): import xyz"
    ),
    "in the namespace": (
        "class N(dict):\n    def __contains__(s, k): os._exit(0)\n"
        "get_ipython().user_ns.__class__\nget_ipython().user_ns = N()"
    ),
}


@pytest.mark.parametrize("stage", STAGES)
def test_at_another_stage(tight: Room, stage: str):
    result = tight.attack(notebook(SOFTMAX, {"softmax": f"import os\n{STAGES[stage]}"}))
    assert "all passed" not in result.report


def test_points_earned_before_the_end_stay(room: Room):
    """What held before the exit counts; nothing after it does."""
    result = room.attack(
        notebook(SOFTMAX, {"forward": "import os; os._exit(0)"}, solved=True), score=4.0
    )
    assert result.verdict.status == "partly_graded"
    assert [c.status for c in result.verdict.cells] == ["held", "not_run", "not_run", "not_run"]


def test_the_exit_code_says_nothing(room: Room):
    """After a hidden check it could carry a byte of what the check sent."""
    reasons = set()
    for code in (3, 77, 201):
        hand_in = notebook(SOFTMAX, {"forward": f"import os\nC = {code}\nos._exit(C)"}, solved=True)
        reasons.add(room.grade(hand_in).verdict.reason)
    assert len(reasons) == 1, reasons
