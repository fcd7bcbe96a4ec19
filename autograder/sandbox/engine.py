"""Podman or Docker, by their command lines."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

IMAGE = "localhost/autograder:cpu"
_PATIENCE_SECONDS = 60.0


class EngineError(Exception):
    """What is missing, and what to do about it."""


def find_engine() -> str:
    """The program: `AUTOGRADER_CONTAINER_ENGINE` if set, else podman, else docker."""
    named = os.environ.get("AUTOGRADER_CONTAINER_ENGINE")
    for name in [named] if named else ["podman", "docker"]:
        path = shutil.which(name)
        if path is not None:
            return path
    raise EngineError(
        f"there is no {named or 'podman and no docker'} here. Install Podman "
        "(Debian, Ubuntu: apt-get install podman)."
    )


def ask(engine: str, *arguments: str) -> str:
    """The engine's answer.  Raises EngineError with its own words."""
    try:
        done = subprocess.run(
            [engine, *arguments],
            capture_output=True, text=True, timeout=_PATIENCE_SECONDS, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise EngineError(f"{engine} {arguments[0]} did not answer") from None
    if done.returncode:
        raise EngineError(done.stderr.strip()[-500:] or f"{engine} {arguments[0]} failed")
    return done.stdout.strip()


def is_podman(engine: str) -> bool:
    return "podman" in Path(engine).name


def require_image(engine: str, image: str) -> None:
    try:
        ask(engine, "image", "inspect", "--format", "{{.Id}}", image)
    except EngineError as error:
        raise EngineError(
            f"{engine} has no image {image} ({error}). Make it: autograder container build"
        ) from None


def limits_memory(engine: str) -> bool:
    """Whether it can bound a container's memory: not where control groups are not delegated."""
    if is_podman(engine):
        return "memory" in ask(engine, "info", "--format", "{{.Host.CgroupControllers}}")
    return ask(engine, "info", "--format", "{{.MemoryLimit}}") == "true"
