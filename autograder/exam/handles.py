"""Stand-ins for objects that live in the student process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from autograder.exam.failures import HandleError
from autograder.exam.student import CallReply, Exhausted, Student
from autograder.wire import HandleRef

_MAX_ITEMS = 100_000


class Handle:
    """Call it, iterate it, read a public attribute.  Anything else is an error, never a question
    put to the student: a student's `__eq__` must not decide a check."""

    is_handle = True
    __slots__ = ("_student", "last_changed", "last_warnings", "reference")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, student: Student, reference: HandleRef) -> None:
        self._student = student
        self.reference = reference
        self.last_warnings: tuple[str, ...] = ()
        self.last_changed: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """What the object is, in words that the student did not choose."""
        return self.reference.description

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.call_and_report(args, kwargs)[0]

    def call_and_report(
        self, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[Any, tuple[str, ...]]:
        """The result, and which arguments (position or name) the call changed in place."""
        reply = self._student.call(self.reference.number, args, kwargs)
        self.last_warnings = reply.warnings
        return self._local(reply), reply.changed

    def __iter__(self) -> Iterator[Any]:
        for _ in range(_MAX_ITEMS):
            reply = self._student.next(self.reference.number)
            if isinstance(reply, Exhausted):
                self.last_changed = reply.changed
                return
            yield self._local(reply)
        raise HandleError(f"more than {_MAX_ITEMS:,} items")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._local(self._student.attribute(self.reference.number, name))

    def __repr__(self) -> str:
        return f"<{self.description} of the student>"

    def _local(self, reply: CallReply) -> Any:
        return localise(self._student, reply.value)


def localise(student: Student, value: Any) -> Any:
    """Plain data as it is; references, also inside containers, as handles."""
    if type(value) is HandleRef:
        return Handle(student, value)
    if type(value) in (list, tuple):
        return type(value)(localise(student, item) for item in value)
    if type(value) is dict:
        return {key: localise(student, item) for key, item in value.items()}
    return value


def _refuse(operation: str) -> Any:
    def refused(self: Handle, *_: Any, **__: Any) -> NoReturn:
        raise HandleError(
            f"{self.description} was found where plain numbers, text or arrays were expected "
            f"({operation})"
        )

    return refused


_OPERATIONS = """
eq ne lt le gt ge bool float int complex index str bytes format contains setitem delitem
add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow matmul rmatmul neg
pos abs round and rand or ror xor rxor invert enter exit await copy deepcopy reduce reduce_ex
array array_ufunc array_function
"""

for _name in _OPERATIONS.split():
    setattr(Handle, f"__{_name}__", _refuse(_name))
