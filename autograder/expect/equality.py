"""Exactly equal: whole numbers, strings, bools, and containers of them."""

from __future__ import annotations

from typing import Any

from numpy import argwhere, asarray, isnan

from . import shapes
from .containers import as_bytes, as_dict, as_list, as_set, as_string
from .form import bools, numeric, read, refuse_nan, whole
from .mismatch import Mismatch
from .mistakes import Declared, Mistakes
from .nouns import noun
from .plain import Plain, floats, plain
from .quiet import quiet
from .refused import Refused
from .shown import number_text, some_of, string_text
from .subject import Subject, subject
from .wantable import demand_wantable

NOT_ASKED_FOR = "which is not the value asked for"


@quiet()
def equal(got: Any, want: Any, mistakes: Mistakes | None = None, name: str | None = None) -> None:
    """Raise ``Mismatch`` unless ``got`` is ``want``, exactly.

    ``want`` is a number, a string, bytes, a bool, None, or an array, list, tuple, set or dict of
    these, nested as you like.

    Numbers count by value, not type: 2.0, ``np.int64(2)`` and a tensor of 2 are 2, and
    ``(100, 10)`` may come as a list, an array, a Series or a ``TensorShape``.  Shapes must agree,
    and where a single number is asked for, any one-element array counts.  Bools are no numbers
    and numbers no bools.  A list counts as a tuple.  Use ``expect.close`` for computed floats.

    ``mistakes`` as in ``expect.close``, compared exactly.  Raises ``AuthoringError`` where
    ``want`` is of another type, or a mistake has the value asked for.
    """
    demand_wantable(want)
    declared = Declared(mistakes, lambda value: _holds(value, want))
    try:
        _compare(got, want, subject(name))
    except Mismatch as mismatch:
        raise declared.annotate(mismatch, lambda value: _holds(got, value)) from None


def _holds(got: Any, want: Any) -> bool:
    try:
        _compare(got, want, subject(None))
    except Mismatch:
        return False
    return True


def _compare(got: Any, want: Any, about: Subject) -> None:
    try:
        _dispatch(got, want, about)
    except Refused as refused:
        raise about.malformed(*refused.phrases()) from None


def _dispatch(got: Any, want: Any, about: Subject) -> None:
    kind = type(want)
    if want is None:
        if got is not None:
            raise Refused(noun(got), ", where None is asked for")
    elif issubclass(kind, str):
        _compare_text(as_string(got), as_string(want), about)
    elif issubclass(kind, bytes | bytearray):
        _compare_text(as_bytes(got), as_bytes(want), about)
    elif issubclass(kind, dict):
        _compare_dicts(as_dict(got), as_dict(want), about)
    elif issubclass(kind, set | frozenset):
        _compare_sets(as_set(got), as_set(want), about)
    else:
        _compare_arrays_or_lists(got, want, about)


def _compare_text(got: str | bytes, want: str | bytes, about: Subject) -> None:
    if got != want:
        raise about.differs(f"is {string_text(got)}, {NOT_ASKED_FOR}")


def _compare_arrays_or_lists(got: Any, want: Any, about: Subject) -> None:
    try:
        values = plain(want)
    except Refused:
        _compare_lists(as_list(got), as_list(want), about)
        return
    if values.dtype.kind == "b":
        _compare_values(bools(read(got, about), about), values, about)
    else:
        _compare_values(numeric(read(got, about), about), values, about)


def _compare_values(got: Plain, want: Plain, about: Subject) -> None:
    got = got.reshape(()) if not want.shape and got.size == 1 else got
    shapes.demand(got.shape, want.shape, about)
    missing = isnan(floats(want))
    got_floats = floats(got)
    got_floats[missing] = 0.0
    refuse_nan(got_floats, about)
    if want.dtype.kind in "iu":
        whole(got, about)
    # Python compares an integer with a float exactly; numpy would round the integer first.
    same = got == want if got.dtype == want.dtype else got.astype(object) == want.astype(object)
    wrong = argwhere(~(asarray(same, dtype=bool) | (missing & isnan(floats(got)))))
    if len(wrong):
        index = tuple(wrong[0].tolist())
        place = about.entry(list(index)) if index else about
        found = number_text(got[index])
        raise place.differs(f"is {found}, {NOT_ASKED_FOR}{some_of(len(wrong), want.size)}")


def _compare_lists(got: list[Any], want: list[Any], about: Subject) -> None:
    if len(got) != len(want):
        asked = f"where {len(want)} {'is' if len(want) == 1 else 'are'} asked for"
        raise about.malformed(f"has {len(got)} entries, {asked}", f"has another length, {asked}")
    for position, (got_item, want_item) in enumerate(zip(got, want, strict=True)):
        _compare(got_item, want_item, about.entry([position]))


def _compare_sets(got: set[Any], want: set[Any], about: Subject) -> None:
    surplus, missing = len(got - want), len(want - got)
    if surplus or missing:
        raise about.differs(f"has {surplus} too many and lacks {missing}")


def _compare_dicts(got: dict[Any, Any], want: dict[Any, Any], about: Subject) -> None:
    surplus = [key for key in got if key not in want]
    missing = sum(key not in got for key in want)
    if surplus or missing:
        faults = [f"lacks {missing} of the keys asked for"] if missing else []
        if surplus:
            faults.append(f"has {string_text(surplus)[1:-1]}, which is not asked for")
        raise about.malformed(" and ".join(faults), "has other keys than asked for")
    for key, value in want.items():
        _compare(got[key], value, about.entry(key))
