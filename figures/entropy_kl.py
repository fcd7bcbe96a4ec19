"""Pictures of 07_entropy_kl."""

import numpy as np
from matplotlib.figure import Figure

from figures.style import BLUE, GREEN, GREY, INK, ORANGE, VERMILION

ASSIGNMENT = "07_entropy_kl"


def information() -> Figure:
    """Information in bits against probability, with 1/8, 1/4, 1/2 and 1 marked."""
    chance = np.linspace(0.012, 1, 400)
    figure = Figure(figsize=(6.4, 3.5))
    axis = figure.subplots()
    axis.plot(chance, -np.log2(chance), color=BLUE, linewidth=2.5)
    for p, bits, name in [(1 / 8, 3, "1/8"), (1 / 4, 2, "1/4"), (1 / 2, 1, "1/2"), (1, 0, "1")]:
        axis.plot([p, p, 0], [0, bits, bits], ":", color=GREY, linewidth=1)
        axis.plot(p, bits, "o", color=VERMILION, markersize=8, clip_on=False, zorder=3)
        said = f"p = {name}: {bits} bit" + ("" if bits == 1 else "s")
        place = (p + 0.025, bits + 0.18) if p < 1 else (p + 0.01, 0.55)
        axis.text(*place, said, ha="left" if p < 1 else "right")
    axis.set_xlim(0, 1.02)
    axis.set_ylim(0, 6.2)
    axis.set_xlabel("probability $p$ of the outcome")
    axis.set_ylabel("information in bits")
    figure.tight_layout()
    return figure


def code_tree() -> Figure:
    """A prefix-free code for four equally likely animals, drawn as a binary tree."""
    figure = Figure(figsize=(6.4, 3.1))
    axis = figure.subplots()
    branches = [
        ((3.0, 2.0), (1.0, 1.0), "0"),
        ((3.0, 2.0), (5.0, 1.0), "1"),
        ((1.0, 1.0), (0.0, 0.0), "0"),
        ((1.0, 1.0), (2.0, 0.0), "1"),
        ((5.0, 1.0), (4.0, 0.0), "0"),
        ((5.0, 1.0), (6.0, 0.0), "1"),
    ]
    for (x0, y0), (x1, y1), bit in branches:
        colour = BLUE if bit == "0" else VERMILION
        line = "-" if bit == "0" else "--"
        axis.plot([x0, x1], [y0, y1], line, color=colour, linewidth=2, zorder=1)
        aside = -0.2 if bit == "0" else 0.2
        middle = ((x0 + x1) / 2 + aside, (y0 + y1) / 2 + 0.06)
        axis.text(*middle, bit, color=colour, ha="center", weight="bold", fontsize=13)
    inner = [(3.0, 2.0), (1.0, 1.0), (5.0, 1.0)]
    axis.plot(*zip(*inner, strict=True), "o", color=INK, markersize=8, zorder=2)
    axis.text(3.22, 2.04, "root", va="center")
    for x, animal, word in [(0, "cat", "00"), (2, "dog", "01"), (4, "owl", "10"), (6, "fox", "11")]:
        axis.plot(x, 0, "s", color=GREEN, markersize=10, zorder=2)
        axis.text(x, -0.22, animal, ha="center", va="top")
        axis.text(x, -0.52, word, ha="center", va="top", family="DejaVu Sans Mono", weight="bold")
    axis.set_xlim(-0.6, 6.6)
    axis.set_ylim(-0.9, 2.25)
    axis.axis("off")
    figure.tight_layout(pad=0.3)
    return figure


def kl_asymmetry() -> Figure:
    """Two distributions of a coin, and the divergence between them in both directions."""
    p, q = np.array([0.5, 0.5]), np.array([0.9, 0.1])
    forth, back = np.sum(p * np.log2(p / q)), np.sum(q * np.log2(q / p))
    figure = Figure(figsize=(8.2, 3.0))
    left, right = figure.subplots(1, 2)
    places = np.arange(2)
    for shift, heights, colour, name, hatch in [
        (-0.19, p, BLUE, "p", None),
        (0.19, q, ORANGE, "q", "//"),
    ]:
        bars = left.bar(
            places + shift, heights, 0.36, color=colour, label=name, hatch=hatch, edgecolor="white"
        )
        left.bar_label(bars, [f"{height:g}" for height in heights], padding=2)
    left.set_xticks(places, ["heads", "tails"])
    left.set_ylabel("probability")
    left.set_ylim(0, 1.1)
    left.legend(frameon=False)

    bars = right.barh(["D(q || p)", "D(p || q)"], [back, forth], color=[ORANGE, BLUE], height=0.5)
    right.bar_label(bars, [f"{back:.2f} bits", f"{forth:.2f} bits"], padding=4)
    right.set_xlim(0, 1)
    right.set_xlabel("divergence in bits")
    figure.tight_layout(w_pad=3)
    return figure


DRAWINGS = (information, code_tree, kl_asymmetry)
