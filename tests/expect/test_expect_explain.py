"""Which line of a long error a student gets to read."""

import pytest

from autograder.exam.failures import rebuild
from autograder.expect.explain import builtin_name, message_of

IN_USER_CODE = """in user code:

    File "<ipython-input-3>", line 4, in ten_times_product  *
        return 10 * tf.matmul([[3.0, 3.0]], m2)

    ValueError: Dimensions must be equal, but are 2 and 1
"""
GRAPH = """Graph execution error:

Detected at node 'MatMul' defined at (most recent call last):
Node: 'MatMul'
Matrix size-incompatible: In[0]: [1,2], In[1]: [1,2]
\t [[{{node MatMul}}]] [Op:__inference_f_12]"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\ntwo", "one"),
        ("", ""),
        (" \n \n", ""),
        (IN_USER_CODE, "ValueError: Dimensions must be equal, but are 2 and 1"),
        (GRAPH, "Matrix size-incompatible: In[0]: [1,2], In[1]: [1,2]"),
        ("Graph execution error:", "Graph execution error:"),
        ("Graph execution error:\nno node", "no node"),
        ("in user code:", "in user code:"),
    ],
)
def test_the_line_that_says_what_is_wrong(text, line):
    assert message_of(ValueError(text)) == line


class Refusal(ValueError):
    """A student's own."""


class Odd(Exception):
    """A student's own, of no built-in kind."""


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ValueError, "ValueError"),
        (Refusal, "ValueError"),
        (Odd, "an exception"),
        (Exception, "an exception"),
        (type("KeyError", (Odd,), {}), "an exception"),
        (type("secret_42", (KeyError,), {}), "KeyError"),
    ],
)
def test_only_built_in_names_are_told(kind, name):
    assert builtin_name(kind) == name


def test_an_exception_rebuilt_by_the_exam_has_its_built_in_name():
    assert builtin_name(type(rebuild(("Mine", "ValueError", "Exception"), "m"))) == "ValueError"
