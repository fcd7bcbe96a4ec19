"""The grader's own faults on the screen: where it happened, and nothing of whose work it was."""

from __future__ import annotations

import contextlib
import logging
import traceback
from collections.abc import Iterator

from autograder.cli.common import errors
from autograder.exam.server import ExamFault
from autograder.report.text import bounded, one_line
from autograder.sandbox.client import SandboxError

_EXCERPT = 2_000
# Their texts are the grader's own; any other error may quote a hidden value or a student's text.
_OURS = (SandboxError, ExamFault)


@contextlib.contextmanager
def faults_on_screen() -> Iterator[None]:
    """What the package logs goes to stderr, bounded and with nothing hidden in it."""
    logger, screen = logging.getLogger("autograder"), _Screen()
    logger.addHandler(screen)
    try:
        yield
    finally:
        logger.removeHandler(screen)


class _Screen(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        lines = [f"{record.levelname.lower()}: {one_line(record.getMessage())}"]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            lines += describe(error)
        errors.print("\n".join(lines), markup=False, soft_wrap=True)


def describe(error: BaseException) -> list[str]:
    """The type of `error` and of each error behind it, with the lines where they were raised."""
    lines: list[str] = []
    behind: BaseException | None = error
    while behind is not None and len(lines) < 100:
        text = f": {bounded(str(behind), _EXCERPT)}" if isinstance(behind, _OURS) else ""
        lines.append(f"  {one_line(type(behind).__name__)}{text}")
        frames = traceback.extract_tb(behind.__traceback__)[-8:]
        lines += [f"    {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        behind = behind.__cause__ or behind.__context__
    return lines
