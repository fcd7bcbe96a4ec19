"""The tables in the terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from autograder.exam.verdict import Verdict
from autograder.report import class_table, grades_table

MakeVerdict = Callable[..., Verdict]


def printed(table: Table, *, terminal: bool = False) -> str:
    stream = io.StringIO()
    Console(file=stream, width=160, force_terminal=terminal).print(table)
    return stream.getvalue()


def test_grades_stand_in_order_with_words(make_verdict: MakeVerdict) -> None:
    verdicts = [make_verdict(student_id="s10"), make_verdict(student_id="s2", status="failed")]
    lines = printed(grades_table(verdicts)).splitlines()
    assert lines[1].split()[:2] == ["s2", "05_softmax"]
    assert "3 / 10" in lines[1]
    assert "Could not be graded" in lines[1]
    assert lines[2].split()[0] == "s10"


def test_what_is_no_terminal_gets_plain_text(make_verdict: MakeVerdict) -> None:
    text = printed(grades_table([make_verdict()]), terminal=True)
    assert "\x1b" not in text
    assert "│" not in text


def test_a_terminal_gets_lines_and_colours(make_verdict: MakeVerdict) -> None:
    text = printed(grades_table([make_verdict()], plain=False), terminal=True)
    assert "│" in text
    assert "\x1b[" in text


def test_foreign_text_steers_no_terminal(make_verdict: MakeVerdict) -> None:
    verdict = make_verdict(reason="[bold]x[/bold] [/] \x1b]0;owned\x07\x1b[2Jy\r\u202e", cells=())
    text = printed(grades_table([verdict], plain=True))
    assert "[bold]x[/bold] [/] y␍⟪U+202E⟫" in text
    assert "\x1b" not in text


def test_questions_with_rates_and_misconceptions(make_verdict: MakeVerdict) -> None:
    one = make_verdict(student_id="a")
    softmax = replace(one.cells[0], mistake="the wrong axis was summed")
    two = replace(one, student_id="b", cells=(softmax, *one.cells[1:]))
    three = replace(two, student_id="c")
    four = make_verdict(student_id="d", status="failed", cells=())
    lines = printed(class_table([one, two, three, four])).splitlines()
    assert "0 of 3" in lines[1]
    assert "the wrong axis was summed (2)" in lines[1]
    assert "3 of 3" in lines[2]
    assert "3 of 3 waiting" in lines[4]
