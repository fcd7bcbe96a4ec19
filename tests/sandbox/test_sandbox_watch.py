"""Tier 2's watch and scratch, from the outside; and where the tier is refused."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from inside import gone_within
from openway import with_open_way

from autograder.exam.student import Student, TimeLimits
from autograder.sandbox import tier2
from autograder.sandbox.scratch import occupied, remove
from autograder.sandbox.settings import Limits, TemplateSettings
from autograder.sandbox.templates import StudentTemplate
from autograder.sandbox.watch import Watch
from autograder.wire import Frames


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


def test_a_look_takes_few_descriptors_however_many_folders_there_are(tmp_path):
    for number in range(200):
        (tmp_path / f"{number}" / "x" / "y").mkdir(parents=True)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = max(int(path.name) for path in Path("/proc/self/fd").iterdir()) + 5
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        assert occupied(str(tmp_path), at_most=1000) is not None
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert occupied(str(tmp_path), at_most=599) is None


def test_scratch_goes_with_the_template():
    started = StudentTemplate(TemplateSettings("tier2", None, Limits(), preload=("numpy",)))
    with_open_way(started.__enter__)
    process, channel = started.start_student()
    student = Student(Frames(channel), process.pidfd, TimeLimits())
    student.await_ready()
    student.run("import os; home = os.path.expanduser('~')")
    scratch = Path(student.get(["home"])["home"]).parent
    assert scratch.name.startswith("autograder-") and scratch.exists()
    started.__exit__()
    channel.close()
    process.close()
    assert gone_within(scratch, 20)


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
