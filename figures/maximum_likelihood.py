"""Pictures of 03_maximum_likelihood."""

from math import comb
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from figures.style import BLUE, GREY, INK, ORANGE, SKY, VERMILION

ASSIGNMENT = "03_maximum_likelihood"
DATA = Path(__file__).parents[1] / "data" / "blood_pressure.csv"


def hidden_die() -> Figure:
    """An unfolded die with unknown sides, and its 100 throws: 34 red, 66 white."""
    figure = Figure(figsize=(8.2, 3.5))
    left, right = figure.subplots(1, 2)
    for x, y in [(1, 0), (1, 1), (1, 2), (0, 1), (2, 1), (3, 1)]:
        left.add_patch(Rectangle((x, y), 1, 1, facecolor="#EEEEEE", edgecolor=INK, linewidth=1.5))
        left.text(x + 0.5, y + 0.5, "?", ha="center", va="center", fontsize=20, color=GREY)
    left.set_title("which sides are red?")
    left.set_xlim(-0.1, 4.1)
    left.set_ylim(-0.1, 3.1)

    red = np.zeros(100, dtype=bool)
    red[np.random.default_rng(34).permutation(100)[:34]] = True
    for place, is_red in enumerate(red):
        x, y = place % 10, 9 - place // 10
        colour = VERMILION if is_red else "white"
        right.add_patch(Rectangle((x, y), 0.86, 0.86, facecolor=colour, edgecolor=GREY))
        if is_red:
            right.plot(x + 0.43, y + 0.43, "o", color="white", markersize=5)
    right.set_title("100 throws: 34 red (dotted), 66 white")
    right.set_xlim(-0.2, 10.1)
    right.set_ylim(-0.2, 10.1)
    for axis in (left, right):
        axis.set_aspect("equal")
        axis.axis("off")
    figure.tight_layout(w_pad=4)
    return figure


def three_dice() -> Figure:
    """How many of 100 throws are red, for dice with 1, 2 and 3 red sides; 34 is marked."""
    reds = np.arange(101)
    ways = np.array([float(comb(100, k)) for k in reds])
    figure = Figure(figsize=(8.2, 4.6))
    panels = figure.subplots(3, 1, sharex=True, sharey=True)
    dice = [
        (1, "0.000012", (35.2, 0.042)),
        (2, "0.083", (39.5, 0.107)),
        (3, "0.00046", (18.5, 0.042)),
    ]
    for axis, (sides, value, place) in zip(panels, dice, strict=True):
        p = sides / 6
        chance = ways * p**reds * (1 - p) ** (100 - reds)
        axis.bar(reds, chance, width=0.7, color=SKY)
        axis.bar(34, chance[34], width=0.7, color=VERMILION, edgecolor=INK, hatch="////")
        axis.plot(34, -0.008, "^", color=VERMILION, markersize=7, clip_on=False)
        axis.annotate(
            f"34 reds: {value}",
            (34, chance[34]),
            place,
            arrowprops={"arrowstyle": "-", "color": VERMILION},
            color=VERMILION,
            weight="bold",
            va="center",
        )
        name = f"{sides} red side" + ("s" if sides > 1 else "")
        axis.text(70, 0.09, name, ha="right", va="center")
        axis.set_yticks([0, 0.05, 0.1])
    panels[-1].set_xlim(-0.5, 70.5)
    panels[-1].set_ylim(0, 0.115)
    panels[-1].set_xlabel("number $k$ of reds in 100 throws")
    panels[1].set_ylabel("probability")
    figure.tight_layout()
    return figure


def bells_on_the_line() -> Figure:
    """Blood pressure against age; bell curves stand on a line, one with two measurements in it."""
    age, pressure = np.loadtxt(DATA, delimiter=",", skiprows=1).T
    slope, intercept, sigma = 1.1, 88.0, 19.0
    figure = Figure(figsize=(8.2, 4.4))
    axis = figure.subplots()
    ends = np.array([5.0, 86.0])
    axis.plot(ends, slope * ends + intercept, color=VERMILION, linewidth=2.5)
    axis.text(86.6, slope * 86 + intercept, r"$\mu = a x + b$", color=VERMILION, va="center")
    reach = 12.0  # how far a bell stands out at its middle, in years

    def bell(foot: float, heights: np.ndarray) -> np.ndarray:
        distance = heights - slope * foot - intercept
        return foot + reach * np.exp(-0.5 * (distance / sigma) ** 2)

    for foot in (13.0, 41.0, 71.0):
        middle = slope * foot + intercept
        heights = np.linspace(middle - 3.2 * sigma, middle + 3.2 * sigma, 200)
        axis.fill_betweenx(heights, foot, bell(foot, heights), color=SKY, alpha=0.35, linewidth=0)
        axis.plot(bell(foot, heights), heights, "--", color=BLUE, linewidth=1.5)
        axis.plot([foot, foot], heights[[0, -1]], color=BLUE, linewidth=1)
    axis.plot(age, pressure, "o", color=INK, markersize=5)
    for seen, words, place in [
        (139.0, "near the line:\nlarge density", (58, 88)),
        (171.0, "far from the line:\nsmall density", (15, 199)),
    ]:
        edge = bell(41.0, np.array([seen]))[0]
        axis.plot([41, edge], [seen, seen], color=INK, linewidth=7, solid_capstyle="butt")
        axis.plot([41, edge], [seen, seen], color=ORANGE, linewidth=4, solid_capstyle="butt")
        axis.plot(41, seen, "D", color=ORANGE, markersize=7, markeredgecolor=INK)
        where = (edge, seen - 1) if seen < 150 else (40.5, seen + 1)
        line = {"arrowstyle": "-", "color": INK}
        axis.annotate(words, where, place, arrowprops=line, va="center", ha="left")
    axis.set_xlim(0, 97)
    axis.set_ylim(40, 235)
    axis.set_xlabel("age $x$ in years")
    axis.set_ylabel("systolic blood pressure $y$ in mmHg")
    figure.tight_layout()
    return figure


DRAWINGS = (hidden_die, three_dice, bells_on_the_line)
