"""`autograder grade`."""

from __future__ import annotations

import dataclasses
import os
import time
from pathlib import Path

import click
from rich.markup import escape

from autograder.assignment import Course
from autograder.batch.archive import NoRoom, Store, unpacking
from autograder.batch.discover import Found, Handin, NothingToGrade, discover
from autograder.batch.exposure import exposure_warning
from autograder.batch.grader import Grader, GradeSettings, refuse_exposed
from autograder.cli.common import course_option, errors, find_course, progress_bar, screen
from autograder.cli.faults import faults_on_screen
from autograder.exam.student import TimeLimits
from autograder.exam.verdict import Verdict
from autograder.report import (
    ReportError,
    class_table,
    grades_table,
    write_grades,
    write_submission,
    write_summary,
    write_timings,
)
from autograder.report.text import bounded, name_line
from autograder.sandbox.client import SandboxError
from autograder.sandbox.settings import Mode

_seconds = click.FloatRange(min=0.1)
_TIMES = TimeLimits()


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Where results go.")
@click.option("--assignment", help="Grade only this one.")
@click.option("--jobs", type=click.IntRange(min=1), help="Exams at a time.  [default: the cores]")
@click.option(
    "--sandbox",
    type=click.Choice(["tier1", "tier2", "tier3", "process"]),
    default="tier1",
    show_default=True,
    help="The walls; see `autograder check-environment`. `process` has none: only for notebooks "
    "that you trust like your own code.",
)
@click.option(
    "--cell-timeout", type=_seconds, default=_TIMES.cell, show_default=True, help="Seconds."
)
@click.option(
    "--call-timeout",
    type=_seconds,
    default=_TIMES.call,
    show_default=True,
    help="Seconds; a test cell may ask for more.",
)
@click.option(
    "--timeout", type=_seconds, default=_TIMES.submission, show_default=True, help="Seconds in all."
)
@course_option
def grade(
    submissions: Path,
    out: Path,
    assignment: str | None,
    jobs: int | None,
    sandbox: Mode,
    cell_timeout: float,
    call_timeout: float,
    timeout: float,
    course: Path | None,
) -> None:
    """Grade SUBMISSIONS: a class folder, a folder of notebooks, or one notebook.

    The folder may be packed (.zip, .tar, .tar.gz, .tgz), as Moodle's 'download all' is, and so may
    each student's own work in it.

    Writes grades.csv, timings.csv and summary.html to the --out folder, and results.json and
    feedback.html for each student and assignment.  Only you can read them.  The exit code is 0
    when each submission got a verdict.
    """
    found_course = find_course(course)
    settings = GradeSettings(
        mode=sandbox,
        jobs=jobs or 0,
        times=TimeLimits(cell_timeout, call_timeout, timeout),
    )
    try:
        refuse_exposed(submissions)
        refuse_exposed(out)
        with unpacking() as store:
            refuse_exposed(store.folder)
            found = _discover(found_course, submissions, assignment, store)
            _warn_of_exposure(found_course, submissions, out)
            with faults_on_screen():
                verdicts = _grade(found_course, settings, found, out)
    except (NothingToGrade, NoRoom, SandboxError, ReportError) as error:
        raise click.ClickException(bounded(str(error), 8_000)) from error
    if not verdicts:
        raise click.ClickException(
            "Stopped before the first verdict; nothing was written. Run the same command again."
        )
    screen.print(grades_table(verdicts))
    screen.print(class_table(verdicts))
    if sandbox == "process":
        errors.print("No sandbox: these marks are worth what the notebooks are trusted for.")
    screen.print(f"marks:    {escape(str(out / 'grades.csv'))}")
    screen.print(f"class:    {escape(str(out / 'summary.html'))}")
    screen.print(f"feedback: {escape(str(out))}/<student>/<assignment>/feedback.html")
    missing = len(found.handins) - len(verdicts)
    if missing:
        raise click.ClickException(
            f"Stopped: {missing} of {len(found.handins)} submissions have no verdict yet. "
            "Run the same command again."
        )


def _discover(course: Course, place: Path, only: str | None, store: Store) -> Found:
    ids = {
        name: [cell.grade_id for cell in assignment.cells if cell.grade_id]
        for name, assignment in course.assignments.items()
    }
    found = discover(place, ids, only, store)
    for line in found.ignored:
        errors.print(f"ignored: {name_line(line, 500)}", markup=False, soft_wrap=True)
    return found


def _warn_of_exposure(course: Course, submissions: Path, out: Path) -> None:
    places = (course.root / "source", course.root / "solutions", submissions, out)
    if warning := exposure_warning(places):
        errors.print(warning, markup=False, soft_wrap=True)


def _grade(course: Course, settings: GradeSettings, found: Found, out: Path) -> list[Verdict]:
    """Every verdict is on the disk before the next is waited for; Ctrl-C keeps what is done."""
    titles = {name: assignment.title for name, assignment in course.assignments.items()}
    started = time.time()
    verdicts: list[Verdict] = []
    with progress_bar() as progress:
        task = progress.add_task("starting", total=len(found.handins))
        try:
            with Grader(course, settings) as grader:
                if grader.missing_libraries:
                    names = ", ".join(grader.missing_libraries)
                    errors.print(f"not installed here, so no submission can use it: {names}")
                progress.update(task, description="grading")
                for handin, verdict in grader.grade_all(_slowest_first(found.handins)):
                    title = titles.get(handin.assignment, handin.assignment)
                    write_submission(verdict, out, title, dated=started)
                    # What cells printed is on the disk; a class of it would fill the memory.
                    verdicts.append(dataclasses.replace(verdict, runs=(), notes=()))
                    progress.advance(task)
        except KeyboardInterrupt:
            errors.print("Interrupted: what is graded is kept.")
    if not verdicts:  # tables of nothing would take the place of an earlier run's
        return verdicts
    write_grades(verdicts, out / "grades.csv")
    write_timings(verdicts, out / "timings.csv")
    write_summary(verdicts, out, titles)
    return verdicts


def _slowest_first(handins: tuple[Handin, ...]) -> list[Handin]:
    """Large files first: the longest exams should not be the last to start."""
    return sorted(handins, key=lambda handin: -os.lstat(handin.path).st_size)
