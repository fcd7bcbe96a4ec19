"""Pictures of 01_matrix_multiplication."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle

from figures.style import BLUE, GREEN, GREY, INK, ORANGE, SKY, VERMILION, YELLOW

ASSIGNMENT = "01_matrix_multiplication"

Point = tuple[float, float]


def _canvas(size: Point, across: Point, up: Point) -> tuple[Figure, Axes]:
    figure = Figure(figsize=size)
    axis = figure.subplots()
    axis.set_xlim(*across)
    axis.set_ylim(*up)
    axis.set_aspect("equal")
    axis.axis("off")
    figure.tight_layout(pad=0.3)
    return figure, axis


def _arrow(axis: Axes, start: Point, end: Point, colour: str = INK, style: str = "-") -> None:
    arrow = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>",
        mutation_scale=16,
        color=colour,
        linestyle=style,
        linewidth=1.6,
        shrinkA=0,
        shrinkB=0,
    )
    axis.add_patch(arrow)


def _grid(axis: Axes, corner: Point, rows: list[list[str]], name: str) -> None:
    """A matrix of unit cells whose upper left corner is given, with its name and shape above."""
    left, top = corner
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            box = Rectangle((left + j, top - i - 1), 1, 1, facecolor="none", edgecolor=GREY)
            axis.add_patch(box)
            axis.text(left + j + 0.5, top - i - 0.5, text, ha="center", va="center", fontsize=15)
    middle = left + len(rows[0]) / 2
    axis.text(middle, top + 0.2, name, ha="center", va="bottom", fontsize=12, weight="bold")


def _frame(axis: Axes, corner: Point, width: int, height: int, colour: str, style: str) -> None:
    left, top = corner
    position = (left, top - height)
    fill = Rectangle(position, width, height, facecolor=colour, alpha=0.3, zorder=0.5)
    edge = Rectangle(
        position,
        width,
        height,
        facecolor="none",
        edgecolor=colour,
        linewidth=3,
        linestyle=style,
        zorder=3,
    )
    for patch in (fill, edge):
        axis.add_patch(patch)


def row_times_column() -> Figure:
    """One entry of a product: a row of A, a column of B, their pairs multiplied and added."""
    figure, axis = _canvas((8.6, 3.3), (-0.3, 12.6), (-2.0, 2.95))
    places = {"A": (0.0, 1.5), "B": (3.3, 2.0), "C": (9.1, 1.5)}
    _grid(axis, places["A"], [["0", "3"]], "A  (1 × 2)")
    _grid(axis, places["B"], [["3", "1", "7"], ["8", "2", "4"]], "B  (2 × 3)")
    _grid(axis, places["C"], [["24", "6", "12"]], "A B  (1 × 3)")
    _frame(axis, places["A"], 2, 1, BLUE, "-")
    _frame(axis, (5.3, 2.0), 1, 2, VERMILION, "--")
    _frame(axis, (11.1, 1.5), 1, 1, GREEN, "-")
    for x, sign in ((2.65, "·"), (7.7, "=")):
        axis.text(x, 1.0, sign, ha="center", va="center", fontsize=22, weight="bold")
    axis.text(1.0, 0.2, "row 0 of A", ha="center", va="top", fontsize=11, color=BLUE)
    axis.text(5.8, -0.2, "column 2 of B", ha="center", va="top", fontsize=11, color=VERMILION)
    axis.text(11.6, 0.2, "entry (0, 2)", ha="center", va="top", fontsize=11, color=GREEN)
    axis.text(
        6.55,
        -1.35,
        "0 · 7  +  3 · 4  =  12",
        ha="center",
        va="center",
        fontsize=15,
        bbox={"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": GREY},
    )
    return figure


def _node(axis: Axes, centre: Point, text: str, colour: str, dashed: bool = False) -> None:
    width, height = 2.6, 1.15
    box = FancyBboxPatch(
        (centre[0] - width / 2, centre[1] - height / 2),
        width,
        height,
        boxstyle="round,pad=0.02,rounding_size=0.25",
        facecolor=colour,
        edgecolor=INK,
        linewidth=2.2 if dashed else 1.2,
        linestyle="--" if dashed else "-",
    )
    axis.add_patch(box)
    axis.text(*centre, text, ha="center", va="center", fontsize=12)


def _flow(axis: Axes, start: Point, end: Point, shape: str, side: float) -> None:
    _arrow(axis, start, end)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    axis.text(x, y + side, shape, ha="center", va="center", fontsize=10, color=INK)


def product_graph() -> Figure:
    """The graph of 10 · m1 · m2: what is fed, what flows, what is fetched."""
    figure, axis = _canvas((9.6, 3.9), (-5.0, 13.7), (-3.0, 4.2))
    frame = FancyBboxPatch(
        (-1.75, -2.7),
        12.0,
        5.8,
        boxstyle="round,pad=0.02,rounding_size=0.4",
        facecolor="#F4F4F4",
        edgecolor=GREY,
    )
    axis.add_patch(frame)
    axis.text(4.25, 3.3, "the graph: it knows what to compute", ha="center", va="bottom")
    _flow(axis, (1.3, 1.9), (2.95, 0.62), "(1, 2)", 0.4)
    _flow(axis, (1.3, 0.0), (2.7, 0.0), "(2, 1)", -0.35)
    _flow(axis, (5.3, 0.0), (6.7, 0.0), "(1, 1)", -0.35)
    _flow(axis, (5.3, 1.9), (6.95, 0.62), "( )", 0.4)
    _node(axis, (0.0, 1.9), "constant m1\n(3  3)", SKY)
    _node(axis, (0.0, 0.0), "placeholder\nm2", YELLOW, dashed=True)
    _node(axis, (4.0, 0.0), "matmul", ORANGE)
    _node(axis, (4.0, 1.9), "constant\n10", SKY)
    _node(axis, (8.0, 0.0), "multiply\n(product)", ORANGE)
    _arrow(axis, (-3.3, 0.0), (-1.35, 0.0), BLUE, "--")
    axis.text(-4.1, 0.0, "[[2],\n [3]]", ha="center", va="center", fontsize=13, family="monospace")
    axis.text(-2.55, 0.28, "feed", ha="center", va="bottom", weight="bold", color=BLUE)
    _arrow(axis, (9.35, 0.0), (11.6, 0.0), GREEN, "--")
    axis.text(12.65, 0.0, "[[150]]", ha="center", va="center", fontsize=13, family="monospace")
    axis.text(10.95, 0.28, "fetch", ha="center", va="bottom", weight="bold", color=GREEN)
    axis.text(
        4.25,
        -1.7,
        "Nothing is computed while the graph is built.\nEach run takes what is fed"
        " and computes what the fetched node needs.",
        ha="center",
        va="center",
        fontsize=10.5,
    )
    return figure


def two_ways() -> Figure:
    """The same two stages in TensorFlow 1 and in TensorFlow 2."""
    figure, axis = _canvas((9.6, 3.9), (0.0, 19.2), (0.0, 7.8))
    columns = [(2.0, "1. build the graph", SKY), (11.2, "2. run it, as often as you like", YELLOW)]
    rows = [
        (
            3.9,
            "tf.compat.v1",
            "Inside a tf.Graph:\na placeholder for what is fed,\nand operations on it",
            "session.run(product,\n            feed_dict={m2: value})",
            "feed_dict feeds, session.run fetches",
        ),
        (
            0.3,
            "tf.function",
            "The first call traces the function:\nits body runs once, with a\n"
            "placeholder for each argument",
            "product = f(value)",
            "the argument feeds, the return value fetches",
        ),
    ]
    width, height = 7.6, 2.8
    for left, title, _ in columns:
        axis.text(left + width / 2, 7.0, title, ha="center", va="bottom", weight="bold")
    for bottom, name, building, code, running in rows:
        middle = bottom + height / 2
        axis.text(1.3, middle, name, ha="center", va="center", weight="bold", rotation=90)
        for left, _, colour in columns:
            box = FancyBboxPatch(
                (left, bottom),
                width,
                height,
                boxstyle="round,pad=0.02,rounding_size=0.25",
                facecolor=colour,
                alpha=0.4,
                edgecolor=INK,
            )
            axis.add_patch(box)
        axis.text(2.0 + width / 2, middle, building, ha="center", va="center")
        axis.text(
            11.5, middle + 0.35, code, ha="left", va="center", family="monospace", fontsize=11
        )
        axis.text(11.5, middle - 0.9, running, ha="left", va="center", fontsize=10)
        _arrow(axis, (2.05 + width, middle), (11.15, middle))
    return figure


def batch_product() -> Figure:
    """A batch of flattened digits times the weights of a network without hidden layer."""
    figure, axis = _canvas((8.6, 3.9), (-0.3, 11.3), (-2.7, 2.9))
    blocks = [
        (0.0, (4.4, 1.5), SKY, "X", "100 × 784", "one digit a row"),
        (5.4, (1.0, 4.4), ORANGE, "W", "784 × 10", ""),
        (9.0, (2.0, 2.0), "white", "X W", "? × ?", ""),
    ]
    for left, (width, height), colour, name, shape, above in blocks:
        unknown = colour == "white"
        box = Rectangle(
            (left, -height / 2),
            width,
            height,
            facecolor=colour,
            alpha=0.85,
            edgecolor=INK,
            linestyle="--" if unknown else "-",
        )
        axis.add_patch(box)
        centre = left + width / 2
        axis.text(centre, 0, name, ha="center", va="center", fontsize=15, weight="bold")
        axis.text(centre, -height / 2 - 0.12, shape, ha="center", va="top")
        axis.text(centre, height / 2 + 0.1, above, ha="center", va="bottom", fontsize=10)
    axis.text(5.9, 2.3, "weights: one class a column", ha="center", va="bottom", fontsize=10)
    for x, sign in ((4.9, "·"), (7.7, "=")):
        axis.text(x, 0, sign, ha="center", va="center", fontsize=20, weight="bold")
    return figure


DRAWINGS = (row_times_column, product_graph, two_ways, batch_product)
