"""Reading answers and lists of equivalent mutants."""

from __future__ import annotations

from pathlib import Path

import pytest
from handins import SOFTMAX, assignment

from autograder.verify.answers import AnswerError, read_answers
from autograder.verify.equivalent import read_equivalent

TWO = '''"""Words above the first header belong to no answer."""

# %% ok_short: as short as it gets
def softmax(z):
    return z

# %% bad_columns
# says: each column sums to 1
import numpy as np

def softmax(z):
    return z
'''


@pytest.fixture
def answers(tmp_path: Path):
    def read(text: str, name: str = "softmax"):
        file = tmp_path / SOFTMAX / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return read_answers(tmp_path, assignment(SOFTMAX))

    return read


def test_answers_are_read_with_their_words_and_lines(answers):
    first, second = answers(TWO)
    assert (first.kind, first.slug, first.about, first.says) == (
        "ok", "short", "as short as it gets", "",
    )  # fmt: skip
    assert first.source == "def softmax(z):\n    return z\n"
    assert (second.kind, second.slug, second.about) == ("bad", "columns", "")
    assert second.says == "each column sums to 1"
    assert second.source.startswith("import numpy as np\n")
    assert (first.line, second.line) == (3, 7)
    assert second.label.endswith("softmax.py:7 bad_columns")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# %% softmax: no kind\n", r"softmax\.py:1: write"),
        ("# %% ok_a\nx\n# %% ok_a\ny\n", r"softmax\.py:3: there are two answers ok_a"),
        ("# %% ok_a\n# says: a sentence\n", r"softmax\.py:2: a right answer has no"),
        ("# %% bad_a\n# says: your code raised TypeError\n", r"softmax\.py:2: .* fits any wrong"),
        ("# %% bad_a\n# says: the answer\n", "fits any wrong"),
        ("# %% bad_a\n# says: bias\n", "fits any wrong"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(answers, text, message):
    with pytest.raises(AnswerError, match=message):
        answers(text)


def test_answers_to_a_question_that_is_not_asked_are_an_error(answers):
    with pytest.raises(AnswerError, match="has no test cell test_softmin"):
        answers(TWO, name="softmin")


def test_equivalent_mutants_need_a_reason(tmp_path):
    file = tmp_path / SOFTMAX / "equivalent.toml"
    file.parent.mkdir()
    assert read_equivalent(tmp_path, SOFTMAX) == {}
    file.write_text('[softmax]\n"a -> b" = "a batch has two axes"\n')
    assert read_equivalent(tmp_path, SOFTMAX) == {"softmax": {"a -> b": "a batch has two axes"}}
    for broken, message in [
        ('[softmax]\n"a" = ""', "needs a reason"),
        ('[softmax]\n"a" = 1', "needs a reason"),
        ('softmax = "a"', "must be a table"),
        ("[softmax", "equivalent.toml"),
    ]:
        file.write_text(broken)
        with pytest.raises(AnswerError, match=message):
            read_equivalent(tmp_path, SOFTMAX)
