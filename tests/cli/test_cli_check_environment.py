"""`autograder check-environment`."""

from __future__ import annotations

import importlib
import os

import pytest
from click.testing import CliRunner

from autograder.batch import environment
from autograder.batch.environment import PARTS, Seen, parts_here, tier_here
from autograder.cli import main
from autograder.sandbox import probe

# The package's attribute of this name is the command itself.
command = importlib.import_module("autograder.cli.check_environment")


def test_every_part_is_tried():
    seen = parts_here()
    assert set(seen) == {part.name for part in PARTS}
    assert seen["kernel"].here and seen["seccomp"].here


def test_a_part_that_fails_tells_the_kernels_word():
    def fails() -> str:
        raise OSError(1, "Operation not permitted")

    assert probe.tried(fails) == (False, "Operation not permitted")
    assert probe.tried(lambda: "yes") == (True, "yes")


def test_a_part_that_kills_its_process_is_not_there():
    here, what = probe.tried(lambda: str(os.abort()))
    assert not here and "ended with" in what


def test_a_tier_is_really_started():
    assert tier_here("tier1") == Seen(True, "tier 1")


def run_with(monkeypatch: pytest.MonkeyPatch, tiers: dict[str, Seen], parts: dict[str, Seen]):
    monkeypatch.setattr(command, "parts_here", lambda: parts)
    monkeypatch.setattr(command, "tier_here", lambda mode: tiers[mode])
    monkeypatch.setattr(command.screen, "width", 200)  # no line of the table is folded
    return CliRunner().invoke(main, ["check-environment"])


def test_where_only_tier_2_can_be_had_it_says_so_and_what_is_missing(monkeypatch):
    parts = {part.name: Seen(part.name != "user namespace", "?") for part in PARTS}
    no = Seen(False, "user namespaces: Operation not permitted")
    tiers = {"tier1": no, "tier2": Seen(True, "tier 2 (own user)"), "tier3": no}
    done = run_with(monkeypatch, tiers, parts)
    assert done.exit_code == 0, done.output
    assert "--sandbox=tier2" in done.output
    assert "kernel.unprivileged_userns_clone=1" in done.output
    assert "systemd-run" not in done.output  # what is there needs no advice


def test_where_none_can_be_had_the_exit_code_says_so(monkeypatch):
    parts = {part.name: Seen(False, "no") for part in PARTS}
    done = run_with(monkeypatch, dict.fromkeys(environment.TIERS, Seen(False, "no")), parts)
    assert done.exit_code == 1
    assert "No tier can be had" in done.output
