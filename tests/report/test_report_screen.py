"""What `autograder grade` puts on the screen, as bytes: names and notebooks cannot steer it."""

from __future__ import annotations

import csv
import logging
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from handins import ROOT, SOFTMAX, assignment, notebook_json, write_notebook

from autograder.cli.faults import describe, faults_on_screen
from autograder.exam.server import ExamFault

TITLE, CLEAR = "\x1b]0;owned\x07", "\x1b[2J\x1b[1;1H"
NAMES = (
    f"{TITLE}ann",
    f"{CLEAR}bob",
    "eve\nError: all marks are lost",
    "\u202etimes\u202c",
    "[bold red]zoe[blink]",
    "=HYPERLINK(1)",
    "carl\rdora",
    "\udcff\udc9b31mfay",
    "gus\u200b",
    "h" * 250,
)
FORBIDDEN = [
    *(bytes([code]) for code in range(0x20) if code not in b"\n\r\t"),
    *(character.encode() for character in "\u202e\u202c\u200b\x9b\x7f"),
    b"\nError:",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of hostile names and notebooks, with hostile files between them."""
    folder = tmp_path_factory.mktemp("class")
    content = notebook_json(assignment(SOFTMAX), {"softmax": f"raise ValueError({TITLE!r})"})
    content["metadata"] = {"kernelspec": {"name": TITLE, "language": CLEAR}}
    for cell in content["cells"][-3:]:
        cell["metadata"]["nbgrader"] = {"grade_id": f"{TITLE}\n{CLEAR}" * 3, "points": 10}
    for number, name in enumerate(NAMES):
        path = folder / name / SOFTMAX / f"{SOFTMAX}.ipynb"
        path.parent.mkdir(parents=True)
        if number % 2:
            path.write_text(f"{{{TITLE}")
        else:
            write_notebook(path, content)
        (path.parent / f"{CLEAR}other.ipynb").write_text("x")
    (folder / f"{TITLE}notes\nError: x").write_text("x")
    (folder / f"link{CLEAR}").symlink_to("/etc")
    return folder


def command(place: Path, out: Path) -> list[str]:
    grade = [sys.executable, "-m", "autograder", "grade", str(place), "--out", str(out)]
    return [*grade, "--course", str(ROOT)]


def test_no_name_and_no_notebook_steers_what_is_printed(place: Path, tmp_path: Path) -> None:
    done = subprocess.run(command(place, tmp_path / "out"), capture_output=True)
    assert done.returncode == 0, done.stderr
    printed = done.stdout + done.stderr
    assert not [code for code in FORBIDDEN if code in printed]
    assert b"ignored" in done.stderr
    assert max(map(len, printed.splitlines())) < 4_000
    for name in ("grades.csv", "timings.csv"):
        data = (tmp_path / "out" / name).read_bytes()
        assert not [code for code in FORBIDDEN if code in data]
        rows = list(csv.reader(data.decode("utf-8").splitlines()))
        assert len({row[0] for row in rows[1:]}) == len(rows) - 1 == len(NAMES)


def test_nor_what_a_terminal_is_sent(place: Path, tmp_path: Path) -> None:
    """rich sends colours to a terminal, so escape sequences there are not all a student's."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200"}
    process = subprocess.Popen(
        command(place, tmp_path / "out"), stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    sent = bytearray()
    while True:
        try:
            chunk = os.read(ours, 1 << 16)
        except OSError:  # Linux's way of saying that the other end is closed
            break
        sent += chunk
    os.close(ours)
    assert process.wait() == 0, bytes(sent)
    for sequence in (TITLE.encode(), CLEAR.encode(), b"\x1b]", b"\x1b[2J", "\u202e".encode()):
        assert sequence not in sent
    assert b"\nError: all marks" not in sent.replace(b"\r\n", b"\n")


def test_a_fault_of_the_grader_is_told_without_what_it_was_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hidden, student = "0.7316", f"{TITLE}\nann"
    log = logging.getLogger("autograder.batch.grader")
    with faults_on_screen():
        try:
            try:
                {}[hidden]
            except KeyError as error:
                raise ExamFault(f"exit code 70:\n{CLEAR}{'x' * 10_000}") from error
        except ExamFault:
            log.exception("%s, %s", student, SOFTMAX)
    told = capsys.readouterr().err
    assert hidden not in told
    assert "\x1b" not in told
    assert len(told) < 5_000
    assert told.startswith("error: ann, 05_softmax")
    assert "exit code 70" in told
    assert f"{Path(__file__).name}:" in told
    assert "KeyError" in told


def test_an_endless_chain_of_errors_is_bounded() -> None:
    error = ValueError("x")
    for _ in range(1_000):
        behind, error = error, ValueError("x")
        error.__cause__ = behind
    assert len(describe(error)) < 200


def test_nothing_is_told_twice_or_after_the_grading(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        with faults_on_screen():
            logging.getLogger("autograder").error("once")
    logging.getLogger("autograder").debug("not at all")
    assert capsys.readouterr().err.count("once") == 2
