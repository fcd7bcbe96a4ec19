"""The colours of a drawn matplotlib figure, read from its artists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import ListedColormap, to_hex, to_rgba, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

_NOTHING = ("None", "none", "", " ", None)


def drawn_colours(figure: Figure) -> set[str]:
    """As hexadecimal numbers, without how transparent they are."""
    return {
        to_hex(rgba[:3])
        for artist in _visible(figure)
        for colour in _colours(artist)
        for rgba in to_rgba_array(colour)
        if rgba[3] > 0
    }


def faint_words(figure: Figure, least: float) -> dict[str, float]:
    """The words whose contrast to what lies behind them is below `least`, with that contrast."""
    texts = [
        artist
        for artist in _visible(figure)
        if isinstance(artist, Text) and artist.get_text().strip()
    ]
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    places = [text.get_window_extent() for text in texts]
    colours = [text.get_color() for text in texts]
    for text in texts:
        text.set_color("none")
    canvas.draw()
    for text, colour in zip(texts, colours, strict=True):
        text.set_color(colour)
    pixels = np.asarray(canvas.buffer_rgba())[::-1, :, :3] / 255
    found = {}
    for text, place, colour in zip(texts, places, colours, strict=True):
        behind = pixels[
            max(int(place.y0), 0) : int(place.y1) + 1, max(int(place.x0), 0) : int(place.x1) + 1
        ]
        # Axes have numbers outside of their limits, which are not shown.
        if behind.size:
            ratio = contrast(colour, tuple(np.median(behind.reshape(-1, 3), axis=0)))
            if ratio < least:
                found[text.get_text()] = round(ratio, 1)
    return found


def colour_maps(figure: Figure) -> set[str]:
    return {
        artist.get_cmap().name
        for artist in _visible(figure)
        if isinstance(artist, AxesImage | Collection) and artist.get_array() is not None
        # A picture in red, green and blue has no map, and a list of colours is none.
        if not (isinstance(artist, AxesImage) and artist.get_array().ndim == 3)
        if not isinstance(artist.get_cmap(), ListedColormap) or artist.get_cmap().N > 100
    }


def contrast(one: Any, other: Any) -> float:
    """WCAG 2.1's contrast ratio, from 1 to 21."""
    light = []
    for colour in (one, other):
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in to_rgba(colour)[:3]
        ]
        light.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(light) + 0.05) / (min(light) + 0.05)


def _visible(figure: Figure) -> list[Artist]:
    hidden = {
        part
        for artist in figure.findobj()
        if not artist.get_visible() or (hasattr(artist, "axison") and not artist.axison)
        for part in artist.findobj()
        if not artist.get_visible() or part in _of_axis(artist)
    }
    return [artist for artist in figure.findobj() if artist not in hidden]


def _of_axis(axes: Any) -> set[Artist]:
    """What `axis("off")` takes away."""
    parts = [axes.xaxis, axes.yaxis, axes.patch, *axes.spines.values()]
    return {inner for part in parts for inner in part.findobj()}


def _colours(artist: Artist) -> Iterator[Any]:
    if isinstance(artist, Line2D):
        if artist.get_linestyle() not in _NOTHING and artist.get_linewidth():
            yield artist.get_color()
        if artist.get_marker() not in _NOTHING and len(artist.get_xdata()):
            yield artist.get_markerfacecolor()
            yield artist.get_markeredgecolor()
    elif isinstance(artist, Patch):
        yield artist.get_facecolor()
        if artist.get_linewidth():
            yield artist.get_edgecolor()
    elif isinstance(artist, Text):
        if artist.get_text().strip():
            yield artist.get_color()
        box = artist.get_bbox_patch()
        if box is not None:
            yield from _colours(box)
    elif isinstance(artist, Collection) and artist.get_array() is not None:
        if isinstance(artist.get_cmap(), ListedColormap) and artist.get_cmap().N <= 100:
            yield artist.get_cmap().colors
    elif isinstance(artist, Collection):
        yield from (c for c in (artist.get_facecolor(), artist.get_edgecolor()) if len(c))
