"""The statistics and the bookkeeping of the calibration."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from bench.calibrate import store
from bench.calibrate.running import Result, margin, redrawn, run_many
from bench.calibrate.subjects import MODEL, Subject
from bench.calibrate.summary import is_random, summarise
from bench.calibrate.tails import binomial_bound, failure_tail

TEST = """
from autograder import expect
for _ in range(3):
    expect.at_most(abs(draw(5, seed=3)), 2.0, "size", "too far")
"""
DRAW = "import numpy as np\ndef draw(n, seed):\n    return np.random.default_rng(seed).normal()\n"


def subject(source: str = DRAW, test: str = TEST) -> Subject:
    return Subject("demo", "draw", MODEL, ("import math",), source, test)


@pytest.mark.parametrize(("failures", "runs"), [(0, 2000), (1, 200), (7, 50)])
def test_the_binomial_bound_is_where_so_few_failures_have_a_chance_of_5_percent(failures, runs):
    bound = binomial_bound(failures, runs)
    assert stats.binom.cdf(failures, runs, bound) == pytest.approx(0.05)


def test_all_failures_leave_nothing_to_bound():
    assert binomial_bound(5, 5) == 1.0


@pytest.mark.parametrize("distance", [2.5, 3.5])
def test_the_tail_of_a_normal_distribution_is_found_within_its_bound(distance):
    true = stats.norm.sf(distance)
    rng = np.random.default_rng(11)
    tails = [failure_tail(distance - rng.normal(size=2000)) for _ in range(20)]
    assert np.median([tail.estimate for tail in tails]) == pytest.approx(true, rel=1.0)
    # A bound of 95 % may be missed by one in twenty; this leaves room for four.
    assert sum(tail.bound >= true for tail in tails) >= 16


def test_a_far_threshold_has_a_smaller_tail_than_a_near_one():
    draws = np.random.default_rng(2).gumbel(size=2000)
    near, far = failure_tail(8.0 - draws), failure_tail(30.0 - draws)
    assert near.bound > 1e-4 > far.bound


def test_what_never_varies_or_is_seldom_seen_has_no_tail():
    assert failure_tail(np.ones(2000)) is None
    assert failure_tail(np.random.default_rng(0).normal(size=100)) is None


def test_margins_are_positive_on_the_right_side():
    assert margin(0.9, 0.8, "least") == pytest.approx(0.1)
    assert margin(0.9, 0.8, "most") == pytest.approx(-0.1)


def test_seeds_are_exchanged_alike_for_alike():
    def drawn(X, rng, seed):
        return seed, rng.random()

    one, other = np.random.default_rng(0), np.random.default_rng(0)
    call = redrawn(drawn, 4)
    first, second = call(0, one, seed=1), call(0, one, 1)
    assert first[0] == second[0] != call(0, one, 2)[0]
    assert first[1] != second[1]  # the same generator goes on
    assert call(0, other, 1)[1] == first[1]  # the same state as the first had
    assert call(0, np.random.default_rng(1), 1)[1] != first[1]
    assert redrawn(drawn, 4)(0, one, 1) == first
    assert redrawn(drawn, 5)(0, one, 1) != first
    assert redrawn(drawn, 0)(0, np.random.default_rng(0), 1) == (
        1,
        np.random.default_rng(0).random(),
    )


def test_runs_measure_the_real_test_cell():
    results = run_many(subject(), list(range(60)))
    assert [result.run for result in results] == list(range(60))
    assert results == run_many(subject(), list(range(60)))
    failed = [result for result in results if not result.passed]
    assert failed and len(failed) < 20
    assert all(result.values["size"][0] > 2 for result in failed)
    assert "too far" in failed[0].message.lower()
    row = summarise(subject(), results)
    assert (row.failures, row.random, row.verdict) == (len(failed), True, "fails")


def test_what_is_not_random_is_seen():
    fixed = subject("def draw(n, seed):\n    return 1.5\n")
    results = run_many(fixed, [0, 1, 2])
    assert not is_random(results)
    assert summarise(fixed, results).verdict == "not random"


def test_finished_runs_are_kept_and_those_of_older_versions_dropped(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "FOLDER", tmp_path)
    old, new = subject(), subject(test=TEST + "pass\n")
    store.append(old, run_many(old, [1, 0]))
    assert [result.run for result in store.load(old)] == [0, 1]
    assert store.load(new) == []
    store.append(new, [Result(MODEL, 5, new.fingerprint, passed=True)])
    store.tidy([new])
    assert store.load(old) == [] and [result.run for result in store.load(new)] == [5]


def test_a_test_without_measurements_is_not_called_harmless():
    mute = subject(test="assert draw(5, seed=3) is not None")
    results = run_many(mute, [0, 1, 2])
    assert is_random(results)
    assert summarise(mute, results).verdict == "nothing measured"


def test_another_threshold_needs_no_new_runs_but_gives_another_verdict():
    test = "_MOST_OFF = {}  # of 1\n" + TEST.replace("2.0", "_MOST_OFF")
    wide, tight = subject(test=test.format(9)), subject(test=test.format(0.5))
    assert wide.fingerprint == tight.fingerprint != subject().fingerprint
    results = run_many(wide, list(range(60)))
    (latest,) = run_many(tight, [0])
    assert store.same(latest, results[0]) and not store.same(latest, results[1])
    before, after = summarise(wide, results), summarise(wide, results, latest)
    assert (before.failures, before.quantities[0].bound) == (0, 9.0)
    assert after.failures > 20 and after.quantities[0].bound == 0.5
