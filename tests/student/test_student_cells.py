"""Cells behave as in a notebook."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Result(NamedTuple):
    status: str
    output: str
    truncated: bool
    error: str


def run(*cells: str, cwd: Path | None = None) -> list[Result]:
    """The results of `cells`, run one after the other in one fresh shell."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("run_cells.py"))],
        input=json.dumps(cells),
        capture_output=True,
        text=True,
        timeout=120,
        cwd=cwd,
        env={**os.environ, "MPLBACKEND": "Agg", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    results = [Result(*json.loads(line)) for line in done.stdout.splitlines()]
    assert len(results) == len(cells), done.stderr
    return results


def outputs(*cells: str) -> list[str]:
    results = run(*cells)
    assert [r.status for r in results] == ["ok"] * len(cells), results
    return [r.output for r in results]


def test_the_last_expression_is_shown_as_in_a_notebook() -> None:
    assert outputs(
        "1 + 1", "x = 5", "x;", "x\nx + 1", "None", "'text'", "[1, 2]", "if True:\n    7"
    ) == ["2\n", "", "", "6\n", "", "'text'\n", "[1, 2]\n", ""]


def test_the_last_results_have_their_names() -> None:
    assert outputs("1 + 1", "_ + 1", "__", "Out[1]")[1:] == ["3\n", "2\n", "2\n"]


def test_prints_on_both_streams_are_kept_in_order() -> None:
    cell = "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')\n'd'"
    assert outputs(cell, "print('x')") == ["a\nb\nc\n'd'\n", "x\n"]


def test_display_shows_text() -> None:
    shown = outputs(
        "display(1, 'a')",
        "from IPython.display import HTML, Markdown\ndisplay(HTML('<script>x</script>'))",
        "class C:\n    def _repr_html_(self): return '<b>html</b>'\n"
        "    def __repr__(self): return 'plain C'\nC()",
        "import pandas as pd\npd.DataFrame({'a': [1]})",
    )
    assert shown[0] == "1\n'a'\n"
    assert "script" not in shown[1]
    assert shown[2] == "plain C\n"
    assert "a" in shown[3] and "<" not in shown[3]


def test_clear_output_and_progress_do_no_harm() -> None:
    shown = outputs(
        "from IPython.display import clear_output\n"
        "for i in range(3):\n    clear_output(wait=True)\n    print(i)"
    )
    assert shown == ["0\n1\n2\n"]


def test_magics_work() -> None:
    shown = outputs(
        "%%time\ny = 3", "y", "%%time\ny + 1", "%timeit -n 1 -r 1 None", "%matplotlib inline", "%pwd",
        "%config InlineBackend.figure_format = 'retina'", "%who", "%precision 3",
    )  # fmt: skip
    assert "Wall time" in shown[0] and shown[1] == "3\n"
    assert "Wall time" in shown[2] and "4" in shown[2]
    assert shown[4] == ""
    assert "y" in shown[7]


def test_unknown_magics_are_errors_and_the_run_goes_on() -> None:
    unknown, after = run("%no_such_magic", "1")
    assert (after.status, after.output) == ("ok", "1\n")
    assert "no_such_magic" in unknown.output + unknown.error


def test_shell_commands_are_refused_in_words() -> None:
    *refused, after = run("!ls -la", "files = !ls", "!!ls", "%system ls", "%sx ls", "'on'")
    assert [r.status for r in refused] == ["error"] * 5
    for result in refused:
        assert "shell commands are not available while grading" in result.error
    assert after.output == "'on'\n"


def test_questions_are_refused_in_words() -> None:
    *refused, after = run(
        "input('name? ')",
        "import getpass\ngetpass.getpass()",
        "import builtins\nbuiltins.input()",
        "'on'",
    )
    assert [r.status for r in refused] == ["error"] * 3
    for result in refused:
        assert "not available while grading" in result.error
    assert after.output == "'on'\n"


def test_a_syntax_error_runs_nothing_of_its_cell() -> None:
    results = run("print('before')\ndef f(:\n    pass", "def g():\n  return 1\n    x = 2", "'on'")
    assert results[0].status == "error" and results[0].error.startswith("SyntaxError")
    assert "before" not in results[0].output
    assert results[1].status == "error" and results[1].error.startswith("IndentationError")
    assert results[2].output == "'on'\n"


def test_an_exception_ends_its_cell_only() -> None:
    results = run(
        "a = 1\n1 / 0\na = 2", "a", "undefined_name", "class E(Exception): pass\nraise E('own')"
    )
    assert results[0].status == "error"
    assert results[0].error == "ZeroDivisionError: division by zero"
    assert results[1].output == "1\n"
    assert results[2].error == "NameError: name 'undefined_name' is not defined"
    assert results[3].error == "E: own"


def test_leaving_does_not_end_the_run() -> None:
    ways = ("import sys\nsys.exit()", "sys.exit(3)", "raise SystemExit", "exit()", "quit", "quit()")
    for left in run("a = 1", *(part for way in ways for part in (way, "a")))[2::2]:
        assert left == ("ok", "1\n", False, "")


def test_errors_that_are_no_exceptions_end_their_cell_only() -> None:
    errors = ("KeyboardInterrupt", "GeneratorExit", "BaseException", "StopIteration")
    results = run(*(part for error in errors for part in (f"raise {error}", "'on'")))
    for error, raised, after in zip(errors, results[::2], results[1::2], strict=True):
        assert raised.status == ("interrupted" if error == "KeyboardInterrupt" else "error")
        assert raised.error.startswith(error)
        assert after.output == "'on'\n"


def test_top_level_await_works() -> None:
    assert outputs(
        "import asyncio\nawait asyncio.sleep(0)\n'slept'",
        "async def f():\n    return 3\nawait f()",
        "async with asyncio.Lock():\n    print('locked')",
    ) == ["'slept'\n", "3\n", "locked\n"]


def test_figures_need_no_screen_and_are_closed() -> None:
    results = run(
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "print(len(plt.get_fignums()))",
        "for _ in range(25):\n    plt.figure()",
        "plt.savefig('/dev/null', format='png')",
    )
    assert [r.status for r in results] == ["ok"] * 4, results
    assert results[1].output == "0\n"


def test_functions_can_be_found_by_inspect() -> None:
    cells = "def f(x):\n    return x + 1", "import inspect\nprint(inspect.getsource(f))", "__name__"
    shown = outputs(*cells)
    assert shown[1:] == ["def f(x):\n    return x + 1\n\n", "'__main__'\n"]


def test_the_shell_starts_clean() -> None:
    shown = outputs("sorted(n for n in globals() if not n.startswith('_'))")
    assert set(ast.literal_eval(shown[0])) <= {"In", "Out", "exit", "quit", "open", "get_ipython"}


def test_output_is_bounded_a_cell_and_each_cell_starts_anew() -> None:
    long, short = run("for i in range(100_000):\n    print('line', i)", "print('short')")
    assert long.truncated and len(long.output) < 17_000
    assert long.output.startswith("line 0\n") and long.output.endswith("line 99999\n")
    assert short == ("ok", "short\n", False, "")


def test_a_cell_that_breaks_the_shell_is_an_error_not_the_end() -> None:
    results = run(
        "get_ipython().run_cell = None\nprint('cut')",
        "1",
        "get_ipython().display_formatter = None",
        "2",
        "import matplotlib.pyplot as plt\nplt.close = None",
        "3",
    )
    assert len(results) == 6


def test_notebook_text_of_every_kind_runs() -> None:
    assert outputs("", "\n\n", "# only a comment", "   ", "print('grün 🙂')")[-1] == "grün 🙂\n"


def test_a_lone_surrogate_is_an_error_of_its_cell() -> None:
    odd, after = run("x = '\ud800'", "'on'")
    assert odd.status in ("ok", "error")
    assert after.output == "'on'\n"
