"""The words of the course's own notebooks, for those who hear them.

Each rule stands here with a test that it finds what it is there to find.
"""

from __future__ import annotations

import itertools
import re
from pathlib import PurePosixPath

import markdown_text
import pytest
from handins import ROOT

from autograder.assignment import Assignment, formulas, read_course

SHORTEST_ALT = 30
EMPTY_WORDS = {"here", "click here", "this", "this link", "link", "more", "read more"}


@pytest.fixture
def prose(assignment: Assignment) -> list[tuple[str, str]]:
    """(label, source) of the Markdown cells, answers in words too."""
    return [(c.label, c.source) for c in assignment.cells if c.cell_type == "markdown"]


def alt_faults(alt: str, target: str) -> list[str]:
    name = PurePosixPath(target)
    plain = re.sub(r"[\W_]+", " ", alt).strip().lower()
    found = []
    if len(alt) < SHORTEST_ALT:
        found.append(f"{target}: alt text of {len(alt)} characters: {alt!r}")
    if plain in (re.sub(r"[\W_]+", " ", part).strip().lower() for part in (name.name, name.stem)):
        found.append(f"{target}: the alt text is the name of the file")
    return found


def test_pictures_are_told_in_words(prose):
    pictures = [each for _, source in prose for each in markdown_text.pictures(source)]
    assert [fault for each in pictures for fault in alt_faults(*each)] == []
    # A picture in HTML would pass unseen here.
    assert not [
        label
        for label, source in prose
        if re.search(r"<(img|svg|iframe|video)\b", markdown_text.html(source))
    ]


def test_no_two_pictures_have_the_same_words():
    said = [
        alt
        for assignment in read_course(ROOT).assignments.values()
        for cell in assignment.cells
        if cell.cell_type == "markdown"
        for alt, _ in markdown_text.pictures(cell.source)
    ]
    assert len(said) == len(set(said)), [alt for alt in said if said.count(alt) > 1]


@pytest.mark.parametrize(
    ("alt", "target"),
    [
        ("", "figures/x.png"),
        ("A curve.", "figures/x.png"),
        (
            "a_very_long_name_of_a_picture_file.png",
            "figures/a_very_long_name_of_a_picture_file.png",
        ),
        ("A very long name of a picture file", "figures/a_very_long_name_of_a_picture_file.png"),
    ],
)
def test_words_that_say_nothing_are_found(alt, target):
    assert alt_faults(alt, target)


def heading_faults(levels: list[int]) -> list[str]:
    found = []
    if levels.count(1) != 1 or levels[0] != 1:
        found.append(f"not one heading of level 1 at the top: {levels}")
    for before, level in itertools.pairwise(levels):
        if level > before + 1:
            found.append(f"level {level} after level {before}")
    return found


def test_headings_are_in_order(assignment):
    # The headings of a model answer are not the notebook's, and its markers look like some.
    headings = [
        heading
        for cell in assignment.cells
        if cell.cell_type == "markdown" and cell.role != "manual"
        for heading in markdown_text.headings(cell.released)
    ]
    assert heading_faults([level for level, _ in headings]) == []
    assert all(re.search(r"\w", words) for _, words in headings), headings


@pytest.mark.parametrize("levels", [[1, 3], [2, 3], [1, 2, 1], [2, 1], [1, 2, 4]])
def test_headings_out_of_order_are_found(levels):
    assert heading_faults(levels)


def link_faults(source: str) -> list[str]:
    return [
        f"{words!r} leads to {target}"
        for words, target in markdown_text.links(source)
        if not re.search(r"\w", words)
        or words.lower().strip(" .") in EMPTY_WORDS
        or words == target
    ]


def test_links_have_words(prose):
    assert [fault for _, source in prose for fault in link_faults(source)] == []
    assert not [label for label, source in prose if re.search(r"<a\b", markdown_text.html(source))]


@pytest.mark.parametrize(
    "text", ["[](x.html)", "[here](x.html)", "[*click here*](x.html)", "<https://x.org>"]
)
def test_links_without_words_are_found(text):
    assert link_faults(text)


def test_links_inside_the_notebook_lead_somewhere(assignment, prose):
    anchors = {
        words.replace(" ", "-")
        for _, source in prose
        for _, words in markdown_text.headings(source)
    }
    targets = [target for _, source in prose for _, target in markdown_text.links(source)]
    assert [t for t in targets if t.startswith("#") and t[1:] not in anchors] == []
    files = [t.partition("#")[0] for t in targets if not re.match(r"[a-z]+:|#", t)]
    assert [f for f in files if not (assignment.path.parent / f).is_file()] == []


def formula_faults(source: str) -> list[str]:
    found = [fault.message for fault in formulas.faults(source)]
    for each in formulas.formulas(source):
        # Readers other than JupyterLab take `$ x $` for two dollar signs.
        if each.opening == "$" and each.tex != each.tex.strip():
            found.append(f"blanks at the edge of ${each.tex}$")
    return found


def test_formulas_are_complete(prose):
    assert [f"{label}: {fault}" for label, s in prose for fault in formula_faults(s)] == []


@pytest.mark.parametrize(
    "text",
    [
        "costs $5 or more",
        "from $5 to $6 each",
        "$x",
        "$$\nx\n\ny$$",
        r"$\frac{1}{2$",
        r"$a}$",
        r"$$\begin{pmatrix}1\end{matrix}$$",
        r"\begin{align}x",
        r"\end{align}",
        r"$\left(x)$",
        r"$x\right)$",
        "$$$$",
        "$100 %$",
    ],
)
def test_broken_formulas_are_found(text):
    assert formula_faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "no formula at all",
        r"5 \$ or 6 \$",
        "`$x` and `$y`, and ``a ` $ b``",
        "```python\nprice = '$5'\n```",
        r"$\{x\}$, $\left\{ x \right.$, $100\,\%$ and $a \leftarrow b$",
        r"$$p = \begin{cases} \frac12 & x \\ 0 & \text{else} \end{cases}$$",
        "\\begin{align}\na &= b\n\\end{align}",
        "$$\nx\n$$\n\n$y$",
    ],
)
def test_sound_formulas_pass(text):
    assert formula_faults(text) == []


def table_faults(source: str) -> list[str]:
    found = []
    tables = markdown_text.tables(source)
    for table in tables:
        # The corner above row titles may stay empty.
        if not all(table.header[1:]) or not any(table.header):
            found.append(f"a header without words: {table.header}")
    lines = [
        line for line in formulas.without_code(source).split("\n") if re.match(r"[>\s]*\|", line)
    ]
    rows = sum(2 + len(table.body) for table in tables)
    if len(lines) != rows:
        found.append(f"{len(lines)} lines begin with |, but the tables have {rows}")
    return found


def test_tables_have_headers(prose):
    assert [f"{label}: {fault}" for label, s in prose for fault in table_faults(s)] == []
    for _, source in prose:
        in_html = markdown_text.html(source)
        assert in_html.count("<table") <= in_html.count("<th")


@pytest.mark.parametrize(
    "text", ["| | |\n|---|---|\n| 1 | 2 |", "| a | |\n|---|---|\n| 1 | 2 |", "| 1 | 2 |\n| 3 | 4 |"]
)
def test_tables_without_headers_are_found(text):
    assert table_faults(text)


def test_what_is_folded_has_a_title(prose):
    for label, source in prose:
        folded = re.findall(r"<details>(.*?)</details>", source, re.DOTALL)
        assert source.count("<details") == len(folded), label
        for each in folded:
            title = re.match(r"\s*<summary>(.*?)</summary>", each, re.DOTALL)
            assert title and re.search(r"\w", title.group(1)), f"{label}: {each[:60]}"


# The rules that hold for every course stop a build.


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("![plot.png](figures/plot.png)", "is only the name of the file"),
        ('<img alt="Plot.png" src="figures/plot.png">', "is only the name of the file"),
        ("See [](https://x.org).", "has no words"),
        ("It costs $5.", "$ has no $ before the paragraph's end"),
        (r"$\frac{1}{2$", "{ is not closed"),
    ],
)
def test_lint_finds_it(problems, text, says):
    def changed(cells):
        (first, *_) = [cell for cell in cells if cell["cell_type"] == "markdown"]
        first["source"] = f"# Title\n\n{text}"

    found = [problem for problem in problems(changed) if says in problem.message]
    assert [problem.line for problem in found] == [3]


def test_lint_lets_pass_what_is_in_order(problems):
    def changed(cells):
        (first, *_) = [cell for cell in cells if cell["cell_type"] == "markdown"]
        first["source"] = (
            "# Title\n\n`[](x)` and `$` [![A dot](a:b)](https://x.org) [$x$](https://x.org)"
        )

    assert problems(changed) == []
