"""The exam process walls itself in, too: it reads what hostile code writes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.exam.process import write_no_files
from autograder.sandbox import landlock
from autograder.sandbox.probe import tried

pytestmark = pytest.mark.skipif(not landlock.abi(), reason="this kernel has no Landlock")


def test_it_reads_files_and_writes_none(tmp_path: Path):
    marks = tmp_path / "gradebook.db"
    marks.write_text("marks")

    def read() -> str:
        write_no_files()
        return marks.read_text()

    def overwrite() -> str:
        write_no_files()
        marks.write_text("all passed")
        return "written"

    def create() -> str:
        write_no_files()
        (tmp_path / "new").write_text("x")
        return "written"

    assert tried(read) == (True, "marks")
    assert tried(overwrite) == (False, "Permission denied")
    assert tried(create) == (False, "Permission denied")
    assert marks.read_text() == "marks" and not (tmp_path / "new").exists()


@pytest.mark.skipif(landlock.abi() < 4, reason="this kernel's Landlock knows no TCP")
def test_it_connects_to_nothing():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        def connect() -> str:
            write_no_files()
            socket.create_connection(address, 1)
            return "connected"

        assert tried(connect) == (False, "Permission denied")


def test_it_can_still_interrupt_the_student_process():
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    pidfd = os.pidfd_open(other.pid)

    def interrupt() -> str:
        write_no_files()
        signal.pidfd_send_signal(pidfd, signal.SIGTERM)
        return "sent"

    try:
        assert tried(interrupt) == (True, "sent")
        assert other.wait(10) == -signal.SIGTERM
    finally:
        os.close(pidfd)
        other.kill()
        assert other.stdin is not None
        other.stdin.close()
