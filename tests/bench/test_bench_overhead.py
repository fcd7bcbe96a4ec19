"""The difference of two ways to do the same, taken pair by pair."""

from __future__ import annotations

import pytest

from bench import overhead
from bench.overhead import Pairs, in_pairs, percentile


def test_the_two_take_turns_and_each_comes_first_as_often(monkeypatch) -> None:
    done: list[str] = []
    ticks = iter(range(10_000))
    monkeypatch.setattr(overhead.time, "perf_counter", lambda: next(ticks) / 1000)
    found = in_pairs(lambda: done.append("walled"), lambda: done.append("bare"), 10)
    assert len(found.walled) == len(found.bare) == 10
    pairs = [tuple(done[i : i + 2]) for i in range(0, len(done), 2)]
    assert set(map(frozenset, pairs)) == {frozenset({"walled", "bare"})}
    kept = pairs[-10:]  # what went before is the warm-up
    assert kept.count(("walled", "bare")) == kept.count(("bare", "walled")) == 5


def test_differences_are_within_a_pair() -> None:
    assert Pairs([5.0, 100.0, 7.0], [3.0, 99.0, 8.0]).differences == [2.0, 1.0, -1.0]


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 3), (0.9, 5), (1.0, 5)])
def test_a_percentile_is_one_of_the_values(share: float, value: int) -> None:
    assert percentile([5, 3, 1, 2, 4], share) == value
