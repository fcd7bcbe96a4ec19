"""grades.csv is safe to open and never half a file."""

from __future__ import annotations

import csv
import errno
import math
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.exam.verdict import Verdict
from autograder.report import ReportError, write_grades

MakeVerdict = Callable[..., Verdict]


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_columns_and_numbers(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    write_grades([make_verdict(score=2.5)], tmp_path / "grades.csv")
    header, row = rows_of(tmp_path / "grades.csv")
    assert header[:6] == ["student_id", "assignment", "score", "max_score", "status", "reason"]
    assert row[:6] == [
        "anna", "05_softmax", "2.5", "10", "waiting_for_manual", "one answer waits",
    ]  # fmt: skip
    assert dict(zip(header, row, strict=True))["sandbox"] == "tier 1"
    assert dict(zip(header, row, strict=True))["seconds"] == "1.25"


def test_rows_stand_in_natural_order(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    keys = [("s10", "a2"), ("s2", "a10"), ("S1", "a2"), ("s2", "a2"), ("s02", "a2")]
    verdicts = [make_verdict(student_id=s, assignment=a) for s, a in keys]
    for given in (verdicts, verdicts[::-1]):
        write_grades(given, tmp_path / "grades.csv")
        assert [(row[0], row[1]) for row in rows_of(tmp_path / "grades.csv")[1:]] == [
            ("S1", "a2"), ("s02", "a2"), ("s2", "a2"), ("s10", "a2"), ("s2", "a10"),
        ]  # fmt: skip


def test_an_endless_run_of_digits_sorts(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    ids = ["9" * 5000, "1" + "0" * 5000]
    write_grades([make_verdict(student_id=i) for i in ids[::-1]], tmp_path / "grades.csv")
    assert [row[0] for row in rows_of(tmp_path / "grades.csv")[1:]] == ids


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\uff1d"])
def test_formulas_are_defused(make_verdict: MakeVerdict, tmp_path: Path, start: str) -> None:
    verdict = make_verdict(student_id=f"{start}cmd|'/c calc'!A1", reason=f"{start}1+1")
    write_grades([verdict], tmp_path / "grades.csv")
    row = rows_of(tmp_path / "grades.csv")[1]
    assert row[0] == f"'{start}cmd|'/c calc'!A1"
    assert not row[5].startswith(("=", "+", "-", "@", " ", "\t", "\uff1d"))


def test_nothing_is_hidden_in_an_id_and_nothing_lost(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    ids = ["anna", "anna\u200b", "anna\x1b[2J", "anna\x1b[0m", "\tanna", "\r\n=1", "\u202eanna"]
    write_grades([make_verdict(student_id=i) for i in ids], tmp_path / "grades.csv")
    assert {row[0] for row in rows_of(tmp_path / "grades.csv")[1:]} == {
        "anna", "anna⟪U+200B⟫", "anna␛[2J", "anna␛[0m", "␉anna", "␍␊=1", "⟪U+202E⟫anna",
    }  # fmt: skip
    text = (tmp_path / "grades.csv").read_bytes()
    assert not [byte for byte in text if byte < 0x20 and byte not in b"\r\n"]
    assert text.count(b"\r\n") == text.count(b"\n") == len(ids) + 1


def test_a_reason_is_one_line(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    reason = 'first\nsecond\r\n\x1b[31m"third", \x00\u202e'
    write_grades([make_verdict(reason=reason)], tmp_path / "grades.csv")
    assert rows_of(tmp_path / "grades.csv")[1][5] == 'first second "third", ␀⟪U+202E⟫'
    assert len((tmp_path / "grades.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_names_are_utf_8_and_odd_bytes_stop_nothing(
    make_verdict: MakeVerdict, tmp_path: Path
) -> None:
    verdicts = [make_verdict(student_id="Zoë 漢"), make_verdict(student_id="odd\udc80")]
    write_grades(verdicts, tmp_path / "grades.csv")
    assert {row[0] for row in rows_of(tmp_path / "grades.csv")[1:]} == {"Zoë 漢", "odd⟪U+DC80⟫"}


def test_no_verdicts_make_a_header(tmp_path: Path) -> None:
    write_grades([], tmp_path / "grades.csv")
    assert len(rows_of(tmp_path / "grades.csv")) == 1


def test_two_verdicts_for_one_row_are_refused(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="'anna' has two verdicts"):
        write_grades([make_verdict(), make_verdict(score=1.0)], tmp_path / "grades.csv")


def test_a_score_that_is_no_number_is_refused(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no number"):
        write_grades([make_verdict(score=math.nan)], tmp_path / "grades.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize(
    ("code", "advice"), [(errno.ENOSPC, "Free some space"), (errno.EACCES, "writable")]
)
def test_a_failed_write_leaves_the_old_file(
    make_verdict: MakeVerdict,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: str,
    code: int,
    advice: str,
) -> None:
    path = tmp_path / "grades.csv"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(failing, fail)
    with pytest.raises(ReportError) as caught:
        write_grades([make_verdict()], path)
    assert str(path) in str(caught.value)
    assert advice in str(caught.value)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "grades.csv"
    with pytest.raises(ReportError, match="Create the folder first") as caught:
        write_grades([make_verdict()], path)
    assert str(path) in str(caught.value)


def test_the_file_is_private(make_verdict: MakeVerdict, tmp_path: Path) -> None:
    write_grades([make_verdict()], tmp_path / "grades.csv")
    assert (tmp_path / "grades.csv").stat().st_mode & 0o777 == 0o600
