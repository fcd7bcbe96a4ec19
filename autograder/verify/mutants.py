"""First-order mutants of a solution cell: each is the cell with one small change.

A check that lets a mutant pass does not look at what the change broke.  The changes themselves
stand in `operators*.py`, by family; here they are tried at every place of the cell, and those
are kept that are valid Python and differ, as code, from the cell and from each other.
"""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import CodePosition, MetadataWrapper, PositionProvider

from autograder.verify.mutant_precedence import fitted
from autograder.verify.mutant_site import Site, sites
from autograder.verify.mutant_text import one_line
from autograder.verify.operators import OPERATORS


@dataclass(frozen=True)
class Mutant:
    """The cell with one change.

    `key` says what was changed into what: "<operator>: <old statement> -> <new statement>", of a
    compound statement only the header.  It holds no position, so changes elsewhere in the cell
    leave it as it is; where the same key comes again, " (2)" is behind it.  `line` counts from 1.
    """

    key: str
    operator: str
    line: int
    source: str


@dataclass(frozen=True)
class _Change:
    position: CodePosition
    operator: str
    site: Site
    new: cst.CSTNode

    @property
    def order(self) -> tuple[int, int, str]:
        return self.position.line, self.position.column, self.operator


def mutants(source: str) -> tuple[Mutant, ...]:
    """All mutants of a cell, by position and then by operator. SyntaxError if it is no Python."""
    seen = {_dump(source)}
    wrapper = MetadataWrapper(cst.parse_module(source))
    found: list[Mutant] = []
    keys: Counter[str] = Counter()
    for change in sorted(_changes(wrapper), key=lambda change: change.order):
        try:
            mutated = _replaced(wrapper.module, change.site.node, change.new)
            code = _dump(mutated)
        except SyntaxError:
            continue
        if code in seen:
            continue
        seen.add(code)
        key = f"{change.operator}: {one_line(change.site)} -> {one_line(change.site, change.new)}"
        keys[key] += 1
        again = f" ({keys[key]})" if keys[key] > 1 else ""
        found.append(Mutant(key + again, change.operator, change.position.line, mutated))
    return tuple(found)


def _changes(wrapper: MetadataWrapper) -> Iterator[_Change]:
    positions = wrapper.resolve(PositionProvider)
    for site in sites(wrapper.module):
        for operator, mutate in OPERATORS:
            for new in mutate(site):
                start = positions[_first(site.node)].start
                yield _Change(start, operator, site, fitted(new, site))


def _first(node: cst.CSTNode) -> cst.CSTNode:
    """Where the node starts: with its first decorator if it has one."""
    decorators = getattr(node, "decorators", ())
    return decorators[0] if decorators else node


def _replaced(module: cst.Module, old: cst.CSTNode, new: cst.CSTNode) -> str:
    """The module's text with one node replaced. SyntaxError where no such node may stand."""
    mutated = module.deep_replace(old, new)
    assert isinstance(mutated, cst.Module)
    return mutated.code


def _dump(source: str) -> str:
    """The cell's code without layout and comments. SyntaxError if it cannot be compiled."""
    tree = ast.parse(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        compile(source, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    return ast.dump(tree)
