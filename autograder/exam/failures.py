"""What can go wrong between the exam and the student process."""

from __future__ import annotations

import builtins


class Lost(BaseException):
    """The student process can no longer be asked anything.

    Not an Exception: no `except Exception` and no `pytest.raises` in a test cell may swallow it.
    """


class CallTimeout(BaseException):
    """One call took too long.  The student process goes on."""


class HandleError(Exception):
    """A test cell did with a handle what only plain data can do."""


class StudentError(Exception):
    """An exception that the student's code raised, rebuilt on this side.

    Each instance also derives from the nearest built-in type in `_REBUILT`, so that
    `pytest.raises(ValueError)` sees a ValueError.  Types that steer the interpreter
    (StopIteration, SystemExit, KeyboardInterrupt) are not in the table: a StopIteration that came
    through `map(f, rows)` would end a test's loop in silence.
    """

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


_REBUILT = (
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BufferError",
    "EOFError",
    "FileNotFoundError",
    "FloatingPointError",
    "ImportError",
    "IndexError",
    "KeyError",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "RecursionError",
    "RuntimeError",
    "SyntaxError",
    "TypeError",
    "UnboundLocalError",
    "ValueError",
    "ZeroDivisionError",
)
_TYPES: dict[str, type[StudentError]] = {
    name: type(name, (StudentError, getattr(builtins, name)), {}) for name in _REBUILT
}


def rebuild(bases: tuple[str, ...], message: str) -> StudentError:
    """The exception that test code sees for one that the student's code raised."""
    kind = next((_TYPES[name] for name in bases if name in _TYPES), StudentError)
    return kind(message)


def builtin_name(bases: tuple[str, ...]) -> str:
    """A type name that the student cannot have chosen freely."""
    return next(
        (name for name in bases if isinstance(getattr(builtins, name, None), type)), "error"
    )
