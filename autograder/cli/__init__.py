"""The command `autograder`."""

from __future__ import annotations

import io
import signal
import sys

import click

import autograder
from autograder.cli.build import build
from autograder.cli.check_environment import check_environment
from autograder.cli.container import container
from autograder.cli.grade import grade
from autograder.cli.solve import solve
from autograder.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(autograder.__version__, prog_name="autograder")
def main() -> None:
    """Builds the notebooks of a course, and grades hand-ins in a sandbox."""
    # As Ctrl-C: what is done is kept, nothing is left.  Process 1 of a container would ignore it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):  # a student's name may not fit the terminal's encoding
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


main.add_command(build)
main.add_command(check_environment)
main.add_command(container)
main.add_command(grade)
main.add_command(solve)
main.add_command(verify)
