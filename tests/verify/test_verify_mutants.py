"""What holds of all mutants, on the course's own solutions and on generated cells."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest
from handins import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.assignment import read_assignment
from autograder.verify.mutants import Mutant, mutants

SOLUTIONS = {
    f"{path.stem}: {cell.grade_id}": cell.source
    for path in sorted((ROOT / "source").glob("*/*.ipynb"))
    for cell in read_assignment(path).having("solution")
    if cell.is_code
}


@pytest.fixture(params=SOLUTIONS.values(), ids=SOLUTIONS.keys())
def solution(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def code(source: str) -> str:
    return ast.dump(ast.parse(source))


@cache
def mutants_of(source: str) -> tuple[Mutant, ...]:
    return mutants(source)


def keys(source: str) -> list[str]:
    return [mutant.key for mutant in mutants_of(source)]


def mutant_of(source: str, key: str) -> Mutant:
    (found,) = (mutant for mutant in mutants_of(source) if mutant.key == key)
    return found


def check_all(source: str) -> None:
    """Valid code, each different from all others, each under a key of its own, in order."""
    found = mutants_of(source)
    codes = [code(mutant.source) for mutant in found]
    assert len({code(source), *codes}) == len(found) + 1
    assert len({mutant.key for mutant in found}) == len(found)
    assert all(mutant.key.startswith(f"{mutant.operator}: ") for mutant in found)
    assert [mutant.line for mutant in found] == sorted(mutant.line for mutant in found)


def test_solutions_of_the_course(solution: str) -> None:
    check_all(solution)
    assert len(mutants_of(solution)) >= len(code_lines(solution))


def test_the_same_mutants_every_time(solution: str) -> None:
    assert mutants(solution) == mutants_of(solution)


def test_lines_and_markers_stay(solution: str) -> None:
    """All but one statement of a mutant is the solution, comments and markers included."""
    for mutant in mutants_of(solution):
        for marker in ("### BEGIN SOLUTION", "### END SOLUTION"):
            assert mutant.source.count(marker) == solution.count(marker)
        old, new = solution.split("\n"), mutant.source.split("\n")
        assert old[: mutant.line - 1] == new[: mutant.line - 1]


def test_keys_do_not_know_what_stands_above(solution: str) -> None:
    above = "elsewhere = something\n\n\n# A remark.\n"
    assert keys(above + solution) == keys(solution)
    lines = [mutant.line for mutant in mutants_of(solution)]
    assert [mutant.line for mutant in mutants_of(above + solution)] == [n + 4 for n in lines]


def code_lines(source: str) -> list[str]:
    """The lines of the cell's code as Python itself writes it, without docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree).split("\n")


# Generated cells. ------------------------------------------------------------------------------

names = st.sampled_from(["a", "b", "x", "np.pi", "x.T"])
literals = st.sampled_from(["0", "1", "2", "-1", "0.5", "-2.0", "1e-6", "True"])
operators = st.sampled_from("+ - * / // % ** @ | & < <= == and or in".split())
around = st.sampled_from(
    [
        *["({})", "-{}", "not {}", "[{}]", "x[{}]", "x[{}:]", "({}).mean()", "f({})", "f({}, c)"],
        *["np.sum({}, axis=-1)", "(c if {} else d)", "(lambda y: {})", "[{} for y in b if c]"],
        "abs(\n{})",
    ]
)


def composed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{} {} {}".format, inner, operators, inner),
        st.builds("({} {} {})".format, inner, operators, inner),
        st.builds(str.format, around, inner),
    )


def is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


expressions = st.recursive(names | literals, composed, max_leaves=8).filter(is_python)
statements = st.builds(
    str.format,
    st.sampled_from(["y = {}", "y += {}", "if {}: y = x", "while {}: break", "f({})", "y[{}] = x"]),
    expressions,
).filter(is_python)
cells = st.lists(statements, min_size=1, max_size=3).map("\n".join)


@settings(max_examples=50)
@given(cells)
def test_generated_cells(cell: str) -> None:
    check_all(cell)


@settings(max_examples=40)
@given(cells, cells)
def test_keys_do_not_depend_on_other_statements(cell: str, other: str) -> None:
    bound = "y = x\n"  # so that the first assignment to y can be deleted in either case
    alone = {key for key in keys(bound + cell) if not re.search(r" \(\d+\)$", key)}
    assert alone <= set(keys(bound + other + "\n" + cell))


@given(expressions)
def test_a_key_shows_the_change_in_full(expression: str) -> None:
    """Read as Python, both sides of the arrow are the cell and the mutant."""
    cell = f"y = (\n    {expression}  # a remark\n)"
    for mutant in mutants(cell):
        old, new = mutant.key.removeprefix(f"{mutant.operator}: ").split(" -> ")
        assert code(old) == code(cell)
        assert code(new) == code(mutant.source) or mutant.key.endswith(" (2)")


@given(expressions)
def test_only_one_place_is_changed(expression: str) -> None:
    """An operand or argument that is left alone takes its parent's place, whatever is around."""
    cell = f"y = {expression}"
    for mutant in mutants(cell):
        if mutant.operator not in ("operand alone", "call removed", "sign", "not"):
            continue
        old, new = difference(ast.parse(cell), ast.parse(mutant.source))
        assert ast.dump(new) in {ast.dump(part) for part in ast.walk(old)}


def difference(old: ast.AST, new: ast.AST) -> tuple[ast.AST, ast.AST]:
    """The smallest parts of two trees that hold all that differs."""
    pairs = list(zip(ast.iter_child_nodes(old), ast.iter_child_nodes(new), strict=False))
    unequal = [(a, b) for a, b in pairs if ast.dump(a) != ast.dump(b)]
    same_kind = type(old) is type(new) and len(pairs) == len(list(ast.iter_child_nodes(old)))
    return difference(*unequal[0]) if same_kind and len(unequal) == 1 else (old, new)


# Keys, and what is left alone. -----------------------------------------------------------------


def test_a_key_names_operator_and_statement() -> None:
    cell = "def f(z):\n    # A remark.\n    return -z / g(z)  # why"
    assert mutant_of(cell, "sign: return -z / g(z) -> return z / g(z)") == Mutant(
        key="sign: return -z / g(z) -> return z / g(z)",
        operator="sign",
        line=3,
        source="def f(z):\n    # A remark.\n    return z / g(z)  # why",
    )


def test_of_a_compound_statement_the_key_has_the_header() -> None:
    assert "condition: if a < b: -> if True:" in keys("if a < b:\n    c = d\nelse:\n    c = e")
    assert "loop: for i in x: -> for i in []:" in keys("for i in x:\n    f(i)")
    assert "decorator: @a def f(x): -> def f(x):" in keys("@a\ndef f(x):\n    return x")
    assert "default dropped: def f(x=y): -> def f(x):" in keys("def f(x=y):\n    return x")


def test_a_key_is_in_one_line_without_comments() -> None:
    cell = "y = f(\n    a,  # first\n    -b,\n)"
    assert "sign: y = f(a, -b) -> y = f(a, b)" in keys(cell)
    assert {k for k in keys(cell) if "first" in k or "\n" in k} == set()


def test_the_same_key_again_is_counted() -> None:
    cell = "f(-x)\ng(y)\nf(-x)"
    assert [m.line for m in mutants(cell) if m.operator == "sign"] == [1, 3]
    assert mutant_of(cell, "sign: f(-x) -> f(x)").source == "f(x)\ng(y)\nf(-x)"
    assert mutant_of(cell, "sign: f(-x) -> f(x) (2)").source == "f(-x)\ng(y)\nf(x)"


def test_of_equal_mutants_one_is_left() -> None:
    """x[1:] without its start, and without the subscript's bound of 1, is x[:] once."""
    assert sorted(m.source for m in mutants("y = x[1:]")) == ["y = x", "y = x[2:]", "y = x[:]"]


def test_texts_for_people_are_left_alone() -> None:
    assert mutants('"""Says what."""') == ()
    assert mutants('print(f"{x + 1} steps", -x)') == ()
    assert mutants("import numpy as np\nfrom math import pi") == ()
    raised = mutants('raise ValueError(f"not {x + 1}" + "so")')
    assert [m.operator for m in raised] == ["deleted", "exception"]


def test_a_cell_that_is_no_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        mutants("%matplotlib inline")
    assert mutants("") == ()


def test_a_cell_may_await() -> None:
    assert "call removed: x = await f(y) -> x = await y" in keys("x = await f(y)")
