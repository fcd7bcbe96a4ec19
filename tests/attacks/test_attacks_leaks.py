"""Carrying what a hidden check sent out of the exam."""

from __future__ import annotations

import pytest
from hostile import FORGE, MARK, SOFTMAX, Room, assert_no_secret, cell, notebook

# Keeps all arguments and answers rightly, so that the hidden part is reached.
KEEP = """
import numpy as np
KEPT = []
def right(z):
    z = np.asarray(z, dtype=np.float64)
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
def text():
    return "LE" + "AK " + repr(KEPT)
def late():
    # in the hidden part: the visible one and the plots stay below a dozen calls
    return len(KEPT) > 10
"""

WITHIN = {
    "printed": "print(text())",
    "to stderr": "import sys; print(text(), file=sys.stderr)",
    "by an error's text": "raise ValueError(text())",
    "by an error's name": "raise type(text()[:150], (ValueError,), {})",
    "by an error's qualified name": "raise type('E', (ValueError,), {'__module__': text()})",
    "by an error's cause": "raise ValueError from KeyError(text())",
    "by notes": "e = ValueError('x'); e.add_note(text()); raise e",
    "by a NameError's name": "raise NameError(text(), name=text())",
    "by a file not found": "open(text()[:200])",
    "by a group of errors": "raise ExceptionGroup(text(), [ValueError(text())])",
    "by an assertion": "assert False, text()",
    "by a forged Mismatch": (
        "from autograder.expect import Mismatch\n"
        "raise Mismatch(text(), form=text(), mistake=text(), title=text(), hint=text())"
    ),
    "by a warning": "import warnings; warnings.warn(text()); return 0",
    "as text": "return text()",
    "as bytes": "return text().encode()",
    "as a dict": "return {text(): text()}",
    "as a list of text": "return [text()]",
    "as an array of text": "return np.array([text()])",
    "as wrong numbers": "return KEPT[10]",
    "as a list of wrong numbers": "return [float(x) for x in np.ravel(KEPT[10])]",
    "as a shape": "return np.zeros((int(abs(np.ravel(KEPT[10])[0]) * 1e5), 1, 0))",
    "as a number of axes": "return np.zeros((1,) * 7)",
    "as an object's type": "return type(text()[:150], (), {})()",
    "as a function's name": "f = lambda: 0\nf.__name__ = f.__qualname__ = text()[:150]\nreturn f",
    "as a class's module": "return type('T', (), {'__module__': text()})()",
    "as an object's text": "return type('T', (), {'__repr__': lambda s: text()})()",
    "as a Series": "import pandas as pd; return pd.Series([0], index=[text()])",
    "as a table": "import pandas as pd; return pd.DataFrame({text(): [0]})",
    "as a structured array": "return np.zeros(3, dtype=[(text()[:30], 'f8')])",
    "as a category": "import pandas as pd; return pd.Series([text()], dtype='category')",
    "as an exception": "return ValueError(text())",
    "as a giant integer": "return int.from_bytes(text().encode()[:1000], 'big')",
    "as a complex number": "return complex(*np.ravel(KEPT[10])[:2])",
    "as a set": "return {text()}",
    "by an unsendable answer": "reply('unsendable', text())",
    "by a forged error": "reply('raised', ['error', text()[:99], [text()[:99]], text()])",
    "by forged warnings": "reply('returned', 0.5, [text()], [text()])",
    "by a forged handle": "reply('returned', ['handle', 1, 'a function', text()], [], [])",
    "by a forged description": "reply('returned', ['handle', 1, text(), ''], [], [])",
    "by an unknown tag": "reply('returned', [text(), 1], [], [])",
    "by an unknown dtype": "reply('returned', ['array', text()[5:15], [1], b'', 'ndarray'], [], [])",
    "by an origin": "reply('returned', ['array', '<f8', [0], b'', text()], [], [])",
}


def _keeping(body: str) -> str:
    indented = body.replace("\n", "\n        ")
    return (
        f"{FORGE}{KEEP}def softmax(z):\n    KEPT.append(np.array(z).tolist())\n"
        f"    if late():\n        {indented}\n    return right(z)\n"
    )


@pytest.mark.parametrize("way", WITHIN)
def test_from_within_a_hidden_check(room: Room, way: str):
    result = room.attack(notebook(SOFTMAX, {"softmax": _keeping(WITHIN[way])}), score=None)
    assert any(check.held for check in result.verdict.cells[0].checks), "the attack came too early"


# The same later: in the visible checks of the next question, and in the cells between.
LATER = {
    **{way: body for way, body in WITHIN.items() if way != "printed"},
    "as an answer of the right shape": "return [[*np.ravel(KEPT[8])[:2], 1.0]]",
    "as one number": "return np.ravel(KEPT[8])[0]",
    "as a key": "return {np.ravel(KEPT[8])[0]: 1}",
}


@pytest.mark.parametrize("way", LATER)
def test_from_a_later_visible_check(room: Room, way: str):
    indented = LATER[way].replace("\n", "\n    ")
    forward = f"def forward(*arguments):\n    {indented}\n    return 0"
    hand_in = notebook(SOFTMAX, {"softmax": _keeping("pass"), "forward": forward})
    result = room.attack(hand_in, score=4.0)
    assert not result.verdict.cells[1].checks or not result.verdict.cells[1].checks[0].held


CELLS = {
    "printed": "print(text())",
    "displayed": "display(text())",
    "a last line": "text()",
    "an error's text": "raise ValueError(text())",
    "an error's name": "raise type(text()[:150], (ValueError,), {})",
    "an error's forged bases": "reply('done', 'error', text(), True, ['error', text()[:99], [text()[:99]], text()])",
    "a forged output": "reply('done', 'ok', text(), False, None)",
    "a syntax error": "exec(text())",
    "its metadata": "get_ipython().execution_count = text()",
}


@pytest.mark.parametrize("way", CELLS)
def test_from_a_later_cell(room: Room, way: str):
    hand_in = notebook(
        SOFTMAX,
        {"softmax": _keeping("pass"), "predict_class": CELLS[way]},
        after={"forward": [CELLS[way]], "test_forward": [CELLS[way]]},
    )
    room.attack(hand_in, score=4.0)


ERRORS = (
    "ArithmeticError AssertionError AttributeError BufferError EOFError FloatingPointError "
    "ImportError IndexError KeyError LookupError MemoryError NameError NotImplementedError OSError "
    "OverflowError RuntimeError"
).split()


def test_the_kinds_of_errors_of_added_cells_do_not_spell_a_number(room: Room):
    """Sixteen kinds of error are half a byte; sixteen added cells a float64."""
    reports = set()
    for sent in ("0x0123456789abcdef", "0xfedcba9876543210"):
        spell = [f"raise [{', '.join(ERRORS)}][(SENT >> {4 * place}) & 15]" for place in range(16)]
        # The secret is a constant here; it stands in `globals` so that all sources are the same.
        hand_in = notebook(
            SOFTMAX, {"softmax": _keeping("pass")}, after={"forward": spell, "test_forward": spell}
        )
        hand_in["cells"].insert(0, cell(f"SENT = {sent}"))
        result = room.grade(hand_in)
        reports.add(tuple((run.status, run.error, run.output) for run in result.verdict.runs[1:]))
    assert len(reports) == 1


def test_whether_an_added_cell_fails_is_not_told_after_a_hidden_check(room: Room):
    reports = set()
    for sent in (0b1010, 0b0101):
        bits = [f"assert SENT >> {place} & 1" for place in range(4)]
        hand_in = notebook(SOFTMAX, solved=True, after={"test_softmax": bits})
        hand_in["cells"].insert(0, cell(f"SENT = {sent}"))
        reports.add(tuple((r.status, r.error) for r in room.grade(hand_in).verdict.runs))
    assert len(reports) == 1


def test_a_cell_that_repeats_a_mark_is_an_added_cell(room: Room):
    reports = set()
    for sent in (0b1010, 0b0101):
        hand_in = notebook(SOFTMAX, solved=True)
        mark = next(c for c in hand_in["cells"] if "def forward" in c["source"])
        hand_in["cells"] += [{**mark, "source": f"assert SENT >> {i} & 1"} for i in range(4)]
        hand_in["cells"].insert(0, cell(f"SENT = {sent}"))
        reports.add(tuple((r.status, r.error) for r in room.grade(hand_in).verdict.runs))
    assert len(reports) == 1


def test_where_it_ended_says_little(room: Room):
    reasons = set()
    for stop in (3, 17):
        cells = [f"import os\nif STOP == {place}: os._exit(0)" for place in range(20)]
        hand_in = notebook(SOFTMAX, solved=True, after={"test_softmax": cells})
        hand_in["cells"].insert(0, cell(f"STOP = {stop}"))
        verdict = room.grade(hand_in).verdict
        reasons.add((verdict.reason, *(c.message for c in verdict.cells)))
    assert len(reasons) == 1, reasons


def test_the_length_of_a_message_is_not_repeated(room: Room):
    source = FORGE + "raw(struct.pack('>I', 0xDEADBEEF))"
    result = room.attack(
        notebook(SOFTMAX, {"softmax": _keeping("pass"), "forward": source}), score=4.0
    )
    assert "3735928559" not in result.report


def test_before_any_hidden_check_students_see_their_own_words(room: Room):
    """The other side of it, and how the tests above would fail."""
    result = room.grade(notebook(SOFTMAX, {"softmax": f"{KEEP}\nprint(text())"}))
    assert MARK in result.report
    result = room.grade(
        notebook(SOFTMAX, {"softmax": f"{KEEP}\ndef softmax(z): raise KeyError(text())"})
    )
    assert MARK in result.verdict.cells[0].message
    with pytest.raises(AssertionError):
        assert_no_secret(result, SOFTMAX)
