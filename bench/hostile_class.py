"""A class of which half is hostile: honest hand-ins and attacks on the grader, side by side.

`tests/exploits` asks of each attack whether it gets anything; here they are a crowd, and the
question is what is left for everybody else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment
from autograder.exam.submission import MAX_BYTES

_SIZE = 1 << 16
_FORGE = """
import os, socket, stat, struct, sys, msgpack
def channel():
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode): return fd
        except OSError: pass
def number():
    frame = sys._getframe()
    while frame is not None:
        if "number" in frame.f_locals and "verb" in frame.f_locals: return frame.f_locals["number"]
        frame = frame.f_back
def send(tree):
    packed = msgpack.packb(tree)
    os.write(channel(), struct.pack(">I", len(packed)) + packed)
"""
# Run as the answer to the first question; the other questions stay as they were released.
IN_A_CELL: dict[str, str] = {
    "fork bomb": "import os\nwhile True: os.fork()",
    "processes": "import subprocess\nwhile True: subprocess.Popen(['/bin/sh'])",
    "threads": "import threading, time\n"
    "while True: threading.Thread(target=time.sleep, args=(99,)).start()",
    "busy threads": "import threading\ndef spin():\n    while True: pass\n"
    "for _ in range(200): threading.Thread(target=spin).start()",
    "memory": "x = []\nwhile True: x.append(bytearray(1 << 20))",
    "memory by text": "x = 'a' * 10\nwhile True: x += x",
    "disk": "f = open('/tmp/x', 'wb')\nwhile True: f.write(b'x' * (1 << 20))",
    "small files": "n = 0\nwhile True:\n    open(f'/tmp/{n}', 'w').close()\n    n += 1",
    "output": "while True: print('x' * 10_000)",
    "output in one line": "while True: print(end='x')",
    "descriptors": "import os\nwhile True: os.open('/dev/null', 0)",
    "time": "while True: pass",
    "sleep": "import time\ntime.sleep(10**6)",
    "a deaf loop": "import signal\nwhile True:\n    try: signal.pause()\n"
    "    except BaseException: pass",
    "a deaf busy loop": "import signal\nsignal.signal(2, signal.SIG_IGN)\nwhile True: pass",
    "exit": "import os\nos._exit(0)",
    "SystemExit": "raise SystemExit",
    "killed": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "stopped": "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    "a crash": "import ctypes\nctypes.string_at(0)",
    "deep recursion": "import sys\nsys.setrecursionlimit(10**7)\ndef f(): f()\nf()",
    "everything killed": "import os, signal\nos.kill(-1, signal.SIGKILL)",
    "a forged reply": f"{_FORGE}\nsend([number(), 'done', 'ok', '', False, None])",
    "forged frames": f"{_FORGE}\nwhile True: os.write(channel(), b'\\xff' * 65536)",
    "a closed channel": f"{_FORGE}\nos.close(channel())",
    "an endless frame": f"{_FORGE}\nos.write(channel(), struct.pack('>I', 60 << 20))\n"
    "while True: os.write(channel(), b'\\x90' * 4096)",
}
# The body of every function that the assignment asks for.
IN_A_FUNCTION: dict[str, str] = {
    "a giant array": "import numpy as np\nreturn np.zeros(13 << 20)",
    "millions of items": "return [0] * 3_000_000",
    "an endless generator": "return iter(int, 1)",
    "a shared list": "x = [0]\nfor _ in range(30): x = [x, x]\nreturn x",
    "a call without end": "while True: pass",
    "a lie about equality": "class E:\n    __eq__ = lambda *_: True\n    __array__ = None\n"
    "return E()",
    "an exit": "import os\nos._exit(0)",
}


def _as_files() -> dict[str, Callable[[Path, Assignment], object]]:
    """What is wrong before any code could run."""
    return {
        "not JSON": lambda path, _: path.write_bytes(b'{"cells": [' + b"\xff" * 100),
        "empty": lambda path, _: path.write_bytes(b""),
        "deep JSON": lambda path, _: path.write_bytes(b"[" * 10**6),
        "too large": lambda path, _: _sparse(path, MAX_BYTES + 1),
        "an endless number": lambda path, _: path.write_bytes(b'{"nbformat": ' + b"9" * 10**6),
        "huge": lambda path, of: _write(path, notebook(of, extra=["x = 1" * 10] * 300_000)),
        "as many cells as may be": lambda path, of: _write(
            path, notebook(of, extra=["x"] * 19_000)
        ),
        "huge outputs": lambda path, of: _write(path, notebook(of, extra=["'" + "x" * 40_000_000])),
        "a link": lambda path, _: path.symlink_to("/etc/passwd"),
    }


AS_A_FILE = _as_files()
KINDS: tuple[str, ...] = (*IN_A_CELL, *IN_A_FUNCTION, *AS_A_FILE)


@dataclass(frozen=True)
class HostileClass:
    """Who is who in the folder; `hostile` gives each attacker's kind of attack."""

    honest: tuple[str, ...]
    hostile: dict[str, str]


def write_class(folder: Path, of: Assignment, honest: int, kinds: Iterator[str]) -> HostileClass:
    """Write a class folder with one hostile hand-in a kind, and `honest` model solutions.

    Honest and hostile alternate, in the order in which they are graded too.
    """
    made = HostileClass(tuple(f"s{n:03}-honest" for n in range(honest)), {})
    for student in made.honest:
        _write(_path(folder, student, of), notebook(of, solved=True))
    for number, kind in enumerate(kinds):
        student = f"s{number:03}-hostile"
        made.hostile[student] = kind
        _attack(_path(folder, student, of), of, kind)
    return made


def first_kinds(count: int) -> Iterator[str]:
    """`count` kinds in turn, begun anew when all have been given."""
    return (kind for kind, _ in zip(cycle(KINDS), range(count), strict=False))


def notebook(
    of: Assignment,
    answers: Mapping[str, str] | None = None,
    *,
    solved: bool = False,
    extra: list[str] | None = None,
) -> dict[str, Any]:
    """The release, or the model solution if `solved`, with other `answers` and `extra` cells."""
    answers = answers or {}
    cells = []
    for cell in of.cells:
        text = cell.solved if solved and cell.role == "solution" else cell.released
        metadata = {"nbgrader": dict(cell.nbgrader)} if cell.nbgrader else {}
        cells.append(_cell(answers.get(cell.grade_id or "", text), cell.cell_type, metadata))
    cells += [_cell(source, "code", {}) for source in extra or ()]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}


def _attack(path: Path, of: Assignment, kind: str) -> None:
    asked = [str(cell.grade_id) for cell in of.having("solution") if cell.is_code]
    if kind in IN_A_CELL:
        _write(path, notebook(of, {asked[0]: IN_A_CELL[kind]}))
    elif kind in IN_A_FUNCTION:
        body = IN_A_FUNCTION[kind].replace("\n", "\n    ")
        _write(path, notebook(of, {n: f"def {n}(*_, **__):\n    {body}" for n in asked}))
    else:
        AS_A_FILE[kind](path, of)


def _path(folder: Path, student: str, of: Assignment) -> Path:
    path = folder / student / of.name / f"{of.name}.ipynb"
    path.parent.mkdir(parents=True)
    return path


def _write(path: Path, content: Any) -> None:
    # The largest are graded first: of one size, they are graded in the order of their names.
    path.write_text(json.dumps(content).ljust(_SIZE), encoding="ascii")


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _cell(source: str, kind: str, metadata: dict[str, Any]) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "source": source, "metadata": metadata}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})
