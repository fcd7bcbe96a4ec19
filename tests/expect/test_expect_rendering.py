"""What a notebook shows of a check that does not hold."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

from autograder import expect


@pytest.fixture
def shell():
    shell = InteractiveShell.instance()
    yield shell
    InteractiveShell.clear_instance()


def shown(shell, capsys, code):
    shell.run_cell("from autograder import expect")
    shell.run_cell(code)
    return capsys.readouterr().out


def test_a_wrong_value_is_shown_in_sentences_alone(shell, capsys):
    text = shown(
        shell, capsys, 'with expect.check("a sum", hint="Add."):\n    expect.number(3.0, 4.0)'
    )
    assert "Not yet: a sum" in text
    assert "The answer is 3, which is not the value asked for.\nHint: Add.\n" in text
    assert "closeness.py" not in text
    assert "Traceback" not in text


def test_an_error_in_the_students_code_is_shown_with_its_place(shell, capsys):
    shell.run_cell("def inverse(x):\n    return 1 / x")
    text = shown(shell, capsys, 'with expect.check("zero"):\n    inverse(0)')
    assert "Your code raised ZeroDivisionError: division by zero." in text
    assert "  in inverse, line 2 of its cell: return 1 / x" in text


def test_a_broken_check_keeps_its_traceback(shell, capsys):
    assert "Traceback" in shown(shell, capsys, "expect.close(1.0, 1.0, rtol=-1)")


def test_outside_a_notebook_it_is_an_assertion_error_like_any():
    with (
        pytest.raises(AssertionError, match=r"^a sum: the answer is 3, .* Hint: Add\.$"),
        expect.check("a sum", hint="Add."),
    ):
        expect.number(3.0, 4.0)
