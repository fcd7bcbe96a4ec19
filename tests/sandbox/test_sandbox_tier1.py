"""Tier 1, looked at from the inside: what is not in its namespaces is not there at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from inside import status_of_self

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.parametrize("template", ["tier1"], indirect=True)


def test_the_host_is_not_there(value):
    host = [str(ROOT / "source"), str(ROOT / "tests"), "/etc/shadow", "/var", "/boot"]
    assert not any(value(f"import os\n[os.path.exists(p) for p in {host!r}]"))


def test_the_way_to_the_environment_shows_nothing_beside_it(value):
    names = value(
        f"import os\nsorted(os.listdir({str(ROOT)!r})) if os.path.exists({str(ROOT)!r}) else []"
    )
    assert set(names) <= {"autograder", ".venv"}


def test_the_exams_code_is_not_there(value):
    rooms = value("import autograder, os\nsorted(os.listdir(os.path.dirname(autograder.__file__)))")
    assert "exam" not in rooms and "assignment" not in rooms and "report" not in rooms


def test_a_file_in_the_hosts_tmp_is_not_there(value, tmp_path):
    canary = tmp_path / "canary.txt"
    canary.write_text("secret")
    assert value(f"import os\nos.path.exists({str(canary)!r})") is False


@pytest.mark.parametrize("path", ["/x", "/usr/x", "/etc/x", "/course/data/x", "data/x", "/dev/x"])
def test_nothing_but_tmp_can_be_written(run, path):
    reply = run(f"open({path!r}, 'w').write('x')")
    assert reply.error is not None
    assert "OSError" in reply.error.bases


def test_tmp_and_the_working_folder_can_be_written(value):
    source = "import os\nopen('a.txt', 'w').write('x')\nopen('/tmp/b.txt', 'w').write('y')"
    assert value(f"{source}\nsorted(os.listdir('.'))") == ["a.txt", "data"]


def test_one_student_does_not_see_what_another_wrote(start):
    first, _ = start()
    first.run("open('/tmp/mine', 'w').write('x'); open('mine', 'w').write('x')")
    second, _ = start()
    second.run("import os; seen = os.listdir('/tmp') + os.listdir('.')")
    assert "mine" not in second.get(["seen"])["seen"]


def test_only_its_own_process_is_visible(value):
    assert value("import os\nsorted(p for p in os.listdir('/proc') if p.isdigit())") == ["1"]


@pytest.mark.parametrize("kind", ["user", "mnt", "pid", "net", "ipc", "uts", "cgroup"])
def test_every_namespace_is_its_own(value, kind):
    link = f"/proc/self/ns/{kind}"
    assert value(f"import os\nos.readlink({link!r})") != str(Path(link).readlink())


def test_no_capability_is_left(value):
    for field in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(status_of_self(value, field)[0], 16) == 0, field


def test_the_environment_is_clean(value, monkeypatch):
    names = set(value("import os\nsorted(os.environ)"))
    assert not names & {"SSH_AUTH_SOCK", "AWS_SECRET_ACCESS_KEY", "PIP_INDEX_URL", "PWD", "OLDPWD"}
    assert "PATH" in names
    first = value("open('/proc/1/environ').read()")
    assert first.startswith("PATH=/usr/bin")
