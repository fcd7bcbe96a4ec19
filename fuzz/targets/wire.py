"""The decoder of what a student's process sends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from autograder.wire import (
    HandleRef,
    RemoteError,
    TensorArray,
    WireError,
    decode,
    encode,
    pack,
    unpack,
)
from fuzz.targets.base import Broken, Target

_TAGS = (
    "int", "complex", "list", "tuple", "set", "frozenset", "dict", "array", "scalar", "masked",
    "series", "frame", "generator", "handle", "error",
)  # fmt: skip
_WORDS = (
    *_TAGS, "<f8", ">f4", "<f2", "|b1", "<i8", "|u1", "<U3", "<U0", "|S3", "|O", "<M8[ns]", "<c16",
    "ndarray", "tf.Tensor", "tf.Variable", "a function", "an object", "0x1f", "-0x1", "zz",
)  # fmt: skip


class Wire(Target):
    name = "wire"

    def seeds(self) -> Sequence[bytes]:
        return [pack(encode(value)) for value in _values()]

    def strategy(self) -> SearchStrategy[bytes]:
        leaf: SearchStrategy[Any] = st.one_of(
            st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(),
            st.text(max_size=4), st.binary(max_size=32), st.sampled_from(_WORDS),
        )  # fmt: skip
        tree = st.recursive(leaf, _branches, max_leaves=20)
        return tree.map(pack)

    def check(self, data: bytes) -> None:
        try:
            value = decode(unpack(data))
        except WireError:
            return
        tree = encode(value)
        again = decode(unpack(pack(tree)))
        if not _same(tree, encode(again)):
            raise Broken(f"{value!r} came back as {again!r}")


def _branches(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    items = st.lists(inner, max_size=4)
    array = st.builds(
        lambda *parts: ["array", *parts],
        st.sampled_from(_WORDS), st.lists(st.integers(-1, 5), max_size=3),
        st.binary(max_size=40), st.sampled_from(("ndarray", "tf.Tensor", "tf.Variable", "")),
    )  # fmt: skip
    fitting = st.lists(st.floats(), min_size=2, max_size=2).map(
        lambda numbers: encode(np.array(numbers))
    )
    column = st.one_of(array, fitting, items.map(lambda values: ["list", values]))
    return st.one_of(
        st.builds(lambda tag, parts: [tag, *parts], st.sampled_from(_TAGS), items),
        st.builds(lambda tag, parts: [tag, parts], st.sampled_from(_TAGS[2:7]), items),
        st.lists(st.tuples(inner, inner).map(list), max_size=3).map(lambda pairs: ["dict", pairs]),
        column,
        st.builds(lambda v, i: ["series", v, i], column, column),
        st.builds(lambda v, i: ["masked", v, i], column, column),
        st.builds(lambda n, c, i: ["frame", n, c, i], column, st.lists(column, max_size=2), column),
        st.builds(lambda a: ["scalar", a], column),
        items,
    )


def _values() -> list[Any]:
    tensor = np.eye(2, dtype=np.float32).view(TensorArray)
    return [
        None, True, -5, 2**70, 1.5, float("nan"), 2 - 3j, "text \ud800", b"bytes", [1, [2, []]],
        (1, "a"), {1, 2}, frozenset({(1, 2)}), {"a": [1], 2: None}, np.arange(6.0).reshape(2, 3),
        np.array(["ab", "c"]), np.float32(1.5), np.array(3, np.int8), np.zeros((0, 2)), tensor,
        np.ma.MaskedArray([1.0, 2.0], [True, False]), pd.Series([1.5, 2.5], index=["a", "b"]),
        pd.Series(["x", None]), pd.DataFrame({"n": [1, 2], "s": ["a", "b"]}),
        HandleRef(3, "a function", "softmax"), RemoteError("Oops", ("ValueError",), "why"),
        [np.array([True, False]), {"k": (1.0, np.float64(2))}],
    ]  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    """Equal trees; the order in a set has no meaning, and a NaN equals itself."""
    if not isinstance(one, list) or not isinstance(other, list):
        return type(one) is type(other) and (one == other or (one != one and other != other))
    if one == other:
        return True
    if len(one) != len(other) or not one:
        return False
    if one[0] in ("set", "frozenset"):
        return one[0] == other[0] and _same_in_any_order(one[1], other[1])
    if one[0] in ("list", "tuple"):  # what is in it may look like a tag itself
        one, other = [one[0], *one[1]], [other[0], *other[1]]
    if one[0] == other[0] == "dict":
        one, other = (["dict", *(part for pair in d[1] for part in pair)] for d in (one, other))
    return len(one) == len(other) and all(map(_same, one, other))


def _same_in_any_order(one: list[Any], other: list[Any]) -> bool:
    left = list(other)
    for item in one:
        found = next((place for place, known in enumerate(left) if _same(item, known)), None)
        if found is None:
            return False
        del left[found]
    return not left
