"""Runs a solution notebook in a fresh kernel of this Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import autograder
from autograder.assignment.errors import BuildError
from autograder.assignment.outputs import tidy_outputs
from autograder.assignment.source import Assignment

_PACKAGE_PARENT = Path(autograder.__file__).resolve().parent.parent

# One thread and fixed seeds: the same notebook must give the same bytes.
_STEADY = {
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def execute(
    notebook: Any, assignment: Assignment, folder: Path, scratch: Path, timeout: float
) -> None:
    """Executes `notebook` in place, with `folder` as its working directory, and tidies its outputs.

    `scratch` takes the kernel's own files. `timeout` is in seconds, for each cell.
    Raises BuildError that names the notebook, the cell and the exception.
    """
    kept = dict(notebook.metadata)
    run(notebook, assignment, folder, scratch, timeout, _STEADY)
    # The kernel reports its exact version and, for sliders, the state of every widget.
    notebook.metadata.clear()
    notebook.metadata.update(kept)
    tidy_outputs(notebook, assignment, folder)


def run(
    notebook: Any,
    assignment: Assignment,
    folder: Path,
    scratch: Path,
    timeout: float,
    environment: Mapping[str, str],
) -> None:
    """Executes `notebook` in place, as `execute` does, with `environment` added to this one's.

    Cells beyond those of the assignment may have been added at its end.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    running: list[int] = [0]

    def started(cell: Any, cell_index: int) -> None:
        running[0] = cell_index

    client = NotebookClient(
        notebook,
        km=_kernel_manager(scratch),
        timeout=timeout,
        record_timing=False,
        store_widget_state=True,
        coalesce_streams=True,
        on_cell_start=started,
    )
    try:
        client.execute(cleanup_kc=True, cwd=str(folder), env=_environment(scratch, environment))
    except CellExecutionError as error:
        raise _failed(assignment, running[0], f"{error.ename}: {error.evalue}") from error
    except CellTimeoutError as error:
        reason = f"it ran longer than {timeout:g} seconds"
        raise _failed(assignment, running[0], reason) from error
    except DeadKernelError as error:
        raise _failed(assignment, running[0], "its kernel died") from error


def _failed(assignment: Assignment, index: int, reason: str) -> BuildError:
    label = assignment.cells[index].label if index < len(assignment.cells) else "the last cell"
    return BuildError(f"{assignment.path}: {label} fails in the solution notebook: {reason}")


def _kernel_manager(scratch: Path) -> Any:
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    from autograder.assignment.kernel_client import WakefulKernelClient

    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    specs = KernelSpecManager()
    # Always this interpreter, whatever kernels are installed.
    specs.get_kernel_spec = lambda kernel_name: KernelSpec(argv=argv, language="python")
    return AsyncKernelManager(
        kernel_spec_manager=specs,
        kernel_name="python3",
        client_factory=WakefulKernelClient,
        connection_file=str(scratch / "kernel.json"),
        # Sockets in a folder of our own; ports would be open to everybody on the machine.
        transport="ipc" if os.name == "posix" else "tcp",
    )


def _environment(scratch: Path, more: Mapping[str, str]) -> dict[str, str]:
    # No profile or matplotlibrc of whoever builds may change what the notebook shows.
    settings = scratch / "matplotlibrc"
    settings.touch()
    path = [str(_PACKAGE_PARENT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        **more,
        "IPYTHONDIR": str(scratch / "ipython"),
        "MATPLOTLIBRC": str(settings),
        "PYTHONPATH": os.pathsep.join(path),
    }
