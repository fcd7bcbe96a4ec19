"""What the commands share: the course, progress, the screen."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.assignment import Course, SourceError, read_course

screen = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

course_option = click.option(
    "--course",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder that holds source/ and data/.  [default: the nearest one upwards from here]",
)


def find_course(named: Path | None) -> Course:
    """The course at `named`, or the nearest one upwards from the working folder."""
    here = Path.cwd()
    candidates = [named] if named else [here, *here.parents]
    root = next((folder for folder in candidates if (folder / "source").is_dir()), None)
    if root is None:
        where = named or f"{here} or any folder above it"
        raise click.ClickException(
            f"No source/ in {where}. Name the course's folder with --course."
        )
    try:
        return read_course(root)
    except SourceError as error:
        raise click.ClickException(str(error)) from error


def chosen(course: Course, named: tuple[str, ...]) -> list[str]:
    """The assignments named, or all.  An unknown name is an error."""
    unknown = [name for name in named if name not in course.assignments]
    if unknown:
        known = ", ".join(course.assignments)
        raise click.ClickException(f"There is no assignment {unknown[0]}; source/ has {known}.")
    return list(named or course.assignments)


def progress_bar() -> Progress:
    """A bar with elapsed and remaining time, on stderr."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
        console=errors,
    )
