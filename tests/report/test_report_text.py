"""Foreign text cannot steer what shows it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.report.text import bounded, cut_middle, name_line, one_line, spelled, visible

any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bPsixel\x1b\\after", "after"),
        ("\x1bcreset", "reset"),
        ("\x1b(Bascii", "ascii"),
        ("\x1b]never closed", "never closed"),
        ("end \x1b", "end ␛"),
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\x85b", "a⟪U+0085⟫b"),
        ("bar\rover", "bar␍over"),
        ("line\r\nnext\tcell", "line\nnext\tcell"),
        ("\x08" * 60, "␈⟪×60⟫"),
        ("\x08\x08", "␈␈"),
        ("a\u202etxt.exe", "a⟪U+202E⟫txt.exe"),
        ("\u2066x\u2069", "⟪U+2066⟫x⟪U+2069⟫"),
        ("a\u200bb\ufeffc\u00add", "a⟪U+200B⟫b⟪U+FEFF⟫c⟪U+00AD⟫d"),
        ("\u2028\u2029", "⟪U+2028⟫⟪U+2029⟫"),
        ("\u3164\u115f", "⟪U+3164⟫⟪U+115F⟫"),
        ("\U000e0041", "⟪U+E0041⟫"),
        ("\uffff", "⟪U+FFFF⟫"),
        ("\ud800 \udcff", "⟪U+D800⟫ ⟪U+DCFF⟫"),
        ("größer, 漢字, é, 👍, −1 ≤ σ", "größer, 漢字, é, 👍, −1 ≤ σ"),
    ],
)
def test_what_is_hidden_is_shown(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_removing_an_escape_sequence_leaves_none_behind() -> None:
    assert "\x1b" not in visible("\x1b\x1b[31m[31mred")


@given(any_text)
def test_visible_text_is_harmless_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    shown.encode("utf-8")
    for character in shown:
        assert character in "\t\n" or unicodedata.category(character) not in {
            "Cc", "Cf", "Cs", "Zl", "Zp",
        }  # fmt: skip


def test_many_openers_take_no_quadratic_time() -> None:
    # A quadratic search through a million characters would run for hours, not fail an assertion.
    for opener in ("\x1b]", "\x9b", "\x1b[0", "\x9d", "\x1bP"):
        assert "\x1b" not in visible(opener * 500_000)


def test_the_middle_is_cut_with_a_notice() -> None:
    text = "a" * 700 + "b" * 700
    cut = cut_middle(text, 300)
    assert cut.startswith("a" * 200)
    assert cut.endswith("b" * 100)
    assert "1,100 characters left out" in cut
    assert len(cut) < 350


def test_short_text_is_not_cut() -> None:
    assert cut_middle("a" * 300, 300) == "a" * 300


def test_bounds_hold_after_characters_grew() -> None:
    assert len(bounded("\u202e" * 1000, 400)) < 450


@given(any_text)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("anna", "anna"),
        ("Zoë 漢  x", "Zoë 漢  x"),
        ("anna\x1b[2J", "anna␛[2J"),
        ("a\r\n\tb", "a␍␊␉b"),
        ("\x08" * 6, "␈" * 6),
        ("\u202ea\u200b\udc80", "⟪U+202E⟫a⟪U+200B⟫⟪U+DC80⟫"),
    ],
)
def test_a_name_is_spelled_out(name: str, shown: str) -> None:
    assert spelled(name) == shown
    assert name_line(name) == shown


plain_text = st.text(st.characters(codec=None, exclude_categories=("So", "Ps", "Pe")), max_size=40)


@given(plain_text, plain_text)
def test_names_that_differ_never_look_the_same(one: str, other: str) -> None:
    assert (spelled(one) == spelled(other)) == (one == other)


def test_a_long_name_is_one_bounded_line() -> None:
    line = name_line("a\n" * 500)
    assert len(line) < 300
    assert "characters left out" in line
    assert not set(line) & {"\n", "\x1b"}
