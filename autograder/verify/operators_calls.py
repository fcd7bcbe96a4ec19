"""Calls: removed around what they are given, or replaced by their sibling."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_nodes import called_name, positional, receiver
from autograder.verify.mutant_site import Site

_PAIRS = (
    "max min, amax amin, nanmax nanmin, argmax argmin, sum mean, nansum nanmean, any all, "
    "reduce_max reduce_min, reduce_sum reduce_mean, reduce_any reduce_all, "
    "reduce_std reduce_variance, std var, zeros ones, zeros_like ones_like, floor ceil, "
    "maximum minimum, sqrt square, softmax sigmoid, add subtract, multiply divide, "
    "greater greater_equal, less less_equal, equal not_equal, logical_and logical_or, "
    "assign_add assign_sub, float int"
)
_ONE_WAY = (
    "log log2, log exp, log2 log, log10 log, log1p log, exp expm1, expm1 exp, logaddexp add, "
    "log_softmax softmax, reduce_logsumexp reduce_sum, logsumexp sum, cumsum cumprod, "
    "dot multiply, matmul multiply, reduce_prod reduce_sum, prod sum, round floor, "
    "float32 int32, float64 int64"
)


def _siblings() -> dict[str, tuple[str, ...]]:
    pairs = [pair.split() for pair in _PAIRS.split(", ")]
    table: dict[str, tuple[str, ...]] = {}
    for name, other in [*pairs, *(pair[::-1] for pair in pairs)]:
        table[name] = (*table.get(name, ()), other)
    for name, other in (pair.split() for pair in _ONE_WAY.split(", ")):
        table[name] = (*table.get(name, ()), other)
    return table


_SIBLINGS = _siblings()


def siblings(site: Site) -> Iterator[cst.CSTNode]:
    """np.min for np.max and the like; of bare names only Python's own."""
    node = site.node
    if isinstance(node, cst.Attribute) and not site.is_target:
        for other in _SIBLINGS.get(node.attr.value, ()):
            yield node.with_changes(attr=cst.Name(other))
    elif site.stands_as(cst.Call, "func") or site.stands_as(cst.Arg, "value"):
        name = node.value if isinstance(node, cst.Name) else ""
        for other in _SIBLINGS.get(name, ()):
            if hasattr(builtins, name) and hasattr(builtins, other):
                yield cst.Name(other)


def calls(site: Site) -> Iterator[cst.CSTNode]:
    """x for x.f(...), and for f(x) with whatever keywords; a and b for f(a, b), where(c, a, b)."""
    node = site.node
    if not isinstance(node, cst.Call) or _stands_for_its_effect(site):
        return
    name, owner, places = called_name(node), receiver(node), positional(node)
    inner = [node.args[place].value for place in places]
    if owner is not None:
        yield owner
    elif name == "where" and len(inner) == 3:
        yield from inner[1:]
    elif name not in ("range", "super") and len(inner) <= 2:
        yield from (value for value in inner if not _is_assigned_to(value, site))
    if name == "permutation" and len(inner) == 1:
        yield cst.Call(cst.Name("range"), [cst.Arg(inner[0])])


def attributes(site: Site) -> Iterator[cst.CSTNode]:
    """x for its transpose x.T."""
    node = site.node
    if isinstance(node, cst.Attribute) and node.attr.value in ("T", "mT") and not site.is_target:
        yield node.value


def _is_assigned_to(value: cst.BaseExpression, site: Site) -> bool:
    """Whether `x = value` would do nothing: the statement's deletion is a mutant already."""
    if not isinstance(site.parent, cst.Assign):
        return False
    return any(target.target.deep_equals(value) for target in site.parent.targets)


def _stands_for_its_effect(site: Site) -> bool:
    return isinstance(site.parent, cst.Expr | cst.Decorator | cst.WithItem)
