"""Tuples, lists, sets and dictionaries that are written out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import libcst as cst

from autograder.verify.mutant_nodes import swapped, without
from autograder.verify.mutant_site import Site

_MANY = 4


def elements(site: Site) -> Iterator[cst.CSTNode]:
    """Neighbours exchanged, the last element dropped."""
    node = site.node
    if not isinstance(node, cst.Tuple | cst.List | cst.Set) or _is_no_value(site):
        return
    if not all(isinstance(element, cst.Element) for element in node.elements):
        return
    if not isinstance(node, cst.Set):
        for one, other in _neighbours(node.elements):
            yield node.with_changes(elements=swapped(node.elements, one, other))
    if len(node.elements) > 1 and not _is_unpacked(site):
        yield node.with_changes(elements=without(node.elements, len(node.elements) - 1))


def entries(site: Site) -> Iterator[cst.CSTNode]:
    """Each entry of a dictionary dropped, the values of neighbours exchanged."""
    node = site.node
    if not isinstance(node, cst.Dict):
        return
    if not all(isinstance(element, cst.DictElement) for element in node.elements):
        return
    for one, other in _neighbours(node.elements):
        yield node.with_changes(elements=swapped(node.elements, one, other))
    for index in range(len(node.elements)):
        yield node.with_changes(elements=without(node.elements, index))


def _neighbours(items: Sequence[cst.CSTNode]) -> Iterator[tuple[int, int]]:
    """Pairs of places; of a long display only the first pair and the last."""
    pairs = list(itertools.pairwise(range(len(items))))
    yield from pairs if len(items) <= _MANY else (pairs[0], pairs[-1])


def _is_no_value(site: Site) -> bool:
    return site.is_target or site.stands_as(cst.ExceptHandler, "type")


def _is_unpacked(site: Site) -> bool:
    """Whether the tuple is spread over as many names: one less is no program."""
    if not isinstance(site.parent, cst.Assign):
        return False
    return any(isinstance(t.target, cst.Tuple | cst.List) for t in site.parent.targets)
