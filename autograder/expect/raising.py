"""Errors that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .calling import callable_or_mismatch
from .explain import explain
from .mismatch import AuthoringError, Mismatch

E = TypeVar("E", bound=Exception)
# Signs of code that is unfinished or broken, not of code that refuses its arguments.
_NEVER_MEANT = (AssertionError, NotImplementedError, NameError)


def raises(
    error_type: type[E],
    function: Callable[..., object],
    *args: Any,
    because: str | None = None,
    **kwargs: Any,
) -> E:
    """Call ``function(*args, **kwargs)`` and return the ``error_type`` that it raises.

    A subclass counts, except that ``AssertionError``, ``NotImplementedError`` and ``NameError``
    count only where they are asked for themselves.  ``because`` ends the sentence "expected a
    ValueError because ...".  Raises ``Mismatch`` where another error or none is raised.
    """
    if not (isinstance(error_type, type) and issubclass(error_type, Exception)):
        raise AuthoringError(f"expect.raises wants a type of exception, not {error_type!r}")
    callable_or_mismatch(function)
    expected = f"expected {_with_article(error_type.__name__)}"
    expected = f"{expected} because {because}" if because else expected
    try:
        function(*args, **kwargs)
    except (AuthoringError, Mismatch):
        raise
    except Exception as error:
        if isinstance(error, error_type) and not _unmeant(error, error_type):
            return error
        shown, safe = explain(error)
        raise Mismatch(f"{shown}; {expected}", form=f"{safe}; {expected}") from error
    text = f"{expected}, and nothing was raised"
    raise Mismatch(text, form=text)


def _unmeant(error: Exception, error_type: type[Exception]) -> bool:
    return any(
        isinstance(error, kind) and not issubclass(error_type, kind) for kind in _NEVER_MEANT
    )


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"
