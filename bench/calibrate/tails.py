"""How likely is a failure that was never seen?

Two ways, both with an upper 95 % bound:

- exact binomial (Clopper and Pearson, Biometrika 26, 1934): from failures among runs alone.  With
  no failure in n runs the bound is 3/n, so 2,000 runs cannot show less than 0.0015.
- extreme values: margins beyond a high quantile follow a generalised Pareto distribution (Pickands,
  Annals of Statistics 3, 1975), fitted here by probability-weighted moments (Hosking and Wallis,
  Technometrics 29, 1987), with a bootstrap for the bound.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

CONFIDENCE = 0.95
TAIL_SHARE = 0.10  # of the runs, those nearest to the bound
LEAST_TAIL = 15  # points: with fewer there is nothing to fit
_BOOTSTRAPS = 400

Margins = NDArray[np.float64]


@dataclass(frozen=True)
class Tail:
    """Probability of a margin below 0: its estimate, and the upper 95 % bound."""

    estimate: float
    bound: float


def binomial_bound(failures: int, runs: int, confidence: float = CONFIDENCE) -> float:
    """The largest failure rate under which so few failures still happen with 1 - confidence."""
    if failures >= runs:
        return 1.0
    return float(stats.beta.ppf(confidence, failures + 1, runs - failures))


def failure_tail(margins: Margins, seed: int = 0) -> Tail | None:
    """The tail of `margins` below 0; None where there are too few or they do not vary."""
    margins = np.asarray(margins, dtype=np.float64)
    count = int(TAIL_SHARE * len(margins))
    if count < LEAST_TAIL or np.ptp(margins) <= 1e-12 * max(1.0, float(np.abs(margins).max())):
        return None
    rng = np.random.default_rng(seed)
    again = [_probability(rng.choice(margins, len(margins)), count) for _ in range(_BOOTSTRAPS)]
    return Tail(_probability(margins, count), float(np.quantile(again, CONFIDENCE)))


def _probability(margins: Margins, count: int) -> float:
    # Work with losses: the larger, the nearer to failing; failing is a loss above 0.
    losses = np.sort(-margins)
    threshold = losses[-count - 1]
    if threshold >= 0:
        return float(np.mean(losses > 0))
    shape, scale = _pareto(losses[-count:] - threshold)
    share = count / len(losses)
    reach = -threshold / scale
    if abs(shape) < 1e-9:
        return share * math.exp(-reach)
    inner = 1 + shape * reach
    return 0.0 if inner <= 0 else float(share * inner ** (-1 / shape))


def _pareto(excesses: Margins) -> tuple[float, float]:
    """Shape and scale of the generalised Pareto distribution, by probability-weighted moments."""
    ordered = np.sort(excesses)
    n = len(ordered)
    first = float(ordered.mean())
    weights = 1 - (np.arange(1, n + 1) - 0.35) / n
    second = float(np.mean(weights * ordered))
    gap = first - 2 * second
    if gap <= 0 or first <= 0:
        return 0.0, max(first, 1e-300)
    return 2 - first / gap, 2 * first * second / gap
