"""Runs one test cell and says whether it held, and what the student may know about it.

A cell holds only if it ran to its end.  Of a failure in its hidden part the student learns the
check's title and hint, a declared mistake, and what is wrong with the form of the answer: all of
them words of the instructor or of a fixed list.
"""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import CodeType, FrameType, TracebackType

from autograder import expect
from autograder.assignment import SourceCell
from autograder.exam.failures import CallTimeout, HandleError, StudentError
from autograder.exam.names import MissingName, Names
from autograder.exam.student import Student
from autograder.exam.verdict import CheckOutcome


@dataclass
class Outcome:
    """`held` only if the cell ran to its end and the student process is still to be trusted."""

    held: bool = False
    message: str = ""
    mistake: str = ""
    missing_name: str = ""
    checks: list[CheckOutcome] = field(default_factory=list)


def compile_test(cell: SourceCell) -> CodeType:
    """Raises SyntaxError."""
    return compile(cell.source, _filename(cell), "exec")


def run_test(
    cell: SourceCell, code: CodeType, names: Names, student: Student, told_secrets: bool = False
) -> Outcome:
    """Run `code`, the compiled `cell`, against the student process.

    `told_secrets`: an earlier cell's hidden part has called the student's code, which may repeat
    now what it was given then; so all that this cell reports is reported as if it were hidden.
    """
    outcome = Outcome()
    names.next_cell()
    told = told_secrets

    def note_call() -> None:
        nonlocal told
        told = told or _is_hidden(cell, _stack_lines(cell))

    def note(event: expect.CheckEvent) -> None:
        hidden = _is_hidden(cell, _stack_lines(cell))
        outcome.checks.append(CheckOutcome(event.title, event.hint, event.held, hidden))

    student.on_call = note_call
    try:
        with _quiet(), expect.observe(note):
            exec(code, names)
    except BaseException as error:
        hidden = told or any(
            _is_hidden(cell, _traceback_lines(cell, e.__traceback__)) for e in _chain(error)
        )
        outcome.message = explain(error, hidden)
        outcome.mistake = getattr(error, "mistake", None) or ""
        cause = _innermost(error)
        outcome.missing_name = cause.missing if isinstance(cause, MissingName) else ""
    else:
        outcome.held = student.lost is None
    if student.lost is not None:
        outcome.message = f"The check could not be finished: {student.lost}."
    return outcome


def explain(error: BaseException, hidden: bool) -> str:
    """What the student is told about the error that ended a test cell.

    The check's title and hint and a declared mistake stand beside it in every report.
    """
    cause = _innermost(error)
    if isinstance(cause, expect.AuthoringError):
        return "The check itself is faulty. Please tell your instructor."
    if isinstance(cause, MissingName):
        return _sentence(str(cause))
    if isinstance(cause, CallTimeout):
        return "The call took too long and was stopped."
    if not hidden:
        detail = error.detail if isinstance(error, expect.Mismatch) else _visible(cause)
        return _sentence(detail)
    return _sentence(getattr(error, "form", None) or _hidden(cause))


def _visible(error: BaseException) -> str:
    if isinstance(error, NotImplementedError) and not str(error):
        return "this is not written yet"
    if isinstance(error, StudentError):
        return f"your code raised {type(error).__name__}: {error}"
    if isinstance(error, AssertionError | HandleError):
        return str(error).strip() or "an assertion of this check does not hold"
    return f"{type(error).__name__}: {error}"


def _hidden(error: BaseException) -> str:
    if isinstance(error, NotImplementedError):
        return "this is not written yet"
    if isinstance(error, StudentError):
        return f"your code raised {type(error).__name__}"
    if isinstance(error, HandleError):
        return str(error)
    return "the answer is not the one asked for"


def _innermost(error: BaseException) -> BaseException:
    # `expect.check` wraps what a student's function raised
    cause = error.__cause__
    return cause if isinstance(error, expect.Mismatch) and cause is not None else error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    # `expect.check` raises anew at its own line, which may stand above the hidden part
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _sentence(text: str) -> str:
    text = text.strip()
    first_word = text.split(" ", 1)[0]
    is_code = any(mark in first_word for mark in "`_([")  # a name keeps its lower case
    opened = text if is_code else text[:1].upper() + text[1:]
    return opened if not text or text.endswith((".", "!", "?")) or "\n" in text else f"{opened}."


def _is_hidden(cell: SourceCell, lines: Iterable[int]) -> bool:
    return any(line in hidden for line in lines for hidden in cell.hidden_lines)


def _stack_lines(cell: SourceCell) -> Iterator[int]:
    """The line at which the cell itself, not a helper that it called, stands now."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if _is_cell(cell, frame.f_code):
            yield frame.f_lineno
        frame = frame.f_back


def _traceback_lines(cell: SourceCell, entry: TracebackType | None) -> Iterator[int]:
    while entry is not None:
        if _is_cell(cell, entry.tb_frame.f_code):
            yield entry.tb_lineno
        entry = entry.tb_next


def _is_cell(cell: SourceCell, code: CodeType) -> bool:
    return code.co_name == "<module>" and code.co_filename == _filename(cell)


def _filename(cell: SourceCell) -> str:
    return f"<{cell.grade_id}>"


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Warnings and prints of test code reach nobody and cost nothing."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield
