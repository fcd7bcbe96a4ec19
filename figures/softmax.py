"""Pictures of 05_softmax."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle

from figures.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, YELLOW

ASSIGNMENT = "05_softmax"


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
    edge = _block(axis, edge, (0.9, 1.3), YELLOW, "Z", "B × 10")
    arrow = FancyArrowPatch(
        (edge + 0.15, 0), (edge + 1.75, 0), arrowstyle="-|>", mutation_scale=16, color=INK
    )
    axis.add_patch(arrow)
    axis.text(edge + 0.95, 0.18, "softmax", ha="center", va="bottom")
    axis.text(edge + 0.95, -0.2, "row by row", ha="center", va="top", fontsize=9.5)
    edge = _block(axis, edge + 1.9, (0.9, 1.3), PURPLE, "P", "B × 10")

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


DRAWINGS = (softmax_steps, one_layer_network)
