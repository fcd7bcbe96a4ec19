"""Take the screenshots of docs/ in a real browser, and check what they show.

    autograder build && python docs/screenshots.py

Needs the extras `grade` and `browser`, and a Chromium of the system: on the PATH, or named by the
environment variable CHROMIUM.  Every picture is taken from a fresh copy of release/ in a JupyterLab
of its own, with settings and data of its own, and only after the assertions about it have held.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

COURSE = Path(__file__).resolve().parent.parent
PICTURES = Path(__file__).resolve().parent / "screenshots"
WIDTH, LARGEST_BYTES = 1100, 400_000
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# News and update checks would leave the machine; windowing would leave cells undrawn.
LAB_SETTINGS = {
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    "notebook-extension/tracker": {"windowingMode": "none"},
}
# What an instructor's environment adds and a student's has not.
NOT_FOR_STUDENTS = ("@jupyter/nbgrader", "@jupyter-notebook/lab-extension", "jupyterlab-jupytext")
SOFTMAX_OVER_THE_WRONG_AXIS = '''\
def softmax(z):
    """Turn logits into probabilities over the last axis: (K,) to (K,), or (B, K) to (B, K)."""
    z = np.asarray(z, dtype=float)
    exponentials = np.exp(z - z.max(axis=0))
    return exponentials / exponentials.sum(axis=0)'''
KL_ANSWER = """\
It lacks symmetry: with p = (0.5, 0.5) and q = (0.8, 0.2), D(p || q) is 0.32 bits and D(q || p) is
0.28 bits. So a code made for q wastes more on p than a code made for p wastes on q."""


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        for take in (released, solved, hinted, feedback):
            take(browser, Path(scratch))
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        size = picture.stat().st_size
        assert size < LARGEST_BYTES, f"{picture.name} has {size} bytes"
        print(f"{picture.relative_to(COURSE)}: {size / 1000:.0f} kB")


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return found or sys.exit("No Chromium found: install one, or set CHROMIUM to its path.")


def released(browser: Browser, scratch: Path) -> None:
    for assignment, figures, headings in (
        ("05_softmax", 2, {"": "05 · Softmax", "_network": "2. The forward pass"}),
        ("07_entropy_kl", 3, {"": "07 · Information", "_kl": "5. The Kullback-Leibler"}),
    ):
        with opened(browser, scratch, assignment, height=1500) as page:
            assert_drawn(page, figures)
            for suffix, heading in headings.items():
                show(page.locator(".jp-Cell", has=page.get_by_role("heading", name=heading)).first)
                shoot(page, f"{assignment}_released{suffix}")


def solved(browser: Browser, scratch: Path) -> None:
    with opened(browser, scratch, "05_softmax", height=1560) as page:
        fill_in(page, model_answers("05_softmax"))
        run_all(page)
        assert_drawn(page, figures=2 + 2)
        assert not errors(page), errors(page)
        prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()
        assert all(re.fullmatch(r"\[\d+\]:", prompt) for prompt in prompts), prompts
        show(cell_of(page, "def softmax(z)"))
        expect(page.locator(".jp-OutputArea-output img").first).to_be_in_viewport(ratio=1)
        expect(cell_of(page, "the rows of any batch sum to 1")).to_be_in_viewport(ratio=1)
        shoot(page, "05_softmax_solved")


def hinted(browser: Browser, scratch: Path) -> None:
    answers = model_answers("05_softmax") | {"softmax": SOFTMAX_OVER_THE_WRONG_AXIS}
    with opened(browser, scratch, "05_softmax", height=1560) as page:
        fill_in(page, answers)
        run_all(page)
        (said,) = errors(page)
        for words in ("each column sums to 1 instead of each row", "Hint: Keep the summed axis"):
            assert words in said, f"{words!r} is not in: {said}"
        shown = page.locator(".jp-OutputArea-output").filter(has_text="Hint: Keep the summed axis")
        show(shown, block="end")
        expect(shown.get_by_text("Hint: Keep the summed axis")).to_be_in_viewport()
        shoot(page, "05_softmax_hint")


def feedback(browser: Browser, scratch: Path) -> None:
    notebook = nbformat.read(COURSE / "release/07_entropy_kl/07_entropy_kl.ipynb", as_version=4)
    answers = model_answers("07_entropy_kl") | {
        "code": 'code = {"blue": "00", "red": "01", "green": "10", "orange": "11"}',
        "kl_is_no_distance": KL_ANSWER,
    }
    answers["entropy"] = answers["entropy"].replace(" / np.log(base)", "")
    del answers["cross_entropy_of_labels"]
    for cell in notebook.cells:
        cell.source = answers.get(grade_id(cell), cell.source)
    handed_in = scratch / "submitted/ada/07_entropy_kl/07_entropy_kl.ipynb"
    handed_in.parent.mkdir(parents=True)
    nbformat.write(notebook, handed_in)
    command = [sys.executable, "-m", "autograder", "grade", str(scratch / "submitted")]
    command += ["--course", str(COURSE), "--out", str(scratch / "out")]
    subprocess.run(command, check=True)
    (written,) = (scratch / "out").rglob("feedback.html")

    page = browser.new_page(viewport={"width": WIDTH, "height": 1620})
    page.goto(written.as_uri())
    for words in ("ada", "every colour, however often it comes", "not written yet"):
        expect(page.get_by_text(words).first).to_be_visible()
    shoot(page, "feedback")
    page.close()


def grade_id(cell: nbformat.NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def model_answers(assignment: str) -> dict[str, str]:
    """The code of the solution cells in source/, without the marker lines."""
    path = COURSE / "source" / assignment / f"{assignment}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    return {
        grade_id(cell): re.sub(r"(?m)^ *### (BEGIN|END) SOLUTION\n?", "", cell.source).rstrip()
        for cell in cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    }


@contextmanager
def opened(browser: Browser, scratch: Path, assignment: str, height: int) -> Iterator[Page]:
    """A fresh copy of the released assignment, open in JupyterLab."""
    folder = Path(tempfile.mkdtemp(dir=scratch))
    shutil.copytree(COURSE / "release" / assignment, folder / "notebooks")
    with jupyterlab(folder) as (address, token):
        page = browser.new_page(viewport={"width": WIDTH, "height": height})
        page.goto(f"{address}/doc/tree/{assignment}.ipynb?token={token}")
        expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=120_000)
        assert page.get_by_role("menuitem", name="Nbgrader").count() == 0
        wait_until_idle(page)
        yield page
        page.close()


@contextmanager
def jupyterlab(folder: Path) -> Iterator[tuple[str, str]]:
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
    address, token = f"http://127.0.0.1:{port}", secrets.token_hex(16)
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"]
    command += ["--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder / 'notebooks'}"]
    command += [f"--LabApp.user_settings_dir={folder / 'settings'}"]
    command += [f"--LabApp.workspaces_dir={folder / 'workspaces'}"]
    # The token goes by the environment: a command line is readable by every user.
    environment = os.environ | own | {"JUPYTER_TOKEN": token}
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            wait_for_server(f"{address}/api?token={token}", server, folder / "server.log")
            yield address, token
        finally:
            server.terminate()
            server.wait(timeout=60)


def wait_for_server(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            assert server.poll() is None, f"JupyterLab ended:\n{log.read_text()}"
            time.sleep(0.2)
    raise TimeoutError(f"JupyterLab does not answer:\n{log.read_text()}")


def cell_of(page: Page, text: str) -> Locator:
    return page.locator(".jp-CodeCell", has_text=text).first


def fill_in(page: Page, answers: dict[str, str]) -> None:
    """Type each answer over the solution cell's code, by keyboard."""
    cells = saved_cells(page)
    for index, cell in enumerate(cells):
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if name in answers:
            page.locator(f'.jp-Cell[data-windowed-list-index="{index}"] .cm-content').click()
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(answers[name])
            cell["source"] = answers[name]
    save(page)
    for typed, saved in zip(cells, saved_cells(page), strict=True):
        assert typed["source"] == saved["source"], f"typed:\n{typed}\nsaved:\n{saved}"


def save(page: Page) -> None:
    with page.expect_response(lambda r: r.request.method == "PUT" and "/api/contents/" in r.url):
        page.keyboard.press("Control+s")


def run_all(page: Page) -> None:
    """Run > Run All Cells, and wait for the kernel."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    first = page.locator(".jp-CodeCell .jp-InputPrompt").first
    expect(first).to_have_text(re.compile(r"\[\d+\]:"), timeout=120_000)
    wait_until_idle(page)


def wait_until_idle(page: Page) -> None:
    idle = page.locator("#jp-main-statusbar").get_by_text("| Idle")
    expect(idle).to_be_visible(timeout=120_000)
    waiting = page.locator(".jp-InputPrompt").filter(has_text="*")
    expect(waiting).to_have_count(0, timeout=120_000)
    expect(idle).to_be_visible(timeout=120_000)


def saved_cells(page: Page) -> list[dict[str, Any]]:
    path = page.url.split("?")[0].replace("/doc/tree/", "/api/contents/")
    return list(page.request.get(path).json()["content"]["cells"])


def errors(page: Page) -> list[str]:
    """What the error outputs say, in the notebook as JupyterLab saves it."""
    save(page)
    outputs = [output for cell in saved_cells(page) for output in cell.get("outputs", [])]
    return [output["evalue"] for output in outputs if output["output_type"] == "error"]


def assert_drawn(page: Page, figures: int) -> None:
    """All pictures have loaded, and no formula is left as text."""
    pictures = page.locator(".jp-Notebook img")
    expect(pictures).to_have_count(figures)
    page.wait_for_function(
        """() => [...document.querySelectorAll('.jp-Notebook img')]
            .every(picture => picture.complete && picture.naturalWidth > 0)"""
    )
    page.wait_for_function("() => document.querySelectorAll('.jp-Notebook mjx-container').length")
    rendered = page.locator(".jp-MarkdownOutput").all_inner_texts()
    raw = [text for text in rendered if "$" in text or re.search(r"\\[a-z]+\{", text)]
    assert not raw, f"formulas that were not rendered: {raw}"
    assert page.locator(".jp-Notebook mjx-merror").count() == 0, "MathJax reports an error"


def show(part: Locator, block: str = "start") -> None:
    part.evaluate("(part, block) => part.scrollIntoView({block})", block)


def shoot(page: Page, name: str) -> None:
    page.evaluate("() => document.fonts.ready.then(() => null)")
    page.mouse.move(0, 0)
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
