"""Pictures of 06_multinomial_logistic_regression."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from figures.style import BLUE, GREEN, GREY, INK, ORANGE, SKY, VERMILION, YELLOW

ASSIGNMENT = "06_multinomial_logistic_regression"
DIGITS = Path(__file__).parents[1] / "data" / "mnist_4000.npz"


def network() -> Figure:
    """Each pixel is joined to each class: 784 times 10 weights, and one bias a class."""
    figure = Figure(figsize=(7.2, 4.4))
    axis = figure.subplots()
    pixels = [(3.0, "$x_1$"), (2.0, "$x_2$"), (1.0, "$x_3$"), (-1.0, "$x_{783}$")]
    pixels += [(-2.0, "$x_{784}$")]
    classes = [(3.2, "0"), (2.0, "1"), (0.8, "2"), (-2.2, "9")]
    for height, _ in pixels:
        for goal, _ in classes:
            axis.plot([0, 5], [height, goal], color=GREY, linewidth=0.8, zorder=1)
    axis.plot([0, 5], [3.0, 2.0], color=VERMILION, linewidth=2.6, zorder=2)
    axis.text(0.6, 3.45, "one line, one weight: $W_{1,1}$", color=VERMILION, weight="bold")
    for height, name in pixels:
        _unit(axis, 0, height, name, SKY)
    for height, name in classes:
        _unit(axis, 5, height, name, YELLOW)
        _unit(axis, 6.3, height, f"$b_{name}$", GREEN, 0.3)
        axis.plot([5.4, 6.0], [height, height], color=GREY, linewidth=1.2, zorder=1)
    for x, height in ((0, 0.0), (5, -0.7), (6.3, -0.7)):
        axis.text(x, height, "⋮", ha="center", va="center", fontsize=20)
    axis.text(0, -3.0, "784 pixels", ha="center", weight="bold")
    axis.text(5, -3.0, "10 classes", ha="center", weight="bold")
    axis.text(6.45, -3.0, "biases", ha="center", weight="bold")
    axis.set_xlim(-0.9, 7.2)
    axis.set_ylim(-3.3, 3.8)
    axis.set_aspect("equal")
    axis.axis("off")
    figure.tight_layout(pad=0.3)
    return figure


def _unit(axis: Axes, x: float, y: float, name: str, colour: str, radius: float = 0.42) -> None:
    axis.add_patch(Circle((x, y), radius, facecolor=colour, edgecolor=INK, zorder=3))
    axis.text(x, y, name, ha="center", va="center", fontsize=10, zorder=4)


def three_parts() -> Figure:
    """The order of the file, cut into training, validation and test."""
    figure = Figure(figsize=(8.4, 1.9))
    axis = figure.subplots()
    parts = [
        (0, 2400, "training", BLUE, "white", ""),
        (2400, 600, "validation", YELLOW, INK, "//"),
        (3000, 1000, "test", ORANGE, INK, ""),
    ]
    for start, length, name, colour, ink, hatch in parts:
        box = Rectangle((start, 0), length, 1, facecolor=colour, edgecolor=INK, hatch=hatch)
        axis.add_patch(box)
        paper = {"facecolor": colour, "edgecolor": "none", "pad": 2}
        words = f"{name}\n{length}"
        place = (start + length / 2, 0.5)
        axis.text(*place, words, ha="center", va="center", color=ink, weight="bold", bbox=paper)
    for edge in (0, 2400, 3000, 4000):
        axis.text(edge, -0.12, f"{edge}", ha="center", va="top", fontsize=10)
    axis.text(0, 1.12, "first digit of the file", ha="left", va="bottom", fontsize=10)
    axis.text(4000, 1.12, "last digit of the file", ha="right", va="bottom", fontsize=10)
    axis.set_xlim(-120, 4120)
    axis.set_ylim(-0.5, 1.5)
    axis.axis("off")
    figure.tight_layout(pad=0.3)
    return figure


def loss_trick() -> Figure:
    """A one-hot label times the log-probabilities leaves the true class alone."""
    label, chances = np.array([0, 1, 0]), np.array([0.2, 0.7, 0.1])
    logarithms = np.log(chances)
    columns = [
        ("label\n$y_k$", [f"{value}" for value in label]),
        ("probability\n$\\hat{p}_k$", [f"{value:.1f}" for value in chances]),
        (
            "its logarithm\n$\\ln\\,\\hat{p}_k$",
            [f"{value:.2f}".replace("-", "−") for value in logarithms],
        ),
        (
            "product\n$y_k\\,\\ln\\,\\hat{p}_k$",
            ["0", f"{logarithms[1]:.2f}".replace("-", "−"), "0"],
        ),
    ]
    figure = Figure(figsize=(7.6, 2.9))
    axis = figure.subplots()
    for row in range(3):
        axis.text(-0.2, 2 - row + 0.4, f"class {row}", ha="right", va="center")
    for place, (title, entries) in enumerate(columns):
        left = 2.1 * place
        axis.text(left + 0.7, 3.15, title, ha="center", va="bottom", fontsize=10.5)
        for row, entry in enumerate(entries):
            true = label[row] == 1
            box = Rectangle(
                (left, 2 - row),
                1.4,
                0.8,
                facecolor=SKY if true else "white",
                edgecolor=INK if true else GREY,
                linewidth=2 if true else 1,
            )
            axis.add_patch(box)
            axis.text(
                left + 0.7,
                2 - row + 0.4,
                entry,
                ha="center",
                va="center",
                color=INK if true else GREY,
                weight="bold" if true else "normal",
            )
    axis.text(3.85, 1.4, "→", ha="center", va="center", fontsize=16)
    axis.text(5.95, 1.4, "=", ha="center", va="center", fontsize=18)
    axis.plot([0.7, 0.7, 4.9, 4.9], [-0.15, -0.3, -0.3, -0.15], color=INK, linewidth=1.2)
    axis.text(2.8, -0.42, "multiplied with each other", ha="center", va="top", fontsize=10)
    axis.text(7.0, -0.3, "loss = 0.36", ha="center", va="top", weight="bold", color=INK)
    axis.set_xlim(-1.4, 8.0)
    axis.set_ylim(-0.8, 4.0)
    axis.axis("off")
    figure.tight_layout(pad=0.3)
    return figure


def minibatches() -> Figure:
    """Two epochs over ten examples: shuffled anew, then cut into batches of 4, 4 and 2."""
    epochs = [[7, 2, 5, 0, 9, 4, 1, 6, 3, 8], [1, 8, 3, 9, 0, 6, 2, 7, 5, 4]]
    batches = [(0, 4, SKY), (4, 8, YELLOW), (8, 10, ORANGE)]
    figure = Figure(figsize=(8.4, 2.7))
    axis = figure.subplots()
    for row, order in enumerate(epochs):
        bottom = 1.9 * (1 - row)
        axis.text(-0.25, bottom + 0.45, f"epoch {row + 1}", ha="right", va="center", weight="bold")
        for number, (start, stop, colour) in enumerate(batches):
            shift = 0.5 * number
            for place in range(start, stop):
                box = Rectangle((place + shift, bottom), 0.9, 0.9, facecolor=colour, edgecolor=INK)
                axis.add_patch(box)
                centre = (place + shift + 0.45, bottom + 0.45)
                axis.text(*centre, f"{order[place]}", ha="center", va="center", fontsize=12)
            middle = (start + stop) / 2 + shift - 0.05
            words = f"batch {number + 1}" if stop < 10 else "batch 3, short"
            axis.text(middle, bottom - 0.12, words, ha="center", va="top", fontsize=10)
    axis.set_xlim(-1.6, 11.3)
    axis.set_ylim(-0.6, 3.0)
    axis.set_aspect("equal")
    axis.axis("off")
    figure.tight_layout(pad=0.3)
    return figure


def _softmax_losses(logits: np.ndarray, digits: np.ndarray) -> np.ndarray:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(digits)), digits]


def loss_curves() -> Figure:
    """Loss of training and validation digits while training goes on for 100 epochs."""
    with np.load(DIGITS) as file:
        pixels = file["X"][:3000].reshape(3000, 784) / 255
        digits = file["y"][:3000].astype(int)
    parts = {"training": slice(0, 2400), "validation": slice(2400, 3000)}
    losses: dict[str, list[float]] = {name: [] for name in parts}
    weights, bias, hot = np.zeros((784, 10)), np.zeros(10), np.eye(10)[digits]
    rng = np.random.default_rng(0)
    for _ in range(100):
        order = rng.permutation(2400)
        for batch in np.split(order, range(128, 2400, 128)):
            logits = pixels[batch] @ weights + bias
            powers = np.exp(logits - logits.max(axis=1, keepdims=True))
            error = powers / powers.sum(axis=1, keepdims=True) - hot[batch]
            weights -= 0.5 * pixels[batch].T @ error / len(batch)
            bias -= 0.5 * error.mean(axis=0)
        for name, part in parts.items():
            values = _softmax_losses(pixels[part] @ weights + bias, digits[part])
            losses[name].append(float(values.mean()))

    figure = Figure(figsize=(7.0, 3.6))
    axis = figure.subplots()
    epochs = np.arange(1, 101)
    for name, colour, line in (("training", BLUE, "-"), ("validation", VERMILION, "--")):
        axis.plot(epochs, losses[name], line, color=colour, linewidth=2)
        end = (102, losses[name][-1])
        axis.text(*end, name, color=colour, va="center", weight="bold")
    axis.axvline(20, color=GREY, linewidth=1, linestyle=":")
    axis.text(21, 0.57, "20 epochs: our training", color=INK, va="top", fontsize=10)
    axis.annotate(
        "",
        xy=(95, losses["training"][94]),
        xytext=(95, losses["validation"][94]),
        arrowprops={"arrowstyle": "<->", "color": INK},
    )
    middle = (losses["training"][94] + losses["validation"][94]) / 2
    axis.text(93, middle, "the gap", ha="right", va="center")
    axis.set_xlim(0, 101)
    axis.set_ylim(0, 0.6)
    axis.set_xlabel("epochs")
    axis.set_ylabel("loss in nats")
    figure.tight_layout(pad=0.5)
    figure.subplots_adjust(right=0.85)
    return figure


DRAWINGS = (network, three_parts, loss_trick, minibatches, loss_curves)
