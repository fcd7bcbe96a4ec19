"""Reports on the disk."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from autograder.exam.verdict import Verdict
from autograder.report import ReportError, write_submission, write_summary

MakeVerdict = Callable[..., Verdict]


def test_a_submission_gets_both_reports(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    written = write_submission(make_verdict(), tmp_path, "Softmax")
    assert written.results == tmp_path / "anna" / "05_softmax" / "results.json"
    assert written.feedback == tmp_path / "anna" / "05_softmax" / "feedback.html"
    assert json.loads(written.results.read_text())["score"] == 3
    assert "<h1><bdi>Softmax</bdi></h1>" in written.feedback.read_text(encoding="utf-8")
    for file in written.feedback.parent.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_second_write_replaces_and_leaves_nothing_else(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    write_submission(make_verdict(), tmp_path, "T")
    written = write_submission(make_verdict(score=5.0), tmp_path, "T")
    assert json.loads(written.results.read_text())["score"] == 5
    assert sorted(p.name for p in written.results.parent.iterdir()) == [
        "feedback.html",
        "results.json",
    ]


def test_a_full_disk_leaves_the_old_reports(
    make_verdict: MakeVerdict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = write_submission(make_verdict(), tmp_path, "T")
    before = written.results.read_bytes(), written.feedback.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ReportError, match=re.escape(str(written.results))):
        write_submission(make_verdict(score=5.0), tmp_path, "T")
    assert (written.results.read_bytes(), written.feedback.read_bytes()) == before
    assert len(list(written.results.parent.iterdir())) == 2


def test_a_verdict_that_cannot_be_told_changes_nothing(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    with pytest.raises(ReportError):
        write_submission(make_verdict(score=float("nan")), tmp_path, "T")
    assert list(tmp_path.iterdir()) == []


def test_odd_ids_get_their_own_folders_and_stay_exact(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    ids = ["../x", "..%2fx", "%2e.%2fx", "x", "\udc80", "a" * 300, "a" * 301, ""]
    for student in ids:
        write_submission(make_verdict(student_id=student), tmp_path, "T")
    found = [
        json.loads(file.read_text())["extra_data"]["student_id"]
        for file in tmp_path.glob("*/05_softmax/results.json")
    ]
    assert sorted(found) == sorted(ids)


def test_the_summary_links_to_the_pages_that_are_there(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    verdicts = [make_verdict(student_id=i) for i in ("50% <b>#?&", "s2", "absent")]
    for verdict in verdicts[:2]:
        write_submission(verdict, tmp_path, "T")
    target = write_summary(verdicts, tmp_path, {"05_softmax": "Softmax & more"})
    assert target == tmp_path / "summary.html"
    soup = BeautifulSoup(target.read_text(encoding="utf-8"), "html.parser")
    links = {a.get_text(): a["href"] for a in soup.select("table a")}
    assert set(links) == {"50% <b>#?&", "s2"}
    for href in links.values():
        assert (tmp_path / unquote(href)).is_file()
        assert not set("#?") & set(href)
    assert "Softmax & more" in soup.h2.get_text()


def test_the_summary_counts(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    scores = [0.0, 3.0, 9.0, 10.0]
    verdicts = [make_verdict(student_id=f"s{i}", score=s) for i, s in enumerate(scores)]
    verdicts.append(make_verdict(student_id="f", status="failed", cells=(), reason="<i>why</i>"))
    page = write_summary(verdicts, tmp_path).read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    picture = soup.find("svg", attrs={"role": "img"})
    assert picture["aria-label"] == picture.title.get_text()
    assert picture["aria-label"] == (
        "Scores: 1 from 0 to 10 percent, 1 from 30 to 40 percent, 2 from 90 to 100 percent."
    )
    words = " ".join(soup.get_text(" ").split())
    assert "5 submissions; 1 without a score" in words
    assert "Softmax over the last axis 0 of 4" in words
    assert "The forward pass 4 of 4" in words
    assert "the maximum was not subtracted 4" in words
    assert "<i>why</i>" in words


def test_the_summary_is_a_page_for_everybody(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    verdicts = [make_verdict(), make_verdict(assignment="06_mnist")]
    page = write_summary(verdicts, tmp_path).read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert soup.html["lang"] == "en"
    assert len(soup.find_all("main")) == 1
    assert soup.find(id=soup.body.find("a")["href"][1:]) is not None
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
    assert all(b <= a + 1 for a, b in zip([0, *levels], levels, strict=False))
    assert not soup.find_all(["script", "link", "img"])
    for table in soup.find_all("table"):
        assert table.caption
        assert all(th.get("scope") for th in table.find_all("th"))


def test_an_empty_class_makes_a_page(tmp_path: Path) -> None:
    assert "no verdicts yet" in write_summary([], tmp_path / "new").read_text(encoding="utf-8")
