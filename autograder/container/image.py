"""Builds the image, and a base image where no registry can be reached."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import autograder
from autograder.container.engines import Engine

BASE = "localhost/autograder-base:bookworm"
# Python with what `python3 -m venv` takes, and certificates for a build that downloads.
_PACKAGES = "python3,python3-venv,ca-certificates"
_LEFT_OUT = ("/usr/share/doc/*", "/usr/share/locale/*", "/usr/share/man/*")


class ImageError(Exception):
    """The message says what is missing or failed, and what to do."""


def checkout() -> Path:
    """The folder with pyproject.toml and locks/ that this package belongs to."""
    root = Path(autograder.__file__).parents[1]
    for needed in ("pyproject.toml", "locks", "autograder/Containerfile"):
        if not (root / needed).exists():
            raise ImageError(
                f"{root} has no {needed}: the image is built from a checkout of this project. "
                "Run the command there."
            )
    return root


def build_arguments(
    engine: Engine, root: Path, *, tag: str, variant: str, base: str | None, network: str | None
) -> list[str]:
    """The engine's command line, without a shell."""
    wheels = (root / "locks" / "wheels").is_dir()
    chosen = network or ("none" if wheels else None)
    return [
        engine.path,
        "build",
        f"--tag={tag}",
        f"--file={root / 'autograder' / 'Containerfile'}",
        f"--build-arg=VARIANT={variant}",
        f"--build-arg=REVISION={_revision(root)}",
        *([f"--build-arg=BASE={base}"] if base else []),
        *([f"--network={chosen}"] if chosen else []),
        str(root),
    ]


def bootstrap_arguments(archive: Path, suite: str, mirrors: Sequence[str]) -> list[str]:
    """mmdebstrap's command line: a Debian with Python, and little else, as a tar file."""
    program = shutil.which("mmdebstrap")
    if program is None:
        raise ImageError("there is no mmdebstrap here. Install it: apt-get install mmdebstrap")
    return [
        program,
        "--variant=minbase",
        f"--include={_PACKAGES}",
        *[f"--dpkgopt=path-exclude={pattern}" for pattern in _LEFT_OUT],
        suite,
        str(archive),
        *mirrors,
    ]


def make_base(engine: Engine, tag: str, suite: str, mirrors: Sequence[str]) -> None:
    """A base image from Debian's packages.  Raises ImageError."""
    with tempfile.TemporaryDirectory(prefix="autograder-base-") as folder:
        archive = Path(folder, "base.tar")
        run_or_fail(bootstrap_arguments(archive, suite, mirrors))
        run_or_fail([engine.path, "import", str(archive), tag])


def run_or_fail(arguments: Sequence[str], environment: dict[str, str] | None = None) -> None:
    """The program's own output goes to the screen."""
    code = subprocess.run(arguments, env=environment, check=False).returncode
    if code:
        program = Path(arguments[0]).name
        raise ImageError(f"{program} {arguments[1]} failed ({code}); what it said stands above.")


def _revision(root: Path) -> str:
    """The commit, with a mark where files differ from it; `unknown` without git."""
    if shutil.which("git") is None:
        return "unknown"
    done = subprocess.run(
        ["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=40"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() or "unknown"
