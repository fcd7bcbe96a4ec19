"""Using things up: each within small limits, and the next student notices nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile import SOFTMAX, Room, all_functions, notebook

GREED = {
    "fork bomb": "import os\nwhile True: os.fork()",
    "processes": "import subprocess\nwhile True: subprocess.Popen(['/bin/sh'])",
    "pools": "import multiprocessing as m\nm.Pool(8).map(abs, range(9))",
    "threads": "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(99,)).start()",
    "memory": "x = []\nwhile True: x.append(bytearray(1 << 20))",
    "memory at once": "x = bytearray(1 << 34)",
    "memory by text": "x = 'a' * 10\nwhile True: x += x",
    "a giant power": "x = 9 ** 9 ** 9",
    "a giant array": "import numpy as np\nx = np.ones((1 << 17, 1 << 13))",
    "disk": "f = open('/tmp/x', 'wb')\nwhile True: f.write(b'x' * (1 << 20))",
    "small files": "n = 0\nwhile True:\n    open(f'/tmp/{n}', 'w').close()\n    n += 1",
    "folders": "import os\nwhile True:\n    os.mkdir('d'); os.chdir('d')",
    "output": "while True: print('x' * 10_000)",
    "output without end of line": "while True: print(end='x')",
    "descriptors": "import os\nwhile True: os.open('/dev/null', 0)",
    "pipes": "import os\nwhile True: os.pipe()",
    "sockets": "import socket\nx = []\nwhile True: x += socket.socketpair()",
    "time": "while True: pass",
    "sleep": "import time\ntime.sleep(10**6)",
    "sleep without end": "import signal\nsignal.pause()",
    "a lock": "import threading\nlock = threading.Lock()\nlock.acquire(); lock.acquire()",
    "input": "input('more time? ')",
    "a deaf loop": "import signal\nwhile True:\n    try: signal.pause()\n    except BaseException: pass",
    "a regular expression": "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
    "deep recursion": "import sys\nsys.setrecursionlimit(10**7)\ndef f(): f()\nf()",
    "an endless generator": "return_ = (x for x in iter(int, 1))\nlist(return_)",
    "alarms": "import signal\nsignal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-6)\nwhile True: pass",
}


@pytest.mark.parametrize("greed", GREED)
def test_greed_in_a_cell_is_bounded(tight: Room, greed: str):
    tight.attack(notebook(SOFTMAX, {"imports": "pass", "softmax": GREED[greed]}))


@pytest.mark.parametrize("greed", ["memory", "output", "time", "a deaf loop", "threads"])
def test_greed_in_a_function_is_bounded(tight: Room, greed: str):
    tight.attack(all_functions(SOFTMAX, GREED[greed]))


ANSWERS = {
    "100 MB": "import numpy as np\nreturn np.zeros(13 << 20)",
    "a million items": "return list(range(10**6))",
    "three million items": "return [0] * 3_000_000",
    "an endless generator": "return iter(int, 1)",
    "a shared list": "x = [0]\nfor _ in range(30): x = [x, x]\nreturn x",
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_giant_answer_is_bounded(tight: Room, answer: str):
    tight.attack(all_functions(SOFTMAX, ANSWERS[answer]))


GROWS_DOWN = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
where = libc.mmap(None, ctypes.c_size_t(1 << 30), 3, {flags}, -1, ctypes.c_long(0))
if where != ctypes.c_void_p(-1).value:
    ctypes.memset(where, 1, 1 << 30)
    print("WROTE 1 GiB")
"""


@pytest.mark.parametrize(
    "flags", ["0x02 | 0x20 | 0x100", "0x01 | 0x20", "0x02 | 0x20", "0x03 | 0x20"]
)
def test_no_kind_of_mapping_escapes_the_limit_on_memory(tight: Room, flags: str):
    """1 GiB where 256 MiB are allowed: as a stack, as shared, as private memory."""
    result = tight.attack(notebook(SOFTMAX, {"softmax": GROWS_DOWN.replace("{flags}", flags)}))
    assert "WROTE" not in result.outputs


def test_shared_memory_by_devices_is_bounded(tight: Room):
    source = """
import mmap, os
for path in ("/dev/zero", "/tmp/x", "/dev/shm/y"):
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT)
        if path != "/dev/zero": os.ftruncate(fd, 1 << 30)
        m = mmap.mmap(fd, 1 << 30, mmap.MAP_SHARED)
        for i in range(0, 1 << 30, 4096): m[i] = 1
        print("WROTE", path)
    except OSError as error: print(path, error.errno)
"""
    assert "WROTE" not in tight.attack(notebook(SOFTMAX, {"softmax": source})).outputs


def test_each_submission_is_a_session_of_its_own(room: Room):
    """With SCHED_AUTOGROUP the processor is shared out by session: 256 busy threads of one
    submission then take no more of it than the one thread of the next."""
    source = "import os\nprint('SESSION', os.getsid(0) == os.getpid())"
    assert "SESSION True" in room.attack(notebook(SOFTMAX, {"softmax": source})).outputs


def test_nothing_outlives_the_exam(tight: Room):
    source = """
import atexit, os, signal, threading, time
def stay():
    while True:
        time.sleep(0.01)
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
atexit.register(stay)
for _ in range(5): threading.Thread(target=stay).start()
print("PID", os.getpid())
"""
    before = _processes()
    tight.attack(notebook(SOFTMAX, {"softmax": source}))
    assert _processes() == before


def _processes() -> int:
    me, children = os.getpid(), 0
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = stat.read_text().split(" (", 1)
            parents[int(pid)] = int(rest.rsplit(") ", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
    for pid in parents:
        above = pid
        while above in parents and above != me:
            above = parents[above]
        children += above == me
    return children
