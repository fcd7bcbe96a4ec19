"""Tier 2's watch and scratch, from the outside; and where the tier is refused."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from openway import with_open_way

from autograder.sandbox import tier2
from autograder.sandbox.scratch import occupied, remove
from autograder.sandbox.settings import Limits, TemplateSettings
from autograder.sandbox.templates import StudentTemplate
from autograder.sandbox.watch import Watch


def test_all_that_was_written_counts_even_without_a_name(tmp_path):
    """On a disk; on a memory file system the kernel does not count, and the file system's own size
    is the bound."""
    script = (
        "import os, time\nf = open('x', 'wb'); os.unlink('x')\n"
        "f.write(bytes(40 << 20)); f.flush(); print(flush=True); time.sleep(60)"
    )
    writer = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stdout=subprocess.PIPE)
    try:
        assert writer.stdout is not None and writer.stdout.read(1)
        if not _kernel_counts(writer.pid):
            pytest.skip(f"{tmp_path} is no disk whose writes the kernel counts")
        watch = Watch(Limits(written=30 << 20), other_user=False)
        assert "wrote too much" in watch.look(writer.pid, str(tmp_path))
        watch = Watch(Limits(written=50 << 20), other_user=False)
        assert watch.look(writer.pid, str(tmp_path)) == ""
    finally:
        writer.kill()
        writer.wait()
        assert writer.stdout is not None
        writer.stdout.close()


def _kernel_counts(pid: int) -> bool:
    text = Path(f"/proc/{pid}/io").read_text()
    return "\nwrite_bytes: 0\n" not in text


def test_a_look_at_a_folder_never_leaves_it(tmp_path):
    (tmp_path / "big").write_bytes(bytes(1 << 20))
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(tmp_path)
    size = occupied(str(inside), at_most=100)
    assert size is not None and size < 1 << 20
    remove(str(inside))
    assert not inside.exists() and (tmp_path / "big").exists()


def test_scratch_goes_with_the_template():
    settings = TemplateSettings("tier2", None, Limits(), preload=("numpy",))
    before = {p.name for p in Path("/tmp").glob("autograder-*")}
    started = StudentTemplate(settings)
    with_open_way(started.__enter__)
    process, channel = started.start_student()
    channel.recv(100)
    assert {p.name for p in Path("/tmp").glob("autograder-*")} - before
    started.__exit__()
    channel.close()
    process.close()
    deadline = time.monotonic() + 10
    while {p.name for p in Path("/tmp").glob("autograder-*")} - before:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_python_that_others_cannot_reach_is_said(monkeypatch):
    walls = tier2.Tier2(TemplateSettings("tier2", None, Limits()))
    walls._other_user = True
    monkeypatch.setattr(tier2, "unreachable", lambda paths: Path("/closed"))
    with pytest.raises(tier2.WallError, match="/closed is closed to other users"):
        walls.enclose_template()


@pytest.mark.parametrize(("own_user", "abi"), [(True, 2), (False, 0)])
def test_a_kernel_without_enough_landlock_is_refused(own_user, abi):
    walls = tier2.Tier2(TemplateSettings("tier2", None, Limits()))
    walls._other_user, walls._abi = not own_user, abi
    with pytest.raises(tier2.WallError, match="Landlock: version"):
        walls.enclose_template()
