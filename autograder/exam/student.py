"""The exam's side of the conversation with the student process.

Whatever comes back is checked before it is used; whatever is not a proper, timely answer to the
one open question ends the conversation for good (`Lost`).
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from autograder.exam.failures import CallTimeout, Lost, StudentError, rebuild
from autograder.wire import (
    Closed,
    Frames,
    HandleRef,
    RemoteError,
    SentGenerators,
    TooLarge,
    TooLate,
    Unsendable,
    WireError,
    decode,
    encode,
    pack,
    unpack,
)

_GRACE_SECONDS = 3.0  # after SIGINT, for a finally block or a long library call
_RUN_STATUS = ("ok", "error", "interrupted")


@dataclass(frozen=True)
class TimeLimits:
    """Wall-clock seconds for one cell, one call from a test, and the whole submission.

    A test cell may ask for more seconds a call, for code that trains.
    """

    cell: float = 30.0
    call: float = 15.0
    submission: float = 300.0


@dataclass(frozen=True)
class RunReply:
    status: Literal["ok", "error", "timeout"]
    output: str
    truncated: bool
    error: RemoteError | None


@dataclass(frozen=True)
class CallReply:
    value: Any
    changed: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Exhausted:
    """An iterator's end; `changed` names the arguments of its call that it altered in place."""

    changed: tuple[str, ...]


class Student:
    """One student process.  `lost` holds why it can no longer be asked, or None."""

    def __init__(self, frames: Frames, pidfd: int, limits: TimeLimits) -> None:
        self._frames = frames
        self._pidfd = pidfd
        self._limits = limits
        self._call_seconds = limits.call
        self._deadline = time.monotonic() + limits.submission
        self._number = 0
        self._generators = SentGenerators()
        self.calls = 0
        self.on_call: Callable[[], None] = lambda: None  # hears of each call before it is made
        self.lost: str | None = None

    def await_ready(self) -> dict[str, float]:
        """Wait for the walls; returns what each cost in ms.  Raises Lost if one is missing."""
        try:
            message = unpack(self._frames.receive(time.monotonic() + 60))
        except (Closed, TooLate, TooLarge, WireError) as error:
            raise self._lose(f"the sandbox did not come up ({type(error).__name__})") from None
        match message:
            case ["ready", list(costs)]:
                return {str(name): float(ms) for name, ms in costs}
            case ["unsafe", str(wall)]:
                raise self._lose(f"a wall of the sandbox is missing ({wall})")
        raise self._lose("the sandbox did not come up as it should")

    def allow(self, seconds: float | None) -> None:
        """From now on a call may take `seconds`, or what the limits say if that is more."""
        self._call_seconds = max(self._limits.call, seconds or 0.0)

    def run(self, source: str) -> RunReply:
        """Run one cell; a cell that is stopped in time leaves the process usable."""
        reply, late = self._ask(self._limits.cell, "run", source)
        outcome, status, output, truncated, error = self._shaped(reply, 5)
        if outcome != "done" or status not in _RUN_STATUS or type(output) is not str:
            raise self._violated()
        remote = self._decode(error)
        if remote is not None and type(remote) is not RemoteError:
            raise self._violated()
        ended: Literal["ok", "error"] = "ok" if status == "ok" else "error"
        return RunReply("timeout" if late else ended, output[:40_000], bool(truncated), remote)

    def get(self, names: Sequence[str]) -> dict[str, Any]:
        """The student's values for those of `names` that exist."""
        reply, late = self._ask(self._call_seconds, "get", list(names))
        if late:
            raise CallTimeout
        if reply[:1] != ["values"]:
            self._raise_if_error(reply)
        _, pairs = self._shaped(reply, 2)
        if type(pairs) is not list or any(type(p) is not list or len(p) != 2 for p in pairs):
            raise self._violated()
        return {name: self._decode(tree) for name, tree in pairs if name in names}

    def call(self, number: int, args: Sequence[Any], kwargs: dict[str, Any]) -> CallReply:
        """Call the object behind a handle."""
        self._count_call()
        positional = [self._encode(arg) for arg in args]
        named = [[name, self._encode(value)] for name, value in kwargs.items()]
        return self._returned(self._answer("call", number, positional, named))

    def attribute(self, number: int, name: str) -> CallReply:
        self._count_call()
        return self._returned(self._answer("attr", number, name))

    def next(self, number: int) -> CallReply | Exhausted:
        """The next item of the iterator behind a handle, or its end."""
        self._count_call()
        reply = self._answer("next", number)
        if reply[:1] != ["exhausted"]:
            return self._returned(reply)
        _, changed = self._shaped(reply, 2)
        return Exhausted(self._texts(changed))

    def _count_call(self) -> None:
        self.calls += 1
        self.on_call()

    def _answer(self, verb: str, *request: Any) -> list[Any]:
        reply, late = self._ask(self._call_seconds, verb, *request)
        if late:
            raise CallTimeout
        return reply

    def _returned(self, reply: list[Any]) -> CallReply:
        if reply[:1] != ["returned"]:
            self._raise_if_error(reply)
        _, value, changed, warnings = self._shaped(reply, 4)
        return CallReply(self._decode(value), self._texts(changed), self._texts(warnings))

    def _raise_if_error(self, reply: list[Any]) -> None:
        match reply:
            case ["raised", tree] if type(error := self._decode(tree)) is RemoteError:
                raise rebuild(error.bases, error.message)
            case ["unsendable", str(why)]:
                raise StudentError(f"the result cannot be checked: {why}")
        raise self._violated()

    def _ask(self, seconds: float, *request: Any) -> tuple[list[Any], bool]:
        """The reply to one request, and whether it came only after an interrupt."""
        if self.lost is not None:
            raise Lost(self.lost)
        verb, *rest = request
        self._number += 1
        deadline = min(time.monotonic() + seconds, self._deadline)
        try:
            if self._frames.has_more():
                raise self._violated()
            self._frames.send(pack([verb, self._number, *rest]), deadline)
            try:
                reply, late = unpack(self._frames.receive(deadline)), False
            except TooLate:
                reply, late = self._interrupt(), True
        except Closed:
            raise self._lose("the process ended while it ran the student's code") from None
        except TooLate:
            raise self._lose("the time was up and the code could not be interrupted") from None
        except TooLarge:  # its size is the student's to choose, and could carry a hidden value
            raise self._lose("a message was too large") from None
        except WireError as error:
            raise self._violated(str(error)) from None
        if type(reply) is not list or reply[:1] != [self._number]:
            raise self._violated()
        if late and time.monotonic() > self._deadline:
            raise self._lose(f"the {self._limits.submission:g} s for the submission were used up")
        return reply[1:], late

    def _interrupt(self) -> Any:
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGINT)
        except ProcessLookupError:
            raise Closed("it ended at the deadline") from None
        return unpack(self._frames.receive(time.monotonic() + _GRACE_SECONDS))

    def _shaped(self, reply: list[Any], length: int) -> list[Any]:
        if len(reply) != length:
            raise self._violated()
        return reply

    def _texts(self, value: Any) -> tuple[str, ...]:
        if type(value) is not list or any(type(item) is not str for item in value):
            raise self._violated()
        return tuple(value[:50])

    def _encode(self, value: Any) -> Any:
        return encode(value, _reference, self._generators)

    def _decode(self, tree: Any) -> Any:
        try:
            return decode(tree)
        except WireError as error:
            raise self._violated(str(error)) from None

    def _violated(self, detail: str = "") -> Lost:
        suffix = f": {detail}" if detail else ""
        return self._lose(f"the process broke the protocol{suffix}")

    def _lose(self, why: str) -> Lost:
        self.lost = self.lost or why
        return Lost(why)


def _reference(value: Any) -> HandleRef:
    ref = getattr(type(value), "is_handle", False) and value.reference
    if not isinstance(ref, HandleRef):
        raise Unsendable("a test can send plain data and handles to student code, nothing else")
    return ref
