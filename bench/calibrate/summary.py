"""What the runs say: rows for the page and the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.calibrate.running import Result, margin
from bench.calibrate.subjects import Subject
from bench.calibrate.tails import Tail, binomial_bound, failure_tail

MOST_FAILURES = 1e-4


@dataclass(frozen=True)
class Quantity:
    """One thresholded number: its bound, the value nearest to it, and the tail beyond it."""

    name: str
    bound: float
    side: str
    nearest: float
    median: float
    tail: Tail | None


@dataclass(frozen=True)
class Row:
    """One answer.  `random` is False where all runs gave the same numbers."""

    subject: Subject
    runs: int
    failures: int
    random: bool
    quantities: tuple[Quantity, ...]
    messages: tuple[str, ...]

    @property
    def binomial(self) -> float:
        return binomial_bound(self.failures, self.runs)

    @property
    def tail_bound(self) -> float | None:
        """Upper 95 % bound on failing at any quantity, by Boole's inequality."""
        tails = [quantity.tail.bound for quantity in self.quantities if quantity.tail]
        return sum(tails) if tails else None

    @property
    def verdict(self) -> str:
        if self.failures:
            return "fails"
        if not self.quantities:
            return "nothing measured"
        if not self.random:
            return "not random"
        if self.tail_bound is None:
            return "only the binomial bound"
        return "ok" if self.tail_bound <= MOST_FAILURES else "not shown"


def summarise(subject: Subject, results: Sequence[Result], latest: Result | None = None) -> Row:
    """What `results` say, under the thresholds of `latest` if that is given."""
    names = dict.fromkeys(name for result in results for name in result.values)
    bounds = {name: bound for name, (_, bound, _) in latest.values.items()} if latest else {}
    quantities = tuple(_quantity(name, results, bounds.get(name)) for name in names)
    return Row(
        subject=subject,
        runs=len(results),
        failures=sum(_fails(result, bounds) for result in results),
        random=is_random(results),
        quantities=quantities,
        messages=tuple(dict.fromkeys(r.message for r in results if r.message))[:3],
    )


def _fails(result: Result, bounds: Mapping[str, float]) -> bool:
    """Also where it passed under another threshold."""
    margins = [
        margin(value, bounds.get(name, bound), side)
        for name, (value, bound, side) in result.values.items()
    ]
    return not result.passed or min(margins, default=0.0) < 0


def is_random(results: Sequence[Result]) -> bool:
    """Whether any quantity differs by more than a millionth; True where none was measured."""
    if not any(result.values for result in results):
        return True
    for name in {name for result in results for name in result.values}:
        found = np.array([r.values[name][:2] for r in results if name in r.values])
        if np.ptp(found[:, 0]) > 1e-6 * np.abs(found).max():
            return True
    return len({result.passed for result in results}) > 1


def _quantity(name: str, results: Sequence[Result], now: float | None) -> Quantity:
    found = [result.values[name] for result in results if name in result.values]
    margins = np.array([margin(v, b if now is None else now, side) for v, b, side in found])
    values = [value for value, _, _ in found]
    _, bound, side = found[0]
    bound = bound if now is None else now
    nearest = values[int(margins.argmin())]
    return Quantity(name, bound, side, nearest, float(np.median(values)), failure_tail(margins))
