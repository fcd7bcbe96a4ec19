"""Each operator on small examples: exactly these mutants, and no others of its kind."""

from __future__ import annotations

import pytest

from autograder.verify.mutants import mutants
from autograder.verify.operators import OPERATORS

NONE: set[str] = set()

# operator -> cell -> all its mutants
EXAMPLES: dict[str, dict[str, set[str]]] = {
    "number": {
        "x = 5": {"x = 6", "x = 4"},
        "x = 0": {"x = 1"},
        "x = 1": {"x = 0", "x = 2"},
        "x = -1": {"x = 1", "x = 0", "x = -2"},
        "x = 0.5": {"x = 1.0", "x = 0.0", "x = -0.5"},
        "x = -0.5": {"x = -1.0", "x = 0.0", "x = 0.5"},
        "x = 0.0": {"x = 1.0"},
        "x = 1e-6": {"x = 2e-6", "x = 0.0", "x = -1e-6"},
        "x = 1e308": {"x = 0.0", "x = -1e+308"},
        "x = -a": NONE,
        "y = x[1:]": {"y = x[2:]"},  # x[0:] is x[:], a mutant of the slice
        "y = x.sum(axis=1)": NONE,  # see "axis"
        "y = x.sum(1)": {"y = x.sum(0)", "y = x.sum(2)"},
        "def f(x, n=3): return x": {"def f(x, n=4): return x", "def f(x, n=2): return x"},
        "x: Literal[3] = y": NONE,
    },
    "truth value": {
        "x = f(keepdims=True)": {"x = f(keepdims=False)"},
        "x = False": {"x = True"},
    },
    "string": {
        "x = ''": {"x = 'x'"},
        'x = "mean of"': {'x = ""', 'x = "mean ofx"'},
        'x = f(reduction="sum")': {'x = f(reduction="")', 'x = f(reduction="mean")'},
        'x = "011"': {'x = ""', 'x = "010"', 'x = "111"', 'x = "0110"'},
        'x = {"red": y}': {'x = {"redx": y}'},
        'x = f("ij,jk->ik", y)': {'x = f("ij,jk->ki", y)', 'x = f("ij,jk->", y)'},
        'x = f"{y} and"': NONE,
        'x = f"{y} and" "more"': NONE,
        'def f():\n    """Says what."""\n    return y': NONE,
        'assert x, "so it is"': NONE,
        'print("so it is", x)': NONE,
        'raise ValueError("so it is", "and not else")': NONE,
    },
    "named constant": {
        "x = np.pi": {"x = np.e", "x = -np.pi"},
        "x = -np.inf": {"x = -np.nan"},
        "x = model.e": NONE,
    },
    "arithmetic": {
        "x = a + b": {"x = a - b", "x = a * b"},
        "x = a - b": {"x = a + b"},
        "x = a * b": {"x = a / b", "x = a + b"},
        "x = a / b": {"x = a * b"},
        "x = a // b": {"x = a / b", "x = a * b"},
        "x = a % b": {"x = a / b", "x = a // b"},
        "x = a ** b": {"x = a * b"},
        "x = a @ b": {"x = a * b"},
        "x = a | b": {"x = a & b"},
        "x = a & b": {"x = a | b"},
        "x = a * 1": {"x = a + 1"},  # a / 1 is the same
        "x = a - 0": NONE,
        "x = a * b * c": {"x = a * b / c", "x = a * b + c", "x = a / b * c", "x = (a + b) * c"},
        "x = c - a * b": {"x = c + a * b", "x = c - a / b", "x = c - (a + b)"},
        'x = "%s" % y': NONE,
    },
    "order of operands": {
        "x = a - b": {"x = b - a"},
        "x = a / b": {"x = b / a"},
        "x = a ** b": {"x = b ** a"},
        "x = a @ b": {"x = b @ a"},
        "x = a + b": NONE,
        "x = a * b": NONE,
        "x = a - a": NONE,
        "x = abs(a - b)": NONE,
        "x = (a - b) ** 2": {"x = 2 ** (a - b)"},
        "x = (a - b) / c ** d": {
            "x = (b - a) / c ** d",
            "x = c ** d / (a - b)",
            "x = (a - b) / d ** c",
        },
    },
    "operand alone": {
        "x = a + b": {"x = a", "x = b"},
        "x = a - b": {"x = a"},
        "x = a / b": {"x = a"},
        "x = a * 2": {"x = 2"},
        "x = f(a) | b": {"x = f(a)", "x = b"},
        "x = c * (a + b)": {"x = c", "x = (a + b)", "x = c * (a)", "x = c * (b)"},
    },
    "sign": {
        "x = -a": {"x = a"},
        "x = +a": {"x = -a"},
        "x = ~a": {"x = a"},
        "x = b ** -(a + c)": {"x = b ** (a + c)"},
        "x = -1": NONE,  # see "number"
    },
    "augmented assignment": {
        "x += a": {"x -= a", "x = a"},
        "x -= a": {"x += a", "x = a"},
        "x[i] *= a": {"x[i] /= a", "x[i] = a"},
        "x /= a": {"x *= a", "x = a"},
    },
    "comparison": {
        "x = a < b": {"x = a <= b", "x = a >= b"},
        "x = a <= b": {"x = a < b", "x = a > b"},
        "x = a > b": {"x = a >= b", "x = a <= b"},
        "x = a >= b": {"x = a > b", "x = a < b"},
        "x = a == b": {"x = a != b"},
        "x = a != b": {"x = a == b"},
        "x = a is b": {"x = a is not b"},
        "x = a not in b": {"x = a in b"},
    },
    "comparison chain": {
        "x = a <= b <= c": {"x = a <= b", "x = b <= c"},
        "x = a <= b": NONE,
    },
    "and/or": {
        "x = a and b": {"x = a or b", "x = a", "x = b"},
        "x = a or b and c": {
            "x = a and (b and c)",
            "x = a",
            "x = b and c",
            "x = a or (b or c)",
            "x = a or b",
            "x = a or c",
        },
    },
    "not": {"x = not a": {"x = a"}, "x = not(a or b)": {"x = (a or b)"}},
    "condition": {
        "if a < b: c()": {"if True: c()", "if False: c()"},
        "while(a): c()": {"while(True): c()", "while(False): c()"},
        "x = a if b else c": {"x = a if True else c", "x = a if False else c"},
        "while True: break": {"while False: break"},
    },
    "slice": {
        "y = x[1:]": {"y = x[:]"},
        "y = x[:n]": {"y = x[:]", "y = x[:n + 1]", "y = x[:n - 1]"},
        "y = x[::2]": {"y = x[::]"},
        "y = x[0:]": NONE,
        "y = x[i : i + 1]": {
            "y = x[ : i + 1]",
            "y = x[i + 1 : i + 1]",
            "y = x[i - 1 : i + 1]",
            "y = x[i : ]",
        },
    },
    "subscript": {
        "y = x[i]": {"y = x"},
        "y = x[:, None]": {"y = x[None, :]", "y = x"},
        "y[i] = x": NONE,
    },
    "axis": {
        "y = x.sum(axis=-1)": {"y = x.sum(axis=0)", "y = x.sum()"},
        "y = np.max(x, axis=0)": {"y = np.max(x, axis=1)", "y = np.max(x)"},
        "y = f(x, axis=1)": {"y = f(x, axis=0)", "y = f(x, axis=None)", "y = f(x)"},
    },
    "keyword dropped": {
        "y = f(x, dtype=int, copy=a)": {"y = f(x, copy=a)", "y = f(x, dtype=int)"},
        "y = x.sum(axis=0, keepdims=True)": NONE,  # without, keepdims is False
    },
    "arguments": {
        "y = f(a, b, c)": {"y = f(b, a, c)", "y = f(a, c, b)", "y = f(a, b)"},
        "y = f(a)": NONE,
        "y = f(a, *b)": NONE,
        "y = np.maximum(a, b)": {"y = np.maximum(a)"},
        "y = np.where(a, b, c)": {"y = np.where(a, c, b)", "y = np.where(a, b)"},
        "y = f(a, a)": {"y = f(a)"},
    },
    "call removed": {
        "y = f(x)": {"y = x"},
        "y = np.log(x)": {"y = x"},
        "y = x.mean(axis=0)": {"y = x"},
        "y = np.mean(x, axis=0)": {"y = x"},
        "y = f(a, b)": {"y = a", "y = b"},
        "y = f(a, b, c)": NONE,
        "y = f(a + b) * c": {"y = (a + b) * c"},
        "y = f(\n    a\n    + b\n)": {"y = (a\n    + b)"},
        "y = np.where(a, b, c)": {"y = b", "y = c"},
        "y = rng.permutation(n)": {"y = rng", "y = range(n)"},
        "y = sum(x for x in z)": {"y = (x for x in z)"},
        "x = np.asarray(x)": NONE,  # x = x is the statement deleted
        "f(x)": NONE,
        "with f(x): y = z": NONE,
        "@f(x)\ndef g(): pass": NONE,
    },
    "attribute removed": {"y = x.T @ z": {"y = x @ z"}, "y = x.shape": NONE},
    "sibling": {
        "y = np.max(x)": {"y = np.min(x)"},
        "y = max(x)": {"y = min(x)"},
        "y = np.sum(x)": {"y = np.mean(x)"},
        "y = np.log(x)": {"y = np.log2(x)", "y = np.exp(x)"},
        "y = tf.reduce_mean(x)": {"y = tf.reduce_sum(x)"},
        "y = tf.nn.softmax(x)": {"y = tf.nn.sigmoid(x)"},
        "y = softmax(x)": NONE,
        "y = np.asarray(x, dtype=float)": {"y = np.asarray(x, dtype=int)"},
        "w.assign_sub(x)": {"w.assign_add(x)"},
        "y: float = x": NONE,
        "max = x": NONE,
    },
    "elements": {
        "x = (a, b)": {"x = (b, a)", "x = (a,)"},
        "return_ = [a, b, c]": {"return_ = [b, a, c]", "return_ = [a, c, b]", "return_ = [a, b]"},
        "x, y = a, b": {"x, y = b, a"},
        "x = [a]": NONE,
        "x = a, *b": NONE,
        "x = [a, b, c, d, e]": {"x = [b, a, c, d, e]", "x = [a, b, c, e, d]", "x = [a, b, c, d]"},
    },
    "entries": {
        "x = {a: b, c: d}": {"x = {a: d, c: b}", "x = {a: b}", "x = {c: d}"},
        "x = {**a}": NONE,
    },
    "loop": {
        "for x in y: z()": {
            "for x in []: z()",
            "for x in list(y)[:1]: z()",
            "for x in list(y)[:-1]: z()",
        },
        "for x in range(y): z()": {"for x in []: z()", "for x in list(range(y))[:1]: z()"},
        "a = [x for x in y]": {
            "a = [x for x in []]",
            "a = [x for x in list(y)[:1]]",
            "a = [x for x in list(y)[:-1]]",
        },
    },
    "range": {
        "x = range(n)": {"x = range(n + 1)", "x = range(n - 1)", "x = range(1, n)"},
        "x = range(10)": {"x = range(1, 10)"},  # 9 and 11: see "number"
        "for _ in range(n): f()": {"for _ in range(n + 1): f()", "for _ in range(n - 1): f()"},
        "x = range(0, n)": {"x = range(0, n + 1)", "x = range(0, n - 1)"},
        "x = range(a, 9)": {"x = range(a + 1, 9)", "x = range(a - 1, 9)", "x = range(9)"},
        "x = range(a if b else c)": {
            "x = range((a if b else c) + 1)",
            "x = range((a if b else c) - 1)",
            "x = range(1, a if b else c)",
        },
        "x = enumerate(y)": {"x = enumerate(y, 1)"},
    },
    "comprehension": {
        "x = [f(a) for a in b if c if d]": {
            "x = [a for a in b if c if d]",
            "x = [f(a) for a in b if c]",
            "x = [f(a) for a in b if d]",
        },
        "x = [a for a in b]": NONE,
    },
    "lambda": {"x = lambda a: a + 1": {"x = lambda a: None"}},
    "return": {
        "def f(): return a, b": {"def f(): return None"},
        "def f(): yield a": {"def f(): yield None"},
        "def f(): return": NONE,
        "def f(): return None": NONE,
    },
    "deleted": {
        "f(x)": {"pass"},
        "x += 1": {"pass"},
        "x[i] = y": {"pass"},
        "assert x": {"pass"},
        "raise ValueError": {"pass"},
        "x = y": NONE,
        "x = y; x = z": {"x = y; pass"},
        "x = y\nfor z in x: w = z\nw = x": {"x = y\nfor z in x: w = z\npass"},
        "def f(x): x = y": {"def f(x): pass"},
        "x = y\ndef f(): x = z": NONE,
        "def f(x):\n    x, y = z": NONE,
        '"only text"': NONE,
        "print(x)": NONE,
    },
    "jump": {
        "while x: break": {"while x: continue", "while x: pass"},
        "while x: continue": {"while x: break", "while x: pass"},
    },
    "exception": {
        'raise ValueError("no")': {'raise TypeError("no")'},
        "raise TypeError": {"raise ValueError"},
        "try: x()\nexcept KeyError: y()": {"try: x()\nexcept TypeError: y()"},
        "try: x()\nexcept (KeyError, ValueError): raise": NONE,
    },
    "decorator": {
        "@a\n@b\ndef f(): pass": {"@b\ndef f(): pass", "@a\ndef f(): pass"},
    },
    "default dropped": {
        "def f(x, base=2): pass": {"def f(x, base): pass"},
        "def f(x, base=2, axis=0): pass": {
            "def f(x, base, axis=0): pass"
        },  # axis alone is no Python
        "def f(*, base=2, axis=0): pass": {
            "def f(*, base, axis=0): pass",
            "def f(*, base=2, axis): pass",
        },
    },
}

CASES = [(operator, cell) for operator, examples in EXAMPLES.items() for cell in examples]


@pytest.mark.parametrize(("operator", "cell"), CASES)
def test_exactly_these(operator: str, cell: str) -> None:
    found = {mutant.source for mutant in mutants(cell) if mutant.operator == operator}
    assert found == EXAMPLES[operator][cell]


def test_every_operator_has_an_example() -> None:
    assert list(EXAMPLES) == [name for name, _ in OPERATORS]
