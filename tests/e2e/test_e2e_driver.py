"""The driver's own promises."""

from __future__ import annotations

import os
import secrets
import subprocess

import pytest
from lab_driver import MARK, end_what_is_left, find_chromium


def test_a_process_that_is_left_behind_is_found_and_ended() -> None:
    mark = secrets.token_hex(8)
    with subprocess.Popen(["sleep", "600"], env=os.environ | {MARK: mark}) as left:
        found = end_what_is_left(mark, patience=0.0)
        assert list(found) == [left.pid]
        assert left.wait(timeout=30) < 0
    assert end_what_is_left(mark, patience=0.0) == {}


def test_the_browser_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/mine")
    assert find_chromium() == "/opt/mine"
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setenv("PATH", "/nowhere")
    assert find_chromium() is None
