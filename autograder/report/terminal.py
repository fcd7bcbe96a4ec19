"""Tables for the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.exam.verdict import Status, Verdict
from autograder.report.class_figures import QuestionFigures, class_figures
from autograder.report.order import in_order
from autograder.report.text import name_line, one_line
from autograder.report.wording import STATUS_WORD, number

_STYLE: dict[Status, str] = {
    "graded": "green",
    "partly_graded": "yellow",
    "failed": "bold red",
    "waiting_for_manual": "cyan",
}


def grades_table(verdicts: Iterable[Verdict], *, plain: bool | None = None) -> Table:
    """One row per verdict, in natural order.

    ``plain`` leaves out lines and colours; by default it is so where stdout is no terminal.
    """
    bare = _is_plain(plain)
    table = _table("Grades", bare)
    for heading in ("student", "assignment"):
        table.add_column(heading, overflow="fold")
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("status", no_wrap=True)
    table.add_column("reason", overflow="fold")
    for verdict in in_order(list(verdicts)):
        table.add_row(
            Text(name_line(verdict.student_id)),
            _text(verdict.assignment),
            _text(f"{number(verdict.score)} / {number(verdict.max_score)}"),
            Text(STATUS_WORD[verdict.status], style="" if bare else _STYLE[verdict.status]),
            _text(verdict.reason),
        )
    return table


def class_table(verdicts: Iterable[Verdict], *, plain: bool | None = None) -> Table:
    """One row per question: how many hold it, and the misconception that is most common.

    ``plain`` as in ``grades_table``.
    """
    table = _table("Questions", _is_plain(plain))
    for heading in ("assignment", "question"):
        table.add_column(heading, overflow="fold")
    table.add_column("held", justify="right", no_wrap=True)
    table.add_column("most common misconception", overflow="fold")
    for figures in class_figures(verdicts):
        for question in figures.questions:
            table.add_row(
                _text(figures.assignment),
                _text(question.title or question.grade_id),
                _text(_held(question)),
                _text(_most_common(question)),
            )
    return table


def _held(question: QuestionFigures) -> str:
    if question.kind == "manual":
        return f"{question.count('waiting')} of {question.total} waiting"
    return f"{question.count('held')} of {question.total}"


def _most_common(question: QuestionFigures) -> str:
    if not question.mistakes:
        return ""
    mistake, count = question.mistakes[0]
    return f"{mistake} ({count})"


def _table(title: str, bare: bool) -> Table:
    return Table(
        title=None if bare else title,
        box=None if bare else box.ROUNDED,
        header_style="" if bare else "bold",
        pad_edge=not bare,
    )


def _text(text: str) -> Text:
    # As Text, what a student wrote cannot be taken for rich's own markup.
    return Text(one_line(text))


def _is_plain(plain: bool | None) -> bool:
    return not sys.stdout.isatty() if plain is None else plain
