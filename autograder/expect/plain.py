"""Any container of numbers, as a fresh plain array: what every comparison works on.

A check in a stock grader meets objects from the student's own interpreter.  So nothing here asks
the value itself: types are taken by ``type``, items by the methods of the built-in base classes,
and whatever is compared later is a copy of type ``numpy.ndarray``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy import array as _array
from numpy import ndarray

from .foreign import unwrap
from .nouns import noun, root
from .refused import Refused

Plain = np.ndarray[Any, np.dtype[Any]]

DEEPEST: Final = 32
_EXTRA_FLOATS: Final = "ml_dtypes"
# Items of these types, and no others, may go to numpy as they are.
_REALS: Final = frozenset(
    {int, float, np.float16, np.float32, np.float64, np.int8, np.int16, np.int32, np.int64}
    | {np.uint8, np.uint16, np.uint32}
)


def plain(value: Any, depth: int = 0) -> Plain:
    """Copy to a base array of bools, integers or floats, or of objects that are Python numbers.

    Raises ``Refused`` for all else.  NaN, infinities, bools and empty arrays pass.
    """
    kind = type(value)
    if depth > DEEPEST:
        raise Refused("a list", ", nested too deeply")
    if value is None:
        raise Refused("None", ", not a number (is a `return` or an assignment missing?)")
    if issubclass(kind, str | bytes | bytearray):
        raise Refused(noun(value), ", not a number")
    if issubclass(kind, ndarray | np.generic):
        return _from_numpy(value, kind, depth)
    if issubclass(kind, bool):
        return _array(value is True)
    if issubclass(kind, int):
        return _from_reals([int.__pos__(value)], frozenset({int})).reshape(())
    if issubclass(kind, float):
        return _array(float.__pos__(value))
    if issubclass(kind, complex):
        raise Refused("a complex number", ", not real")
    if issubclass(kind, list):
        return _from_items(list.__getitem__(value, slice(None)), depth)
    if issubclass(kind, tuple):
        return _from_items(tuple.__getitem__(value, slice(None)), depth)
    if kind is range:
        return _from_items(list(value), depth)
    return plain(unwrap(value), depth + 1)


def floats(values: Plain) -> Plain:
    """The same numbers as float64; integers beyond its range become infinite."""
    if values.dtype.kind != "O":
        return values.astype(np.float64)
    result = np.empty(values.shape, np.float64)
    for index, item in np.ndenumerate(values):
        try:
            result[index] = float(item)
        except OverflowError:
            result[index] = np.inf if item > 0 else -np.inf
    return result


def _from_numpy(value: Any, kind: type, depth: int) -> Plain:
    if any(base.__name__ == "MaskedArray" and root(base) == "numpy" for base in kind.__mro__):
        _refuse_missing(value)
    base: Plain = _array(value, copy=True, subok=False)
    letter = base.dtype.kind
    if letter in "biuf":
        return base
    if letter == "O":
        gathered = _from_items(base.ravel().tolist(), depth)
        return gathered.reshape(base.shape + gathered.shape[1:])
    if letter == "V" and root(base.dtype.type) == _EXTRA_FLOATS:
        return base.astype(np.float64)
    several = base.ndim > 0
    if letter == "c":
        raise Refused("complex" if several else "a complex number", ", not real")
    if letter in "UST":
        if several:
            raise Refused("an array of strings", ", not of numbers")
        raise Refused("a string", ", not a number")
    words = {"V": "a structured array", "M": "an array of dates", "m": "an array of time spans"}
    raise Refused(words.get(letter, "an array"), ", not of numbers")


def _refuse_missing(value: Any) -> None:
    # A masked array exists, so its module is loaded; with nothing masked it is an array like any.
    if sys.modules["numpy.ma"].getmaskarray(value).any():
        raise Refused("a masked array", " in which entries are missing")


def _from_items(items: Sequence[Any], depth: int) -> Plain:
    types = frozenset(map(type, items))
    if types <= _REALS:
        return _from_reals(items, types)
    children = []
    for item in items:
        try:
            children.append(plain(item, depth + 1))
        except Refused as refused:
            raise refused.within() from None
    if len({child.shape for child in children}) > 1:
        raise Refused("a ragged list", ": its rows have different shapes")
    if len({child.dtype.kind == "b" for child in children}) > 1:
        raise Refused("a mix of bools and numbers", "")
    return _array(children)


def _from_reals(items: Sequence[Any], types: frozenset[type]) -> Plain:
    if not types <= {int}:
        return _array(items, dtype=np.float64 if not items else None)
    try:
        return _array(items, dtype=np.int64 if items else np.float64)
    except OverflowError:
        return _array(items, dtype=object)
