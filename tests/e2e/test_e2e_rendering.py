"""What JupyterLab makes of every source notebook: formulas, pictures, and nothing from elsewhere."""

from __future__ import annotations

import lab_driver
import pytest
from handins import ROOT, cell_json, notebook_of, write_notebook
from lab_driver import (
    opened,
    put_solved,
    rendering_faults,
)

from autograder.assignment import read_course

FAULTS = {
    r"$\left( \frac12$": "MathJax: ",
    r"braces that do not match: $\frac{1}{2$": "a formula was left as text: braces",
    "another one": "3 formulas are written, 2 are set",
    r"a formula with $\softmaxx(z)$ in it": "MathJax does not know: ",
    "![a picture that is not there](figures/none.png)": "broken picture: a picture that is not there",
    "no more than $5": "a formula was left as text: no more",
    "![](https://autograder.invalid/x.png)": "no alt text: ",
}


@pytest.mark.parametrize("name", tuple(read_course(ROOT).assignments))
def test_everything_is_set_and_shown(browser, lab, sources, name) -> None:
    # The solved form has the answers in words too.
    notebook = put_solved(sources, sources.assignments[name], lab.notebooks)
    with opened(browser, lab, notebook) as (page, seen):
        assert rendering_faults(page) == []
        assert seen.elsewhere == [] and seen.console == []


def test_what_is_wrong_is_found(browser, lab, monkeypatch) -> None:
    monkeypatch.setattr(lab_driver, "STILL", 6.0)
    cells = [cell_json(text, "markdown", id=f"cell-{i}") for i, text in enumerate(FAULTS)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = notebook_of(cells) | {"metadata": {"kernelspec": kernel}}
    notebook = write_notebook(lab.notebooks / "faults.ipynb", content)
    with opened(browser, lab, notebook) as (page, seen):
        found = rendering_faults(page)
        for says in FAULTS.values():
            assert any(fault.startswith(says) for fault in found), (says, found)
        assert seen.elsewhere == ["https://autograder.invalid/x.png"]
        assert any("ERR_NAME_NOT_RESOLVED" in line for line in seen.console)
