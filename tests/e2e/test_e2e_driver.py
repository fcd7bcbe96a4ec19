"""The driver's own promises."""

from __future__ import annotations

import os
import secrets
import subprocess
import time

import pytest
from lab_server import (
    MARK,
    end_what_is_left,
    find_chromium,
    left_behind,
)


def test_a_process_that_is_left_behind_is_found_and_ended() -> None:
    mark = secrets.token_hex(8)
    left = subprocess.Popen(["sleep", "60"], env=os.environ | {MARK: mark})
    try:
        # The kernel fills in a new program's environment a moment after Popen returns.
        deadline = time.monotonic() + 30
        while not left_behind(mark) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert list(end_what_is_left(mark, patience=0.0)) == [left.pid]
        assert left.wait(timeout=30) < 0
    finally:
        left.kill()
        left.wait()
    assert end_what_is_left(mark, patience=0.0) == {}


def test_the_browser_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/mine")
    assert find_chromium() == "/opt/mine"
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setenv("PATH", "/nowhere")
    assert find_chromium() is None
