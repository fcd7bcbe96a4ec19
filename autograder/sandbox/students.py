"""What the trusted side sees of any tier: student processes, each with a channel."""

from __future__ import annotations

import socket
from contextlib import AbstractContextManager
from typing import Protocol

from autograder.sandbox.containers import ContainerStudents
from autograder.sandbox.settings import TemplateSettings
from autograder.sandbox.templates import StudentTemplate


class StudentProcess(Protocol):
    """A running student process.  `pidfd` takes SIGINT; `why` says why a watch had to end it."""

    why: str

    @property
    def pidfd(self) -> int: ...

    def kill(self) -> None:
        """End it, and all that belongs to it."""

    def wait(self, seconds: float) -> int | None:
        """Its exit code, negative for a signal; None if it has not ended within `seconds`."""

    def close(self) -> None:
        """Give back what the caller holds of it, once it has ended."""


class Students(AbstractContextManager["Students"], Protocol):
    """Where student processes come from; entering takes as long as importing TensorFlow does."""

    @property
    def sandbox(self) -> str:
        """What the results call the walls."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Libraries that are not installed there, so that no submission can use them."""

    def start_student(self) -> tuple[StudentProcess, socket.socket]:
        """A walled student process and the exam's end of its channel."""


def students(settings: TemplateSettings) -> Students:
    """For the tier that `settings` names."""
    if settings.mode == "tier3":
        return ContainerStudents(settings)
    return StudentTemplate(settings)
