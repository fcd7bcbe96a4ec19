"""The image installs what the development environment was tested with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)", re.MULTILINE)


def pins(path: Path) -> set[tuple[str, str]]:
    return set(_PIN.findall(path.read_text()))


@pytest.mark.parametrize("name", ["cpu", "wheel"])
def test_versions_are_those_of_the_main_lock(name):
    found = pins(ROOT / "locks" / f"{name}.lock")
    assert found
    assert found <= pins(ROOT / "requirements.lock")


def test_the_gpu_image_differs_in_nothing_but_cuda():
    extra = pins(ROOT / "locks" / "gpu.lock") - pins(ROOT / "requirements.lock")
    assert extra
    assert all(name.startswith("nvidia-") for name, _ in extra)


@pytest.mark.parametrize("name", ["cpu", "gpu", "wheel"])
def test_every_pin_has_a_hash(name):
    entries = re.split(
        r"^(?=[a-z0-9.-]+==)", (ROOT / "locks" / f"{name}.lock").read_text(), flags=re.M
    )
    assert all("--hash=sha256:" in entry for entry in entries[1:])


def test_the_grader_is_whole_and_development_stays_out():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["notebooks"], *extras["tools"]]
    locked = {name for name, _ in pins(ROOT / "locks" / "cpu.lock")}
    assert {re.split(r"[>=\[;]", need)[0].lower() for need in wanted} <= locked
    assert not locked & {"mypy", "ruff", "hypothesis", "otter-grader", "playwright"}


def test_the_base_is_pinned_by_digest():
    recipe = (ROOT / "autograder" / "Containerfile").read_text()
    assert re.search(r"^ARG BASE=\S+@sha256:[0-9a-f]{64}$", recipe, re.MULTILINE)
    users = re.findall(r"^USER (\S+)$", recipe, re.MULTILINE)
    assert users and users[-1].split(":")[0] not in ("0", "root")
