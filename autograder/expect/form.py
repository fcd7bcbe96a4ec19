"""The form of an answer: is it numbers, and of which shape?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy import abs as _abs
from numpy import floor, isinf, isnan

from . import shapes
from .mismatch import AuthoringError
from .nouns import noun
from .plain import Plain, floats, plain
from .quiet import quiet
from .refused import Refused
from .subject import Subject, subject


@quiet()
def array(
    got: Any,
    name: str | None = None,
    dtype: type | None = float,
    *,
    allow_nan: bool = False,
    allow_empty: bool = False,
) -> Plain:
    """The numbers of any container as a fresh base ``numpy.ndarray`` of the same shape.

    Taken: Python and numpy numbers, ``Decimal``, ``Fraction``, lists, tuples, ranges, arrays of
    any real dtype (``matrix``, float16, bfloat16 and object arrays of numbers too), tensors and
    variables (by ``.numpy()``), Series and DataFrames (the index is ignored).

    ``dtype``: ``float`` gives float64, ``int`` int64 from whole numbers, ``bool`` bools (asked
    for, they are the only thing taken), ``None`` the dtype the numbers came in.

    Raises ``Mismatch`` by name for everything else: None, strings, bools, complex numbers, dicts,
    sets, functions, ragged lists, sparse or symbolic tensors, masked entries, and, unless allowed,
    NaN and empty arrays: a test such as ``np.all(x > 0)`` holds for an empty array.
    """
    if dtype not in (float, int, bool, None):
        raise AuthoringError(f"expect.array: dtype is float, int, bool or None, not {dtype!r}")
    about = subject(name)
    if dtype is bool:
        return bools(read(got, about), about)
    numbers = numeric(read(got, about), about)
    as_floats = floats(numbers)
    if not allow_empty and as_floats.size == 0:
        raise about.malformed("is empty")
    if not allow_nan:
        refuse_nan(as_floats, about)
    if dtype is None:
        return numbers
    return as_floats if dtype is float else _int64(whole(numbers, about), about)


@quiet()
def shape(got: Any, shape: int | shapes.Wanted, name: str | None = None) -> None:
    """Raise ``Mismatch`` unless ``got`` is an array of numbers or bools of that very shape.

    A size of None fits any length: ``(None, 10)``.  For ``()`` any one-element array will do.
    """
    wanted = (shape,) if isinstance(shape, int) else tuple(shape)
    about = subject(name)
    shapes.demand(read(got, about).shape, wanted, about)


def read(got: Any, subject: Subject) -> Plain:
    """``plain(got)``, with what is refused told as a ``Mismatch``."""
    try:
        return plain(got)
    except Refused as refused:
        shown, safe = refused.phrases()
    except Exception:  # a library's own conversion failed, on a value that only looks like one
        shown, safe = (f"is {word}, and cannot be read as numbers" for word in noun(got))
    raise subject.malformed(shown, safe)


def numeric(values: Plain, subject: Subject) -> Plain:
    """The same, or ``Mismatch`` where they are bools."""
    if values.dtype.kind != "b":
        return values
    one = values.ndim == 0
    raise subject.malformed(
        "is a bool, not a number" if one else "is an array of bools, not of numbers"
    )


def bools(values: Plain, subject: Subject) -> Plain:
    """The same, or ``Mismatch`` where they are numbers."""
    if values.dtype.kind == "b":
        return values
    found = "a number" if values.ndim == 0 else "an array of numbers"
    raise subject.malformed(f"is {found}, where True or False is asked for")


def whole(values: Plain, subject: Subject) -> Plain:
    """The same, or ``Mismatch`` where a number is not whole."""
    if values.dtype.kind in "iu":
        return values
    as_floats = floats(values)
    if isinf(as_floats).any() or (as_floats != floor(as_floats)).any():
        one = values.size == 1
        raise subject.malformed(
            "is not a whole number" if one else "holds a number that is not whole"
        )
    return values


def refuse_nan(values: Plain, subject: Subject) -> None:
    """Raise ``Mismatch`` where a float64 array has a NaN."""
    if isnan(values).any():
        verb = "is" if values.size == 1 else "contains"
        raise subject.malformed(f"{verb} NaN (not a number)")


def _int64(values: Plain, subject: Subject) -> Plain:
    if values.size and (_abs(floats(values)) >= 2.0**63).any():
        raise subject.malformed("is too large for a 64-bit integer")
    return values.astype(np.int64)
