"""What to call a value in a sentence."""

from __future__ import annotations

import types
from typing import Any, Final, NamedTuple

import numpy as np

LONGEST_NAME: Final = 80


class Noun(NamedTuple):
    """``shown`` may hold a name the student chose; ``safe`` is one of the words below."""

    shown: str
    safe: str


_KNOWN: Final[dict[type, str]] = {
    type(None): "None",
    str: "a string",
    bytes: "bytes",
    bytearray: "bytes",
    bool: "a bool",
    np.bool_: "a bool",
    int: "a number",
    float: "a number",
    np.number: "a number",
    complex: "a complex number",
    np.complexfloating: "a complex number",
    dict: "a dict",
    set: "a set",
    frozenset: "a set",
    list: "a list",
    tuple: "a tuple",
    range: "a range",
    np.ndarray: "an array",
    slice: "a slice",
    type(...): "an ellipsis",
    type: "a class",
    property: "a property",
    types.FunctionType: "a function",
    types.BuiltinFunctionType: "a function",
    types.MethodType: "a function",
    np.ufunc: "a function",
    types.ModuleType: "a module",
    types.GeneratorType: "a generator",
    types.CoroutineType: "a coroutine",
    map: "an iterator",
    zip: "an iterator",
    filter: "an iterator",
    enumerate: "an iterator",
    reversed: "an iterator",
    type({}.keys()): "a dict view",
    type({}.values()): "a dict view",
    type({}.items()): "a dict view",
    BaseException: "an exception",
}
# Libraries that are recognised, and never imported.
_KNOWN_ELSEWHERE: Final[dict[tuple[str, str], str]] = {
    ("pandas", "Series"): "a Series",
    ("pandas", "DataFrame"): "a DataFrame",
    ("pandas", "Index"): "an Index",
    ("pandas", "NAType"): "a missing value (NA)",
    ("tensorflow", "RaggedTensor"): "a ragged tensor",
    ("tensorflow", "SparseTensor"): "a sparse tensor",
    ("tensorflow", "IndexedSlices"): "a sparse tensor",
    ("tensorflow", "Tensor"): "a tensor",
    ("tensorflow", "Function"): "a tf.function",
    ("keras", "KerasTensor"): "a symbolic tensor",
}
# What the sealed exam may say of a thing that stayed in the student's process.
_KNOWN_HANDLES: Final = ("a Keras model", "a plot", "a random generator", "an array of objects")
_SAFE: Final = frozenset({*_KNOWN.values(), *_KNOWN_ELSEWHERE.values(), *_KNOWN_HANDLES})


def noun(value: Any) -> Noun:
    """The words for one value, "a string" for example."""
    kind = type(value)
    if is_handle(kind):
        description = str(value.description)[:LONGEST_NAME]
        return Noun(description, description if description in _SAFE else "an object")
    for base in kind.__mro__:
        known = _KNOWN.get(base) or _KNOWN_ELSEWHERE.get((root(base), base.__name__))
        if known:
            return Noun(known, known)
    return Noun(f"an object of type {kind.__name__[:LONGEST_NAME]}", "an object")


def is_handle(kind: type) -> bool:
    """Whether values of this type stand for something that stayed in the student's process."""
    return getattr(kind, "is_handle", False) is True


def root(kind: type) -> str:
    """The top-level package that a type comes from, "pandas" for example."""
    return str(kind.__module__).partition(".")[0]


def base_from(kind: type, package: str) -> type | None:
    """The nearest base class that the package itself defines, past any subclass of a student's."""
    return next((base for base in kind.__mro__ if root(base) == package), None)
