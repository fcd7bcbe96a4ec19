"""Draw the pictures of the source notebooks: `python source/figures.py` writes them all anew.

The pictures are committed, so nobody needs to run this unless a picture changes. The same
versions of matplotlib and its fonts give the same bytes.
"""

from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle

HERE = Path(__file__).parent

# Okabe and Ito's palette: told apart also by readers who are colour-blind.
ORANGE, SKY, GREEN, BLUE, VERMILION = "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00"
INK, GREY = "#222222", "#767676"

STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    # The notebook may be read on a dark page: the picture brings its own paper.
    "savefig.facecolor": "white",
    "savefig.dpi": 144,
}


def softmax_steps() -> Figure:
    """Three classes: logits, their exponentials, and the exponentials over their sum."""
    powers = np.array([1.0, 2.0, 5.0])
    panels = [
        ("logits $z$", np.log(powers), "{:.2f}", SKY, 2.0),
        ("exponentials $e^z$", powers, "{:.0f}", ORANGE, 6.2),
        ("probabilities $p$", powers / powers.sum(), "{:.3f}", BLUE, 0.78),
    ]
    figure = Figure(figsize=(8.6, 2.9))
    axes = figure.subplots(1, 3)
    for axis, (title, heights, wording, colour, top) in zip(axes, panels, strict=True):
        bars = axis.bar(["A", "B", "C"], heights, color=colour, width=0.6)
        axis.bar_label(bars, [wording.format(height) for height in heights], padding=2)
        axis.set_title(title, pad=12)
        axis.set_ylim(0, top)
        axis.set_yticks([])
        axis.spines["left"].set_visible(False)
    figure.tight_layout(w_pad=5)
    for axis, step in zip(axes, ("exp", "÷ 8"), strict=False):
        box = axis.get_position()
        x, y = box.x1 + 0.035, box.y0 + box.height / 2
        figure.text(x, y + 0.04, step, ha="center", weight="bold")
        figure.text(x, y - 0.06, "→", ha="center", fontsize=18)
    return figure


def _block(
    axis: Axes, left: float, size: tuple[float, float], colour: str, name: str, shape: str
) -> float:
    width, height = size
    corner = (left, -height / 2)
    axis.add_patch(Rectangle(corner, width, height, facecolor=colour, edgecolor=INK, alpha=0.85))
    axis.text(left + width / 2, 0, name, ha="center", va="center", fontsize=15, weight="bold")
    axis.text(left + width / 2, -height / 2 - 0.32, shape, ha="center", va="top")
    return left + width


def _between(axis: Axes, left: float, sign: str, width: float = 0.7) -> float:
    axis.text(left + width / 2, 0, sign, ha="center", va="center", fontsize=18, weight="bold")
    return left + width


def one_layer_network() -> Figure:
    """Shapes along the forward pass of a mini-batch: X W + b, then softmax."""
    figure = Figure(figsize=(9.6, 3.7))
    axis = figure.subplots()
    edge = _block(axis, 0.0, (3.4, 1.3), SKY, "X", "B × 784")
    edge = _between(axis, edge, "·")
    edge = _block(axis, edge, (0.9, 3.4), ORANGE, "W", "784 × 10")
    edge = _between(axis, edge, "+")
    edge = _block(axis, edge, (0.9, 0.42), GREEN, "b", "10")
    edge = _between(axis, edge, "=")
    edge = _block(axis, edge, (0.9, 1.3), "#F0E442", "Z", "B × 10")
    arrow = FancyArrowPatch(
        (edge + 0.15, 0), (edge + 1.75, 0), arrowstyle="-|>", mutation_scale=16, color=INK
    )
    axis.add_patch(arrow)
    axis.text(edge + 0.95, 0.18, "softmax", ha="center", va="bottom")
    axis.text(edge + 0.95, -0.2, "row by row", ha="center", va="top", fontsize=9.5)
    edge = _block(axis, edge + 1.9, (0.9, 1.3), "#CC79A7", "P", "B × 10")

    labels = [(1.7, "flattened pixels", 0.65), (4.55, "weights", 1.7), (6.15, "bias", 0.21)]
    labels += [(7.75, "logits", 0.65), (edge - 0.45, "probabilities", 0.65)]
    for x, text, top in labels:
        axis.text(x, top + 0.15, text, ha="center", va="bottom", fontsize=10)
    axis.set_xlim(-0.2, edge + 0.6)
    axis.set_ylim(-2.4, 2.3)
    axis.set_aspect("equal")
    axis.axis("off")
    figure.tight_layout(pad=0.3)
    return figure


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


FIGURES: dict[str, tuple[Callable[[], Figure], ...]] = {
    "05_softmax": (softmax_steps, one_layer_network),
    "07_entropy_kl": (information, code_tree, kl_asymmetry),
}


def main() -> None:
    """Write every picture to source/ASSIGNMENT/figures/NAME.png."""
    for assignment, drawings in FIGURES.items():
        folder = HERE / assignment / "figures"
        folder.mkdir(parents=True, exist_ok=True)
        for draw in drawings:
            with mpl.rc_context(STYLE):
                figure = draw()
                # Without the name of the program, a new matplotlib alone changes no picture.
                figure.savefig(folder / f"{draw.__name__}.png", metadata={"Software": None})


if __name__ == "__main__":
    main()
