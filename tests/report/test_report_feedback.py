"""The feedback page: safe, whole, readable by everybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exam.verdict import CellRun, CellVerdict, CheckOutcome, Verdict
from autograder.report import ReportError, feedback_html
from autograder.report.feedback import OUTPUT_LIMIT, RUNS_SHOWN

MakeVerdict = Callable[..., Verdict]
HOSTILE = (
    "</pre></code><script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "<img src=x onerror=alert(1)>",
    "</title></style><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202etxt.exe",
    "\x1b[31mred\x1b[0m",
    "a\x00b",
    "\ud800",
    "<!-- -->]]>",
)
ALLOWED_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section"),
    *("article", "h1", "h2", "h3", "h4", "p", "strong", "span", "a", "ul", "ol", "li", "bdi"),
    *("details", "summary", "div", "pre", "code", "svg", "defs", "pattern", "rect", "line"),
}
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def soup_of(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def words_of(page: str) -> str:
    return " ".join(soup_of(page).body.get_text(" ").split())


def poisoned(make_verdict: MakeVerdict, text: str) -> Verdict:
    check = CheckOutcome(text, text, held=False, hidden=True)
    cell = CellVerdict(text, text, 0.0, 1.0, "auto", "not_held", text, text, (check,))
    run = CellRun(text, text, text, True, text, "error", "saved")
    return make_verdict(
        student_id=text, assignment=text, reason=text, cells=(cell,), runs=(run,),
        notes=(text,), sandbox=text,
    )  # fmt: skip


def assert_harmless(page: str) -> None:
    page.encode("utf-8")
    assert not UNSEEN.search(page)
    soup = soup_of(page)
    assert {tag.name for tag in soup.find_all(True)} <= ALLOWED_TAGS
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"]
        assert not {"src", "action", "srcdoc", "autofocus"} & set(tag.attrs)
        assert tag.get("href", "#").startswith("#")


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_is_only_text(make_verdict: MakeVerdict, text: str) -> None:
    page = feedback_html(poisoned(make_verdict, text), text)
    assert_harmless(page)


@settings(max_examples=50)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_text_is_only_text(text: str) -> None:
    run = CellRun(text, text, text, False, text, "died")
    cell = CellVerdict("g", text, 0.0, 1.0, "auto", "not_held", text, text)
    verdict = Verdict(text, "a", "graded", text, 0.0, 1.0, (cell,), (run,), (text,))
    assert_harmless(feedback_html(verdict, text))


def test_escaped_text_is_still_shown(make_verdict: MakeVerdict) -> None:
    page = feedback_html(poisoned(make_verdict, "<b>bold</b> & \u202e"), "T")
    assert "<b>" not in page
    assert soup_of(page).find("pre").get_text() == "<b>bold</b> & ⟪U+202E⟫"


def test_the_page_is_whole_in_itself(make_verdict: MakeVerdict) -> None:
    page = feedback_html(make_verdict(), "T")
    soup = soup_of(page)
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert not soup.find_all(["script", "link", "img", "iframe", "object"])
    assert "http://" not in page
    assert "https://" not in page
    assert "@import" not in page


def test_landmarks_language_and_skip_link(make_verdict: MakeVerdict) -> None:
    soup = soup_of(feedback_html(make_verdict(), "T"))
    assert soup.html["lang"] == "en"
    assert len(soup.find_all("main")) == 1
    assert soup.body.find("header", recursive=False)
    assert soup.body.find("footer", recursive=False)
    skip = soup.body.find(True)
    assert skip.name == "a"
    assert soup.find(id=skip["href"][1:]) is not None
    assert soup.title.get_text().strip() == "T: feedback for anna"


def test_headings_descend_without_gaps(make_verdict: MakeVerdict) -> None:
    soup = soup_of(feedback_html(make_verdict(), "T"))
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_ids_are_unique_and_references_lead_somewhere(make_verdict: MakeVerdict) -> None:
    soup = soup_of(feedback_html(make_verdict(), "T"))
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    wanted = {tag["aria-labelledby"] for tag in soup.find_all(attrs={"aria-labelledby": True})}
    wanted |= {tag["href"][1:] for tag in soup.find_all("a")}
    assert wanted <= set(ids)


def test_pictures_have_words(make_verdict: MakeVerdict) -> None:
    soup = soup_of(feedback_html(make_verdict(), "T"))
    pictures = soup.find_all("svg", attrs={"role": "img"})
    assert len(pictures) == 5
    for picture in pictures:
        assert picture["aria-label"] == picture.title.get_text()
    assert pictures[1]["aria-label"] == "Softmax over the last axis: 0 of 3 points"
    decorations = soup.find_all("svg", attrs={"role": False})
    assert all(picture["aria-hidden"] == "true" for picture in decorations)


def test_score_and_status_in_words(make_verdict: MakeVerdict) -> None:
    words = words_of(feedback_html(make_verdict(), "T"))
    assert "You have 3 of 10 points so far; 2 more points wait for a person." in words
    assert "Waits for a person" in words
    assert "one answer waits" in words
    assert "You edited the test cell test_softmax; our own copy was used." in words


def test_a_failed_verdict_says_why(make_verdict: MakeVerdict) -> None:
    verdict = make_verdict(status="failed", reason="no JSON", cells=(), runs=(), score=0.0)
    words = words_of(feedback_html(verdict, "T"))
    assert "0 of 10 points, because your notebook could not be graded." in words
    assert "no JSON" in words
    assert "There are no questions to show" in words


def test_all_points_are_praised(make_verdict: MakeVerdict) -> None:
    verdict = make_verdict(status="graded", cells=make_verdict().cells[1:2], max_score=3.0)
    assert "all there are. Well done!" in words_of(feedback_html(verdict, "T"))


def test_a_question_says_what_held_and_what_did_not(make_verdict: MakeVerdict) -> None:
    soup = soup_of(feedback_html(make_verdict(), "T"))
    article = soup.find("article")
    words = " ".join(article.get_text(" ").split())
    assert "✘ Not held: large logits hidden check Hint: Subtract." in words
    assert "✔ Held: rows sum to 1" in words
    assert "Divide." not in words
    assert "A known mistake gives this answer: the maximum was not subtracted." in words
    assert "softmax(z) holds NaN" in words


def test_statuses_never_rest_on_colour_alone(make_verdict: MakeVerdict) -> None:
    cells = tuple(
        CellVerdict(status, status, 0.0, 1.0, kind, status)
        for kind, status in [
            ("auto", "held"), ("auto", "not_held"), ("auto", "not_run"),
            ("manual", "waiting"), ("manual", "unanswered"),
        ]
    )  # fmt: skip
    soup = soup_of(feedback_html(make_verdict(cells=cells), "T"))
    badges = [badge.get_text() for badge in soup.select("ol.overview .badge")]
    assert badges == ["✔ Held", "✘ Not yet", "– Not run", "✎ Waits for a person", "○ Left empty"]


def test_a_run_shows_code_error_and_origin_of_its_output(make_verdict: MakeVerdict) -> None:
    soup = soup_of(feedback_html(make_verdict(), "T"))
    first, printed, saved, failed = (
        " ".join(item.get_text(" ").split()) for item in soup.find_all("details")
    )
    assert "import numpy as np" in first
    assert "No output to show." in first
    assert "What it printed 1" in printed
    assert "as saved in your notebook two" in saved
    assert "What it printed" not in saved
    assert "ZeroDivisionError: x" in failed
    assert not soup.find("details", open=True)
    assert "could repeat what that check sent" in words_of(str(soup))


def test_output_of_unknown_origin_is_not_shown(make_verdict: MakeVerdict) -> None:
    run = CellRun("cell 1", "x", "the hidden 0.731", False, "", "ok", "none")
    assert "0.731" not in feedback_html(make_verdict(runs=(run,)), "T")


def test_the_reason_for_saved_output_stands_only_where_there_is_any(
    make_verdict: MakeVerdict,
) -> None:
    verdict = make_verdict()
    page = feedback_html(replace(verdict, runs=verdict.runs[:2]), "T")
    assert "could repeat" not in page


def test_huge_text_is_bounded(make_verdict: MakeVerdict) -> None:
    run = CellRun("cell 1", "s" * 10**6, "o" * 10**6, True, "e" * 10**6, "error")
    page = feedback_html(make_verdict(runs=(run,), reason="r" * 10**6), "T")
    assert len(page) < 100_000
    assert f"{10**6 - OUTPUT_LIMIT:,} characters left out" in page
    assert "There was more output; it was cut here." in page


def test_endless_notes_are_bounded_with_a_notice(make_verdict: MakeVerdict) -> None:
    page = feedback_html(make_verdict(notes=("n",) * 1_000), "T")
    assert page.count("<li><bdi>n</bdi></li>") == 100
    assert "900 more notes are not shown." in page


def test_endless_cells_are_bounded_with_a_notice(make_verdict: MakeVerdict) -> None:
    runs = (CellRun("c", "x", "", False, "", "ok"),) * (RUNS_SHOWN + 7)
    page = feedback_html(make_verdict(runs=runs), "T")
    assert page.count("<details>") == RUNS_SHOWN
    assert "7 more cells are not shown here." in page


def test_zero_points_and_no_seconds_make_a_page(make_verdict: MakeVerdict) -> None:
    cell = CellVerdict("g", "g", 0.0, 0.0, "auto", "held")
    verdict = make_verdict(cells=(cell,), score=0.0, max_score=0.0, seconds=float("nan"))
    assert "nan" not in words_of(feedback_html(verdict, "T")).split()


def test_a_score_that_is_no_number_is_refused(make_verdict: MakeVerdict) -> None:
    with pytest.raises(ReportError, match="no number"):
        feedback_html(make_verdict(score=float("nan")), "T")
