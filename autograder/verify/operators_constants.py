"""Constants: numbers, truth values, strings, and constants with a name such as np.pi."""

from __future__ import annotations

import math
from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_nodes import in_module, literal, number
from autograder.verify.mutant_site import Site

_NAMED = {"pi": "e", "e": "pi", "inf": "nan", "nan": "inf"}
_WORDS = {"float32": "int32", "float64": "int64", "float": "int", "int": "float"} | {
    "softmax": "sigmoid",
    "sigmoid": "softmax",
    "sum": "mean",
    "mean": "sum",
    "ignore": "raise",
}


def numbers(site: Site) -> Iterator[cst.CSTNode]:
    """n+1 and n-1 of an integer, the double, 0 and the negative of a float; the sign dropped."""
    value = literal(site.node)
    if value is None or literal(site.parent) is not None or _is_axis(site):
        return
    if isinstance(value, int):
        changed: tuple[int | float, ...] = (value + 1, value - 1) if value else (1,)
        if site.stands_as(cst.Slice, "lower") and value == 1:
            changed = (2,)  # x[0:] is x[:], which the slice's own mutants have
        if value < 0:
            changed += (-value,)
    else:
        changed = (2 * value, 0.0, -value) if value else (1.0,)
    yield from (number(n) for n in dict.fromkeys(changed) if math.isfinite(n))


def booleans(site: Site) -> Iterator[cst.CSTNode]:
    if isinstance(site.node, cst.Name) and site.node.value in ("True", "False"):
        yield cst.Name("False" if site.node.value == "True" else "True")


def strings(site: Site) -> Iterator[cst.CSTNode]:
    """Empty and changed: a bit flipped at either end, the other word, or one letter more.

    A key of a dictionary is only changed.
    """
    if not isinstance(site.node, cst.SimpleString) or site.stands_as(cst.Assert, "msg"):
        return
    text = site.node.raw_value
    if not text:
        changed = ["x"]
    elif set(text) <= {"0", "1"}:
        changed = ["", text[:-1] + _flipped(text[-1]), _flipped(text[0]) + text[1:], text + "0"]
    elif "->" in text:  # the subscripts of np.einsum
        before, after = text.rsplit("->", 1)
        changed = [f"{before}->{after[::-1]}", f"{before}->"]
    else:
        changed = ["", _WORDS.get(text, text + "x")]
    if site.stands_as(cst.DictElement, "key"):
        changed = changed[-1:]
    for new in changed:
        yield site.node.with_changes(
            value=f"{site.node.prefix}{site.node.quote}{new}{site.node.quote}"
        )


def named(site: Site) -> Iterator[cst.CSTNode]:
    """np.pi, np.e, np.inf and np.nan, and their negatives."""
    node = site.node
    if not isinstance(node, cst.Attribute) or not in_module(node) or site.is_target:
        return
    if node.attr.value in _NAMED and not site.stands_as(cst.Call, "func"):
        yield node.with_changes(attr=cst.Name(_NAMED[node.attr.value]))
        if not isinstance(site.parent, cst.UnaryOperation):
            yield cst.UnaryOperation(cst.Minus(), node)


def _is_axis(site: Site) -> bool:
    """Whether the operator for axes changes this number."""
    keyword = site.parent.keyword if isinstance(site.parent, cst.Arg) else None
    return keyword is not None and keyword.value == "axis"


def _flipped(bit: str) -> str:
    return "1" if bit == "0" else "0"
