"""Pictures and plots of the course, for all kinds of eyes.

Each rule stands here with a test that it finds what it is there to find.
"""

from __future__ import annotations

import base64
import functools
import importlib
import io
import itertools
import json
import pkgutil
from pathlib import Path

import colour_vision
import figure_colours
import markdown_text
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import plot_code
import pytest
from handins import ROOT, cell_json, notebook_of, write_notebook
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

import figures
from autograder.assignment import Assignment, SourceCell, read_assignment
from figures import style

SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
DRAWERS = sorted(found.name for found in pkgutil.iter_modules(figures.__path__))
DRAWERS = [name for name in DRAWERS if name not in ("__main__", "style")]

SHORTEST_TEXT = 80  # characters beside a plot
# Okabe and Ito: the palette of Color Universal Design, https://jfly.uni-koeln.de/color/.
PALETTE = {
    "orange": style.ORANGE,
    "sky blue": style.SKY,
    "bluish green": style.GREEN,
    "yellow": style.YELLOW,
    "blue": style.BLUE,
    "vermilion": style.VERMILION,
    "reddish purple": style.PURPLE,
}
# CIEDE2000 in every vision.  The closest pair of the palette has 10.9 (orange and purple to a
# tritanope), green and our grey have 9.9 (to a deuteranope); orange and green of matplotlib's own
# colours have 1.3 (to a protanope).
LEAST_APART = 9.0
# Of words to what lies behind them: WCAG 2.1, 1.4.3, for large text.
LEAST_CONTRAST = 3.0
MAPS = frozenset(
    "gray binary viridis cividis magma inferno Blues Oranges PuOr RdBu PRGn BrBG".split()
)


@pytest.fixture
def code_cells(tmp_path: Path):
    """An assignment of free code cells."""

    def made(sources: list[str]) -> Assignment:
        return read_assignment(
            write_notebook(tmp_path / "x.ipynb", notebook_of(list(map(cell_json, sources))))
        )

    return made


@pytest.fixture
def code_cell(code_cells):
    return lambda source: code_cells([source]).cells[0]


def is_ours(colour: str) -> bool:
    """Of the palette, or without a hue."""
    return to_hex(colour).upper() in PALETTE.values() or not has_hue(colour)


def has_hue(colour: str) -> bool:
    rgb = to_rgb(colour)
    return max(rgb) - min(rgb) > 0.01


def too_close(colours: set[str]) -> list[str]:
    """Pairs of colours that somebody could take for the same."""
    different = sorted({to_hex(colour) for colour in colours})
    return [
        f"{one} and {other}: {apart:.1f} in {vision}"
        for one, other in itertools.combinations(different, 2)
        if has_hue(one) or has_hue(other)  # black, white and grey look the same to all
        for vision in colour_vision.VISION
        if (apart := colour_vision.distance(to_rgb(one), to_rgb(other), vision)) < LEAST_APART
    ]


@functools.cache
def drawings(drawer: str) -> list[tuple[str, Figure]]:
    module = importlib.import_module(f"figures.{drawer}")
    with mpl.rc_context(style.STYLE):
        return [(draw.__name__, draw()) for draw in module.DRAWINGS]


@pytest.mark.parametrize("drawer", DRAWERS)
def test_pictures_have_colours_of_the_palette_that_stay_apart(drawer):
    for name, figure in drawings(drawer):
        colours = figure_colours.drawn_colours(figure)
        assert [colour for colour in colours if not is_ours(colour)] == [], name
        assert too_close(colours) == [], name
        assert {m.removesuffix("_r") for m in figure_colours.colour_maps(figure)} <= MAPS, name


@pytest.mark.parametrize("drawer", DRAWERS)
def test_words_in_pictures_have_contrast(drawer):
    for name, figure in drawings(drawer):
        assert figure_colours.faint_words(figure, LEAST_CONTRAST) == {}, name


def test_faint_words_are_found():
    figure = Figure()
    figure.text(0.5, 0.8, "yellow on white", color=style.YELLOW)
    figure.text(0.5, 0.5, "white on blue", color="white", bbox={"facecolor": style.BLUE})
    figure.text(0.5, 0.2, "white on yellow", color="white", bbox={"facecolor": style.YELLOW})
    assert set(figure_colours.faint_words(figure, LEAST_CONTRAST)) == {
        "yellow on white",
        "white on yellow",
    }


def test_plots_of_code_cells_have_colours_of_the_palette_that_stay_apart(assignment):
    for cell in assignment.cells:
        if cell.is_code and plot_code.has_drawing_code(cell):
            assert plot_code.uncoloured_calls(cell) == [], cell.label
            colours = plot_code.colours(cell) - {"none"}
            assert [colour for colour in colours if not is_ours(colour)] == [], cell.label
            assert too_close(colours) == [], cell.label
            assert {m.removesuffix("_r") for m in plot_code.colour_maps(cell)} <= MAPS, cell.label


@pytest.mark.parametrize("name", sorted(MAPS))
def test_the_steps_of_the_colour_maps_stay_apart(name):
    assert (
        too_close({to_hex(mpl.colormaps[name](step)) for step in (0.0, 0.25, 0.5, 0.75, 1.0)}) == []
    )


def test_the_whole_palette_stays_apart_in_every_vision():
    assert too_close({*PALETTE.values(), style.INK, style.GREY, "white"}) == []


def test_matplotlibs_own_colours_would_not():
    default = {entry["color"] for entry in mpl.rcParamsDefault["axes.prop_cycle"]}
    assert any("protanopia" in pair for pair in too_close(default))
    assert {to_hex(colour) for colour in default if is_ours(colour)} == {"#7f7f7f"}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        # From table 1 of Sharma, Wu and Dalal.
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_the_published_one(one, other, apart):
    assert colour_vision.ciede2000(np.array(one), np.array(other)) == pytest.approx(apart, abs=5e-5)


def test_the_colour_blind_see_white_and_black_as_they_are():
    for vision in colour_vision.VISION.values():
        # The published matrices have six digits.
        np.testing.assert_allclose(vision.sum(axis=1), 1.0, atol=2e-6)


CELL = """
fig, axes = plt.subplots(1, 2)
for name, shade in [("one", "red"), ("two", "#0072B2")]:
    axes[0].plot(x, y, "{style}", {keyword})
"""


@pytest.mark.parametrize(
    ("style_of_line", "keyword", "uncoloured", "colours"),
    [
        ("--", "lw=2", 1, {"#0072B2"}),
        ("r--", "lw=2", 0, {"#0072B2", "r"}),
        ("C3o", "lw=2", 0, {"#0072B2", "C3"}),
        ("o-", "color=shade", 0, {"#0072B2", "red"}),
        ("o-", "color='gold'", 0, {"#0072B2", "gold"}),
        ("o-", "mec='k', c='w'", 0, {"#0072B2", "k", "w"}),
        ("o-", "**{'color': 'tab:red'}", 0, {"#0072B2", "tab:red"}),
    ],
)
def test_colours_in_code_are_found(code_cell, style_of_line, keyword, uncoloured, colours):
    cell = code_cell(CELL.format(style=style_of_line, keyword=keyword))
    assert len(plot_code.uncoloured_calls(cell)) == uncoloured
    assert plot_code.colours(cell) == colours


@pytest.mark.parametrize(
    "line",
    [
        "plt.scatter(x, y)",
        "axes[0].bar(x, y)",
        "left.axhline(3)",
        "pd.DataFrame(x).plot()",
        "table['age'].hist(bins=3)",
    ],
)
def test_default_colours_are_found(code_cell, line):
    cell = code_cell(line)
    assert plot_code.has_drawing_code(cell) == bool(plot_code.uncoloured_calls(cell)) is True


@pytest.mark.parametrize("line", ["np.histogram(x)", "x.fill(0)", "optimizer.step()", "print('r')"])
def test_what_draws_nothing_needs_no_colour(code_cell, line):
    assert not plot_code.has_drawing_code(code_cell(line))


# Plots have no alt text in JupyterLab: the text beside them has to say what is to be seen.


def words_before(assignment: Assignment, cell: SourceCell) -> str:
    """The Markdown cell right above, or above code that prepares the plot."""
    plotting = plot_code.plotting_cells(assignment)
    for above in reversed(assignment.cells[: cell.index]):
        if above.cell_type == "markdown":
            return "" if above.role == "manual" else above.released
        if above.role == "test" or above in plotting:
            break
    return ""


def words_behind(assignment: Assignment, cell: SourceCell) -> str:
    """The Markdown cell right below, up to a heading: there something else begins."""
    for below in assignment.cells[cell.index + 1 : cell.index + 2]:
        if below.cell_type == "markdown" and below.role != "manual":
            return markdown_text.before_headings(below.released)
    return ""


def test_a_text_beside_each_plot_says_what_is_to_be_seen(assignment):
    silent = {}
    for cell in plot_code.plotting_cells(assignment):
        beside = words_before(assignment, cell), words_behind(assignment, cell)
        lengths = [len(markdown_text.running_text(text)) for text in beside]
        if max(lengths) < SHORTEST_TEXT:
            silent[cell.label] = lengths
    assert silent == {}


def test_plots_of_functions_and_sliders_count(code_cells):
    sources = [
        "def draw():\n    plt.plot(x, y)",
        "def twice():\n    draw()\n    draw()",
        "twice()",
        "interact(draw, a=(0, 1))",
        "@interact(a=(0, 1))\ndef moved(a):\n    plt.plot(x, y)",
        "plt.imshow(x)",
        "print(x)",
    ]
    plotting = plot_code.plotting_cells(code_cells(sources))
    assert [cell.index for cell in plotting] == [2, 3, 4, 5]


# What the solutions really show, after the last build.


@pytest.mark.parametrize("path", SOLUTIONS, ids=[path.stem for path in SOLUTIONS])
def test_no_picture_of_the_solutions_is_drawn_in_matplotlibs_own_colours(path):
    for number, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"], start=1):
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                assert own_colours(base64.b64decode(output["data"]["image/png"])) == {}, number


def own_colours(png: bytes) -> dict[str, int]:
    """How many pixels have exactly one of matplotlib's colours, if more than by chance."""
    pixels = np.rint(plt.imread(io.BytesIO(png))[..., :3] * 255).astype(int)
    found, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_counts=True)
    shares = {to_hex(rgb / 255): int(count) for rgb, count in zip(found, counts, strict=True)}
    cycle = (to_hex(entry["color"]) for entry in mpl.rcParamsDefault["axes.prop_cycle"])
    return {c: shares[c] for c in cycle if has_hue(c) and shares.get(c, 0) > 20}


def test_matplotlibs_own_colours_are_found_in_pixels():
    figure, written = Figure(), io.BytesIO()
    figure.subplots().bar([1, 2], [3, 4], color=["C1", style.BLUE])
    figure.savefig(written)
    assert set(own_colours(written.getvalue())) == {"#ff7f0e"}
