"""Comparisons, and/or/not, and the conditions of if, while and conditional expressions."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_nodes import spaced_as
from autograder.verify.mutant_precedence import operation
from autograder.verify.mutant_site import Site

# The boundary first, then the opposite.
_OTHERS: dict[type[cst.BaseCompOp], tuple[type[cst.BaseCompOp], ...]] = {
    cst.LessThan: (cst.LessThanEqual, cst.GreaterThanEqual),
    cst.LessThanEqual: (cst.LessThan, cst.GreaterThan),
    cst.GreaterThan: (cst.GreaterThanEqual, cst.LessThanEqual),
    cst.GreaterThanEqual: (cst.GreaterThan, cst.LessThan),
    cst.Equal: (cst.NotEqual,),
    cst.NotEqual: (cst.Equal,),
    cst.Is: (cst.IsNot,),
    cst.IsNot: (cst.Is,),
    cst.In: (cst.NotIn,),
    cst.NotIn: (cst.In,),
}


def comparisons(site: Site) -> Iterator[cst.CSTNode]:
    if not isinstance(site.node, cst.ComparisonTarget):
        return
    old = site.node.operator
    for other in _OTHERS[type(old)]:
        yield site.node.with_changes(operator=spaced_as(old, other))


def chains(site: Site) -> Iterator[cst.CSTNode]:
    """a < b < c without its first part, and without its last."""
    node = site.node
    if isinstance(node, cst.Comparison) and len(node.comparisons) > 1:
        yield node.with_changes(
            left=node.comparisons[0].comparator, comparisons=node.comparisons[1:]
        )
        yield node.with_changes(comparisons=node.comparisons[:-1])


def boolean(site: Site) -> Iterator[cst.CSTNode]:
    """and for or, or for and, and either operand alone."""
    node = site.node
    if not isinstance(node, cst.BooleanOperation):
        return
    other = cst.Or if isinstance(node.operator, cst.And) else cst.And
    yield operation(node.left, spaced_as(node.operator, other), node.right)
    yield node.left
    yield node.right


def negations(site: Site) -> Iterator[cst.CSTNode]:
    if isinstance(site.node, cst.UnaryOperation) and isinstance(site.node.operator, cst.Not):
        yield site.node.expression


def conditions(site: Site) -> Iterator[cst.CSTNode]:
    if any(site.stands_as(kind, "test") for kind in (cst.If, cst.While, cst.IfExp)):
        yield cst.Name("True")
        yield cst.Name("False")
