"""Python values as tagged trees.

Subclasses travel as their plain base: methods of the base type are called on them, never theirs.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.wire.kinds import HandleRef, RemoteError, TensorArray
from autograder.wire.packing import DTYPES, MAX_DEPTH, MAX_INT_DIGITS, MAX_NODES

Register = Callable[[Any], HandleRef]
Generators = Callable[[np.random.Generator], Any]


class Unsendable(TypeError):
    """This value cannot cross the wire."""


def encode(
    value: Any, register: Register | None = None, generators: Generators | None = None
) -> Any:
    """`value` as a tagged tree.  Objects outside the table go through `register`, if given.

    `generators` makes the tree of a random generator: see `autograder.wire.generators`.
    """
    return _Encoder(register, generators).encode(value, 0)


class _Encoder:
    def __init__(self, register: Register | None, generators: Generators | None) -> None:
        self._register = register
        self._generators = generators
        self._nodes = 0

    def encode(self, value: Any, depth: int) -> Any:
        self._nodes += 1
        if depth > MAX_DEPTH:
            raise Unsendable(f"nested more than {MAX_DEPTH} levels deep")
        if self._nodes > MAX_NODES:
            raise Unsendable(f"more than {MAX_NODES:,} values")
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is float:
            return value
        for base, write in _PLAIN:
            if issubclass(kind, base):
                return write(self, value, depth)
        return self._library_value(value, kind, depth)

    def _library_value(self, value: Any, kind: type, depth: int) -> Any:
        if issubclass(kind, np.ma.MaskedArray):
            data = _plain_floats(np.ndarray.__array__(value))
            if not _sendable(data):
                return self._handle(value)
            mask = np.broadcast_to(np.ma.getmaskarray(value), data.shape)
            return ["masked", self._array(data), self._array(np.array(mask))]
        if issubclass(kind, np.ndarray):
            array = _plain_floats(np.asarray(value))
            origin = value.origin if kind is TensorArray else "ndarray"
            return self._array(array, origin) if _sendable(array) else self._handle(value)
        if issubclass(kind, np.generic):
            array = _plain_floats(np.asarray(value))
            return ["scalar", self._array(array)] if _sendable(array) else self._handle(value)
        pandas = sys.modules.get("pandas")
        if pandas is not None and isinstance(kind, type):
            if issubclass(kind, pandas.Series):
                value = pandas.Series(value)
                return ["series", self._column(value, depth), self._index(value.index, depth)]
            if issubclass(kind, pandas.DataFrame):
                value = pandas.DataFrame(value)
                columns = [self._column(value.iloc[:, i], depth) for i in range(value.shape[1])]
                names = self._index(value.columns, depth)
                return ["frame", names, columns, self._index(value.index, depth)]
            if issubclass(kind, pandas.Index):
                return self._index(value, depth)
        if kind in (Fraction, Decimal):  # exact numbers, compared as floats like any other
            with contextlib.suppress(OverflowError):
                return float(value)
        tensor = _tensor_array(value, kind)
        if tensor is not None:
            return self._array(tensor[0], tensor[1])
        if kind.__name__ == "TensorShape" and kind.__module__.startswith("tensorflow"):
            return self.encode(tuple(value.as_list()), depth)
        if issubclass(kind, RemoteError):
            return _error(value)
        if issubclass(kind, BaseException):
            return _error(describe_error(value))
        if kind is np.random.Generator and self._generators is not None:
            return self._generators(value)
        return self._handle(value)

    def items(self, values: Any, depth: int) -> list[Any]:
        return [self.encode(item, depth + 1) for item in values]

    def _handle(self, value: Any) -> Any:
        if type(value) is HandleRef:
            return ["handle", value.number, value.description, value.name]
        if self._register is None:
            raise Unsendable(f"{describe(value)} cannot be sent; plain numbers, text, arrays can")
        ref = self._register(value)
        return ["handle", ref.number, ref.description, ref.name]

    @staticmethod
    def _array(array: np.ndarray[Any, Any], origin: str = "ndarray") -> Any:
        array = _little_endian(array)
        return ["array", array.dtype.str, list(array.shape), array.tobytes(), origin]

    def _column(self, series: Any, depth: int) -> Any:
        array = np.asarray(series.array) if series.dtype != object else None
        if array is not None and _sendable(array):
            return self._array(array)
        return ["list", self.items(series.tolist(), depth)]

    def _index(self, index: Any, depth: int) -> Any:
        array = np.asarray(index)
        return self._array(array) if _sendable(array) else ["list", self.items(index, depth)]


def _encode_int(encoder: _Encoder, value: Any, depth: int) -> Any:
    plain = int.__int__(value)
    if -(2**63) <= plain < 2**63:
        return plain
    if plain.bit_length() > MAX_INT_DIGITS * 3:
        raise Unsendable("an integer of more than 3,600 digits")
    return ["int", hex(plain)]


_PLAIN: tuple[tuple[type, Callable[[_Encoder, Any, int], Any]], ...] = (
    (np.float64, lambda e, v, d: ["scalar", e._array(np.asarray(v))]),  # before float: it is one
    (np.complex128, lambda e, v, d: ["scalar", e._array(np.asarray(v))]),
    (np.str_, lambda e, v, d: str.__str__(v)),
    (np.bytes_, lambda e, v, d: bytes.__getitem__(v, slice(None))),
    (int, _encode_int),
    (float, lambda e, v, d: float.__float__(v)),
    (str, lambda e, v, d: str.__str__(v)),
    (bytes, lambda e, v, d: bytes(memoryview(v))),
    (bytearray, lambda e, v, d: bytes(memoryview(v))),
    (complex, lambda e, v, d: ["complex", *_complex_parts(v)]),
    (list, lambda e, v, d: ["list", e.items(list.__iter__(v), d)]),
    (tuple, lambda e, v, d: ["tuple", e.items(tuple.__iter__(v), d)]),
    (set, lambda e, v, d: ["set", e.items(set.__iter__(v), d)]),
    (frozenset, lambda e, v, d: ["frozenset", e.items(frozenset.__iter__(v), d)]),
    (dict, lambda e, v, d: ["dict", [e.items(pair, d) for pair in dict.items(v)]]),
)


def _complex_parts(value: complex) -> tuple[float, float]:
    plain = complex.__complex__(value)
    return plain.real, plain.imag


def _error(error: RemoteError) -> Any:
    return ["error", error.type_name, list(error.bases), error.message]


def _plain_floats(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Extended precision has no portable bytes: it travels as float64, which checks compare."""
    wide = {"g": np.float64, "G": np.complex128}.get(array.dtype.char)
    return array if wide is None else array.astype(wide)


def _sendable(array: np.ndarray[Any, Any]) -> bool:
    return array.dtype.char in DTYPES or array.dtype.kind == "U"


def _little_endian(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<")).reshape(array.shape)


def _tensor_array(value: Any, kind: type) -> tuple[np.ndarray[Any, Any], str] | None:
    module = kind.__module__ or ""
    if not module.startswith(("tensorflow", "keras", "tf_keras")):
        return None
    name = kind.__name__
    if name == "EagerTensor":
        origin = "tf.Tensor"
    elif "Variable" in name:
        origin = "tf.Variable"
    else:
        return None
    array = np.asarray(value.numpy())
    if array.dtype.name == "bfloat16":  # NumPy has no such type; every bfloat16 is a float32
        array = array.astype(np.float32)
    return (array, origin) if _sendable(array) else None


_TENSORFLOW_KINDS = {
    "Ragged": "a ragged tensor",
    "Sparse": "a sparse tensor",
    "IndexedSlices": "a sparse tensor",
    "Function": "a tf.function",
}
_BUILTIN_KINDS = {
    "generator": "a generator",
    "dict_keys": "a dict view",
    "dict_values": "a dict view",
    "dict_items": "a dict view",
    **dict.fromkeys(("map", "filter", "zip", "enumerate", "reversed"), "an iterator"),
}


def describe(value: Any) -> str:
    """One of `DESCRIPTIONS` for any object."""
    kind = type(value)
    module = kind.__module__ or ""
    if isinstance(value, np.ndarray | np.generic):
        return "an array of objects"
    if module.startswith("tensorflow"):
        for word, description in _TENSORFLOW_KINDS.items():
            if word in kind.__name__:
                return description
    if issubclass(kind, type):
        return "a class"
    if kind.__name__ == "module":
        return "a module"
    if kind.__module__ == "builtins" and kind.__name__ in _BUILTIN_KINDS:
        return _BUILTIN_KINDS[kind.__name__]
    if module.startswith(("keras", "tf_keras")):
        return "a Keras model"
    if module.startswith("matplotlib"):
        return "a plot"
    if module.startswith("numpy.random"):
        return "a random generator"
    return "a function" if callable(value) else "an object"


def describe_error(error: BaseException) -> RemoteError:
    """An exception as plain data; asks the exception for its text and survives what it answers."""
    kind = type(error)
    bases = tuple(c.__name__ for c in kind.__mro__ if c.__module__ == "builtins")
    try:
        text = str.__str__(str(error))
    except BaseException as nested:
        text = f"(its text could not be read: {type(nested).__name__})"
    return RemoteError(str.__str__(kind.__name__)[:200], bases[:20], text[:10_000])
