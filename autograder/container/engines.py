"""What a command line must know of the engine that it is written for."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass

from autograder.sandbox.engine import EngineError, ask, find_engine, limits_memory


@dataclass(frozen=True)
class Engine:
    """Podman or Docker on this machine.

    `rootless`: its root is the calling user.  `limits`: it can bound memory and processes.
    """

    path: str
    rootless: bool
    limits: bool

    @property
    def is_docker(self) -> bool:
        return os.path.basename(self.path).startswith("docker")  # noqa: PTH119

    @property
    def root_is_caller(self) -> bool:
        """Whether what root writes inside belongs to the calling user outside."""
        return self.rootless or os.getuid() == 0


def engine_path(named: str | None) -> str:
    """The program: `named`, or the one that tier 3 would take.  Raises EngineError."""
    if named is None:
        return find_engine()
    path = shutil.which(named)
    if path is None:
        raise EngineError(f"there is no {named} here. Install it, or name another with --engine.")
    return path


def ask_engine(path: str) -> Engine:
    """Raises EngineError with the engine's own words where it does not answer."""
    docker = os.path.basename(path).startswith("docker")  # noqa: PTH119
    question = "{{.SecurityOptions}}" if docker else "{{.Host.Security.Rootless}}"
    try:
        answer = ask(path, "info", "--format", question)
        limits = limits_memory(path)
    except EngineError as error:
        raise EngineError(f"{path} does not work here: {error}\n{_what_to_do(docker)}") from None
    rootless = "name=rootless" in answer if docker else answer == "true"
    return Engine(path, rootless, limits)


def _what_to_do(docker: bool) -> str:
    if docker:
        return (
            "Start its service (Linux: systemctl start docker; elsewhere: Docker Desktop), be a "
            "member of the group docker, or take the other engine: --engine podman."
        )
    return "`podman info` tells more. The other engine: --engine docker."
