"""Slices and subscripts."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_nodes import literal, next_to, swapped
from autograder.verify.mutant_site import Site

_BOUNDS = ("lower", "upper", "step")


def slices(site: Site) -> Iterator[cst.CSTNode]:
    """Each bound dropped, and one more and one less of it; the step dropped."""
    node = site.node
    if not isinstance(node, cst.Slice):
        return
    for field in _BOUNDS:
        bound = getattr(node, field)
        if bound is None or (field, literal(bound)) in (("lower", 0), ("step", 1)):
            continue
        yield node.with_changes(**{field: None})
        if field != "step":
            yield from (node.with_changes(**{field: other}) for other in next_to(bound))


def subscripts(site: Site) -> Iterator[cst.CSTNode]:
    """What is read: x for x[i]. Anywhere: two indices exchanged."""
    node = site.node
    if not isinstance(node, cst.Subscript):
        return
    if not site.is_target:
        yield node.value
    if len(node.slice) == 2:
        yield node.with_changes(slice=swapped(node.slice, 0, 1, "slice"))
