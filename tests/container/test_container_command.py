"""`autograder container run` as it is typed: which paths it finds, and what it refuses."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.container.engines import Engine
from autograder.sandbox.engine import EngineError

ROOT = Path(__file__).parents[2]
# By this name the package holds the command, not the module.
container = importlib.import_module("autograder.cli.container")


@pytest.fixture
def started(monkeypatch) -> list[list[str]]:
    """The command lines that would have replaced this process."""
    lines: list[list[str]] = []
    monkeypatch.setattr(container, "engine_path", lambda named: f"/usr/bin/{named or 'podman'}")
    monkeypatch.setattr(container, "ask_engine", lambda path: Engine(path, True, True))
    monkeypatch.setattr(container, "require_image", lambda engine, image: None)
    monkeypatch.setattr(os, "execv", lambda program, arguments: lines.append(arguments))
    return lines


def run(*words: object):
    return CliRunner().invoke(main, ["container", "run", *map(str, words)])


def test_grade_sees_course_and_submissions_read_only_and_writes_its_out_folder(started, tmp_path):
    (tmp_path / "in").mkdir()
    words = ["grade", tmp_path / "in", "--out", tmp_path / "out", "--course", ROOT]
    result = run("--", *words)
    assert result.exit_code == 0, result.output
    (line,) = started
    shown = [a.removeprefix("--mount=type=bind,source=") for a in line if a.startswith("--mount=")]
    assert sorted(shown) == sorted(
        [
            f"{ROOT},target={ROOT},readonly",
            f"{tmp_path}/in,target={tmp_path}/in,readonly",
            f"{tmp_path}/out,target={tmp_path}/out",
        ]
    )
    assert line[-len(words) :] == list(map(str, words))


def test_the_tier_is_the_commands_own_or_handed_on_to_it(started, tmp_path):
    words = ["grade", ROOT / "examples" / "submitted", "--out", tmp_path, "--course", ROOT]
    assert run("--sandbox", "tier2", *words).exit_code == 0
    assert run(*words, "--sandbox", "tier2").exit_code == 0
    for line in started:
        assert sum("tier2" in word for word in line) == 1
        assert "--cap-add=KILL" in line


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nothing"], "no command nothing"),
        (["container", "build"], "no command container"),
        (["grade"], "Missing argument 'SUBMISSIONS'"),
        (["grade", "/no/such", "--out", "{out}", "--course", ROOT], "no such file or folder"),
        (["grade", ROOT, "--out", "/usr/x", "--course", ROOT, "--sandbox", "tier2"], "/usr/x"),
        (["grade", ROOT, "--out", "{out}", "--sandbox", "tier3"], "Tier 3 is a container for each"),
        (["--sandbox", "tier1", "grade", ROOT, "--out", "{out}", "--sandbox", "tier2"], "and then"),
        (["--sandbox", "tier1", "build", "--course", ROOT], "no choice of sandbox"),
        (["grade", ROOT, "--out", "{out}", "--course", "{out}"], "No source/ in"),
    ],
)
def test_mistakes_are_told_before_anything_starts(started, tmp_path, words, message):
    result = run(*(str(word).format(out=tmp_path) for word in words))
    assert result.exit_code != 0
    assert message in result.output
    assert "Traceback" not in result.output
    assert started == []


def test_a_missing_engine_is_named_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    for words in (["--engine", "docker"], []):
        result = run(*words, "grade", ROOT, "--out", tmp_path / "out", "--course", ROOT)
        assert result.exit_code == 1
        assert "there is no" in result.output
        assert "nstall" in result.output


def test_an_engine_whose_service_is_off_is_answered_with_what_to_do(tmp_path, monkeypatch):
    docker = tmp_path / "docker"
    docker.write_text("#!/bin/sh\necho Cannot connect to the Docker daemon >&2\nexit 1\n")
    docker.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    words = ["grade", ROOT, "--out", tmp_path / "out", "--course", ROOT]
    result = run("--engine", "docker", *words)
    assert result.exit_code == 1
    assert "Cannot connect to the Docker daemon" in result.output
    assert "systemctl start docker" in result.output


def test_a_missing_image_is_answered_with_how_to_build_it(started, monkeypatch, tmp_path):
    def missing(engine: str, image: str) -> None:
        raise EngineError(f"no image {image}. Make it: autograder container build")

    monkeypatch.setattr(container, "require_image", missing)
    result = run("grade", ROOT, "--out", tmp_path / "out", "--course", ROOT)
    assert result.exit_code == 1
    assert "autograder container build" in result.output


def test_an_engine_without_limits_is_said_so(started, monkeypatch, tmp_path):
    monkeypatch.setattr(container, "ask_engine", lambda path: Engine(path, True, False))
    result = run("grade", ROOT, "--out", tmp_path / "out", "--course", ROOT)
    assert result.exit_code == 0
    assert "No limit on the container's memory" in result.output


def test_build_opens_the_course(started):
    assert run("build", "--check", "--course", ROOT).exit_code == 0
    assert f"--mount=type=bind,source={ROOT},target={ROOT}" in started[0]
