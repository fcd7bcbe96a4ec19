"""IPython without a terminal, a kernel, a history or an operating system behind it."""

from __future__ import annotations

import builtins
import contextlib
import getpass
import sys
from dataclasses import dataclass
from typing import Any

from IPython.core.display_trap import DisplayTrap
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError, UsageError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.student.capture import Capture


@dataclass(frozen=True)
class CellResult:
    """`status` is ok, error or interrupted; `error` is the exception, if one ended the cell."""

    status: str
    output: str
    truncated: bool
    error: BaseException | None


class _Publisher(DisplayPublisher):  # type: ignore[misc]
    """`display(x)` becomes x's text; pictures and HTML are not graded and not kept."""

    def publish(self, data: dict[str, Any], metadata: Any = None, **kwargs: Any) -> None:
        print(data.get("text/plain", ""))

    def clear_output(self, wait: bool = False) -> None:
        pass


class _Hook(DisplayHook):  # type: ignore[misc]
    """The value of a cell's last line, as text."""

    def write_output_prompt(self) -> None:
        pass


class StudentShell(InteractiveShell):  # type: ignore[misc]
    """The shell that every submission's process inherits, unused, from the template."""

    def init_display_pub(self) -> None:
        self.display_pub = _Publisher(parent=self)
        self.configurables.append(self.display_pub)

    def init_displayhook(self) -> None:
        self.displayhook = _Hook(shell=self, parent=self)
        self.configurables.append(self.displayhook)
        self.display_trap = DisplayTrap(hook=self.displayhook)

    def enable_gui(self, gui: Any = None) -> None:
        """`%matplotlib inline` asks for an event loop; there is none, and none is needed."""

    def enable_matplotlib(self, gui: Any = None) -> tuple[Any, Any]:
        """Figures are drawn in memory (Agg); nothing shows them."""
        return "agg", "agg"

    def system(self, command: str) -> None:
        raise UsageError(f"shell commands are not available while grading: !{command}")

    system_piped = system_raw = getoutput = system

    def ask_exit(self) -> None:
        print("exit() does nothing while grading; the cells below still run")

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """The error travels as data; its traceback is not printed."""

    showsyntaxerror = showtraceback


def make_shell() -> StudentShell:
    """A fresh shell; costs some 40 ms, which is why the template makes it once."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.autoindent = False
    config.InteractiveShell.banner1 = ""
    config.InteractiveShell.cache_size = 0
    shell: StudentShell = StudentShell.instance(config=config)
    shell.user_ns["__name__"] = "__main__"
    return shell


_FIGURE = """
from matplotlib import pyplot
figure, (left, right) = pyplot.subplots(1, 2)
left.plot([1, 2], label="a")
right.bar(["a", "b"], [1, 2])
left.set_title("a")
left.legend()
figure.tight_layout()
"""
_WARMING = ("1 / 0", "1 +", "print(1)\n1", "%matplotlib inline", "%whos", _FIGURE)


def warm(runner: CellRunner) -> None:
    """Run each path of IPython once, so that no submission pays for its lazy imports."""
    with contextlib.redirect_stdout(Capture()), contextlib.redirect_stderr(Capture()):
        for source in _WARMING:
            runner.run(source)
    shell = runner.shell
    shell.reset(new_session=True)
    shell.execution_count = 1


def refuse_input(*_: Any, **__: Any) -> str:
    raise StdinNotImplementedError("input() is not available while grading: nobody can answer")


class CellRunner:
    """Runs cells one after the other in one namespace."""

    def __init__(self, shell: StudentShell) -> None:
        self._shell = shell
        self._capture = Capture()

    def listen(self) -> None:
        """From here on the process's streams are ours."""
        sys.stdout = sys.stderr = self._capture
        builtins.input = refuse_input
        getpass.getpass = refuse_input

    @property
    def shell(self) -> StudentShell:
        return self._shell

    @property
    def namespace(self) -> dict[str, Any]:
        return self._shell.user_ns  # type: ignore[no-any-return]

    def run(self, source: str) -> CellResult:
        self._capture.clear()
        error: BaseException | None
        try:
            result = self._shell.run_cell(source, store_history=True)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as escaped:  # a student can make run_cell itself raise
            error = escaped
        self._close_figures()
        status = "ok" if error is None else "error"
        if isinstance(error, KeyboardInterrupt):
            status = "interrupted"
        return CellResult(status, *self._capture.taken(), error)

    def quiet(self) -> None:
        """Forget what was printed during a call."""
        self._capture.clear()

    @staticmethod
    def _close_figures() -> None:
        # As the inline backend does at the end of a cell; open figures cost memory.
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            try:
                pyplot.close("all")
            except BaseException as error:
                print(f"figures could not be closed: {type(error).__name__}", file=sys.stderr)
