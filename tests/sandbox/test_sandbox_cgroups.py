"""Control groups: why there are none, and what one holds where there are some.

Groups can be had by root, where the hierarchy is of version 2 and writable; and by anybody with
`systemd-run --user --scope --property=Delegate=yes python -m pytest <this file>`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from inside import gone_within

from autograder.exam.student import Student, TimeLimits
from autograder.sandbox import cgroups
from autograder.sandbox.cgroups import ControlGroups, Group, NoGroups, pid_of
from autograder.sandbox.settings import Limits, TemplateSettings
from autograder.sandbox.templates import StudentTemplate
from autograder.wire import Frames

LIMITS = Limits(memory=64 << 20, scratch=8 << 20, threads=8)
BEYOND = (LIMITS.memory + LIMITS.scratch + cgroups._KERNEL_MEMORY) * 2


# Why there are none.


def hierarchy(
    folder: Path, group: str = "", *, controllers: str = "cpu memory pids", pids: str = ""
) -> Path:
    """A made-up one, in which `group` is this process's."""
    for place in (folder, folder / group):
        place.mkdir(exist_ok=True)
        (place / "cgroup.controllers").write_text(controllers)
        (place / "cgroup.subtree_control").write_text("")
        (place / "cgroup.procs").write_text(pids)
    if group:
        (folder / group / "cgroup.type").write_text("domain\n")
    return folder


@pytest.fixture
def member(tmp_path, monkeypatch) -> Callable[[str], None]:
    """Make it look as if this process were in a group."""

    def be_in(line: str) -> None:
        file = tmp_path / "membership"
        file.write_text(f"12:pids:/user.slice\n{line}\n")
        monkeypatch.setattr(cgroups, "_MEMBERSHIP", file)

    return be_in


def test_version_1_is_said(tmp_path):
    (tmp_path / "memory").mkdir()
    with pytest.raises(NoGroups, match="version 1 of control groups, or none"):
        ControlGroups(LIMITS, tmp_path)


def test_no_group_of_version_2_is_said(tmp_path, member):
    member("1:name=systemd:/user.slice")
    with pytest.raises(NoGroups, match="in no group of version 2"):
        ControlGroups(LIMITS, hierarchy(tmp_path / "top"))


@pytest.mark.parametrize(
    ("controllers", "named"), [("cpu io", "memory and pids$"), ("cpu pids", "memory$")]
)
def test_missing_controllers_are_named(tmp_path, member, controllers, named):
    member("0::/")
    with pytest.raises(NoGroups, match=f"no controller for {named}"):
        ControlGroups(LIMITS, hierarchy(tmp_path / "top", controllers=controllers))


@pytest.mark.parametrize("user", [0, 1000])
def test_a_group_that_is_shared_is_said(tmp_path, member, monkeypatch, user):
    """An ordinary user's session, and root in a container that sees its own group as the top."""
    monkeypatch.setattr(os, "geteuid", lambda: user)
    pids = f"1\n{os.getpid()}\n"
    group = "session" if user else ""
    made = hierarchy(tmp_path / "top", group, pids=pids)
    (made / "cgroup.type").write_text("domain\n")
    member(f"0::/{group}")
    with pytest.raises(NoGroups, match=r"shares its control group.*systemd-run --user --scope"):
        ControlGroups(LIMITS, made)
    assert not list(made.rglob("grader"))


def test_a_group_of_somebody_elses_is_said(tmp_path, member, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    member("0::/session")
    made = hierarchy(tmp_path / "top", "session", pids=str(os.getpid()))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(NoGroups, match=r"may not make.*Permission denied.*systemd-run"):
        ControlGroups(LIMITS, made)


# What needs no groups.


@pytest.fixture
def begin() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """A process that runs some Python, `first` at once and the rest when it reads a line."""
    with contextlib.ExitStack() as stack:

        def started(code: str, *, first: str = "") -> subprocess.Popen[bytes]:
            code = (
                f"import mmap, sys, threading, time\n{first}\n"
                f"print(end='.', flush=True)\ninput()\n{textwrap.dedent(code)}"
            )
            process = subprocess.Popen(
                [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            assert process.stdout is not None and process.stdout.read(1)  # `first` is done
            return process

        yield started


def go(process: subprocess.Popen[bytes]) -> tuple[str, int]:
    out, _ = process.communicate(b"\n", timeout=300)
    return out.decode(), process.returncode


def test_the_pid_behind_a_descriptor_until_it_ends(begin):
    process = begin("")
    pidfd = os.pidfd_open(process.pid)
    assert pid_of(pidfd) == process.pid
    go(process)
    with pytest.raises(ProcessLookupError):  # not -1, not 0: that would be this process
        pid_of(pidfd)
    os.close(pidfd)


@pytest.mark.parametrize(
    ("oom", "killed", "its_own"), [(0, 0, False), (3, 0, False), (0, 1, False), (2, 1, True)]
)
def test_only_its_own_lack_of_memory_counts(tmp_path, oom, killed, its_own):
    """A machine that has no memory left also kills, and that is no student's fault."""
    rows = f"low 0\nhigh 0\nmax 7\noom {oom}\noom_kill {killed}\noom_group_kill 0\n"
    (tmp_path / "memory.events").write_text(rows)
    assert Group(tmp_path).ran_out_of_memory() is its_own


def test_a_kernel_that_cannot_end_a_group_at_once(tmp_path, begin):
    """Before Linux 5.14."""
    processes = [begin("time.sleep(600)"), begin("time.sleep(600)")]
    for process in processes:
        below = tmp_path / f"exam-{process.pid}"
        below.mkdir()
        (below / "cgroup.procs").write_text(f"{process.pid}\n")
    cgroups._kill(tmp_path)
    assert [process.wait(60) for process in processes] == [-signal.SIGKILL] * 2


# What one holds.


@pytest.fixture
def groups() -> Iterator[ControlGroups]:
    try:
        made = ControlGroups(LIMITS)
    except NoGroups as why:
        pytest.skip(f"no control groups can be had here: {why}")
    yield made
    made.close()
    assert not made._top.exists()


@pytest.fixture
def put(groups) -> Iterator[Callable[[subprocess.Popen[bytes]], Group]]:
    """Put a process into a group of its own."""
    with contextlib.ExitStack() as stack:

        def around(process: subprocess.Popen[bytes]) -> Group:
            pidfd = os.pidfd_open(process.pid)
            stack.callback(os.close, pidfd)
            group = groups.around(pidfd)
            stack.callback(group.close)
            return group

        yield around


def test_memory_within_the_bound_is_given(begin, put):
    process = begin(f"x = bytearray({LIMITS.memory})\nfor i in range(0, len(x), 4096): x[i] = 1")
    group = put(process)
    assert go(process) == ("", 0)
    assert not group.ran_out_of_memory()


GREEDY = {
    "private": f"x = bytearray({BEYOND})\nfor i in range(0, len(x), 4096): x[i] = 1",
    # no limit on a process counts these
    "shared": f"x = mmap.mmap(-1, {BEYOND})\nfor i in range(0, len(x), 4096): x[i] = 1",
    "in threads": f"""
        def fill():
            x = bytearray({BEYOND // 4})
            for i in range(0, len(x), 4096): x[i] = 1
            time.sleep(300)
        threads = [threading.Thread(target=fill) for _ in range(4)]
        for t in threads: t.start()
        for t in threads: t.join()
    """,
}


@pytest.mark.parametrize("kind", GREEDY)
def test_memory_beyond_the_bound_ends_it(begin, put, kind):
    process = begin(GREEDY[kind])
    group = put(process)
    assert go(process) == ("", -signal.SIGKILL)
    assert group.ran_out_of_memory()
    group.close()
    assert not group.path.exists()


def test_another_end_is_not_blamed_on_memory(begin, put):
    process = begin("import os; os.kill(os.getpid(), 9)")
    group = put(process)
    assert go(process) == ("", -signal.SIGKILL)
    assert not group.ran_out_of_memory()


def test_threads_are_bounded(begin, put):
    process = begin("""
        started = 0
        try:
            for _ in range(100):
                threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
                started += 1
        except RuntimeError:
            print("no more after", started, flush=True)
        import os; os._exit(0)
    """)
    put(process)
    out, code = go(process)
    assert code == 0 and out.startswith("no more after")
    assert int(out.split()[-1]) <= LIMITS.threads + 8


def test_closing_ends_what_is_left_in_it(begin, put):
    process = begin("")
    group = put(process)
    group.close()
    assert process.wait(60) == -signal.SIGKILL
    assert not group.path.exists()
    group.close()  # once more does no harm


def test_a_process_that_has_ended_gets_no_group(groups, begin):
    process = begin("")
    pidfd = os.pidfd_open(process.pid)
    process.kill()
    os.waitid(os.P_PIDFD, pidfd, os.WEXITED | os.WNOWAIT)
    with pytest.raises(ProcessLookupError):  # its parent has not asked how it ended
        groups.around(pidfd)
    process.wait()
    with pytest.raises(ProcessLookupError):
        groups.around(pidfd)
    assert not list(groups._top.glob("exam-*"))
    os.close(pidfd)


def test_a_process_that_ends_meanwhile_leaves_no_group(groups, begin, monkeypatch):
    process = begin("")
    pidfd = os.pidfd_open(process.pid)
    write = cgroups._write

    def end_first(file: Path, value: object) -> None:
        if file.name == "cgroup.procs":
            process.kill()
            process.wait()
        write(file, value)

    monkeypatch.setattr(cgroups, "_write", end_first)
    with pytest.raises(ProcessLookupError):
        groups.around(pidfd)
    assert not list(groups._top.glob("exam-*"))
    os.close(pidfd)


def test_several_threads_may_ask(begin, put):
    processes = [begin("") for _ in range(4)]
    made: list[Group] = []
    threads = [threading.Thread(target=lambda p=p: made.append(put(p))) for p in processes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = sorted(int((group.path / "cgroup.procs").read_text()) for group in made)
    assert held == sorted(process.pid for process in processes)


def test_what_it_has_from_the_template_is_not_counted_against_it(begin, put):
    """A process copies what it shares with the template when it writes to it."""
    held = cgroups._KERNEL_MEMORY
    process = begin(
        f"held = None\nx = bytearray({held + LIMITS.memory})\n"
        "for i in range(0, len(x), 4096): x[i] = 1",
        first=f"held = bytearray({held})",
    )
    group = put(process)
    assert int((group.path / "memory.max").read_text()) > BEYOND // 2 + held
    assert go(process)[1] == 0
    assert not group.ran_out_of_memory()


def test_a_student_process_meets_its_own_limit_first(groups):
    """That is an error in the student's code, which goes on."""
    settings = TemplateSettings("tier1", None, LIMITS, preload=("numpy",))
    with StudentTemplate(settings) as template, contextlib.ExitStack() as stack:
        process, channel = template.start_student()
        stack.callback(process.close)
        group = groups.around(process.pidfd)
        stack.callback(group.close)
        stack.callback(process.wait, 10)
        stack.callback(process.kill)
        stack.enter_context(channel)
        student = Student(Frames(channel), process.pidfd, TimeLimits(cell=120.0))
        student.await_ready()
        inside = (group.path / "cgroup.procs").read_text().split()
        assert inside == [str(pid_of(process.pidfd))]
        reply = student.run(f"held = bytearray({LIMITS.memory // 2})\nmore = held + held")
        assert reply.error is not None and "MemoryError" in reply.error.bases
        assert student.run("1 + 1").output.strip() == "2"
        assert not group.ran_out_of_memory()


def test_the_groups_of_a_killed_grader_are_removed_and_those_of_a_running_one_stay(groups):
    if os.geteuid() != 0:
        pytest.skip("two graders of an ordinary user have a group each: neither sees the other's")
    killed = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent("""
            import os, subprocess, time
            from autograder.sandbox.cgroups import ControlGroups
            from autograder.sandbox.settings import Limits
            groups = ControlGroups(Limits())
            left = subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL)
            groups.around(os.pidfd_open(left.pid))
            print(left.pid, groups._top, flush=True)
            time.sleep(600)
        """)],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    with killed:
        assert killed.stdout is not None
        pid, top = killed.stdout.readline().decode().split()
        assert Path(top, "exam-1").exists() and Path(top).parent == groups._top.parent
        killed.kill()
    ControlGroups(LIMITS).close()
    assert not Path(top).exists()
    assert gone_within(Path("/proc", pid), 60)
    assert groups._top.exists()
