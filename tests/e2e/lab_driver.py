"""Drives JupyterLab in a headless Chromium: for the end-to-end tests and for docs/screenshots.py.

Nothing here leaves the machine: the server listens on 127.0.0.1 with a token, asks neither for
news nor for extensions, and the browser resolves no other name.  Whatever is waited for is a
condition with a generous limit; no fixed time is ever taken for success.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from autograder.assignment import Assignment, Course
from autograder.assignment.files import copy_companions
from autograder.assignment.formulas import formulas
from autograder.assignment.release import release_notebook, solution_notebook, to_text

PATIENCE = 120.0  # seconds; a busy machine with two cores needs a tenth of it
STILL = 15.0  # seconds without another formula
NO_CHROMIUM = (
    "no Chromium found: `apt-get install chromium`, or set CHROMIUM to the path of a Chromium"
    " or Chrome"
)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
# News and update checks would leave the machine; windowing would leave cells undrawn.
LAB_SETTINGS = {
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    "notebook-extension/tracker": {"windowingMode": "none"},
}
# What an instructor's environment adds and a student's has not.
NOT_FOR_STUDENTS = ("@jupyter/nbgrader", "@jupyter-notebook/lab-extension", "jupyterlab-jupytext")
# In the environment of everything that is started here, so that what is left of it can be found.
MARK = "AUTOGRADER_LAB_DRIVER"
_PICTURES_ENDED = """() => [...document.querySelectorAll('.jp-Notebook img')]
    .every(picture => picture.complete)"""


@dataclass
class Lab:
    """A running JupyterLab: its address, its token, the folder it shows."""

    address: str
    token: str
    notebooks: Path


@dataclass
class Seen:
    """What a page reported since it was opened: errors on its console, requests to elsewhere."""

    console: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def find_chromium() -> str | None:
    """The browser of the system: of Debian, of Google, or the one that CHROMIUM names."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def chromium(mark: str = "yes") -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=CHROMIUM_FLAGS,
            env={**os.environ, MARK: mark},
            timeout=PATIENCE * 1000,
        )
        try:
            yield browser
        finally:
            browser.close()


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
def jupyterlab(folder: Path, mark: str = "yes") -> Iterator[Lab]:
    """A JupyterLab of its own, with settings and data of its own, that shows folder/notebooks."""
    for name, values in LAB_SETTINGS.items():
        path = folder / "settings/@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    page_config = folder / "CONFIG/labconfig/page_config.json"
    page_config.parent.mkdir(parents=True)
    page_config.write_text(
        json.dumps({"disabledExtensions": dict.fromkeys(NOT_FOR_STUDENTS, True)})
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lab = Lab(f"http://127.0.0.1:{port}", secrets.token_hex(16), folder / "notebooks")
    lab.notebooks.mkdir(exist_ok=True)
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"]
    command += ["--ServerApp.port_retries=0", f"--ServerApp.root_dir={lab.notebooks}"]
    command += [f"--LabApp.user_settings_dir={folder / 'settings'}"]
    command += [f"--LabApp.workspaces_dir={folder / 'workspaces'}"]
    # The other manager asks PyPI.
    command += ["--LabApp.extension_manager=readonly", "--LabApp.news_url=None"]
    # The token goes by the environment: a command line is readable by every user.
    environment = os.environ | own | {"JUPYTER_TOKEN": lab.token, MARK: mark}
    log = folder / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            command, env=environment, stdout=out, stderr=out, start_new_session=True
        )
        try:
            _wait_for_server(lab, server, log)
            yield lab
        finally:
            with suppress(OSError):
                shut_kernels(lab)
            server.terminate()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for_server(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            _ask(lab, "api/status")
            return
        except OSError:
            assert server.poll() is None, f"JupyterLab ended:\n{log.read_text()}"
            time.sleep(0.1)
    raise TimeoutError(f"JupyterLab does not answer:\n{log.read_text()}")


def _ask(lab: Lab, path: str, method: str = "GET") -> Any:
    header = {"Authorization": f"token {lab.token}"}
    request = urllib.request.Request(f"{lab.address}/{path}", headers=header, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or "null")


def shut_kernels(lab: Lab) -> None:
    for kernel in _ask(lab, "api/kernels"):
        _ask(lab, f"api/kernels/{kernel['id']}", "DELETE")


def left_behind(mark: str) -> dict[int, str]:
    """The processes that carry the mark, by their number: none should once all is closed."""
    wanted = f"{MARK}={mark}".encode()
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ")
                if command:  # a zombie has none, and only waits for its parent
                    found[int(process.name)] = command.decode(errors="replace")
    return found


def end_what_is_left(mark: str, patience: float = 10.0) -> dict[int, str]:
    """Waits a while for the marked processes to end, ends the rest, and says which those were."""
    deadline = time.monotonic() + patience
    while left_behind(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    rest = left_behind(mark)
    for process in rest:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return rest


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
