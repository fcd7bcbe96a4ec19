"""Strings, lists, sets and dicts as plain copies, past whatever a subclass overrides."""

from __future__ import annotations

from typing import Any

from numpy import array as _array
from numpy import generic, ndarray

from .foreign import unwrap
from .nouns import noun
from .plain import DEEPEST
from .refused import Refused


def as_string(value: Any) -> str:
    """A string, ``np.str_`` or string array without axes; else ``Refused``."""
    value = _peeled(value)
    if not issubclass(type(value), str):
        raise Refused(noun(value), ", where a string is asked for")
    # Adding to the empty string makes an exact str of a subclass.
    return str.__add__("", value)


def as_bytes(value: Any) -> bytes:
    """Bytes, a bytearray, or an array of bytes without axes; else ``Refused``."""
    value = _peeled(value)
    for kind in (bytes, bytearray):
        if issubclass(type(value), kind):
            return bytes(kind.__getitem__(value, slice(None)))
    raise Refused(noun(value), ", where bytes are asked for")


def as_list(value: Any) -> list[Any]:
    """The items of a list, tuple, range, array, Series or tensor; else ``Refused``."""
    value = _peeled(value)
    for kind in (list, tuple):
        if issubclass(type(value), kind):
            return list(kind.__getitem__(value, slice(None)))
    if type(value) is range:
        return list(value)
    if type(value) is ndarray and value.ndim:
        return value.tolist() if value.ndim == 1 else list(value)
    raise Refused(noun(value), ", where a list is asked for")


def as_set(value: Any) -> set[Any]:
    """A set or frozenset of numbers, strings, bools, None, and tuples of these."""
    for kind in (set, frozenset):
        if issubclass(type(value), kind):
            return {_plain_key(item) for item in kind.__iter__(value)}
    raise Refused(noun(value), ", where a set is asked for")


def as_dict(value: Any) -> dict[Any, Any]:
    """A dict with keys as in ``as_set``; its values are left as they are."""
    if not issubclass(type(value), dict):
        raise Refused(noun(value), ", where a dict is asked for")
    return {_plain_key(key): item for key, item in dict.items(value)}


def _peeled(value: Any) -> Any:
    for _ in range(DEEPEST):
        kind = type(value)
        if issubclass(kind, ndarray | generic):
            base = _array(value, copy=True, subok=False)
            return base.item() if base.ndim == 0 else base
        if issubclass(kind, str | bytes | bytearray | list | tuple | range) or value is None:
            return value
        try:
            value = unwrap(value)
        except Refused:
            return value
    return value


def _plain_key(key: Any) -> Any:
    kind = type(key)
    if issubclass(kind, str):
        return as_string(key)
    if issubclass(kind, tuple):
        return tuple(_plain_key(item) for item in tuple.__getitem__(key, slice(None)))
    if kind in (bool, int, float, bytes, type(None)):
        return key
    if issubclass(kind, generic):
        return _plain_key(_array(key).item())
    raise Refused(noun(key), ", which is neither a number nor a string", inside=True)
