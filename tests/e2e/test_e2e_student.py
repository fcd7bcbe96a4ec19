"""A student's evening, from the released notebook to the mark, in a real browser."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from handins import ROOT
from lab_driver import (
    cell_named,
    errors,
    fill_in,
    model_answers,
    not_run,
    opened,
    put_released,
    rendering_faults,
    run_all,
    run_from,
    save,
)
from lab_server import (
    MARK,
    PATIENCE,
)
from playwright.sync_api import Page, expect

ASSIGNMENT, QUESTION = "02_linear_regression", "fit_line"
# Trains well, and returns the line for the standardised ages as if it were the one for ages.
NOT_TURNED_BACK = """\
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    z = tf.constant((x - x.mean()) / x.std(), dtype=tf.float32)
    target = tf.constant(y, dtype=tf.float32)
    a, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(100):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a * z + b - target) ** 2)
        d_a, d_b = tape.gradient(loss, [a, b])
        a.assign_sub(0.1 * d_a)
        b.assign_sub(0.1 * d_b)
    return float(a), float(b)"""
# The loss stands in words below the sliders, or in the title of a picture.
TOLD = """part => (part.innerText.match(/mse = [\\d.]+/) || [])[0]
    || [...part.querySelectorAll('img')].map(picture => picture.src).join()"""
SAID = (
    "this is the line for standardised ages: turn it back to the ages as they were given",
    "Hint: Is the training long enough?",
)


def test_a_wrong_answer_is_named_mended_saved_and_graded(
    browser, lab, mark, sources, tmp_path
) -> None:
    assignment = sources.assignments[ASSIGNMENT]
    notebook = put_released(sources, assignment, lab.notebooks)
    answers = model_answers(assignment)
    with opened(browser, lab, notebook) as (page, seen):
        assert rendering_faults(page) == []
        run_all(page)
        (first,) = errors(page).items()
        assert first[0] == "test_mse" and "this function is not written yet" in first[1]

        fill_in(page, answers | {QUESTION: NOT_TURNED_BACK})
        run_all(page)
        (failed,) = errors(page)
        assert failed == f"test_{QUESTION}"
        shown = cell_named(page, failed).locator(".jp-OutputArea-output")
        for words in SAID:
            expect(shown).to_contain_text(words)
        handed_in(notebook, tmp_path, "before")

        fill_in(page, {QUESTION: answers[QUESTION]})
        run_from(page, QUESTION)
        assert errors(page) == {}
        assert not_run(page) == []
        expect(cell_named(page, failed).locator(".jp-OutputArea-output")).to_have_count(0)
        the_sliders_work(page)
        save(page)
        handed_in(notebook, tmp_path, "after")
        assert rendering_faults(page) == []
        assert seen.elsewhere == [] and seen.console == []

    marks, rows = graded(tmp_path, mark)
    points = {cell.grade_id: cell.points for cell in assignment.having("test")}
    assert marks["after"] == points
    assert marks["before"] == points | {f"test_{QUESTION}": 0}
    assert rows["after"]["status"] == "graded"
    assert float(rows["after"]["score"]) == assignment.max_score


def the_sliders_work(page: Page) -> None:
    """Both are there, the arrow keys move them, and what is told of the loss follows."""
    cell = cell_named(page, "sliders")
    shown = cell.locator(".jp-OutputArea .widget-output, .jp-OutputArea .jupyter-widget-output")
    slope, intercept = cell.get_by_role("slider").all()
    for handle, readout, key in (
        (slope, cell.locator(".widget-readout").nth(0), "ArrowRight"),
        (intercept, cell.locator(".widget-readout").nth(1), "ArrowLeft"),
    ):
        number, loss = float(readout.inner_text()), shown.evaluate(TOLD)
        assert loss
        handle.focus()
        page.keyboard.press(key)
        expect(readout).not_to_have_text(f"{number:.2f}", timeout=PATIENCE * 1000)
        page.wait_for_function(
            f"([part, before]) => ![before, ''].includes(({TOLD})(part))",
            arg=[shown.element_handle(), loss],
        )
        moved = float(readout.inner_text()) - number
        assert moved > 0 if key == "ArrowRight" else moved < 0


def handed_in(notebook: Path, folder: Path, student: str) -> None:
    target = folder / "submitted" / student / ASSIGNMENT / notebook.name
    target.parent.mkdir(parents=True)
    shutil.copyfile(notebook, target)


def graded(folder: Path, mark: str) -> tuple[dict, dict]:
    """The points of each test cell, and the rows of grades.csv, by student."""
    course = folder / "course"
    shutil.copytree(ROOT / "source" / ASSIGNMENT, course / "source" / ASSIGNMENT)
    shutil.copytree(ROOT / "data", course / "data")
    out = folder / "out"
    command = [sys.executable, "-m", "autograder", "grade", str(folder / "submitted")]
    command += ["--course", str(course), "--out", str(out)]
    done = subprocess.run(
        command, env=os.environ | {MARK: mark}, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    marks = {}
    for path in out.glob("*/*/results.json"):
        tests = json.loads(path.read_text())["tests"]
        marks[path.parts[-3]] = {test["name"]: test["score"] for test in tests}
    with (out / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    return marks, rows
