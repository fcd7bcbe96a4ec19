"""What code cells draw, and in which colours: read from the code, nothing is run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from matplotlib.colors import is_color_like

from autograder.assignment import Assignment, SourceCell
from autograder.assignment.code import parse

# Methods of pyplot and of axes that take matplotlib's next colour unless they are told one.
_LINES = frozenset(
    "plot scatter bar barh hist fill_between fill_betweenx fill step stem errorbar loglog semilogx "
    "semilogy axhline axvline axline axhspan axvspan vlines hlines pie boxplot violinplot stackplot "
    "quiver eventplot".split()
)
_MAPPED = frozenset("imshow matshow pcolormesh contour contourf hexbin".split())
_AMBIGUOUS = frozenset({"fill", "step"})  # arrays and optimisers have methods of these names
_NOT_AXES = frozenset({"np", "tf", "pd", "rng", "scipy", "stats", "optimize", "keras"})
_COLOUR_ARGUMENT = re.compile(
    r"(?:(?:marker)?(?:face|edge)|e|label|background|title|text|hatch)?colou?rs?|m?[fe]c|c"
)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_FORMAT = re.compile(r"(?=.)(?:C\d|[bgrcmykw]|--|-\.|[-:.,ov^<>1234sp*hH+xDdP|_X])*")


def plotting_cells(assignment: Assignment) -> tuple[SourceCell, ...]:
    """The code cells that make a picture when they run: also by a function of another cell."""
    cells = [cell for cell in assignment.cells if cell.is_code and cell.role != "test"]
    drawing = _drawing_functions([parse(cell.source) for cell in cells])
    return tuple(
        cell
        for cell in cells
        if any(
            _is_drawing(node) or (isinstance(node, ast.Name) and node.id in drawing)
            for node in _run_at_once(parse(cell.source))
        )
    )


def has_drawing_code(cell: SourceCell) -> bool:
    return any(_is_drawing(node) for node in ast.walk(parse(cell.source)))


def uncoloured_calls(cell: SourceCell) -> list[str]:
    """The calls that leave the colour to matplotlib."""
    tree = parse(cell.source)
    in_a_dict = any(
        isinstance(key, ast.Constant) and _names_colour(str(key.value))
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
    )
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and _is_drawing(node)
        and _method(node) in _LINES
        and not any(_names_colour(word.arg) for word in node.keywords if word.arg)
        and not (in_a_dict and any(word.arg is None for word in node.keywords))
        and not any(re.search(r"C\d|[bgrcmykw]", style) for style in _formats(node))
    ]


def colours(cell: SourceCell) -> set[str]:
    """Every colour that the cell writes down: by number anywhere, by name where one is taken."""
    tree = parse(cell.source)
    bound = _bindings(tree)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _HEX.fullmatch(node.value):
                found.add(node.value)
        elif isinstance(node, ast.keyword) and node.arg and _names_colour(node.arg):
            found |= _colours_in(node.value, bound)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and _names_colour(str(key.value)):
                    found |= _colours_in(value, bound)
        elif isinstance(node, ast.Call) and _is_drawing(node):
            for style in _formats(node):
                found.update(re.findall(r"C\d|[bgrcmykw]", style))
    return found


def colour_maps(cell: SourceCell) -> set[str]:
    return {
        node.value.value
        for node in ast.walk(parse(cell.source))
        if isinstance(node, ast.keyword)
        and node.arg == "cmap"
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def _method(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _is_drawing(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or _method(node) not in _LINES | _MAPPED:
        return False
    root: ast.AST = node.func
    while isinstance(root, ast.Attribute):
        root = root.value
    if isinstance(root, ast.Name) and root.id in _NOT_AXES:
        return False
    return _method(node) not in _AMBIGUOUS or len(node.args) >= 2


def _names_colour(argument: str) -> bool:
    return bool(_COLOUR_ARGUMENT.fullmatch(argument))


def _formats(node: ast.Call) -> Iterator[str]:
    """The strings such as "o-" and "r--" among the arguments of a call."""
    if _method(node) in {"plot", "loglog", "semilogx", "semilogy", "errorbar", "step"}:
        constants = [each.value for each in node.args if isinstance(each, ast.Constant)]
        yield from (c for c in constants if isinstance(c, str) and _FORMAT.fullmatch(c))


def _drawing_functions(trees: list[ast.Module]) -> set[str]:
    """The notebook's functions that draw, by themselves or by calling one another."""
    functions = [n for tree in trees for n in tree.body if isinstance(n, ast.FunctionDef)]
    drawing: set[str] = set()
    while True:
        more = {
            function.name
            for function in functions
            for node in ast.walk(function)
            if _is_drawing(node) or (isinstance(node, ast.Name) and node.id in drawing)
        }
        if more <= drawing:
            return drawing
        drawing |= more


def _run_at_once(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes outside functions; of a function that a decorator takes over, its body too."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef):
            waiting += node.body if node.decorator_list else []
        else:
            yield node
            waiting += ast.iter_child_nodes(node)


def _colours_in(value: ast.AST, bound: dict[str, list[ast.AST]]) -> set[str]:
    found: set[str] = set()
    if isinstance(value, ast.Constant):
        if isinstance(value.value, str) and is_color_like(value.value):
            found.add(value.value)
    elif isinstance(value, ast.Name):
        for source in bound.get(value.id, []):
            if not (isinstance(source, ast.Name) and source.id == value.id):
                found |= _colours_in(source, {k: v for k, v in bound.items() if k != value.id})
    elif isinstance(value, ast.List | ast.Tuple):
        for element in value.elts:
            found |= _colours_in(element, bound)
    elif isinstance(value, ast.IfExp):
        found |= _colours_in(value.body, bound) | _colours_in(value.orelse, bound)
    elif isinstance(value, ast.Subscript):
        found |= _colours_in(value.value, bound)
    elif isinstance(value, ast.Dict):
        for each in value.values:
            found |= _colours_in(each, bound)
    return found


def _bindings(tree: ast.Module) -> dict[str, list[ast.AST]]:
    """For each name, the expressions that it may stand for: from assignments and loops."""
    found: dict[str, list[ast.AST]] = {}
    assigned = {
        node.targets[0].id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for name, value in assigned.items():
        found.setdefault(name, []).append(value)
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            for name, values in _looped(node.target, node.iter, assigned):
                found.setdefault(name, []).extend(values)
    return found


def _looped(
    target: ast.AST, values: ast.AST, assigned: dict[str, ast.expr]
) -> Iterator[tuple[str, list[ast.AST]]]:
    if isinstance(values, ast.Name):
        values = assigned.get(values.id, values)
    if isinstance(values, ast.Call) and isinstance(values.func, ast.Name):
        if values.func.id == "zip" and isinstance(target, ast.Tuple):
            for part, each in zip(target.elts, values.args, strict=False):
                yield from _looped(part, each, assigned)
        elif values.func.id == "enumerate" and isinstance(target, ast.Tuple) and values.args:
            yield from _looped(target.elts[-1], values.args[0], assigned)
    elif isinstance(values, ast.List | ast.Tuple):
        if isinstance(target, ast.Name):
            yield target.id, list(values.elts)
        elif isinstance(target, ast.Tuple):
            for place, part in enumerate(target.elts):
                inner = [
                    each.elts[place]
                    for each in values.elts
                    if isinstance(each, ast.List | ast.Tuple) and len(each.elts) > place
                ]
                yield from _looped(part, ast.List(elts=inner, ctx=ast.Load()), assigned)
