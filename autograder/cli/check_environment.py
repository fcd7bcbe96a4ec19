"""`autograder check-environment`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Group
from rich.table import Table
from rich.text import Text

from autograder.batch.environment import PARTS, TIERS, Seen, parts_here, tier_here
from autograder.batch.exposure import exposure_warning
from autograder.cli.common import course_option, errors, find_course, progress_bar, screen
from autograder.sandbox.client import SandboxError
from autograder.sandbox.settings import Mode

_USES: dict[Mode, str] = {
    "tier1": "the default: nothing to say",
    "tier2": "--sandbox=tier2",
    "tier3": "--sandbox=tier3; seconds more for each submission",
    "process": "",
}


@click.command("check-environment")
@course_option
def check_environment(course: Path | None) -> None:
    """Say which sandbox this machine gives.

    Tries every part and starts a student process behind the walls of each tier.  The exit code is
    0 if a tier can be had.
    """
    try:
        with progress_bar() as progress:
            task = progress.add_task("looking", total=1 + len(TIERS))
            parts = parts_here()
            progress.advance(task)
            tiers = {}
            for mode in TIERS:
                progress.update(task, description=f"starting {mode}")
                tiers[mode] = tier_here(mode)
                progress.advance(task)
    except SandboxError as error:
        raise click.ClickException(str(error)) from error
    screen.print(_parts_table(parts))
    screen.print(_tiers_table(tiers))
    _say_exposed(course)
    first = next((mode for mode, seen in tiers.items() if seen.here), None)
    if first is None:
        errors.print("No tier can be had here: get one of the parts above.")
        sys.exit(1)
    screen.print(f"Grade with: autograder grade --sandbox={first} SUBMISSIONS --out OUT")


def _say_exposed(named: Path | None) -> None:
    try:
        course = find_course(named)
    except click.ClickException:
        screen.print("No course here, so who can read its tests was not looked at.")
        return
    warning = exposure_warning([course.root / "source", course.root / "solutions"])
    if warning:
        errors.print(warning, markup=False)


def _parts_table(parts: dict[str, Seen]) -> Table:
    table = Table("part", "here", "tier", title="Parts")
    table.add_column("what it stops", overflow="fold")
    for part in PARTS:
        seen = parts[part.name]
        about: Group | Text = Text(part.stops)
        if not seen.here:
            about = Group(Text(part.stops), Text(f"To get it: {part.how}", style="italic"))
        table.add_row(part.name, _mark(seen), part.tiers, about)
    return table


def _tiers_table(tiers: dict[Mode, Seen]) -> Table:
    table = Table("tier", "here", "to use it", title="Tiers, each tried with a student process")
    for mode, seen in tiers.items():
        use = _USES[mode] if seen.here else ""
        table.add_row(mode.replace("tier", "tier "), _mark(seen), use)
    return table


def _mark(seen: Seen) -> Text:
    return Text(f"{'✔' if seen.here else '✘'} {seen.what}", style="green" if seen.here else "red")
