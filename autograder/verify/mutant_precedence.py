"""How tightly expressions bind, and parentheses where they are needed."""

from __future__ import annotations

import libcst as cst

from autograder.verify.mutant_site import Site

_TIGHTNESS: tuple[tuple[int, tuple[type[cst.CSTNode], ...]], ...] = (
    (0, (cst.NamedExpr, cst.Yield, cst.GeneratorExp, cst.Tuple)),
    (1, (cst.Lambda,)),
    (2, (cst.IfExp,)),
    (3, (cst.Or,)),
    (4, (cst.And,)),
    (5, (cst.Not,)),
    (6, (cst.Comparison,)),
    (7, (cst.BitOr,)),
    (8, (cst.BitXor,)),
    (9, (cst.BitAnd,)),
    (10, (cst.LeftShift, cst.RightShift)),
    (11, (cst.Add, cst.Subtract)),
    (12, (cst.Multiply, cst.MatrixMultiply, cst.Divide, cst.FloorDivide, cst.Modulo)),
    (13, (cst.Minus, cst.Plus, cst.BitInvert)),
    (14, (cst.Power,)),
    (15, (cst.Await,)),
)
_LOOSE, _BITS, _UNARY, _ATOM = 1, 7, 13, 16

# Where any expression may stand but those of tightness 0.
_FREE = (
    cst.BaseStatement,
    cst.BaseSmallStatement,
    cst.Index,
    cst.Slice,
    cst.Element,
    cst.DictElement,
    cst.Param,
    cst.Lambda,
    cst.ListComp,
    cst.SetComp,
    cst.GeneratorExp,
)

_BRACKETED = (cst.Arg, cst.Index, cst.Slice, cst.DictElement, cst.List, cst.Set)


def tightness(node: cst.BaseExpression) -> int:
    if node.lpar:
        return _ATOM
    operation = cst.BinaryOperation | cst.BooleanOperation | cst.UnaryOperation
    deciding = node.operator if isinstance(node, operation) else node
    return next((level for level, kinds in _TIGHTNESS if isinstance(deciding, kinds)), _ATOM)


def grouped(node: cst.BaseExpression, least: int = _ATOM) -> cst.BaseExpression:
    """The node, in parentheses unless it binds as tightly as that."""
    if tightness(node) >= least:
        return node
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def operation(
    left: cst.BaseExpression,
    operator: cst.BaseBinaryOp | cst.BaseBooleanOp,
    right: cst.BaseExpression,
) -> cst.BinaryOperation | cst.BooleanOperation:
    """left operator right, with parentheses where the operands need them."""
    bare: cst.BinaryOperation | cst.BooleanOperation
    if isinstance(operator, cst.BaseBooleanOp):
        bare = cst.BooleanOperation(left, operator, right)
    else:
        bare = cst.BinaryOperation(left, operator, right)
    level = tightness(bare)
    if isinstance(operator, cst.Power):
        return bare.with_changes(left=grouped(left, level + 1), right=grouped(right, _UNARY))
    return bare.with_changes(left=grouped(left, level), right=grouped(right, level + 1))


def fitted(new: cst.CSTNode, site: Site) -> cst.CSTNode:
    """The new node as it may stand at the site."""
    old = site.node
    if not isinstance(new, cst.BaseExpression) or not isinstance(old, cst.BaseExpression):
        return new
    if new.lpar:
        return new
    if old.lpar and not isinstance(new, cst.Tuple):
        return new.with_changes(lpar=old.lpar, rpar=old.rpar)
    if not _is_in_brackets(site) and not _is_in_one_line(new):
        return grouped(new, _ATOM + 1)
    # What binds as tightly as the old one is read as the old one was.
    return grouped(new, min(tightness(old), _asked_for(site)))


def _asked_for(site: Site) -> int:
    """How tightly an expression must bind to stand at the site."""
    parent = site.parent
    if isinstance(parent, _FREE) or (isinstance(parent, cst.Arg) and not parent.star):
        return _LOOSE
    if isinstance(parent, cst.Comparison | cst.ComparisonTarget):
        return _BITS
    if isinstance(parent, cst.BinaryOperation) and not isinstance(parent.operator, cst.Power):
        return tightness(parent.with_changes(lpar=(), rpar=())) + (parent.right is site.node)
    return _ATOM


def _is_in_brackets(site: Site) -> bool:
    """Whether a line may end at the site because of brackets around it."""
    return any(
        isinstance(around, _BRACKETED) or bool(getattr(around, "lpar", ()))
        for around in site.parents
    )


def _is_in_one_line(node: cst.BaseExpression) -> bool:
    """Whether no line ends outside of brackets: within them it may end anywhere."""
    depth = 0
    for character in cst.Module([]).code_for_node(node):
        depth += (character in "([{") - (character in ")]}")
        if character == "\n" and depth == 0:
            return False
    return True
