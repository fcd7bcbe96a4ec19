"""Take screenshots of the notebooks in a real browser, and check what they show.

    python docs/screenshots.py FOLDER [ASSIGNMENT ...]
    python docs/screenshots.py --docs

The first takes every notebook of source/ (or those named), as released and as solved, from top to
bottom into FOLDER, and says what is wrong with any: formulas that MathJax cannot set, pictures that
are not there, errors on the browser's console, requests to other machines, and for the solved ones
cells that fail. It exits with 1 if it found something. The second takes the pictures of
docs/screenshots/, each only after the assertions about it have held.

Needs the extras `grade` and `browser`, and a Chromium of the system: on the PATH, or named by the
environment variable CHROMIUM. The notebooks are built from source/ into a temporary folder and run
in a JupyterLab of its own; the driver is that of the end-to-end tests.
"""

from __future__ import annotations

import argparse
import itertools
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Locator, Page, expect

from autograder.assignment import Assignment, Course, read_course

COURSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(COURSE / "tests" / "e2e"))
from lab_driver import (  # noqa: E402
    cell_of,
    errors,
    fill_in,
    model_answers,
    not_run,
    opened,
    put_released,
    put_solved,
    rendering_faults,
    replace_cells,
    run_all,
)
from lab_server import (  # noqa: E402
    NO_CHROMIUM,
    Lab,
    chromium,
    find_chromium,
    jupyterlab,
)

PICTURES = Path(__file__).resolve().parent / "screenshots"
WIDTH, LARGEST_BYTES = 1100, 400_000
PAGE_WIDTH, PAGE_HEIGHT = 1200, 2400
RUN_PATIENCE = 300.0  # seconds for all cells of one notebook
PANEL = ".jp-Notebook .jp-WindowedPanel-outer"
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
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "folder", nargs="?", type=Path, help="where the pictures of all notebooks go"
    )
    parser.add_argument("assignments", nargs="*", help="only these")
    parser.add_argument("--docs", action="store_true", help="take the pictures of docs/ instead")
    told = parser.parse_args()
    if bool(told.folder) == told.docs:
        parser.error("name a folder, or say --docs")
    if not find_chromium():
        sys.exit(NO_CHROMIUM)
    course = read_course(COURSE)
    unknown = set(told.assignments) - set(course.assignments)
    if unknown:
        parser.error(f"source/ has no {', '.join(sorted(unknown))}")
    with chromium() as browser, tempfile.TemporaryDirectory() as scratch:
        if told.docs:
            pictures_of_docs(browser, Path(scratch), course)
        else:
            wanted = told.assignments or list(course.assignments)
            sys.exit(all_notebooks(browser, Path(scratch), course, wanted, told.folder))


def all_notebooks(
    browser: Browser, scratch: Path, course: Course, wanted: list[str], folder: Path
) -> int:
    """1 if something is wrong with one of them, else 0."""
    folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with jupyterlab(scratch) as lab:
        for name, kind in itertools.product(wanted, ("released", "solved")):
            start = time.monotonic()
            put = put_released if kind == "released" else put_solved
            notebook = put(course, course.assignments[name], lab.notebooks / kind)
            try:
                pages, found = taken(browser, lab, notebook, folder / f"{name}_{kind}")
            except (Error, AssertionError) as error:
                pages, found = 0, [f"it could not be taken: {error}"]
            took = time.monotonic() - start
            print(f"{name}, {kind}: {pages} pages, {took:.0f} s", *found, sep="\n    ", flush=True)
            wrong |= bool(found)
    return wrong


def taken(browser: Browser, lab: Lab, notebook: Path, target: Path) -> tuple[int, list[str]]:
    """How many pictures it took, and what is wrong; a solved notebook is run first."""
    found: list[str] = []
    with opened(browser, lab, notebook, width=PAGE_WIDTH, height=PAGE_HEIGHT) as (page, seen):
        if notebook.is_relative_to(lab.notebooks / "solved"):
            run_all(page, RUN_PATIENCE)
            found += [f"{cell} fails: {said}" for cell, said in errors(page).items()]
            found += [f"{cell} was not run" for cell in not_run(page)]
        found += rendering_faults(page)
        found += [f"the console says: {line}" for line in seen.console]
        found += [f"it asks for {address}" for address in seen.elsewhere]
        return shoot_all(page, target), found


def shoot_all(page: Page, target: Path) -> int:
    """The notebook from top to bottom, as many pictures as it takes: TARGET_1.png, ..."""
    for old in target.parent.glob(f"{target.name}_[0-9]*.png"):
        old.unlink()
    ready(page)
    panel = page.locator(PANEL)
    # Below the last cell JupyterLab leaves most of a screen empty.
    shape = panel.evaluate(
        """panel => {
            const {left, top} = panel.getBoundingClientRect();
            const last = [...panel.querySelectorAll('.jp-Cell')].at(-1).getBoundingClientRect();
            return {left, top, width: panel.clientWidth, shown: panel.clientHeight,
                    all: Math.ceil(last.bottom - top + panel.scrollTop) + 20};
        }"""
    )
    count = -(-shape["all"] // shape["shown"])
    for number in range(count):
        top = number * shape["shown"]
        # The last page ends where the notebook ends, and begins where the one before it ended.
        at = panel.evaluate("(panel, top) => (panel.scrollTop = top, panel.scrollTop)", top)
        seen_before = top - at
        clip = {
            "x": shape["left"],
            "y": shape["top"] + seen_before,
            "width": shape["width"],
            "height": min(shape["shown"] - seen_before, shape["all"] - top),
        }
        path = target.with_name(f"{target.name}_{number + 1}.png")
        page.screenshot(path=path, clip=clip, animations="disabled")
    return int(count)


def pictures_of_docs(browser: Browser, scratch: Path, course: Course) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    softmax, entropy = course.assignments["05_softmax"], course.assignments["07_entropy_kl"]
    released(browser, scratch, course, softmax, {"": "05 · Softmax", "_network": "2. The forward"})
    released(browser, scratch, course, entropy, {"": "07 · Information", "_kl": "5. The Kullback"})
    solved(browser, scratch, course, softmax)
    hinted(browser, scratch, course, softmax)
    feedback(browser, scratch, course, entropy)
    for picture in sorted(PICTURES.glob("*.png")):
        size = picture.stat().st_size
        assert size < LARGEST_BYTES, f"{picture.name} has {size} bytes"
        print(f"{picture.name}: {size / 1000:.0f} kB")


def released(
    browser: Browser,
    scratch: Path,
    course: Course,
    assignment: Assignment,
    headings: dict[str, str],
) -> None:
    with student(browser, scratch, course, assignment, height=1500) as page:
        for suffix, heading in headings.items():
            show(page.locator(".jp-Cell", has=page.get_by_role("heading", name=heading)).first)
            shoot(page, f"{assignment.name}_released{suffix}")


def solved(browser: Browser, scratch: Path, course: Course, assignment: Assignment) -> None:
    with student(browser, scratch, course, assignment, height=1560) as page:
        fill_in(page, model_answers(assignment))
        run_all(page)
        assert not errors(page), errors(page)
        assert not not_run(page), not_run(page)
        assert not rendering_faults(page)
        prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()
        assert all(re.fullmatch(r"\[\d+\]:", prompt) for prompt in prompts), prompts
        fit(page, cell_of(page, "def softmax(z)"), page.locator(".jp-OutputArea-output img").first)
        shoot(page, "05_softmax_solved")


def hinted(browser: Browser, scratch: Path, course: Course, assignment: Assignment) -> None:
    answers = model_answers(assignment) | {"softmax": SOFTMAX_OVER_THE_WRONG_AXIS}
    with student(browser, scratch, course, assignment, height=1560) as page:
        fill_in(page, answers)
        run_all(page)
        (said,) = errors(page).values()
        for words in ("each column sums to 1 instead of each row", "Hint: Keep the summed axis"):
            assert words in said, f"{words!r} is not in: {said}"
        shown = page.locator(".jp-OutputArea-output").filter(has_text="Hint: Keep the summed axis")
        fit(page, cell_of(page, "def softmax(z)"), shown)
        shoot(page, "05_softmax_hint")


def feedback(browser: Browser, scratch: Path, course: Course, assignment: Assignment) -> None:
    name = assignment.name
    answers = model_answers(assignment) | {
        "code": 'code = {"blue": "00", "red": "01", "green": "10", "orange": "11"}',
        "kl_is_no_distance": KL_ANSWER,
    }
    answers["entropy"] = answers["entropy"].replace(" / np.log(base)", "")
    del answers["cross_entropy_of_labels"]
    handed_in = scratch / "submitted/ada" / name / f"{name}.ipynb"
    replace_cells(put_released(course, assignment, scratch / "given"), answers, handed_in)
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


@contextmanager
def student(
    browser: Browser, scratch: Path, course: Course, assignment: Assignment, height: int
) -> Iterator[Page]:
    """A fresh copy of the released assignment, open in a JupyterLab of its own."""
    folder = Path(tempfile.mkdtemp(dir=scratch))
    with jupyterlab(folder) as lab:
        notebook = put_released(course, assignment, lab.notebooks)
        with opened(browser, lab, notebook, width=WIDTH, height=height) as (page, _):
            faults = rendering_faults(page)
            assert not faults, faults
            yield page


def show(part: Locator) -> None:
    part.evaluate("part => part.scrollIntoView({block: 'start'})")


def fit(page: Page, first: Locator, last: Locator) -> None:
    """Shows what stands between the two, however much that is."""
    top, bottom = first.bounding_box(), last.bounding_box()
    assert top and bottom
    height = round(bottom["y"] + bottom["height"] - top["y"]) + 240
    page.set_viewport_size({"width": WIDTH, "height": height})
    show(first)
    expect(last).to_be_in_viewport(ratio=1)


def ready(page: Page) -> None:
    page.evaluate("() => document.fonts.ready.then(() => null)")
    page.mouse.move(0, 0)


def shoot(page: Page, name: str) -> None:
    ready(page)
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
