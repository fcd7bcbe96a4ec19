"""What a code cell imports, binds, reads and asserts, found without running it."""

from __future__ import annotations

import ast
import re
import symtable
import warnings
from collections.abc import Iterator

_MAGIC = re.compile(r"(\s*)[%!?]")
_SCOPES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)
# They frame, watch or convert: none of them says what is right.
_EXPECT_WITHOUT_CLAIM = frozenset({"check", "observe", "measured", "array"})


def parse(source: str) -> ast.Module:
    """The cell as a tree; IPython's line magics count as `pass`. Raises SyntaxError.

    A cell that begins with a cell magic (`%%`) is not Python and gives an empty module.
    """
    if source.lstrip().startswith("%%"):
        return ast.Module(body=[], type_ignores=[])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except SyntaxError:
            return ast.parse("\n".join(map(_without_magic, source.split("\n"))))


def check_syntax(source: str) -> None:
    """Raises SyntaxError for what Python would not compile as a module (`return` outside too)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compile(
            parse(source), "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True
        )


def imports(source: str) -> tuple[str, ...]:
    """The import statements at top level, one string each, in order."""
    return tuple(
        ast.unparse(node)
        for node in parse(source).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    )


def imported_names(source: str) -> frozenset[str]:
    return frozenset(
        (alias.asname or alias.name).partition(".")[0]
        for node in parse(source).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    )


def bindings(source: str) -> dict[str, int]:
    """Names the cell binds at top level other than by import, with the first line that does."""
    found: dict[str, int] = {}
    for node in _outside_scopes(parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.setdefault(node.name, node.lineno)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.setdefault(node.id, node.lineno)
        elif isinstance(node, ast.MatchAs | ast.MatchStar | ast.ExceptHandler) and node.name:
            found.setdefault(node.name, node.lineno)
    return found


def free_names(source: str) -> dict[str, int]:
    """Names the cell reads, also inside functions, but does not bind: name to its first line."""
    tree = parse(source)
    top = symtable.symtable(ast.unparse(tree), "<cell>", "exec")
    own = {symbol.get_name() for symbol in top.get_symbols() if _is_bound(symbol)}
    # A walrus in a comprehension and `global` bind a module name from an inner scope.
    inner = {
        symbol.get_name()
        for table in _tables_below(top)
        for symbol in table.get_symbols()
        if symbol.is_global() and symbol.is_assigned()
    }
    read = {
        symbol.get_name()
        for table in (top, *_tables_below(top))
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (table is top or symbol.is_global())
    }
    wanted = read - own - inner
    lines: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in wanted:
            lines[node.id] = min(node.lineno, lines.get(node.id, node.lineno))
    return lines


def names_used(source: str) -> frozenset[str]:
    """Names the cell reads from outside or imports at top level."""
    return imported_names(source) | frozenset(free_names(source))


def can_fail(source: str) -> bool:
    """Whether the cell claims anything: assert, raise, expect.*, pytest.raises, np.testing.*."""
    return any(
        isinstance(node, ast.Assert | ast.Raise)
        or (isinstance(node, ast.Call) and _claims(node.func))
        for node in ast.walk(parse(source))
    )


def _claims(function: ast.expr) -> bool:
    dotted = ast.unparse(function).split(".")
    if dotted[0] == "expect":
        return len(dotted) == 2 and dotted[1] not in _EXPECT_WITHOUT_CLAIM
    return dotted == ["pytest", "raises"] or (
        "testing" in dotted[:-1] and dotted[-1].startswith("assert_")
    )


def _without_magic(line: str) -> str:
    magic = _MAGIC.match(line)
    return f"{magic.group(1)}pass" if magic else line


def _outside_scopes(tree: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(tree):
        yield child
        if not isinstance(child, _SCOPES):
            yield from _outside_scopes(child)


def _is_bound(symbol: symtable.Symbol) -> bool:
    return symbol.is_assigned() or symbol.is_imported()


def _tables_below(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _tables_below(child)
