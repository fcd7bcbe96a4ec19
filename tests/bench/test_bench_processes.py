"""The memory of a process and of all below it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from bench.processes import PeakMemory, descendants

# A child that starts another; both wait for the end of their input.
TWO = """
import subprocess, sys
held = bytearray(b"x") * (50 << 20)
child = "import sys; held = bytearray(b'x') * (50 << 20); print('up', flush=True); sys.stdin.read()"
with subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE) as process:
    sys.stdin.read()
"""


def test_all_processes_below_are_found_and_their_memory_is_summed() -> None:
    command = [sys.executable, "-c", TWO]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        below = list(descendants(os.getpid()))
        assert process.pid in below
        assert len(list(descendants(process.pid))) == 1
        watch = PeakMemory(process.pid, interval=0.01)
        watch.start()
        while watch.peak == 0.0 and watch.is_alive():
            time.sleep(0.01)
        watch.stop()
        process.stdin.close()
    assert 100 < watch.peak < 400
    assert watch.unread == 0


def test_a_process_that_is_gone_has_none() -> None:
    process = subprocess.Popen(["true"])
    process.wait()
    assert list(descendants(process.pid)) == []
