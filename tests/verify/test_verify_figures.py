"""Counting: what is fair, and what is called a shortcoming."""

from __future__ import annotations

import pytest

from autograder.verify.cases import Case
from autograder.verify.figures import by_question, figures, shortcomings, unnamed
from autograder.verify.tables import BEGIN, END, fairness_markdown, write_markdown
from autograder.verify.trial import Trial


def trial(kind="bad", accepted=False, says="", mistake="", message="", name="f", fault=""):
    case = Case("demo", name, kind, f"a.py:1 {kind}", "f = 1", says)
    return Trial(case, accepted, mistake, message, check="a check", fault=fault)


ENOUGH = [
    trial("model", True),
    *[trial("ok", True)] * 6,
    *[trial(says="left out", mistake="b is Left Out")] * 10,
]


def test_a_fair_question_has_no_shortcomings():
    assert shortcomings(ENOUGH, complete=True) == []
    total = figures("all", ENOUGH)
    assert (str(total.right_accepted), str(total.wrong_rejected), str(total.named)) == (
        "7/7", "10/10", "10/10",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (trial("ok", False, message="no"), "rejected, and it is right: a check | no"),
        (trial("model", False), "rejected, and it is right"),
        (trial("bad", True), "accepted, and it is wrong"),
        (trial("mutant", True), "accepted, and it is wrong"),
        (trial("equivalent", False), "rejected, and it is right"),
        (trial("bad", False, fault="no sandbox"), "not judged: no sandbox"),
        (trial("mutant", False, fault="no sandbox"), "not judged: no sandbox"),
        (trial(mistake="the sign is wrong", says="left out"), "named as 'the sign is wrong', not"),
        (trial(mistake="the sign is wrong"), "and the answer declares none"),
    ],
)
def test_each_kind_of_unfairness_is_one_shortcoming(more, said):
    (found,) = shortcomings([*ENOUGH, more], complete=True)
    assert said in found


def test_too_few_answers_are_a_shortcoming_only_where_all_are_asked_for():
    few = ENOUGH[:10]
    assert shortcomings(few, complete=False) == []
    (found,) = shortcomings(few, complete=True)
    assert "6 right and 3 wrong answers" in found


def test_too_few_names_are_a_shortcoming():
    (found,) = shortcomings([*ENOUGH, *[trial()] * 3], complete=True)
    assert "Only 76.9 %" in found


def test_form_sentences_name_too_and_an_accepted_answer_is_never_named():
    assert trial(says="an axis is missing", message="It has shape (3,): an axis is missing.").named
    assert not trial(accepted=True, says="an axis", message="an axis").named
    assert not trial(says="", message="anything").named
    assert "it says: a check | x" in unnamed([trial(message="x")])[0]


def test_100_percent_is_said_only_of_all():
    share = figures("all", [*[trial()] * 1999, trial(accepted=True)]).wrong_rejected
    assert (share.percent, share.whole) == ("99.9 %", False)


def test_the_tables_hold_each_question_and_the_sum():
    trials = [*ENOUGH, trial("mutant", name="g"), trial("equivalent", True, name="g")]
    assert [(row.assignment, row.title) for row in by_question(trials)] == [
        ("demo", "f"),
        ("demo", "g"),
    ]
    page = fairness_markdown(trials)
    assert "| demo: g | – | – | 1/1 | 1 | – | 0 |" in page
    assert "| **all** | 7/7 | 10/10 | 1/1 | 1 | 10/10 | 0 |" in page


def test_a_page_with_markers_keeps_its_words(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n")
    for _ in range(2):
        write_markdown(page, ENOUGH)
        assert page.read_text() == f"Before.\n{BEGIN}\n{fairness_markdown(ENOUGH)}{END}\nAfter.\n"
    write_markdown(tmp_path / "new.md", ENOUGH)
    assert (tmp_path / "new.md").read_text() == fairness_markdown(ENOUGH)
