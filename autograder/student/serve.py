"""The student process's side of the conversation: one request, one reply.

Requests are `[verb, number, ...]`, replies `[number, outcome, ...]`.

    run   source                    -> done     status, output, truncated, error
    get   names                     -> values   [[name, value], ...] of those that exist
    call  handle, args, kwargs      -> returned value, changed arguments, warnings | raised error
    attr  handle, name              -> returned value, [], []                      | raised error
    next  handle                    -> returned value, [], [] | exhausted changed  | raised error

A function that yields changes its arguments, if it does, only while it is iterated: `exhausted`
tells it for the call that made the iterator.
"""

from __future__ import annotations

import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from autograder.student.shell import CellRunner
from autograder.wire import (
    Frames,
    HandleRef,
    KeptGenerators,
    Unsendable,
    decode,
    describe,
    describe_error,
    encode,
    pack,
    unpack,
)

MAX_HANDLES = 10_000


class Server:
    """Answers requests until the exam hangs up."""

    def __init__(self, frames: Frames, runner: CellRunner) -> None:
        self._frames = frames
        self._runner = runner
        self._objects: list[Any] = []
        self._generators = KeptGenerators()
        # handle of a call's result: the arguments as decoded, and as they came
        self._arguments: dict[int, tuple[dict[str, Any], list[tuple[str, Any]]]] = {}
        self._verbs: dict[str, Callable[..., list[Any]]] = {
            "run": self._run,
            "get": self._get,
            "call": self._call,
            "attr": self._attr,
            "next": self._next,
        }

    def serve(self) -> None:
        while True:
            verb, number, *rest = unpack(self._frames.receive())
            try:
                reply = self._interruptible(self._verbs[verb], rest)
            except KeyboardInterrupt as error:  # it came in the last moment of the call
                reply = ["raised", encode(describe_error(error))]
            self._frames.send(pack([number, *reply]))

    @staticmethod
    def _interruptible(verb: Callable[..., list[Any]], request: list[Any]) -> list[Any]:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return verb(*request)
        except Unsendable as error:
            return ["unsendable", str(error)]
        except BaseException as error:
            return ["raised", encode(describe_error(error))]
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _run(self, source: str) -> list[Any]:
        result = self._runner.run(source)
        error = None if result.error is None else encode(describe_error(result.error))
        return ["done", result.status, result.output, result.truncated, error]

    def _get(self, names: list[str]) -> list[Any]:
        namespace = self._runner.namespace
        return ["values", [[n, self._encode(namespace[n])] for n in names if n in namespace]]

    def _call(self, number: int, args: list[Any], kwargs: list[Any]) -> list[Any]:
        function = self._objects[number]
        sent = [(str(i), tree) for i, tree in enumerate(args)] + [(k, v) for k, v in kwargs]
        revive = self._generators.revive
        values = {key: decode(tree, _revive_tensor, revive) for key, tree in sent}
        actual = {key: self._dereference(value) for key, value in values.items()}
        positional = [actual[str(i)] for i in range(len(args))]
        named = {key: actual[key] for key, _ in kwargs}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            result = function(*positional, **named)
            value = self._encode(result)
        if type(value) is list and value[0] == "handle":
            self._arguments[value[1]] = values, sent
        changed = self._changed(values, sent)
        texts = [f"{w.category.__name__}: {w.message}"[:500] for w in caught[:20]]
        self._runner.quiet()
        return ["returned", value, changed, texts]

    def _attr(self, number: int, name: str) -> list[Any]:
        return ["returned", self._encode(getattr(self._objects[number], name)), [], []]

    def _next(self, number: int) -> list[Any]:
        iterator = self._objects[number]
        if not isinstance(iterator, Iterator):
            iterator = self._objects[number] = iter(iterator)
        try:
            return ["returned", self._encode(next(iterator)), [], []]
        except StopIteration:
            return ["exhausted", self._changed(*self._arguments.pop(number, ({}, [])))]

    def _changed(self, values: dict[str, Any], sent: list[tuple[str, Any]]) -> list[str]:
        """Which arguments a call altered in place; random generators may be drawn from."""
        return [key for key, tree in sent if self._differs(values[key], tree)]

    def _differs(self, value: Any, sent: Any) -> bool:
        try:
            now = encode(value, generators=self._generators.name)
        except Unsendable:
            return type(value) is not HandleRef
        return bool(pack(now) != pack(_without_states(sent)))

    def _encode(self, value: Any) -> Any:
        return encode(value, self._register)

    def _register(self, value: Any) -> HandleRef:
        if len(self._objects) >= MAX_HANDLES:
            raise Unsendable(f"more than {MAX_HANDLES:,} objects that are not plain data")
        self._objects.append(value)
        name = getattr(value, "__name__", "")
        return HandleRef(len(self._objects) - 1, describe(value), name if type(name) is str else "")

    def _dereference(self, value: Any) -> Any:
        return self._objects[value.number] if type(value) is HandleRef else value


def _revive_tensor(array: Any, origin: str) -> Any:
    tensorflow = sys.modules["tensorflow"]
    return tensorflow.Variable(array) if origin == "tf.Variable" else tensorflow.constant(array)


def _without_states(tree: Any) -> Any:
    if type(tree) is not list:
        return tree
    if tree[:1] == ["generator"]:
        return ["generator", tree[1], None]
    return [_without_states(item) for item in tree]
