"""Arithmetic: operators, the order of operands, operands left out, signs."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from autograder.verify.mutant_nodes import called_name, literal, spaced_as
from autograder.verify.mutant_precedence import operation
from autograder.verify.mutant_site import Site

_OTHERS: dict[type[cst.BaseBinaryOp], tuple[type[cst.BaseBinaryOp], ...]] = {
    cst.Add: (cst.Subtract, cst.Multiply),
    cst.Subtract: (cst.Add,),
    cst.Multiply: (cst.Divide, cst.Add),
    cst.Divide: (cst.Multiply,),
    cst.FloorDivide: (cst.Divide, cst.Multiply),
    cst.Modulo: (cst.Divide, cst.FloorDivide),
    cst.Power: (cst.Multiply,),
    cst.MatrixMultiply: (cst.Multiply,),
    cst.BitAnd: (cst.BitOr,),
    cst.BitOr: (cst.BitAnd,),
    cst.BitXor: (cst.BitOr,),
    cst.LeftShift: (cst.RightShift,),
    cst.RightShift: (cst.LeftShift,),
}

_AUGMENTED: dict[type[cst.BaseAugOp], type[cst.BaseAugOp]] = {
    cst.AddAssign: cst.SubtractAssign,
    cst.SubtractAssign: cst.AddAssign,
    cst.MultiplyAssign: cst.DivideAssign,
    cst.DivideAssign: cst.MultiplyAssign,
    cst.FloorDivideAssign: cst.DivideAssign,
    cst.ModuloAssign: cst.DivideAssign,
    cst.PowerAssign: cst.MultiplyAssign,
    cst.MatrixMultiplyAssign: cst.MultiplyAssign,
    cst.BitAndAssign: cst.BitOrAssign,
    cst.BitOrAssign: cst.BitAndAssign,
    cst.BitXorAssign: cst.BitOrAssign,
    cst.LeftShiftAssign: cst.RightShiftAssign,
    cst.RightShiftAssign: cst.LeftShiftAssign,
}

_ORDERED = (
    cst.Subtract,
    cst.Divide,
    cst.FloorDivide,
    cst.Modulo,
    cst.Power,
    cst.MatrixMultiply,
)
_EVEN = ("abs", "absolute", "fabs", "square", "norm")
_EITHER_ALONE = (cst.Add, cst.Multiply, cst.BitAnd, cst.BitOr)

# x * 1 is x / 1 and x + 0 is x - 0: nothing to be told apart.
_NEUTRAL: dict[type[cst.BaseBinaryOp], int] = {
    cst.Add: 0,
    cst.Subtract: 0,
    cst.Multiply: 1,
    cst.Divide: 1,
    cst.Power: 1,
}


def arithmetic(site: Site) -> Iterator[cst.CSTNode]:
    node = site.node
    if not isinstance(node, cst.BinaryOperation) or _formats(node):
        return
    neutral = _NEUTRAL.get(type(node.operator))
    for other in _OTHERS[type(node.operator)]:
        if literal(node.right) is None or not neutral == literal(node.right) == _NEUTRAL.get(other):
            yield operation(node.left, spaced_as(node.operator, other), node.right)


def order(site: Site) -> Iterator[cst.CSTNode]:
    """b - a for a - b, where the order matters."""
    node = site.node
    if not isinstance(node, cst.BinaryOperation) or _formats(node):
        return
    if isinstance(node.operator, cst.Subtract) and _sign_is_lost(site):
        return
    if isinstance(node.operator, _ORDERED) and not node.left.deep_equals(node.right):
        yield operation(node.right, node.operator, node.left)


def operands(site: Site) -> Iterator[cst.CSTNode]:
    """One operand without the other; of a literal the mutants of numbers see to that."""
    node = site.node
    if not isinstance(node, cst.BinaryOperation) or _formats(node):
        return
    if literal(node.right) is None:
        yield node.left
    if literal(node.left) is None and isinstance(node.operator, _EITHER_ALONE):
        yield node.right


def signs(site: Site) -> Iterator[cst.CSTNode]:
    """-x and ~x to x, +x to -x; a literal's sign belongs to the number."""
    node = site.node
    if not isinstance(node, cst.UnaryOperation) or literal(node) is not None:
        return
    if isinstance(node.operator, cst.Minus | cst.BitInvert):
        yield node.expression
    elif isinstance(node.operator, cst.Plus):
        yield node.with_changes(operator=cst.Minus())


def augmented(site: Site) -> Iterator[cst.CSTNode]:
    """The other operator, and a plain assignment."""
    node = site.node
    if not isinstance(node, cst.AugAssign):
        return
    other = _AUGMENTED[type(node.operator)]
    yield node.with_changes(operator=spaced_as(node.operator, other))
    yield cst.Assign([cst.AssignTarget(node.target)], node.value, semicolon=node.semicolon)


def _sign_is_lost(site: Site) -> bool:
    """Whether the difference is squared, or its absolute value taken."""
    parent = site.parent
    if isinstance(parent, cst.BinaryOperation) and isinstance(parent.operator, cst.Power):
        return parent.left is site.node and literal(parent.right) == 2
    return isinstance(parent, cst.Arg) and called_name(site.up.parent) in _EVEN


def _formats(node: cst.BinaryOperation) -> bool:
    """Whether this is `"..." % values`."""
    return isinstance(node.left, cst.SimpleString | cst.ConcatenatedString)
