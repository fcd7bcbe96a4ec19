"""What holds for every template, also one that forgets its filters."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from autograder.report.page import environment


def test_a_bare_value_is_cleaned_and_escaped() -> None:
    page = environment().from_string("<p>{{ text }}</p>").render(text="<b>\x1b[1m\u202e\x00")
    assert page == "<p>&lt;b&gt;⟪U+202E⟫␀</p>"


def test_a_filter_takes_no_value_out_of_escaping() -> None:
    template = environment().from_string("{{ text | one_line }} {{ text | bounded(9) }}")
    assert template.render(text="<b>") == "&lt;b&gt; &lt;b&gt;"


def test_a_forgotten_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()
