"""The overview page of a class, for the instructor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from autograder.exam.verdict import Verdict
from autograder.report.class_figures import BINS, AssignmentFigures, class_figures
from autograder.report.folders import submission_folder
from autograder.report.page import render
from autograder.report.wording import STATUS_SYMBOL, STATUS_WORD

_COLUMN_WIDTH = 60
_PICTURE_HEIGHT = 150
_HEADROOM = 24


@dataclass(frozen=True)
class Column:
    """One column of the histogram, in the picture's units."""

    x: int
    y: float
    width: int
    height: float
    count: int


@dataclass(frozen=True)
class Tick:
    """A mark on the histogram's axis."""

    x: int
    percent: int


@dataclass(frozen=True)
class Section:
    """One assignment as the page shows it; ``links`` holds a relative URL or "" per verdict."""

    anchor: str
    title: str
    figures: AssignmentFigures
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    picture_in_words: str
    links: tuple[str, ...]


def summary_html(
    verdicts: Iterable[Verdict], out_dir: Path, titles: Mapping[str, str] | None = None
) -> str:
    """The class overview, to stand in ``out_dir``: scores, questions, misconceptions and rows.

    ``titles`` gives the assignments' titles by name; a missing one shows its name.  A row links
    to the feedback page that stands in ``out_dir`` and to nothing where there is none.
    """
    sections = [
        _section(place, figures, out_dir, titles or {})
        for place, figures in enumerate(class_figures(verdicts), start=1)
    ]
    return render(
        "summary.html.j2", sections=sections, status_word=STATUS_WORD, status_symbol=STATUS_SYMBOL
    )


def _section(
    place: int, figures: AssignmentFigures, out_dir: Path, titles: Mapping[str, str]
) -> Section:
    return Section(
        anchor=f"assignment-{place}",
        title=titles.get(figures.assignment, figures.assignment),
        figures=figures,
        columns=_columns(figures.bins),
        ticks=tuple(Tick(i * _COLUMN_WIDTH, i * 100 // BINS) for i in range(BINS + 1)),
        picture_in_words=_in_words(figures.bins),
        links=tuple(_link(out_dir, verdict) for verdict in figures.verdicts),
    )


def _columns(bins: tuple[int, ...]) -> tuple[Column, ...]:
    highest = max([*bins, 1])
    columns = []
    for place, count in enumerate(bins):
        height = round(_PICTURE_HEIGHT * count / highest, 2)
        columns.append(
            Column(
                x=place * _COLUMN_WIDTH + 4,
                y=round(_HEADROOM + _PICTURE_HEIGHT - height, 2),
                width=_COLUMN_WIDTH - 8,
                height=height,
                count=count,
            )
        )
    return tuple(columns)


def _in_words(bins: tuple[int, ...]) -> str:
    step = 100 // BINS
    told = [
        f"{count} from {i * step} to {(i + 1) * step} percent"
        for i, count in enumerate(bins)
        if count
    ]
    return f"Scores: {', '.join(told)}." if told else "No scores yet."


def _link(out_dir: Path, verdict: Verdict) -> str:
    folder = submission_folder(out_dir, verdict.student_id, verdict.assignment)
    page = folder / "feedback.html"
    if not page.is_file():
        return ""
    return "/".join(quote(part, safe="") for part in page.relative_to(out_dir).parts)
