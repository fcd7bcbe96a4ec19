"""What may not be sent, and what is said about it."""

from __future__ import annotations

import math
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest

from autograder.wire import HandleRef, RemoteError, Unsendable, describe, describe_error, encode
from autograder.wire.kinds import DESCRIPTIONS


class Thing:
    pass


_FOREIGN = [
    Thing(), Thing, len, math, object(), range, (i for i in ()), map(len, []), {}.keys(),
    np.array([None, 1]), np.zeros(2, [("a", "i4")]), np.array(["2020"], "M8[D]"),
    np.datetime64("2020"), np.random.default_rng(0), 1 .real.__class__, NotImplemented, Ellipsis,
]  # fmt: skip


@pytest.mark.parametrize("value", _FOREIGN, ids=lambda v: type(v).__name__)
def test_objects_outside_the_table_need_a_register(value: Any) -> None:
    with pytest.raises(Unsendable):
        encode(value)
    with pytest.raises(Unsendable):
        encode([{"a": (value,)}])
    seen: list[Any] = []

    def register(found: Any) -> HandleRef:
        seen.append(found)
        return HandleRef(4, describe(found), "name")

    assert encode([value], register) == ["list", [["handle", 4, describe(value), "name"]]]
    assert len(seen) == 1 and seen[0] is value
    assert describe(value) in DESCRIPTIONS


@pytest.mark.parametrize(
    "array", [np.ma.array([1, None], dtype=object), np.ma.array(["2020"], dtype="M8[D]")], ids=str
)
def test_masked_arrays_of_objects_are_no_plain_data(array: Any) -> None:
    with pytest.raises(Unsendable):
        encode(array)
    assert encode(array, lambda v: HandleRef(0, describe(v)))[0] == "handle"


def test_columns_of_objects_are_sent_one_by_one() -> None:
    with pytest.raises(Unsendable):
        encode(pd.Series([Thing()]))
    tree = encode(pd.Series([Thing(), 1], dtype=object), lambda v: HandleRef(0, describe(v)))
    assert tree[1] == ["list", [["handle", 0, "an object", ""], 1]]


def test_a_handle_reference_needs_no_register() -> None:
    assert encode(HandleRef(1, "a class", "C")) == ["handle", 1, "a class", "C"]


def test_nesting_is_bounded() -> None:
    value: Any = 1
    for _ in range(40):
        value = [value]
    encode(value)
    with pytest.raises(Unsendable, match="40 levels"):
        encode([value])


def test_cycles_are_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    table: dict[str, Any] = {}
    table["self"] = table
    for value in (loop, table, [loop, loop]):
        with pytest.raises(Unsendable, match="levels"):
            encode(value)


def test_the_number_of_parts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["autograder.wire.encode"], "MAX_NODES", 100)
    encode([0] * 99)
    for value in ([0] * 100, {i: i for i in range(50)}, [[0] * 9] * 10):
        with pytest.raises(Unsendable, match="more than 100 values"):
            encode(value)


def test_endless_integers_are_refused() -> None:
    with pytest.raises(Unsendable, match="digits"):
        encode(1 << 100_000)


def test_an_error_is_described_whatever_its_class_does() -> None:
    class Silent(ValueError):
        def __str__(self) -> str:
            raise SystemExit

    class Wordy(KeyError):
        def __str__(self) -> str:
            return "x" * 1_000_000

    silent = describe_error(Silent())
    assert silent.type_name == "Silent"
    assert silent.bases[0] == "ValueError"
    assert "SystemExit" in silent.message
    assert len(describe_error(Wordy()).message) == 10_000
    assert type(describe_error(ValueError("a")).message) is str


def test_names_that_are_not_built_in_are_no_bases() -> None:
    class ValueErrorToo(Exception):
        pass

    class Mine(ValueErrorToo, KeyError):
        pass

    bases = describe_error(Mine()).bases
    assert bases == ("KeyError", "LookupError", "Exception", "BaseException", "object")
    assert isinstance(describe_error(Mine()), RemoteError)


@pytest.mark.parametrize(
    ("value", "description"),
    [
        (lambda: 0, "a function"), (Thing, "a class"), (sys, "a module"),
        ((i for i in ()), "a generator"), (zip(), "an iterator"), ({}.items(), "a dict view"),
        (np.random.default_rng(), "a random generator"), (np.array([None]), "an array of objects"),
        (Thing(), "an object"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)  # fmt: skip
def test_descriptions_come_from_a_fixed_list(value: Any, description: str) -> None:
    assert describe(value) == description
    assert description in DESCRIPTIONS
