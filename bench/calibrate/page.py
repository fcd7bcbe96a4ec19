"""docs/calibration.md and its picture."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import machine
from bench.calibrate.store import load
from bench.calibrate.subjects import MODEL, ROOT
from bench.calibrate.summary import MOST_FAILURES, Row

PAGE = ROOT / "docs" / "calibration.md"
PICTURE = ROOT / "docs" / "calibration.png"


def write_page(rows: Sequence[Row]) -> None:
    PAGE.write_text("\n".join(_lines(rows)) + "\n", encoding="utf-8")
    _draw([row for row in rows if row.subject.answer == MODEL and row.random], PICTURE)


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    yield "# Calibration: how often a right answer fails by chance"
    yield ""
    yield (
        "Written by `python -m bench.calibrate` (`make calibrate`); how it works stands in "
        "[bench/calibrate](../bench/calibrate/__init__.py) and "
        "[tails.py](../bench/calibrate/tails.py). The aim is at most "
        f"{MOST_FAILURES:g} failures a run."
    )
    yield ""
    yield f"Machine: {machine.describe()}."
    yield ""
    yield (
        "*failures*: runs in which the right answer lost its points. *binomial*: upper 95 % bound "
        "from that count alone. *tail*: upper 95 % bound from the extreme-value fit to the margins "
        "of all thresholds. *not random*: the first runs gave the same numbers, within a millionth "
        "of the threshold."
    )
    yield ""
    yield "| question | right answer | runs | failures | binomial | tail | verdict |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    for row in rows:
        tail = "–" if row.tail_bound is None else f"{row.tail_bound:.1e}"
        binomial = f"{row.binomial:.1e}" if row.random else "–"
        yield (
            f"| {row.subject.name} | {row.subject.answer} | {row.runs} | {row.failures} | "
            f"{binomial} | {tail} | {row.verdict} |"
        )
    yield ""
    yield "## The thresholds, and how near the model solutions come"
    yield ""
    yield "| question | quantity | must be | median | nearest | tail, estimate | tail, 95 % bound |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        for quantity in row.quantities if row.subject.answer == MODEL else ():
            sign = "≥" if quantity.side == "least" else "≤"
            tail = quantity.tail
            estimate, bound = (f"{tail.estimate:.1e}", f"{tail.bound:.1e}") if tail else ("–", "–")
            yield (
                f"| {row.subject.name} | {quantity.name} | {sign} {quantity.bound:g} | "
                f"{quantity.median:.4g} | {quantity.nearest:.4g} | {estimate} | {bound} |"
            )
    yield ""
    yield (
        "![Histograms, one for each threshold on something random, rounding left out: the values "
        "of the model solution over all runs as bars, and the threshold as a dashed line well "
        "apart from them.](calibration.png)"
    )


def _draw(rows: Sequence[Row], path: Path) -> None:
    from matplotlib.figure import Figure

    # Rounding errors, shares of a tolerance, are too far from it to be seen.
    panels = [
        (row, quantity)
        for row in rows
        for quantity in row.quantities
        if quantity.tail and not quantity.name.startswith("share of the tolerance")
    ]
    if not panels:
        return
    columns = 3
    height = -(-len(panels) // columns)
    figure = Figure(figsize=(11, 2.6 * height))
    axes = figure.subplots(height, columns, squeeze=False).ravel()
    for axis, (row, quantity) in zip(axes, panels, strict=False):
        values = [
            r.values[quantity.name][0] for r in load(row.subject) if quantity.name in r.values
        ]
        ends = min(*values, quantity.bound), max(*values, quantity.bound)
        axis.hist(values, bins=50, range=ends, color="#0072B2")
        axis.axvline(quantity.bound, color="#D55E00", linestyle="--", label="threshold")
        title = textwrap.fill(f"{row.subject.name}: {quantity.name}", 44)
        axis.set_title(title, fontsize=9)
        axis.tick_params(labelsize=8)
    for axis in axes[len(panels) :]:
        axis.axis("off")
    axes[0].legend(frameon=False, fontsize=8)
    axes[0].set_ylabel("runs", fontsize=8)
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
