"""Whatever arrives is a value of the table or a WireError, never anything else."""

from __future__ import annotations

import copy
import sys
import warnings
from typing import Any

import msgpack
import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.wire import HandleRef, WireError, decode, encode, pack, unpack
from autograder.wire.decode import _DECODERS

TAGS = sorted(_DECODERS)
_VALID = [
    encode(value)
    for value in (
        [1, "a", None, 2.5, True, b"x"],
        {"a": (1, 2), 2: {3}},
        2**70, 1 + 2j, np.float32(1),
        np.arange(6.0).reshape(2, 3), np.array(["ab", "c"]), np.array(2), np.zeros((0, 3)),
        np.ma.array([1.0, 2.0], mask=[True, False]),
        pd.Series([1, 2], index=["a", "b"]),
        pd.DataFrame({"a": [1, 2], "b": ["x", None]}),
        HandleRef(1, "a function", "f"), ValueError("no"),
    )
]  # fmt: skip

_dtype_names = st.one_of(
    st.sampled_from(["<f8", "<f2", "|b1", "<i8", "<U2", ">U1", "|O", "|S3", "<M8[s]", "|V4", "<f16",
                     "f8,f8", "(1,,)f8,i4", ",f8", "2f8", "<c16", "|u1", "U0"]),
    st.text("<>|=?bBiufcUOSV,()0123456789 [{'", max_size=12),
)  # fmt: skip
_leaves = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(),
    st.text(max_size=4), st.binary(max_size=24), st.sampled_from(TAGS), _dtype_names,
)  # fmt: skip
_shapes = st.lists(st.one_of(st.integers(-1, 4), st.integers(0, 2**64 - 1)), max_size=4)
_array_trees = st.tuples(
    st.just("array"), _dtype_names, _shapes, st.binary(max_size=32),
    st.sampled_from(["ndarray", "tf.Tensor", "tf.Variable", "x"]),
).map(list)  # fmt: skip
_SIZES = {"<f8": 8, "<f2": 2, "|b1": 1, "<i8": 8, "<U2": 8, "<c8": 8}
_good_arrays = st.builds(
    lambda dtype, count, data: ["array", dtype, [count], (data * 24)[: count * _SIZES[dtype]],
                                "ndarray"],
    st.sampled_from(sorted(_SIZES)), st.integers(0, 3), st.binary(min_size=1, max_size=4),
)  # fmt: skip
_trees = st.recursive(
    st.one_of(_leaves, _array_trees, _good_arrays),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.builds(lambda tag, rest: [tag, *rest], st.sampled_from(TAGS),
                  st.lists(inner, max_size=4)),
        st.builds(lambda tag, items: [tag, items],
                  st.sampled_from(["list", "tuple", "set", "dict"]), st.lists(inner, max_size=4)),
        st.builds(lambda a, b: ["series", a, b], inner, inner),
        st.builds(lambda a, b, c: ["frame", a, b, c], inner, st.lists(inner, max_size=2), inner),
    ),
    max_leaves=12,
)  # fmt: skip


def survives(tree: Any) -> Any:
    """The value, or None where it was refused in the one way that is allowed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = decode(tree)
        except WireError:
            return None
        _read_through(value)
        return value


def _read_through(value: Any) -> None:
    """What was accepted can be looked at: text in arrays holds characters that exist."""
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "U":
        for text in np.asarray(value).ravel().tolist():
            assert all(ord(character) <= 0x10FFFF for character in text)
            text.encode("utf-8", "surrogatepass")
    elif isinstance(value, list | tuple | set | dict):
        for item in value:
            _read_through(item)


@settings(max_examples=600)
@given(_trees)
@example(["array", ",f8", [1], bytes(8), "ndarray"])
@example(["series", ["list", [1]], ["array", "<f2", [1], bytes(2), "ndarray"]])
@example(["scalar", ["array", "<U1", [], b"\xff" * 4, "ndarray"]])
@example(["array", "<U1", [1], b"\xff" * 4, "ndarray"])
@example(["series", ["list", [1]], ["array", "<U1", [1], b"\xff" * 4, "ndarray"]])
def test_any_tree_is_a_value_or_a_wire_error(tree: Any) -> None:
    survives(tree)


def _paths(tree: Any, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    found = [path]
    if type(tree) is list:
        for i, item in enumerate(tree):
            found += _paths(item, (*path, i))
    return found


@settings(max_examples=600)
@given(st.data())
def test_any_valid_message_with_one_part_replaced(data: st.DataObject) -> None:
    tree = copy.deepcopy(data.draw(st.sampled_from(_VALID)))
    path = data.draw(st.sampled_from(_paths(tree)))
    part = data.draw(st.one_of(_leaves, _trees, st.sampled_from(_VALID)))
    if not path:
        tree = part
    else:
        at = tree
        for step in path[:-1]:
            at = at[step]
        if data.draw(st.booleans()):
            at[path[-1]] = part
        else:
            del at[path[-1]]
    survives(tree)


@settings(max_examples=400)
@given(st.data())
def test_any_valid_message_with_bytes_changed(data: st.DataObject) -> None:
    message = bytearray(pack(data.draw(st.sampled_from(_VALID))))
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(message) - 1))
        message[position] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(message)))
    for raw in (bytes(message), bytes(message[:cut])):
        try:
            tree = unpack(raw)
        except WireError:
            continue
        survives(tree)


@settings(max_examples=400)
@given(st.binary(max_size=64))
def test_any_bytes_are_a_tree_or_a_wire_error(data: bytes) -> None:
    try:
        tree = unpack(data)
    except WireError:
        return
    survives(tree)


_MALFORMED = {
    "no tag": [],
    "unknown tag": ["eval", "1"],
    "tag of another type": [1, 2],
    "map": {},
    "msgpack extension": msgpack.ExtType(5, b""),
    "short": ["series"],
    "array without data": ["array", "<f8", [1]],
    "too few bytes": ["array", "<f8", [2], bytes(8), "ndarray"],
    "too many bytes": ["array", "<f8", [1], bytes(16), "ndarray"],
    "negative size": ["array", "<f8", [-1], bytes(8), "ndarray"],
    "boolean size": ["array", "<f8", [True], bytes(8), "ndarray"],
    "33 axes": ["array", "<f8", [1] * 33, bytes(8), "ndarray"],
    "shape that is no list": ["array", "<f8", 1, bytes(8), "ndarray"],
    "data that is text": ["array", "<f8", [1], "12345678", "ndarray"],
    "unknown origin": ["array", "<f8", [1], bytes(8), "torch"],
    "pointers": ["array", "|O", [1], bytes(8), "ndarray"],
    "records": ["array", "f8,f8", [1], bytes(16), "ndarray"],
    "long type name": ["array", "<f8" + " " * 20, [1], bytes(8), "ndarray"],
    "characters of no size": ["array", "<U0", [1], b"", "ndarray"],
    "scalar with axes": ["scalar", ["array", "<f8", [1], bytes(8), "ndarray"]],
    "mask of another shape": [
        "masked",
        ["array", "<f8", [1], bytes(8), "ndarray"],
        ["array", "|b1", [2], bytes(2), "ndarray"],
    ],
    "mask of numbers": [
        "masked",
        ["array", "<f8", [1], bytes(8), "ndarray"],
        ["array", "<f8", [1], bytes(8), "ndarray"],
    ],
    "index of another length": ["series", ["list", [1, 2]], ["list", [1]]],
    "column of another length": ["frame", ["list", ["a"]], [["list", [1, 2]]], ["list", [0]]],
    "column without a name": ["frame", ["list", []], [["list", [1]]], ["list", [0]]],
    "unhashable key": ["dict", [[["list", []], 1]]],
    "unhashable member": ["set", [["dict", []]]],
    "pair of three": ["dict", [[1, 2, 3]]],
    "integer that is none": ["int", "os.system"],
    "integer as a number": ["int", 5],
    "integer without end": ["int", "0x" + "f" * 5000],
    "complex of texts": ["complex", "1", "2"],
    "handle with its own words": ["handle", 1, "the wanted value is 0.25", ""],
    "handle with a text as number": ["handle", "1", "a function", ""],
    "error with numbers as bases": ["error", "E", [1], "m"],
    "error without a text": ["error", "E", [], None],
}


@pytest.mark.parametrize("tree", _MALFORMED.values(), ids=_MALFORMED)
def test_malformed_values_are_wire_errors(tree: Any) -> None:
    with pytest.raises(WireError):
        decode(tree)


def test_depth_is_bounded() -> None:
    tree: Any = 1
    for _ in range(41):
        tree = ["list", [tree]]
    with pytest.raises(WireError, match="deep"):
        decode(tree)
    with pytest.raises(WireError):
        unpack(b"\x91" * 100_000 + b"\xc0")
    with pytest.raises(WireError, match="deep"):
        decode(unpack(b"\x92\xa4list\x91" * 300 + b"\xc0"))


def test_the_number_of_parts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["autograder.wire.decode"], "MAX_NODES", 100)
    assert decode(["list", [0] * 99]) == [0] * 99
    with pytest.raises(WireError, match="too many"):
        decode(["list", [0] * 100])


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xc1", b"\x01\x02", b"\x92\x01", b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff",
        b"\xc6\xff\xff\xff\xff", b"\xd4\x05\x00", b"\xd6\xff\x00\x00\x00\x00", b"\x81\x01\x02",
        b"\xa2\xff\xfe",
    ],
    ids=["empty", "reserved", "two", "cut", "huge array", "huge map", "huge bytes", "extension",
         "time", "map", "no utf-8"],
)  # fmt: skip
def test_malformed_messages_are_wire_errors(data: bytes) -> None:
    with pytest.raises(WireError):
        unpack(data)


def test_texts_from_an_error_are_cut() -> None:
    tree = ["error", "E" * 5000, ["b" * 5000] * 100, "m" * 2_000_000]
    error = decode(tree)
    assert len(error.type_name) == 200
    assert len(error.bases) == 20
    assert {len(base) for base in error.bases} == {200}
    assert len(error.message) == 20_000
