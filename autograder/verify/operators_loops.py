"""Loops, ranges, comprehensions, lambdas."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_nodes import called_name, literal, next_to, positional, without
from autograder.verify.mutant_site import Site

_RANGES = ("range", "arange", "trange")


def loops(site: Site) -> Iterator[cst.CSTNode]:
    """No iteration, the first one only, all but the last (a range's bounds see to that)."""
    parent, node = site.parent, site.node
    if not isinstance(parent, cst.For | cst.CompFor) or parent.iter is not node:
        return
    if parent.asynchronous is not None or not isinstance(node, cst.BaseExpression):
        return
    yield cst.List([])
    yield _part(node, cst.Integer("1"))
    if called_name(node) not in _RANGES:
        yield _part(node, cst.UnaryOperation(cst.Minus(), cst.Integer("1")))


def ranges(site: Site) -> Iterator[cst.CSTNode]:
    """One more and one less at either bound; a start dropped; enumerate from 1."""
    node = site.node
    if not isinstance(node, cst.Call):
        return
    name, places = called_name(node), positional(node)
    if name in _RANGES:
        for place in places[:2]:
            for bound in next_to(node.args[place].value):
                args = list(node.args)
                args[place] = args[place].with_changes(value=bound)
                yield node.with_changes(args=args)
        if len(places) == 1 and not _only_counts(site):
            yield node.with_changes(args=[cst.Arg(cst.Integer("1")), *node.args])
        elif len(places) == 2 and literal(node.args[places[0]].value) not in (0, 1):
            yield node.with_changes(args=without(node.args, places[0]))
    elif name == "enumerate" and len(node.args) == 1:
        yield node.with_changes(args=[*node.args, cst.Arg(cst.Integer("1"))])


def comprehensions(site: Site) -> Iterator[cst.CSTNode]:
    """A condition dropped; the variable itself instead of what is made of it."""
    node = site.node
    if isinstance(node, cst.CompFor):
        for index in range(len(node.ifs)):
            yield node.with_changes(ifs=[*node.ifs[:index], *node.ifs[index + 1 :]])
    elif isinstance(node, cst.ListComp | cst.SetComp | cst.GeneratorExp):
        target = node.for_in.target
        if isinstance(target, cst.Name) and not isinstance(node.elt, cst.Name):
            yield node.with_changes(elt=target)


def lambdas(site: Site) -> Iterator[cst.CSTNode]:
    if site.stands_as(cst.Lambda, "body"):
        yield cst.Name("None")


def _only_counts(site: Site) -> bool:
    """Whether this is the range of `for _ in range(n)`: it may start anywhere."""
    loop = site.parent
    if not isinstance(loop, cst.For | cst.CompFor) or not isinstance(loop.target, cst.Name):
        return False
    return loop.target.value == "_"


def _part(iterable: cst.BaseExpression, end: cst.BaseExpression) -> cst.Subscript:
    """list(iterable)[:end]"""
    return cst.Subscript(
        cst.Call(cst.Name("list"), [cst.Arg(iterable)]),
        [cst.SubscriptElement(cst.Slice(lower=None, upper=end))],
    )
