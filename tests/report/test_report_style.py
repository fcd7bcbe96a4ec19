"""The colours of the pages can be read and told apart."""

from __future__ import annotations

import re

import pytest

from autograder.report.page import environment


def palettes() -> dict[str, dict[str, str]]:
    style = environment().loader.get_source(environment(), "style.css")[0]
    light, dark = re.findall(r":root \{(.*?)\}", style, flags=re.DOTALL)[:2]
    named = [dict(re.findall(r"--([\w-]+): (#\w{6})", text)) for text in (light, dark)]
    return {"light": named[0], "dark": {**named[0], **named[1]}}


def luminance(colour: str) -> float:
    def linear(level: int) -> float:
        share = level / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["text", "quiet", "link", "good", "bad", "wait"])
@pytest.mark.parametrize("ground", ["page", "card"])
def test_text_meets_aa(scheme: str, text: str, ground: str) -> None:
    colours = palettes()[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_note_and_the_pictures_meet_aa(scheme: str) -> None:
    colours = palettes()[scheme]
    assert contrast(colours["text"], colours["note"]) >= 4.5
    for part in ("good-fill", "wait-fill", "edge"):
        assert contrast(colours[part], colours["page"]) >= 3
