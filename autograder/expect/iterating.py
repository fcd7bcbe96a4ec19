"""Calling a student's function that yields, and taking all that it yields."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from .calling import call_watched, refuse_changes
from .mismatch import AuthoringError, Mismatch
from .nouns import noun
from .subject import subject

_NO_SEQUENCES = (str, bytes, bytearray, dict, set, frozenset)
MOST = 10_000


def items(function: Callable[..., Any], *args: Any, most: int = MOST, **kwargs: Any) -> list[Any]:
    """Call ``function(*args, **kwargs)`` and return the list of what its result yields.

    The result may be a generator, an iterator, a list, a tuple, an array, a data set.  Raises
    ``Mismatch`` where it is nothing of the kind, has more than ``most`` items, or where the
    function has changed an argument in place by the time that the last item is out.  Arguments are
    copied as ``expect.unchanged`` does it.
    """
    if most < 0:
        raise AuthoringError(f"expect.items: most is a number from 0 up, not {most}")
    result, changes = call_watched(function, args, kwargs)
    found: list[Any] = []
    for item in _iterator(result):
        if len(found) == most:
            raise Mismatch(f"there are more than {most} items", form="there are too many items")
        found.append(item)
    refuse_changes(changes())
    return found


def _iterator(result: Any) -> Iterator[Any]:
    if not isinstance(result, _NO_SEQUENCES):
        with contextlib.suppress(TypeError):  # not iterable
            return iter(result)
    shown, safe = noun(result)
    why = ", where a sequence of items is asked for"
    raise subject("the result").malformed(f"is {shown}{why}", f"is {safe}{why}")
