"""`autograder verify`."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.assignment import SourceError
from autograder.batch.grader import Grader, GradeSettings
from autograder.cli.common import chosen, course_option, errors, find_course, progress_bar, screen
from autograder.exam.student import TimeLimits
from autograder.sandbox.client import SandboxError
from autograder.sandbox.settings import Numerics


@click.command()
@click.argument("assignments", nargs=-1, metavar="[ASSIGNMENT ...]")
@click.option("--only", metavar="NAME", help="Only this question.")
@click.option("--mutants/--no-mutants", default=True, show_default=True, help="Mutants, too.")
@click.option("--jobs", type=click.IntRange(min=1), help="Exams at a time.  [default: the cores]")
@click.option(
    "--answers",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of answers.  [default: tests/answers in the course's folder]",
)
@click.option("--unnamed", is_flag=True, help="List the wrong answers that no feedback names.")
@click.option(
    "--markdown",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the table to this page.",
)
@click.option("--threads", type=click.IntRange(min=1), default=1, help="TensorFlow's threads.")
@click.option("--onednn/--no-onednn", default=True, help="TensorFlow's oneDNN kernels.")
@course_option
def verify(
    assignments: tuple[str, ...],
    only: str | None,
    mutants: bool,
    jobs: int | None,
    answers: Path | None,
    unnamed: bool,
    markdown: Path | None,
    threads: int,
    onednn: bool,
    course: Path | None,
) -> None:
    """Test the tests: grade right answers, wrong answers and mutants of the solutions.

    Fails unless all right answers are accepted, all wrong ones rejected and all mutants that are
    not listed as equivalent killed, and unless 80 % of the misconceptions are named, none wrongly.
    """
    # libcst takes a second to import; other commands do not need it.
    from autograder.verify.answers import AnswerError
    from autograder.verify.cases import Case, cases_of
    from autograder.verify.figures import shortcomings
    from autograder.verify.figures import unnamed as unnamed_of
    from autograder.verify.tables import fairness_table, write_markdown
    from autograder.verify.trial import Trial, run_trials

    found = find_course(course)
    folder = answers or found.root / "tests" / "answers"
    cases: list[Case] = []
    problems: list[str] = []
    try:
        for name in chosen(found, assignments):
            more, stale = cases_of(found.assignments[name], folder, only=only, with_mutants=mutants)
            cases += more
            problems += [f"{s.path}: [{s.name}] there is no mutant {s.key!r}." for s in stale]
    except (AnswerError, SourceError) as error:
        raise click.ClickException(str(error)) from error
    if not cases:
        raise click.ClickException(f"No question is called {only!r}.")
    settings = GradeSettings(
        jobs=jobs or 0, times=TimeLimits(), numerics=Numerics(threads=threads, onednn=onednn)
    )
    trials: list[Trial] = []
    with progress_bar() as progress:
        task = progress.add_task("starting", total=len(cases))
        try:
            with Grader(found, settings) as grader:
                progress.update(task, description="verifying")
                for trial in run_trials(found, grader, cases):
                    trials.append(trial)
                    progress.advance(task)
        except SandboxError as error:
            raise click.ClickException(str(error)) from error
    order = {case: number for number, case in enumerate(cases)}
    trials.sort(key=lambda trial: order[trial.case])
    screen.print(fairness_table(trials))
    if markdown:
        write_markdown(markdown, trials)
    if unnamed:
        for line in unnamed_of(trials):
            screen.print(f"not named: {line}", markup=False, soft_wrap=True)
    problems += shortcomings(trials, complete=True)
    for line in problems:
        errors.print(line, markup=False, soft_wrap=True)
    if problems:
        raise click.ClickException(f"{len(problems)} shortcomings.")
    screen.print(f"{len(trials)} answers were judged as they should be.")
