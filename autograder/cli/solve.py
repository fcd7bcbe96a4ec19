"""`autograder solve`."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.assignment import BuildError, SourceError
from autograder.assignment.device import DeviceError, Wanted, find_device
from autograder.cli.common import chosen, course_option, find_course, progress_bar, screen


@click.command()
@click.argument("assignments", nargs=-1, metavar="[ASSIGNMENT ...]")
@click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "gpu"]),
    default="auto",
    show_default=True,
    help="Where training runs; auto takes a GPU where there is one.",
)
@click.option("--cell-timeout", type=click.FloatRange(min=1), default=300.0, show_default=True)
@course_option
def solve(
    assignments: tuple[str, ...], device: Wanted, cell_timeout: float, course: Path | None
) -> None:
    """Run the solutions, and write what training gave to solutions/report.md."""
    # nbgrader and Jupyter take seconds to import; other commands do not need them.
    from autograder.assignment.solve import solve as solve_course
    from autograder.assignment.solve_report import write_report

    found = find_course(course)
    names = chosen(found, assignments)
    try:
        place = find_device(device)
        screen.print(f"{place.kind}: {place.name}, TensorFlow {place.tensorflow}", markup=False)
        with progress_bar() as progress:
            task = progress.add_task("solving", total=len(names))
            done = iter(range(len(names)))
            solved = solve_course(
                found,
                names,
                place,
                timeout=cell_timeout,
                progress=lambda name: progress.update(task, description=name, completed=next(done)),
            )
            progress.update(task, description="done", completed=len(names))
    except (BuildError, SourceError, DeviceError) as error:
        raise click.ClickException(str(error)) from error
    for each in solved:
        screen.print(f"{each.assignment}: {each.seconds:.1f} s", markup=False)
    screen.print(f"report: {write_report(found.root / 'solutions', solved, place)}", markup=False)
