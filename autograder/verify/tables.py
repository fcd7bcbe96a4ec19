"""The table of fairness, for the terminal and for a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.table import Table

from autograder.verify.figures import Figures, by_question, figures
from autograder.verify.trial import Trial

_HEADINGS = (
    "question",
    "right accepted",
    "wrong rejected",
    "mutants killed",
    "equivalent",
    "named",
    "misnamed",
)


def fairness_table(trials: Sequence[Trial]) -> Table:
    """One row a question, under the name of its assignment, and the sum."""
    # Narrow enough for 80 columns.
    table = Table(
        title="Fairness of the checks", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0)
    )
    for number, heading in enumerate(_HEADINGS):
        table.add_column(
            heading.replace(" ", "\n"), justify="right" if number else "left", overflow="fold"
        )
    assignment = ""
    for row in by_question(trials):
        if row.assignment != assignment:
            assignment = row.assignment
            table.add_row(assignment, style="italic")
        table.add_row(*_texts(row))
    table.add_section()
    total = figures("all", trials)
    table.add_row(*_texts(total), style="bold")
    table.add_row(*_percents(total), style="bold")
    return table


def fairness_markdown(trials: Sequence[Trial]) -> str:
    """The same as a Markdown table."""
    total = figures("**all**", trials)
    rows = [(row.full_title, *_texts(row)[1:]) for row in by_question(trials)] + [
        _texts(total),
        _percents(total),
    ]
    lines = [_HEADINGS, ("---", *["---:"] * (len(_HEADINGS) - 1)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


BEGIN, END = "<!-- verify: begin -->", "<!-- verify: end -->"


def write_markdown(path: Path, trials: Sequence[Trial]) -> None:
    """Writes the table to `path`: between its two markers where it has them, else as the file."""
    table = fairness_markdown(trials)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    page = f"{before}{BEGIN}\n{table}{END}{after}" if begin and end else table
    path.write_text(page, encoding="utf-8", newline="\n")


def _texts(row: Figures) -> tuple[str, ...]:
    return (
        row.title,
        str(row.right_accepted),
        str(row.wrong_rejected),
        str(row.mutants_killed),
        str(row.equivalent),
        str(row.named),
        str(row.misnamed),
    )


def _percents(row: Figures) -> tuple[str, ...]:
    shares = (row.right_accepted, row.wrong_rejected, row.mutants_killed)
    return ("", *(share.percent for share in shares), "", row.named.percent, "")
