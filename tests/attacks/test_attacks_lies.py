"""Values that lie about what they equal, what they are and what they hold."""

from __future__ import annotations

import pytest
from hostile import SOFTMAX, Room, all_functions

SETUP = """
import numpy as np
import pandas as pd

YES = {name: (lambda self, *a, **k: True) for name in "__eq__ __ne__ __lt__ __le__ __gt__ __ge__".split()}

def liar(base, **more):
    return type("Liar", (base,), {**YES, "__hash__": lambda self: 0, **more})

class Anything:
    __hash__ = None
    shape, ndim, size, dtype = (3,), 1, 3, np.dtype(float)
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __getitem__(self, key): return self
    def __len__(self): return 3
    def __iter__(self): return iter([self])
    def __float__(self): return 0.5
    def __int__(self): return 2
    def __index__(self): return 2
    def __bool__(self): return True
for name, function in YES.items():
    setattr(Anything, name, function)
"""

LIES = {
    "equal to all": "return Anything()",
    "__array__": "class A(Anything):\n    def __array__(self, *a, **k): return np.full(3, 1 / 3)\nreturn A()",
    "__array_function__": (
        "class A(np.ndarray):\n"
        "    def __array_function__(self, *a): return True\n"
        "    def __array_ufunc__(self, *a, **k): return np.array(True)\n"
        "return np.zeros(3).view(A)"
    ),
    "__array_priority__": "return np.zeros(3).view(liar(np.ndarray, __array_priority__=1e9))",
    "__array_finalize__": (
        "class A(np.ndarray):\n"
        "    def __array_finalize__(self, o): raise SystemExit\n"
        "return np.ndarray.__new__(np.ndarray, 3).view(np.ndarray)"
    ),
    "__class__": "class A(Anything):\n    __class__ = property(lambda s: np.ndarray)\nreturn A()",
    "float": "return liar(float, __float__=lambda s: 0.5)(0)",
    "int": "return liar(int, __int__=lambda s: 2, __index__=lambda s: 2)(-7)",
    "str": "return liar(str)('all passed')",
    "bool": "return True",
    "tuple": "return liar(tuple)((0, 0))",
    "list": "return [liar(list, __iter__=lambda s: iter([2]))([0])]",
    "dict": "return liar(dict)({'a': 1})",
    "set": "return {frozenset([1])}",
    "DataFrame": "return liar(pd.DataFrame, to_numpy=lambda *a: 1)(np.zeros((2, 2)))",
    "Series": "return liar(pd.Series, array=1, dtype=float)([0.0, 0.0])",
    "masked": "return np.ma.masked_all((3,))",
    "structured": "return np.zeros(3, dtype='f8,f8')",
    "objects": "return np.array([Anything(), None, softmax], dtype=object)",
    "NaN": "return np.full(np.shape(args[0]), np.nan)",
    "empty": "return np.zeros((0, 3))",
    "infinite": "return np.full(np.shape(args[0]), np.inf)",
    "None": "return None",
    "NotImplemented": "return NotImplemented",
    "the function": "return softmax",
    "the module": "return np",
    "a class": "return Anything",
    "an exception": "return AssertionError('all passed')",
    "a generator": "return (x for x in iter(int, 1))",
    "a mock": "from unittest import mock\nreturn mock.MagicMock()",
    "pytest.approx": "import unittest.mock\nreturn unittest.mock.ANY",
    "changes between reads": (
        "class A(list):\n"
        "    n = 0\n"
        "    def __iter__(self):\n"
        "        A.n += 1\n"
        "        return iter([A.n] * 3)\n"
        "return A([0, 0, 0])"
    ),
    "a forged tensor": (
        "A = type('EagerTensor', (), {'__module__': 'tensorflow.python', 'dtype': float,\n"
        "    'numpy': lambda s: np.full(3, 1 / 3)})\nreturn A()"
    ),
    "a forged shape": (
        "A = type('TensorShape', (), {'__module__': 'tensorflow.x', 'rank': 1,\n"
        "    'as_list': lambda s: [1, 2]})\nreturn A()"
    ),
    "a forged handle": (
        "from autograder.wire import HandleRef\nreturn HandleRef(0, 'a function', 'softmax')"
    ),
    "a self-made error": "from autograder.wire import RemoteError\nreturn RemoteError('', (), '')",
    "a list that holds itself": "x = []\nx.append(x)\nreturn x",
    "very deep": "x = 0.5\nfor _ in range(500): x = [x]\nreturn x",
    "a giant integer": "return 16 ** 3999",
    "a lone surrogate": "return chr(0xD800)",
    "all in one": "return [Anything(), {1: Anything()}, (liar(float)(1),), {'a'}, b'x', 1j, ...]",
}


@pytest.mark.parametrize("lie", LIES)
def test_no_lie_earns_a_point(room: Room, lie: str):
    room.attack(all_functions(SOFTMAX, LIES[lie], SETUP))


METACLASS = """
class Meta(type):
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(float)
    @property
    def __mro__(cls): return (cls, float, object)
    def mro(cls): return [cls, object]
class Chameleon(metaclass=Meta):
    __module__ = "numpy"
"""


def test_a_metaclass_that_is_everything(room: Room):
    room.attack(all_functions(SOFTMAX, "return Chameleon()", METACLASS))


def test_names_that_are_no_functions(room: Room):
    """A value, a class, a module where a function is asked for."""
    from hostile import notebook

    sources = {
        "softmax": f"{SETUP}\nsoftmax = Anything()",
        "forward": "forward = np",
        "predict_class": "predict_class = [2, 0]",
        "minibatch_shape": "minibatch_shape = Anything()",
    }
    room.attack(notebook(SOFTMAX, sources))
