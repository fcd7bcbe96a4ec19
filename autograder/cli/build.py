"""`autograder build`."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.assignment import BuildError, SourceError
from autograder.cli.common import course_option, find_course, progress_bar, screen


@click.command()
@course_option
@click.option("--check", is_flag=True, help="Write nothing; fail if release/ or solutions/ differ.")
def build(course: Path | None, check: bool) -> None:
    """Write release/ and solutions/ from source/ alone."""
    # nbgrader and Jupyter take seconds to import; other commands do not need them.
    from autograder.assignment.build import build as build_course
    from autograder.assignment.build import check_built

    found = find_course(course)
    differences: list[str] = []
    with progress_bar() as progress:
        task = progress.add_task("building", total=len(found.assignments))

        def show(name: str) -> None:
            progress.update(task, description=name)
            progress.advance(task, 0 if progress.tasks[0].description == "building" else 1)

        try:
            if check:
                differences = check_built(found.root, progress=show)
            else:
                build_course(found.root, progress=show)
        except (BuildError, SourceError) as error:
            raise click.ClickException(str(error)) from error
        progress.update(task, description="done", completed=len(found.assignments))
    if differences:
        listed = "\n".join(f"  {line}" for line in differences)
        raise click.ClickException(f"not what source/ builds; run `autograder build`:\n{listed}")
    verb = "agree with" if check else "are built from"
    screen.print(f"release/ and solutions/ {verb} source/: {', '.join(found.assignments)}")
