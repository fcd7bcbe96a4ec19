"""Small helpers that read and build nodes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TypeVar

import libcst as cst

from autograder.verify.mutant_precedence import operation

Node = TypeVar("Node", bound=cst.CSTNode)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODULES = words(
    "np numpy tf tensorflow keras math cmath pd pandas scipy stats special optimize linalg "
    "plt random itertools functools operator collections statistics fractions decimal"
)


def literal(node: cst.CSTNode | None) -> int | float | None:
    """The value of a literal number, a minus sign in front included; None for all else."""
    if isinstance(node, cst.Integer | cst.Float):
        return node.evaluated_value
    if isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Minus):
        number = literal(node.expression)
        return None if number is None or number < 0 else -number
    return None


def number(value: int | float) -> cst.BaseExpression:
    size = abs(value)
    digits = re.sub(r"e([+-]?)0", r"e\1", repr(size))  # 2e-6, not 2e-06
    plain = cst.Integer(digits) if isinstance(size, int) else cst.Float(digits)
    return cst.UnaryOperation(cst.Minus(), plain) if math.copysign(1, value) < 0 else plain


def ends_in_literal(node: cst.CSTNode) -> bool:
    """Whether the node is a literal number, or something plus or minus one."""
    if isinstance(node, cst.BinaryOperation):
        return isinstance(node.operator, cst.Add | cst.Subtract) and literal(node.right) is not None
    return literal(node) is not None


def next_to(node: cst.BaseExpression) -> tuple[cst.BaseExpression, ...]:
    """`node + 1` and `node - 1`; nothing where mutating a literal gives the same."""
    if ends_in_literal(node):
        return ()
    one = cst.Integer("1")
    return operation(node, cst.Add(), one), operation(node, cst.Subtract(), one)


def called_name(node: cst.CSTNode) -> str:
    """The last part of what is called: `mean` of `np.mean(x)` and `x.mean()`; or ""."""
    if not isinstance(node, cst.Call):
        return ""
    called = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
    return called.value if isinstance(called, cst.Name) else ""


def receiver(call: cst.Call) -> cst.BaseExpression | None:
    """`x` of `x.mean()`; None for a function, and for one of a module such as `np.mean(x)`."""
    if not isinstance(call.func, cst.Attribute) or in_module(call.func):
        return None
    return call.func.value


def in_module(node: cst.CSTNode) -> bool:
    """Whether a dotted name starts with a well-known module."""
    while isinstance(node, cst.Attribute):
        node = node.value
    return isinstance(node, cst.Name) and node.value in _MODULES


def positional(call: cst.Call) -> tuple[int, ...]:
    """Where the positional arguments stand; none if one is starred."""
    if any(arg.star == "*" for arg in call.args):
        return ()
    return tuple(i for i, arg in enumerate(call.args) if arg.keyword is None and not arg.star)


def without(items: Sequence[Node], index: int) -> list[Node]:
    """The items but one, with no comma left behind the last."""
    kept = [*items[:index], *items[index + 1 :]]
    if kept and index == len(items) - 1:
        kept[-1] = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return kept


def swapped(items: Sequence[Node], one: int, other: int, field: str = "value") -> list[Node]:
    """The items with this field of two of them exchanged."""
    result = list(items)
    result[one] = items[one].with_changes(**{field: getattr(items[other], field)})
    result[other] = items[other].with_changes(**{field: getattr(items[one], field)})
    return result


def spaced_as(old: cst.CSTNode, kind: type[Node]) -> Node:
    """An operator of this kind with the old one's white space around it."""
    fields = ("whitespace_before", "whitespace_after")
    return kind().with_changes(**{field: getattr(old, field) for field in fields})


def empty_suite() -> cst.SimpleStatementSuite:
    return cst.SimpleStatementSuite([cst.Pass()])
