"""Pictures of 02_linear_regression."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from figures.style import BLUE, GREEN, GREY, INK, SKY, VERMILION

ASSIGNMENT = "02_linear_regression"
WOMEN = Path(__file__).parents[1] / "data" / "blood_pressure.csv"


def squared_errors() -> Figure:
    """Four points, the line y = x + 2, and the square of each error as a square."""
    x, y = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 4.0, 6.0, 3.0])
    figure = Figure(figsize=(5.6, 4.6))
    axis = figure.subplots()
    for place, value in zip(x, y, strict=True):
        error = place + 2 - value
        if error:
            low, size = min(value, place + 2), abs(error)
            box = Rectangle((place, low), size, size, facecolor=SKY, edgecolor=BLUE, alpha=0.45)
            axis.add_patch(box)
            axis.plot([place, place], [value, place + 2], color=VERMILION, linewidth=2.5)
            # Right of the middle, where the line does not run through the number.
            middle = (place + 0.7 * size, low + 0.4 * size)
            axis.text(*middle, f"{size**2:g}", ha="center", va="center")
    axis.plot([-0.2, 6.4], [1.8, 8.4], color=INK, linewidth=2)
    axis.text(5.35, 7.75, "$y = 1 \\cdot x + 2$", ha="right")
    axis.plot(x, y, "o", color=VERMILION, markersize=9, zorder=3)
    axis.annotate("error 0", (2, 4), (0.35, 5.2), arrowprops={"arrowstyle": "-", "color": GREY})
    axis.set_xlim(0, 7.6)
    axis.set_ylim(0, 8.2)
    axis.set_aspect("equal")
    axis.set_xlabel("$x$")
    axis.set_ylabel("$y$")
    figure.tight_layout()
    return figure


def step_sizes() -> Figure:
    """Gradient descent on a parabola with three learning rates: timid, bold, too bold."""
    panels = [
        ("0.3 / λ: small steps", 0.3, BLUE, 1.0, 9),
        ("1.7 / λ: to and fro, but down", 1.7, GREEN, 1.0, 9),
        ("2.1 / λ: to and fro, and up", 2.1, VERMILION, 0.5, 8),
    ]
    curve = np.linspace(-1.25, 1.25, 200)
    figure = Figure(figsize=(9.2, 2.9))
    axes = figure.subplots(1, 3, sharey=True)
    for axis, (title, rate, colour, start, steps) in zip(axes, panels, strict=True):
        w = start * (1 - rate) ** np.arange(steps + 1)
        axis.plot(curve, curve**2, color=GREY, linewidth=2)
        axis.plot(w, w**2, "-", color=colour, linewidth=1)
        axis.plot(w, w**2, "o", color=colour, markersize=5)
        axis.plot(w[0], w[0] ** 2, "s", color=INK, markersize=8, zorder=3)
        axis.set_title(title, fontsize=11)
        axis.set_xticks([0], ["minimum"])
        axis.set_yticks([])
        axis.set_ylim(-0.08, 1.6)
    axes[0].set_ylabel("loss")
    axes[0].text(0.9, 1.06, "start", ha="right")
    figure.tight_layout(w_pad=2)
    return figure


def valley() -> Figure:
    """The loss of the women's data over (a, b): a narrow valley, and a round bowl."""
    ages, pressures = np.loadtxt(WOMEN, delimiter=",", skiprows=1, unpack=True)
    standard = (ages - ages.mean()) / ages.std()
    figure = Figure(figsize=(9.2, 4.1))
    axes = figure.subplots(1, 2)
    for axis, x, rate, steps, a_range, b_range, title in [
        (axes[0], ages, 3.9e-4, 60, (-0.6, 6.2), (-30, 170), "ages in years"),
        (axes[1], standard, 0.1, 60, (-102, 138), (-30, 170), "standardised ages"),
    ]:
        _contours(axis, x, pressures, a_range, b_range)
        path = _descent(x, pressures, rate, steps)
        axis.plot(*path.T, "-o", color=VERMILION, linewidth=1.2, markersize=3.5, zorder=3)
        axis.plot(0, 0, "s", color=INK, markersize=8, zorder=4)
        axis.plot(*np.polyfit(x, pressures, 1), "*", color=INK, markersize=15, zorder=4)
        axis.set_xlabel("slope $a$")
        axis.set_title(title)
    axes[0].set_ylabel("intercept $b$")
    axes[0].annotate("best line", (1.105, 87.7), (2.6, 122), arrowprops={"arrowstyle": "-"})
    axes[0].annotate("start", (0, 0), (-0.45, 24), arrowprops={"arrowstyle": "-"})
    axes[1].annotate("best line", (18, 138.6), (60, 152), arrowprops={"arrowstyle": "-"})
    axes[1].annotate("start", (0, 0), (24, 12), arrowprops={"arrowstyle": "-"})
    axes[1].set_aspect("equal")
    figure.tight_layout(w_pad=2)
    return figure


def _contours(
    axis: Axes,
    x: np.ndarray,
    y: np.ndarray,
    a_range: tuple[float, float],
    b_range: tuple[float, float],
) -> None:
    a, b = np.meshgrid(np.linspace(*a_range, 400), np.linspace(*b_range, 400))
    # The mean over the data of (a x + b - y) squared, multiplied out.
    loss = a**2 * np.mean(x**2) + 2 * a * b * np.mean(x) + b**2
    loss += np.mean(y**2) - 2 * a * np.mean(x * y) - 2 * b * np.mean(y)
    levels = [450, 1000, 2500, 6000, 12000, 20000]
    axis.contour(a, b, loss, levels=levels, colors=[BLUE], linewidths=1, alpha=0.75)


def _descent(x: np.ndarray, y: np.ndarray, rate: float, steps: int) -> np.ndarray:
    path = [(0.0, 0.0)]
    for _ in range(steps):
        a, b = path[-1]
        error = a * x + b - y
        path.append((a - rate * 2 * np.mean(error * x), b - rate * 2 * np.mean(error)))
    return np.array(path)


DRAWINGS = (squared_errors, step_sizes, valley)
