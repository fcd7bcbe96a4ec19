"""The places of a cell that may be changed, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

# An expression statement of one of these is a docstring, or nothing.
_TEXT = (cst.SimpleString, cst.ConcatenatedString, cst.FormattedString, cst.Ellipsis)

# What these are called with is text for people.
_SPEAKS = {"print", "warn"}

_LEFT_ALONE = (
    cst.Annotation,
    cst.FormattedString,
    cst.Import,
    cst.ImportFrom,
    cst.Global,
    cst.Nonlocal,
    cst.BaseParenthesizableWhitespace,
)

_TARGETS = (
    (cst.AssignTarget, "target"),
    (cst.AnnAssign, "target"),
    (cst.AugAssign, "target"),
    (cst.For, "target"),
    (cst.CompFor, "target"),
    (cst.NamedExpr, "target"),
    (cst.AsName, "name"),
    (cst.Del, "target"),
)


@dataclass(frozen=True, eq=False)
class Site:
    """A node, and the nodes around it: its parent first, the module last."""

    node: cst.CSTNode
    parents: tuple[cst.CSTNode, ...]

    @property
    def parent(self) -> cst.CSTNode:
        return self.parents[0] if self.parents else self.node

    def stands_as(self, kind: type[cst.CSTNode], field: str) -> bool:
        """Whether the node is the `field` of a parent of this kind: the test of an If, say."""
        return isinstance(self.parent, kind) and getattr(self.parent, field) is self.node

    @property
    def is_target(self) -> bool:
        """Whether the node is written to, or is a tuple or list of what is written to."""
        site = self
        while isinstance(site.parent, cst.Element | cst.StarredElement | cst.Tuple | cst.List):
            site = site.up
        return any(site.stands_as(kind, field) for kind, field in _TARGETS)

    @property
    def up(self) -> Site:
        return Site(self.parents[0], self.parents[1:])


def sites(node: cst.CSTNode, parents: tuple[cst.CSTNode, ...] = ()) -> Iterator[Site]:
    """Every place below and at the node, but for docstrings, annotations and texts for people."""
    if _is_left_alone(node):
        return
    yield Site(node, parents)
    if isinstance(node, cst.Raise):
        return
    for child in node.children:
        yield from sites(child, (node, *parents))


def bound_before(site: Site) -> set[str]:
    """Names that have a value when the site's statement starts, judged by the text alone."""
    scope = next(
        p for p in (*site.parents, site.node) if isinstance(p, cst.FunctionDef | cst.Module)
    )
    names: set[str] = set()
    for node in _until(scope, site.node):
        if isinstance(node, cst.Param):
            names.add(node.name.value)
        elif isinstance(node, cst.AssignTarget | cst.AnnAssign | cst.For | cst.NamedExpr):
            names |= names_in(node.target)
        elif isinstance(node, cst.AsName):
            names |= names_in(node.name)
    return names


def names_in(target: cst.CSTNode) -> set[str]:
    """The names that an assignment to this target gives a value."""
    if isinstance(target, cst.Name):
        return {target.value}
    if isinstance(target, cst.Tuple | cst.List):
        return set().union(*(names_in(element.value) for element in target.elements))
    return set()


def _until(node: cst.CSTNode, end: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes of one scope in the order of the text, up to but not with `end`."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current is end:
            return
        yield current
        if current is node or not isinstance(current, cst.FunctionDef | cst.ClassDef | cst.Lambda):
            waiting.extend(reversed(current.children))


def _is_left_alone(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.ConcatenatedString):
        return isinstance(node.left, cst.FormattedString) or _is_left_alone(node.right)
    if isinstance(node, cst.Expr):
        return isinstance(node.value, _TEXT) or _speaks(node.value)
    return isinstance(node, _LEFT_ALONE)


def _speaks(node: cst.CSTNode) -> bool:
    if not isinstance(node, cst.Call):
        return False
    called = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
    return isinstance(called, cst.Name) and called.value in _SPEAKS
