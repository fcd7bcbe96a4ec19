"""A few seconds of `make fuzz`, always with the same input; and that it would find something."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from handins import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fuzz import guard
from fuzz.__main__ import main
from fuzz.findings import Findings
from fuzz.guard import Guarded, TooBig, TooSlow
from fuzz.mutate import MAX_LENGTH, mutated
from fuzz.targets import TARGETS, Broken, Target


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.filterwarnings("ignore")
def test_valid_input_and_input_with_a_few_bytes_changed(tmp_path: Path, name: str):
    target = TARGETS[name](tmp_path)
    seeds = target.seeds()
    rng = random.Random(4)
    for data in (*seeds, b"", *(mutated(seeds, rng) for _ in range(300))):
        target.check(data)
        target.clean()


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.filterwarnings("ignore")
def test_input_that_has_the_form(tmp_path: Path, name: str):
    target = TARGETS[name](tmp_path)

    @settings(
        max_examples=60, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(target.strategy())
    def one(data: bytes) -> None:
        target.check(data)
        target.clean()

    one()


def test_mutation_repeats_itself_for_a_seed_and_stays_short():
    seeds = [b"abc", bytes(MAX_LENGTH)]
    first, second = (
        [mutated(seeds, rng) for _ in range(200)] for rng in map(random.Random, (1, 1))
    )
    assert first == second
    assert len(set(first)) > 100
    assert max(map(len, first)) <= MAX_LENGTH


class Faulty(Target):
    """Breaks each promise at its own word."""

    name = "faulty"

    def seeds(self) -> Sequence[bytes]:
        return [b"fine"]

    def strategy(self) -> SearchStrategy[bytes]:
        return st.binary()

    def check(self, data: bytes) -> None:
        (self.folder / "litter").write_bytes(data)
        if data.startswith(b"raise"):
            raise KeyError("not a documented error")
        if data.startswith(b"slow"):
            while True:
                pass
        if data.startswith(b"big"):
            held = b"x" * (64 << 20)
            assert held


def _guarded(tmp_path: Path) -> Guarded:
    (tmp_path / "work").mkdir()
    return Guarded(Faulty(tmp_path / "work"), Findings(tmp_path / "found", "faulty"))


@pytest.mark.parametrize(
    ("data", "kind"), [(b"raise it", KeyError), (b"slow", TooSlow), (b"big", TooBig)]
)
def test_each_broken_promise_is_a_finding(tmp_path: Path, monkeypatch, data: bytes, kind: type):
    monkeypatch.setattr(guard, "CPU_SECONDS", 0.2)
    monkeypatch.setattr(guard, "GROWTH", 8 << 20)
    peaks = iter([0, 64 << 20, 64 << 20, 64 << 20] if kind is TooBig else [0] * 9)
    monkeypatch.setattr(guard, "_peak", lambda: next(peaks))
    check = _guarded(tmp_path)
    assert isinstance(check(data), kind)
    assert len(check.findings) == 1
    (kept,) = (tmp_path / "found").glob("*.bin")
    assert kept.read_bytes() == data
    told = kept.with_suffix(".txt").read_text()
    assert f"--target faulty --replay {kept}" in told
    assert kind.__name__ in told
    assert list((tmp_path / "work").iterdir()) == []


def test_of_one_fault_the_shortest_input_is_kept(tmp_path: Path):
    check = _guarded(tmp_path)
    assert check(b"fine") is None
    for data in (b"raise again and again", b"raise", b"raise it"):
        check(data)
    assert [path.read_bytes() for path in (tmp_path / "found").glob("*.bin")] == [b"raise"]
    assert (check.executions, len(check.findings)) == (4, 1)


def test_a_finding_can_be_seen_again(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setitem(TARGETS, "faulty", Faulty)
    (tmp_path / "f.bin").write_bytes(b"raise")
    monkeypatch.setattr(
        sys, "argv", ["fuzz", "--target", "faulty", "--replay", str(tmp_path / "f.bin")]
    )
    with pytest.raises(KeyError):
        main()
    (tmp_path / "f.bin").write_bytes(b"fine")
    assert main() == 0
    assert "nothing is wrong" in capsys.readouterr().out


def test_the_command_runs_each_engine_and_prints_what_they_did(tmp_path: Path):
    command = [sys.executable, "-m", "fuzz", "--minutes", "0.03", "--target", "frames"]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "found")], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "structured" in done.stdout
    assert "mutation" in done.stdout
    assert ("atheris is not installed" in done.stderr) != ("atheris" in done.stdout)
    assert not (tmp_path / "found").exists()


def test_the_archive_target_sees_a_file_outside_its_room(tmp_path: Path, monkeypatch):
    """The oracle itself, with a reader that follows the names it is given."""
    module = sys.modules["autograder.batch.archive.unpack"]
    target = TARGETS["archive"](tmp_path)
    take = module._Run._take

    def careless(self, parts, entry):
        (self._store.folder.parent / "escape").write_bytes(b"x")
        return take(self, parts, entry)

    monkeypatch.setattr(module._Run, "_take", careless)
    with pytest.raises(Broken, match="outside the room"):
        target.check(target.seeds()[0])
