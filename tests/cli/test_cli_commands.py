"""The command line, as a person types it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main

ROOT = Path(__file__).parents[2]


def run(*args: str):
    return CliRunner().invoke(main, [str(arg) for arg in args])


def test_bad_submissions_are_graded_and_the_exit_code_is_0(tmp_path):
    (tmp_path / "in" / "ann" / "05_softmax").mkdir(parents=True)
    (tmp_path / "in" / "ann" / "05_softmax" / "x.ipynb").write_text("no notebook")
    out = tmp_path / "out"
    result = run("grade", tmp_path / "in", "--out", out, "--course", ROOT)
    assert result.exit_code == 0, result.output
    assert "ann" in result.output
    row = (out / "grades.csv").read_text().splitlines()[1]
    assert row.startswith("ann,05_softmax,0,10,failed,")
    for name in ("results.json", "feedback.html"):
        assert (out / "ann" / "05_softmax" / name).is_file()
    assert (out / "summary.html").is_file()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["grade", "/no/such/folder", "--out", "{out}", "--course", ROOT], "no such file"),
        (
            ["grade", ROOT, "--out", "{out}", "--course", ROOT, "--assignment", "9"],
            "no assignment 9",
        ),
        (["grade", ROOT, "--out", f"{sys.prefix}/out", "--course", ROOT], "student code can read"),
        (["grade", ROOT, "--out", "{out}", "--course", "{out}"], "No source/ in"),
        (["build", "--course", "{out}"], "No source/ in"),
    ],
)
def test_mistakes_are_answered_with_what_to_do(tmp_path, args, message):
    result = run(*(str(arg).format(out=tmp_path) for arg in args))
    assert result.exit_code == 1
    assert message in result.output
    assert "Traceback" not in result.output


def test_what_is_committed_is_what_the_source_builds():
    result = run("build", "--check", "--course", ROOT)
    assert result.exit_code == 0, result.output


def test_the_version_is_told():
    assert "autograder, version" in run("--version").output


def test_without_user_namespaces_it_refuses_and_says_what_to_do(tmp_path):
    notebook = ROOT / "solutions" / "05_softmax" / "05_softmax.ipynb"
    # A namespace whose own limit is 0 is a machine on which none can be made.
    script = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
    command = [sys.executable, "-m", "autograder", "grade", str(notebook), "--out", str(tmp_path)]
    result = subprocess.run(
        ["unshare", "-Ur", "sh", "-c", script, "sh", *command, "--course", str(ROOT)],
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1, result.stderr
    assert "Tier 1 is missing: user namespaces" in result.stderr
    assert "--sandbox=process" in result.stderr
    assert not (tmp_path / "grades.csv").exists()
