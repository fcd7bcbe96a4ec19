"""Copies of arguments, and whether a copy is still the same after a call."""

from __future__ import annotations

from typing import Any

from numpy import array as _array
from numpy import ndarray

from .nouns import base_from
from .quiet import quiet


def copied(value: Any) -> Any:
    """A deep copy of arrays, built-in containers and pandas objects; all else as it is."""
    kind = type(value)
    if kind in (list, tuple, set):
        return kind(copied(item) for item in value)
    if kind is dict:
        return {key: copied(item) for key, item in value.items()}
    if issubclass(kind, ndarray):
        return _array(value, copy=True, subok=True)
    pandas = _pandas(kind)
    return pandas.copy(value, deep=True) if pandas is not None else value


@quiet()
def same(before: Any, after: Any) -> bool:
    """Bit for bit, where ``after`` began as ``copied(before)``."""
    return _same(before, after)


def _same(before: Any, after: Any) -> bool:
    kind = type(before)
    if type(after) is not kind:
        return False
    if kind in (list, tuple):
        return len(before) == len(after) and all(map(_same, before, after))
    if kind is dict:
        return list(before) == list(after) and all(_same(before[k], after[k]) for k in before)
    if issubclass(kind, ndarray):
        return _same_arrays(before, after)
    pandas = _pandas(kind)
    if pandas is not None:
        return bool(pandas.equals(before, after))
    if kind in (int, float, complex, str, bytes, bool, set, frozenset):
        return bool(before == after) or before is after
    return before is after


def _same_arrays(before: Any, after: Any) -> bool:
    first: Any = _array(before, copy=True, subok=False)
    second: Any = _array(after, copy=True, subok=False)
    if first.dtype != second.dtype or first.shape != second.shape:
        return False
    if first.dtype.kind == "O":
        return all(map(_same, first.ravel().tolist(), second.ravel().tolist()))
    return bool(first.tobytes() == second.tobytes())


def _pandas(kind: type) -> Any:
    base = base_from(kind, "pandas")
    return base if base is not None and hasattr(base, "equals") else None
