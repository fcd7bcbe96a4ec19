"""`autograder container`: build the grader's image, and run any command in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, cast

import click

from autograder.cli.common import errors, find_course, screen
from autograder.container import image as images
from autograder.container.engines import ask_engine, engine_path
from autograder.container.mounts import MountError, mounts
from autograder.container.running import Run, default_memory, run_arguments
from autograder.sandbox.engine import IMAGE, EngineError, require_image
from autograder.sandbox.settings import Mode

# Options that name what a command writes, and commands that write into the course.
_WRITTEN = ("out", "markdown")
_WRITES_COURSE = ("build", "solve")

_engine_option = click.option(
    "--engine",
    type=click.Choice(["podman", "docker"]),
    help="[default: podman, else docker]",
)


@click.group()
def container() -> None:
    """Build the grader's image with Podman or Docker, and run any command in it."""


@container.command()
@_engine_option
@click.option(
    "--variant", type=click.Choice(["cpu", "gpu"]), default="cpu", show_default=True,
    help="gpu: TensorFlow with CUDA.",
)  # fmt: skip
@click.option("--base", metavar="IMAGE", help="An image with Python 3.11, venv and glibc.")
@click.option("--tag", help="The image's name.  [default: localhost/autograder:VARIANT]")
@click.option("--network", help="The build's network, for the engine (none, host).")
def build(
    engine: str | None, variant: str, base: str | None, tag: str | None, network: str | None
) -> None:
    """Build the image from this checkout.

    Packages come from PyPI, or, where locks/wheels/ exists, from there and from nowhere else.
    """
    name = tag or IMAGE.replace("cpu", variant)
    try:
        root = images.checkout()
        found = ask_engine(engine_path(engine))
        arguments = images.build_arguments(
            found, root, tag=name, variant=variant, base=base, network=network
        )
        images.run_or_fail(arguments, {**os.environ, "DOCKER_BUILDKIT": "1"})
    except (EngineError, images.ImageError) as error:
        raise click.ClickException(str(error)) from error
    screen.print(f"built: {name}", markup=False)


@container.command()
@_engine_option
@click.option("--tag", default=images.BASE, show_default=True, help="The image's name.")
@click.option("--suite", default="bookworm", show_default=True, help="One with Python 3.11.")
@click.option("--mirror", "mirrors", multiple=True, help="As for mmdebstrap; may be repeated.")
def base(engine: str | None, tag: str, suite: str, mirrors: tuple[str, ...]) -> None:
    """Make a base image from Debian's packages, where no registry can be reached."""
    try:
        images.make_base(ask_engine(engine_path(engine)), tag, suite, mirrors)
    except (EngineError, images.ImageError) as error:
        raise click.ClickException(str(error)) from error
    screen.print(f"made: {tag}; now: autograder container build --base {tag}", markup=False)


@container.command(context_settings={"allow_interspersed_args": False})
@_engine_option
@click.option("--image", default=IMAGE, show_default=True)
@click.option(
    "--sandbox", type=click.Choice(["tier1", "tier2", "process"]),
    help="The walls within the container.  [default: the command's own]",
)  # fmt: skip
@click.option("--read", type=click.Path(path_type=Path), multiple=True, help="Show this, too.")
@click.option("--write", type=click.Path(path_type=Path), multiple=True, help="Open this, too.")
@click.option("--memory", type=click.IntRange(min=1), help="GiB.  [default: 3/4 of the machine's]")
@click.option("--gpu", is_flag=True, help="Give it the NVIDIA GPUs.")
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
@click.pass_context
def run(
    context: click.Context,
    engine: str | None,
    image: str,
    sandbox: Mode | None,
    read: tuple[Path, ...],
    write: tuple[Path, ...],
    memory: int | None,
    gpu: bool,
    command: tuple[str, ...],
) -> None:
    """Run COMMAND, `grade SUBMISSIONS --out DIR` for example, in the container.

    It sees the course and the paths of the command line, under their own names and read-only; it
    can write only what the command is for.  Exit codes pass through.
    """
    inner = _parsed(context, command)
    tier = _tier(inner, sandbox)
    reads, writes = _paths(inner)
    try:
        chosen = mounts([*reads, *read], [*writes, *write])
        found = ask_engine(engine_path(engine))
        require_image(found.path, image)
    except (EngineError, MountError) as error:
        raise click.ClickException(str(error)) from error
    if not found.limits:
        errors.print(
            "No limit on the container's memory and processes: this engine has no control groups "
            "here. The limits of each submission hold all the same."
        )
    amount = memory << 30 if memory else default_memory()
    terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    wanted = Run(image, tier, chosen, amount, gpu, terminal)
    words = list(command)
    if sandbox is not None:
        words[1:1] = [f"--sandbox={sandbox}"]
    arguments = run_arguments(found, wanted, words)
    sys.stdout.flush()
    os.execv(arguments[0], arguments)  # signals, the terminal and the exit code are the engine's


def _parsed(context: click.Context, command: tuple[str, ...]) -> click.Context:
    """COMMAND as its own parser reads it; a mistake is told here as it would be told there."""
    group = cast(click.Group, context.find_root().command)
    name = command[0]
    found = group.get_command(context, name)
    if found is None or found is container:
        known = ", ".join(sorted(set(group.commands) - {"container"}))
        raise click.UsageError(f"There is no command {name} to run inside: {known}.", context)
    return found.make_context(name, list(command[1:]), parent=context)


def _tier(inner: click.Context, named: Mode | None) -> Mode:
    own = inner.params.get("sandbox")
    given = inner.get_parameter_source("sandbox") is click.core.ParameterSource.COMMANDLINE
    if named is not None and own is None:
        raise click.UsageError(f"{inner.info_name} has no choice of sandbox.", inner)
    if named is not None and given and own != named:
        raise click.UsageError(f"--sandbox says {named}, and then {own}.", inner)
    tier = cast(Mode, named or own or "tier1")
    if tier == "tier3":
        raise click.UsageError(
            "Tier 3 is a container for each submission: run it outside, without `container run`.",
            inner,
        )
    return tier


def _paths(inner: click.Context) -> tuple[list[Path], list[Path]]:
    """What COMMAND reads and what it writes."""
    reads: list[Path] = []
    writes: list[Path] = []
    for parameter in inner.command.params:
        value: Any = inner.params.get(str(parameter.name))
        if not isinstance(parameter.type, click.Path) or parameter.name == "course":
            continue
        for path in value if isinstance(value, tuple) else [value]:
            if path is None:
                continue
            if parameter.name not in _WRITTEN:
                reads.append(Path(path))
            else:  # a file is replaced by another, for which its folder must be open
                writes.append(Path(path) if parameter.type.dir_okay else Path(path).parent)
    if any(parameter.name == "course" for parameter in inner.command.params):
        root = find_course(inner.params["course"]).root
        (writes if inner.info_name in _WRITES_COURSE else reads).append(root)
    return reads, writes
