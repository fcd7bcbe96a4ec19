"""Acts in a notebook's page as a person would: for the end-to-end tests and docs/screenshots.py.

Whatever is waited for is a condition with a generous limit; no fixed time is ever taken for
success.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from lab_server import PATIENCE, Lab, shut_kernels
from playwright.sync_api import Browser, Locator, Page, expect

from autograder.assignment import Assignment, Course
from autograder.assignment.files import copy_companions
from autograder.assignment.formulas import formulas
from autograder.assignment.release import release_notebook, solution_notebook, to_text

STILL = 15.0  # seconds without another formula
_PICTURES_ENDED = """() => [...document.querySelectorAll('.jp-Notebook img')]
    .every(picture => picture.complete)"""


@dataclass
class Seen:
    """What a page reported since it was opened: errors on its console, requests to elsewhere."""

    console: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def put_released(course: Course, assignment: Assignment, folder: Path) -> Path:
    """The released notebook with its files, built from source/ into a new folder of its name."""
    return _put(course, assignment, folder, release_notebook(assignment))


def put_solved(course: Course, assignment: Assignment, folder: Path) -> Path:
    """The notebook with the model answers, not executed, with its files."""
    return _put(course, assignment, folder, solution_notebook(assignment))


def _put(course: Course, assignment: Assignment, folder: Path, notebook: Any) -> Path:
    place = folder / assignment.name
    place.mkdir(parents=True)
    copy_companions(course, assignment, place)
    path = place / f"{assignment.name}.ipynb"
    path.write_text(to_text(notebook), encoding="utf-8")
    return path


@contextmanager
def opened(
    browser: Browser, lab: Lab, notebook: Path, *, width: int = 1100, height: int = 1500
) -> Iterator[tuple[Page, Seen]]:
    """A notebook of the lab in a page of its own; its kernel ends with it."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE * 1000)
    seen = Seen()
    page.on("console", lambda said: said.type == "error" and seen.console.append(said.text))
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("request", lambda asked: _note_elsewhere(lab, asked.url, seen))
    try:
        inside = notebook.relative_to(lab.notebooks)
        page.goto(f"{lab.address}/doc/tree/{inside}?token={lab.token}")
        expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=PATIENCE * 1000)
        assert page.get_by_role("menuitem", name="Nbgrader").count() == 0
        wait_until_idle(page)
        yield page, seen
    finally:
        page.close()
        shut_kernels(lab)


def _note_elsewhere(lab: Lab, url: str, seen: Seen) -> None:
    if not url.startswith((lab.address, "data:", "blob:", "about:")):
        seen.elsewhere.append(url)


def wait_until_idle(page: Page, patience: float = PATIENCE) -> None:
    idle = page.locator("#jp-main-statusbar").get_by_text("| Idle")
    expect(idle).to_be_visible(timeout=patience * 1000)
    waiting = page.locator(".jp-InputPrompt").filter(has_text="*")
    expect(waiting).to_have_count(0, timeout=patience * 1000)
    expect(idle).to_be_visible(timeout=patience * 1000)


def wait_until_drawn(page: Page) -> tuple[int, int]:
    """All pictures have loaded or failed, and all formulas of the text have been set.

    How many formulas were written, and how many were set: MathJax gives up those whose braces do
    not match, so the wait for them ends when it has set no more for a while.
    """
    page.wait_for_function(_PICTURES_ENDED)
    written = written_formulas(page)
    marks = page.locator(".jp-MarkdownCell .jp-MarkdownOutput mjx-container")
    done, since = marks.count(), time.monotonic()
    while done != written and time.monotonic() - since < STILL:
        page.wait_for_timeout(100)
        if marks.count() != done:
            done, since = marks.count(), time.monotonic()
    return written, done


def written_formulas(page: Page) -> int:
    return sum(
        len(formulas(cell["source"]))
        for cell in saved_cells(page)
        if cell["cell_type"] == "markdown"
    )


def rendering_faults(page: Page) -> list[str]:
    """What is wrong with the page that a reader would see: formulas and pictures."""
    written, done = wait_until_drawn(page)
    found = page.evaluate(
        """() => {
            const all = (selector) => [...document.querySelectorAll('.jp-Notebook ' + selector)];
            return [
                ...all('mjx-merror').map(e => 'MathJax: ' + (e.title || e.textContent)
                    + ' ' + (e.getAttribute('data-mjx-error') || '')),
                // MathJax writes a macro that it does not know in red letters.
                ...all('mjx-mtext').filter(e => e.style.color === 'red')
                    .map(e => 'MathJax does not know: ' + e.closest('mjx-container').innerText),
                ...all('img').filter(e => !e.naturalWidth)
                    .map(e => 'broken picture: ' + e.alt),
                // JupyterLab calls a picture without words "Image".
                ...all('.jp-MarkdownOutput img').filter(e => /^(Image)?$/.test(e.alt.trim()))
                    .map(e => 'no alt text: ' + e.src.slice(0, 80)),
            ];
        }"""
    )
    for text in page.locator(".jp-MarkdownOutput").all_inner_texts():
        if "$" in text or re.search(r"\\[a-z]+\{", text):
            found.append(f"a formula was left as text: {text}")
    if written != done:
        found.append(f"{written} formulas are written, {done} are set")
    return list(found)


def cell_of(page: Page, text: str) -> Locator:
    return page.locator(".jp-CodeCell", has_text=text).first


def cell_named(page: Page, grade_id: str) -> Locator:
    for index, cell in enumerate(saved_cells(page)):
        if _grade_id(cell) == grade_id:
            return page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
    raise LookupError(grade_id)


def fill_in(page: Page, answers: Mapping[str, str]) -> None:
    """Types each answer over the solution cell's code, by keyboard, and saves."""
    unknown = answers.keys() - {_grade_id(cell) for cell in saved_cells(page)}
    assert not unknown, unknown
    for name, answer in answers.items():
        cell_named(page, name).locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(answer)
    save(page)
    saved = {_grade_id(cell): cell["source"] for cell in saved_cells(page)}
    for name, answer in answers.items():
        assert saved[name] == answer, f"typed:\n{answer}\nsaved:\n{saved[name]}"


def save(page: Page) -> None:
    with page.expect_response(lambda r: r.request.method == "PUT" and "/api/contents/" in r.url):
        page.keyboard.press("Control+s")


def run_all(page: Page, patience: float = PATIENCE) -> None:
    """Run > Run All Cells, and waits for the kernel."""
    _run_by_menu(page, "Run All Cells")
    first = page.locator(".jp-CodeCell .jp-InputPrompt").first
    expect(first).to_have_text(re.compile(r"\[\d+\]:"), timeout=patience * 1000)
    wait_until_idle(page, patience)


def run_from(page: Page, grade_id: str) -> None:
    """Run > Run Selected Cell and All Below, from the cell of that name."""
    cell = cell_named(page, grade_id)
    cell.locator(".cm-content").click()
    before = cell.locator(".jp-InputPrompt").inner_text()
    _run_by_menu(page, "Run Selected Cell and All Below")
    prompt = cell.locator(".jp-InputPrompt")
    expect(prompt).not_to_have_text(before, timeout=PATIENCE * 1000)
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=PATIENCE * 1000)
    wait_until_idle(page)


def _run_by_menu(page: Page, entry: str) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


def saved_cells(page: Page) -> list[dict[str, Any]]:
    path = page.url.split("?")[0].replace("/doc/tree/", "/api/contents/")
    return list(page.request.get(path).json()["content"]["cells"])


def errors(page: Page) -> dict[str, str]:
    """What the error outputs say, by the cell's grade_id or number, as JupyterLab saves it."""
    save(page)
    return {
        _grade_id(cell) or f"cell {number}": output["evalue"]
        for number, cell in enumerate(saved_cells(page), start=1)
        for output in cell.get("outputs", [])
        if output["output_type"] == "error"
    }


def not_run(page: Page) -> list[str]:
    """The code cells without an execution count."""
    return [
        _grade_id(cell) or f"cell {number}"
        for number, cell in enumerate(saved_cells(page), start=1)
        if cell["cell_type"] == "code" and cell["source"] and not cell["execution_count"]
    ]


def _grade_id(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def model_answers(assignment: Assignment) -> dict[str, str]:
    """The code of the solution cells, without the marker lines."""
    return {str(cell.grade_id): cell.solved for cell in assignment.having("solution")}


def replace_cells(path: Path, sources: Mapping[str, str], target: Path) -> None:
    """A copy of the notebook with other sources in the cells of these names."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = sources.get(_grade_id(cell), cell.source)
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)
