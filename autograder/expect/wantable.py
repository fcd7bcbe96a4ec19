"""Whether a check asks for something that can be compared."""

from __future__ import annotations

from typing import Any

from .containers import as_dict, as_list, as_set
from .mismatch import AuthoringError
from .plain import plain
from .refused import Refused


def demand_wantable(want: Any) -> None:
    """Raise ``AuthoringError`` where ``expect.equal`` could never tell if ``want`` was found."""
    try:
        _walk(want)
    except Refused as refused:
        raise AuthoringError(f"expect.equal: the wanted value {refused.phrases()[0]}") from None


def _walk(want: Any) -> None:
    kind = type(want)
    if want is None or issubclass(kind, str | bytes | bytearray):
        return
    if issubclass(kind, dict):
        for value in as_dict(want).values():
            _walk(value)
    elif issubclass(kind, set | frozenset):
        as_set(want)
    else:
        try:
            plain(want)
        except Refused:
            for item in as_list(want):
                _walk(item)
