"""Calling a student's function and watching what else it does."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from .arguments import copied, same
from .mismatch import AuthoringError, Mismatch
from .nouns import noun
from .subject import subject


def unchanged(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call ``function(*args, **kwargs)`` and return its result.

    Raises ``Mismatch`` where it changed an array, list, dict, set, Series or DataFrame among its
    arguments in place.  It gets copies, so that a change does not spoil the check's own data;
    anything else (a random generator, say) is passed on as it is, and may change.

    In the sealed grader the function is a handle, and its ``call_and_report`` tells.
    """
    result, changes = call_watched(function, args, kwargs)
    refuse_changes(changes())
    return result


def call_watched(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, Callable[[], tuple[str, ...]]]:
    """The result, and a function that tells which arguments have been changed by now.

    An argument that is changed while an iterator is used shows only after its end.
    """
    callable_or_mismatch(function)
    if hasattr(type(function), "call_and_report"):
        result, changed = function.call_and_report(args, kwargs)  # type: ignore[attr-defined]
        return result, lambda: (*changed, *getattr(result, "last_changed", ()))
    given_args, given_kwargs = copied(args), copied(kwargs)
    result = function(*given_args, **given_kwargs)
    pairs = [(str(i + 1), a, b) for i, (a, b) in enumerate(zip(args, given_args, strict=True))]
    pairs += [(key, kwargs[key], given_kwargs[key]) for key in kwargs]
    return result, lambda: tuple(label for label, a, b in pairs if not same(a, b))


def refuse_changes(changed: tuple[str, ...]) -> None:
    """Raise ``Mismatch`` where an argument was changed."""
    if changed:
        raise Mismatch(
            f"the function changes its argument {', '.join(changed)} in place",
            form="the function changes an argument in place",
        )


def no_warning(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call ``function(*args, **kwargs)`` and return its result; ``Mismatch`` if it warns.

    In the sealed grader the function is a handle, and its ``last_warnings`` tells.
    """
    callable_or_mismatch(function)
    if hasattr(type(function), "call_and_report"):
        result = function(*args, **kwargs)
        if not hasattr(function, "last_warnings"):
            raise AuthoringError("expect.no_warning: this handle does not report warnings")
        messages = tuple(function.last_warnings)
    else:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            result = function(*args, **kwargs)
        messages = tuple(f"{w.category.__name__}: {w.message}" for w in caught)
    if messages:
        raise Mismatch(f"the function warns: {messages[0]}", form="the function warns")
    return result


def callable_or_mismatch(function: object) -> None:
    """Raise ``Mismatch`` where what should be a function is none."""
    if not callable(function):
        shown, safe = noun(function)
        about = subject("what should be a function")
        raise about.malformed(f"is {shown}", f"is {safe}")
