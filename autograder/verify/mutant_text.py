"""Statements in one line, as the keys of mutants show them."""

from __future__ import annotations

import re

import libcst as cst

from autograder.verify.mutant_nodes import empty_suite
from autograder.verify.mutant_site import Site

_STATEMENT = (
    cst.BaseSmallStatement,
    cst.BaseCompoundStatement,
    cst.ExceptHandler,
    cst.ExceptStarHandler,
    cst.MatchCase,
)


def one_line(site: Site, new: cst.CSTNode | None = None) -> str:
    """The statement that the site stands in, with `new` in the site's place if given.

    Of a compound statement only the header; comments are left out, whitespace is collapsed.
    """
    statement = next(n for n in (site.node, *site.parents) if isinstance(n, _STATEMENT))
    if new is None:
        return _text(_header(statement))
    if statement is site.node:
        return _text(_header(new))
    replaced = _header(statement).deep_replace(site.node, new)
    assert isinstance(replaced, cst.CSTNode)
    return _text(replaced)


def _header(statement: cst.CSTNode) -> cst.CSTNode:
    """The statement without what stands below it; the nodes of its header stay the same ones."""
    if isinstance(statement, cst.BaseSmallStatement):
        return statement.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
    changes: dict[str, object] = {}
    if isinstance(statement, cst.Match):
        changes["cases"] = ()
    elif hasattr(statement, "body"):
        changes["body"] = empty_suite()
    if hasattr(statement, "leading_lines"):
        changes["leading_lines"] = ()
    if isinstance(statement, cst.If | cst.For | cst.While):
        changes["orelse"] = None
    return statement.with_changes(**changes)


class _InOneLine(cst.CSTTransformer):
    def leave_ParenthesizedWhitespace(
        self, original_node: cst.ParenthesizedWhitespace, updated_node: cst.ParenthesizedWhitespace
    ) -> cst.SimpleWhitespace:
        return cst.SimpleWhitespace(" ")


def _text(statement: cst.CSTNode) -> str:
    flat = statement.visit(_InOneLine())
    assert isinstance(flat, cst.CSTNode)
    text = " ".join(cst.Module([]).code_for_node(flat).split())
    text = re.sub(r"(?<=[(\[{]) ", "", text)
    text = re.sub(r",? (?=[)\]}])", "", text)
    return text.removesuffix(" pass") if not isinstance(statement, cst.Pass) else text
