"""Tier 2, looked at from the inside: the machine is there, and out of reach."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from inside import status_of_self

from autograder.exam.failures import Lost

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.parametrize("template", ["tier2"], indirect=True)


def test_the_results_say_whose_user_it_is(template):
    whose = "another" if os.geteuid() == 0 else "own"
    assert template.sandbox == f"tier 2 ({whose} user)"


def test_as_root_each_student_has_a_user_of_its_own(start):
    if os.geteuid() != 0:
        pytest.skip("only root can choose another user")
    users = set()
    for _ in range(3):
        student, _ = start()
        student.run("import os; ids = [*os.getresuid(), *os.getresgid()], os.getgroups()")
        ids, groups = student.get(["ids"])["ids"]
        assert len(set(ids)) == 1 and 0 not in ids and groups == []
        users.add(ids[0])
    assert len(users) == 3


def test_no_capability_can_be_used(value):
    for field in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        assert int(status_of_self(value, field)[0], 16) == 0, field


SECRETS = [
    str(ROOT / "source"), str(ROOT / "tests"), str(ROOT / "autograder" / "exam"), "/etc/passwd",
    "/etc/hostname", "/root", "/home", "/var/log", "/tmp", "/proc", "/dev/shm", "/sys/fs/cgroup",
]  # fmt: skip


@pytest.mark.parametrize("path", [p for p in SECRETS if Path(p).exists()])
def test_the_host_cannot_be_read(run, path):
    reader = "os.listdir({0!r}) if os.path.isdir({0!r}) else open({0!r}).read()"
    reply = run(f"import os\n{reader.format(path)}")
    assert reply.error is not None and "PermissionError" in reply.error.bases


def test_a_file_that_everybody_may_read_cannot_be_read(run, tmp_path):
    canary = tmp_path / "canary.txt"
    canary.write_text("secret")
    for folder in (canary, *canary.parents[:2]):
        folder.chmod(0o755)
    reply = run(f"open({str(canary)!r}).read()")
    assert reply.error is not None and "PermissionError" in reply.error.bases


@pytest.mark.parametrize("folder", ["/tmp", "/var/tmp", "/dev/shm", "/etc", "data"])
def test_nothing_but_its_own_folder_can_be_written(run, folder):
    reply = run(f"open('{folder}/autograder-test', 'w').write('x')")
    assert reply.error is not None and "OSError" in reply.error.bases
    assert not Path(folder, "autograder-test").exists()


def test_its_own_folder_can_be_written(value):
    source = (
        "import os, tempfile\nopen('a.txt', 'w').write('x')\n"
        "file = tempfile.NamedTemporaryFile()\nhome = os.path.expanduser('~')\n"
        "inside = file.name.startswith(home) and os.getcwd().startswith(home)"
    )
    assert value(f"{source}\n(inside, sorted(os.listdir('.')))") == (True, ["a.txt", "data"])


@pytest.fixture
def other() -> Iterator[subprocess.Popen[bytes]]:
    """A process of the grader's own user, like the grader itself."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.wait()
    assert process.stdin is not None
    process.stdin.close()


REACHES = {
    "its environment": "open(f'/proc/{pid}/environ').read()",
    "its command line": "open(f'/proc/{pid}/cmdline').read()",
    "its maps": "open(f'/proc/{pid}/maps').read()",
    "its memory": "open(f'/proc/{pid}/mem', 'rb').read(1)",
    "its descriptors": "os.listdir(f'/proc/{pid}/fd')",
    "its folder": "os.listdir(f'/proc/{pid}/cwd')",
    "its executable": "os.readlink(f'/proc/{pid}/exe')",
    "a signal": "os.kill(pid, 15)",
    "a question": "os.kill(pid, 0)",
    "its limits": "resource.prlimit(pid, resource.RLIMIT_CPU, (1, 1))",
    "its processors": "os.sched_setaffinity(pid, {0})",
    "its priority": "os.setpriority(os.PRIO_PROCESS, pid, 19)",
    "all processes": "os.kill(-1, 15)",
    "its parent": "os.kill(os.getppid(), 15)",
    "owner of signals": "fcntl.fcntl(0, fcntl.F_SETOWN, pid)",
    "choice of signal": "fcntl.fcntl(0, fcntl.F_SETSIG, 9)",
}


@pytest.mark.parametrize("way", REACHES)
def test_other_processes_are_out_of_reach(run, other, way):
    reply = run(f"import fcntl, os, resource\npid = {other.pid}\n{REACHES[way]}")
    assert reply.error is not None and "OSError" in reply.error.bases, reply.output
    assert other.poll() is None


def test_another_students_folder_is_out_of_reach(start):
    first, _ = start()
    first.run("import os; open('mine', 'w').write('x'); home = os.getcwd(); pid = os.getpid()")
    there = first.get(["home", "pid"])
    second, _ = start()
    for code in (
        f"open('{there['home']}/mine').read()",
        f"open('{there['home']}/yours', 'w')",
        f"import os; os.listdir('{there['home']}/../..')",
        f"open('/proc/{there['pid']}/environ').read()",
        f"import os; os.kill({there['pid']}, 15)",
    ):
        reply = second.run(code)
        assert reply.error is not None and "OSError" in reply.error.bases, code
    assert first.run("1").status == "ok"


def test_no_datagram_to_a_socket_of_the_machine(run, tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "log"))
        (tmp_path / "log").chmod(0o777)
        listener.setblocking(False)
        reply = run(
            "import socket\na, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
            f"a.sendto(b'hello', {str(tmp_path / 'log')!r})"
        )
        assert reply.error is not None and "PermissionError" in reply.error.bases
        with pytest.raises(BlockingIOError):
            listener.recv(10)


def test_it_cannot_outlive_its_template(run):
    source = "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
    assert run(f"{source}print(libc.prctl(1, 0, 0, 0, 0))").output.strip() == "-1"


def test_modes_and_times_of_the_graders_files_stay(run, tmp_path):
    file = tmp_path / "gradebook.db"
    file.write_text("marks")
    file.chmod(0o666)
    before = file.stat()
    for code in ("os.chmod(f, 0o777)", "os.utime(f, (1, 1))", "os.truncate(f, 0)",
                 "os.open(f, os.O_RDONLY | os.O_TRUNC)", "os.link(f, 'mine')", "os.rename(f, 'mine')",
                 "os.unlink(f)"):  # fmt: skip
        reply = run(f"import os\nf = {str(file)!r}\n{code}")
        assert reply.error is not None and "OSError" in reply.error.bases, code
    assert file.read_text() == "marks"
    assert (file.stat().st_mode, file.stat().st_mtime) == (before.st_mode, before.st_mtime)


GREED = {
    "made too many files": "for i in range(10**6): open(f'{i}', 'w').close()",
    "disk space": "for i in range(99): open(f'{i}', 'wb').write(bytes(4 << 20))",
    "folders too deep": "import os\nwhile True:\n    os.mkdir('d'); os.chdir('d')",
    "deep or closed": "import os, time\nos.mkdir('d')\nos.mkdir('d/e', 0)\ntime.sleep(9)",
}


@pytest.mark.parametrize("reason", GREED)
def test_what_no_limit_covers_is_watched_and_cleared_up(start, template, reason):
    if reason == "deep or closed" and os.geteuid() == 0:
        pytest.skip("no folder is closed to root")
    student, process = start()
    student.run("import os; home = os.path.expanduser('~')")
    home = student.get(["home"])["home"]
    with pytest.raises(Lost):
        student.run(GREED[reason])
    assert process.wait(20) == -signal.SIGKILL
    assert reason in process.why
    assert not Path(home).exists()
