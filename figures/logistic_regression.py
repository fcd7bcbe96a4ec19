"""Pictures of 04_logistic_regression."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from figures.style import BLUE, GREEN, GREY, INK, ORANGE, SKY, VERMILION

ASSIGNMENT = "04_logistic_regression"
CHALLENGER = Path(__file__).parents[1] / "data" / "challenger.csv"


def sigmoid() -> Figure:
    """The sigmoid with its limits, its middle and the two values of the example by hand."""
    z = np.linspace(-6, 6, 400)
    figure = Figure(figsize=(6.4, 3.3))
    axis = figure.subplots()
    for limit in (0, 1):
        axis.axhline(limit, color=GREY, linewidth=1, linestyle="--")
    axis.plot(z, 1 / (1 + np.exp(-z)), color=BLUE, linewidth=2.5)
    marked = [
        (-np.log(3), "(−1.10, 1/4)", (0.35, -0.06), "left"),
        (0.0, "(0, 1/2)", (0.35, -0.06), "left"),
        (np.log(3), "(1.10, 3/4)", (0.35, -0.06), "left"),
    ]
    for place, said, (right, up), side in marked:
        height = 1 / (1 + np.exp(-place))
        axis.plot(place, height, "o", color=VERMILION, markersize=8, zorder=3)
        axis.text(place + right, height + up, said, ha=side)
    axis.text(-5.9, 1.03, "1: for large z", va="bottom", color=GREY)
    axis.text(5.9, 0.03, "0: for very negative z", va="bottom", ha="right", color=GREY)
    axis.set_xlim(-6, 6)
    axis.set_ylim(-0.06, 1.16)
    axis.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "1/4", "1/2", "3/4", "1"])
    axis.set_xlabel("$z$")
    axis.set_ylabel(r"$\sigma(z)$")
    figure.tight_layout()
    return figure


def price() -> Figure:
    """What one flight adds to the loss, against z: once with a failure, once without."""
    z = np.linspace(-5, 5, 400)
    figure = Figure(figsize=(6.4, 3.5))
    axis = figure.subplots()
    axis.plot(z, np.logaddexp(0, -z), color=VERMILION, linewidth=2.5)
    axis.plot(z, np.logaddexp(0, z), "--", color=BLUE, linewidth=2.5)
    axis.plot(0, np.log(2), "o", color=INK, markersize=8, zorder=3)
    axis.text(0, 1.65, "ln 2 = 0.69", ha="center")
    axis.plot([0, 0], [0.85, 1.55], color=GREY, linewidth=1)
    axis.text(-4.25, 4.75, "failure, $y = 1$", color=VERMILION, weight="bold")
    axis.text(4.25, 4.75, "no failure, $y = 0$", color=BLUE, weight="bold", ha="right")
    axis.set_xlim(-5, 5)
    axis.set_ylim(0, 5.2)
    axis.set_xlabel("$z = w x + b$   (left: sure of no failure,  right: sure of a failure)")
    axis.set_ylabel("price of the prediction, in nats")
    figure.tight_layout()
    return figure


def line_in_plane() -> Figure:
    """The line x1 + 2 x2 - 6 = 0, the arrow (1, 2) across it, and the signs of its two sides."""
    figure = Figure(figsize=(5.4, 4.2))
    axis = figure.subplots()
    ends = np.array([-0.5, 6.5])
    line = (6 - ends) / 2
    axis.fill_between(ends, line, 5.2, color=SKY, alpha=0.3, linewidth=0)
    axis.fill_between(ends, line, -0.4, color=ORANGE, alpha=0.25, linewidth=0)
    axis.plot(ends, line, color=INK, linewidth=2)
    axis.text(4.15, 1.05, r"$x_1 + 2 x_2 - 6 = 0$", rotation=-26.6, rotation_mode="anchor")
    axis.annotate(
        "",
        xytext=(2, 2),
        xy=(3, 4),
        arrowprops={"arrowstyle": "-|>", "color": GREEN, "linewidth": 2.5, "mutation_scale": 18},
    )
    axis.text(3.1, 3.75, r"the arrow $(w_1, w_2) = (1, 2)$")
    for place, marker, colour, said in [
        ((4, 3), "s", BLUE, "(4, 3):  z = 4"),
        ((1, 1), "o", VERMILION, "(1, 1):  z = −3"),
        ((2, 2), "D", INK, "(2, 2):  z = 0"),
    ]:
        axis.plot(*place, marker, color=colour, markersize=9, zorder=3)
        right = place != (2, 2)
        axis.text(
            place[0] + (0.22 if right else -0.22),
            place[1] - (0.1 if right else 0.28),
            said,
            ha="left" if right else "right",
        )
    axis.text(0.0, 4.7, "z > 0: class 1", weight="bold", color=BLUE)
    axis.text(0.0, 0.0, "z < 0: class 0", weight="bold", color=VERMILION, va="center")
    axis.set_xlim(-0.5, 6.5)
    axis.set_ylim(-0.4, 5.2)
    axis.set_aspect("equal")
    axis.set_xlabel("$x_1$")
    axis.set_ylabel("$x_2$", rotation=0, labelpad=10)
    figure.tight_layout()
    return figure


def _flights(axis: Axes, temperature: np.ndarray, failure: np.ndarray) -> None:
    for kind, marker, colour, name in [
        (1, "X", VERMILION, "failure"),
        (0, "o", BLUE, "no failure"),
    ]:
        chosen = temperature[failure == kind]
        axis.plot(chosen, np.full(len(chosen), kind), marker, color=colour, alpha=0.6, label=name)


def straight_line() -> Figure:
    """The least squares line through the flights, drawn from 31 to 85 degrees Fahrenheit."""
    temperature, failure = np.loadtxt(CHALLENGER, delimiter=",", skiprows=1).T
    slope, intercept = np.polyfit(temperature, failure, 1)
    figure = Figure(figsize=(6.8, 3.7))
    axis = figure.subplots()
    for low, high in [(1, 2.1), (-0.6, 0)]:
        axis.axhspan(low, high, color=GREY, alpha=0.18, linewidth=0)
    axis.text(84.5, 1.55, "no probability:\nabove 1", ha="right", va="center", color=INK)
    axis.text(30.5, -0.3, "no probability: below 0", va="center", color=INK)
    ends = np.array([31, 85])
    axis.plot(ends, slope * ends + intercept, color=GREEN, linewidth=2.5, label="least squares")
    _flights(axis, temperature, failure)
    for place, aside, side in [(31, (10, 3), "left"), (81, (-8, -18), "right")]:
        height = slope * place + intercept
        axis.plot(place, height, "D", color=INK, markersize=7, zorder=4)
        said = f"{place} °F: {height:.2f}".replace("-", "−")
        axis.annotate(said, (place, height), xytext=aside, textcoords="offset points", ha=side)
    axis.set_xlim(29, 86)
    axis.set_ylim(-0.6, 2.1)
    axis.set_xlabel("temperature in °F")
    axis.set_ylabel("failure")
    axis.legend(frameon=False, loc="center left", bbox_to_anchor=(0.0, 0.36))
    figure.tight_layout()
    return figure


DRAWINGS = (sigmoid, price, line_in_plane, straight_line)
