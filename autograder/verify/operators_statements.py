"""Statements: returned values, statements deleted, jumps, exceptions, decorators, defaults."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_site import Site, bound_before, names_in


def returns(site: Site) -> Iterator[cst.CSTNode]:
    """None instead of what is returned or yielded."""
    is_value = site.stands_as(cst.Return, "value") or site.stands_as(cst.Yield, "value")
    if is_value and not isinstance(site.node, cst.From):
        yield cst.Name("None")


def deletions(site: Site) -> Iterator[cst.CSTNode]:
    """`pass` instead of a statement, unless a name that it binds would have no value then."""
    node = site.node
    gone = isinstance(node, cst.Expr | cst.AugAssign | cst.Raise | cst.Assert | cst.Del)
    if isinstance(node, cst.Assign):
        names = set().union(*(names_in(target.target) for target in node.targets))
        gone = names <= bound_before(site)
    elif isinstance(node, cst.AnnAssign) and node.value is not None:
        gone = names_in(node.target) <= bound_before(site)
    if gone and isinstance(node, cst.BaseSmallStatement):
        yield cst.Pass(semicolon=node.semicolon)


def jumps(site: Site) -> Iterator[cst.CSTNode]:
    """break for continue, continue for break, and neither."""
    node = site.node
    if isinstance(node, cst.Break | cst.Continue):
        other = cst.Continue if isinstance(node, cst.Break) else cst.Break
        yield other(semicolon=node.semicolon)
        yield cst.Pass(semicolon=node.semicolon)


def exceptions(site: Site) -> Iterator[cst.CSTNode]:
    """Another type of exception, raised or caught."""
    node = site.node
    if isinstance(node, cst.Raise):
        raised = node.exc
        if isinstance(raised, cst.Call) and isinstance(raised.func, cst.Name):
            yield node.with_changes(exc=raised.with_changes(func=_other(raised.func)))
        elif isinstance(raised, cst.Name):
            yield node.with_changes(exc=_other(raised))
    elif site.stands_as(cst.ExceptHandler, "type") and isinstance(node, cst.Name):
        yield _other(node)


def decorators(site: Site) -> Iterator[cst.CSTNode]:
    node = site.node
    if isinstance(node, cst.FunctionDef | cst.ClassDef):
        for index in range(len(node.decorators)):
            kept = [*node.decorators[:index], *node.decorators[index + 1 :]]
            yield node.with_changes(decorators=kept)


def defaults(site: Site) -> Iterator[cst.CSTNode]:
    """A parameter without its default; the values themselves are changed as constants are."""
    node = site.node
    if isinstance(node, cst.Param) and node.default is not None:
        yield node.with_changes(default=None, equal=cst.MaybeSentinel.DEFAULT)


def _other(name: cst.Name) -> cst.Name:
    return cst.Name("ValueError" if name.value == "TypeError" else "TypeError")
