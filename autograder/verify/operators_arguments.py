"""Arguments of calls: axes, keywords, order, arguments left out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_nodes import (
    called_name,
    literal,
    number,
    positional,
    swapped,
    without,
    words,
)
from autograder.verify.mutant_site import Site

_COMMUTATIVE = words(
    "maximum minimum fmax fmin max min logaddexp logaddexp2 add multiply hypot gcd lcm equal "
    "not_equal isclose allclose array_equal logical_and logical_or logical_xor"
)

# Without an axis, these take all entries, as they do with axis=None.
_WHOLE = words(
    "sum mean max min prod std var any all argmax argmin amax amin median logsumexp norm cumsum "
    "count_nonzero nansum nanmean nanmax nanmin reduce_sum reduce_mean reduce_max reduce_min "
    "reduce_prod reduce_any reduce_all reduce_logsumexp"
)


def axes(site: Site) -> Iterator[cst.CSTNode]:
    """axis= another, None, and none at all."""
    node = site.node
    if not isinstance(node, cst.Call):
        return
    for index, arg in enumerate(node.args):
        if arg.keyword is None or arg.keyword.value != "axis":
            continue
        is_none = isinstance(arg.value, cst.Name) and arg.value.value == "None"
        others = (1 if literal(arg.value) == 0 else 0,)
        yield from (_with_value(node, index, number(other)) for other in others)
        if not is_none and called_name(node) not in _WHOLE:
            yield _with_value(node, index, cst.Name("None"))
        if not is_none:
            yield node.with_changes(args=without(node.args, index))


def keywords(site: Site) -> Iterator[cst.CSTNode]:
    """Each keyword argument dropped, but axis= (above) and keepdims= (as good as False)."""
    node = site.node
    if not isinstance(node, cst.Call):
        return
    for index, arg in enumerate(node.args):
        if arg.keyword is not None and arg.keyword.value not in ("axis", "keepdims"):
            yield node.with_changes(args=without(node.args, index))


def arguments(site: Site) -> Iterator[cst.CSTNode]:
    """Neighbours exchanged; the last one dropped where more than one stands there."""
    node = site.node
    if not isinstance(node, cst.Call):
        return
    places, name = positional(node), called_name(node)
    for one, other in itertools.pairwise(places):
        if name in _COMMUTATIVE or (name == "where" and one == 0):
            continue
        yield node.with_changes(args=swapped(node.args, one, other))
    if len(places) > 1:
        yield node.with_changes(args=without(node.args, places[-1]))


def _with_value(call: cst.Call, index: int, value: cst.BaseExpression) -> cst.Call:
    args = list(call.args)
    args[index] = args[index].with_changes(value=value)
    return call.with_changes(args=args)
