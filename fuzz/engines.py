"""Starts an engine in its own process and follows it."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

_COVERAGE = re.compile(r"\bcov: (\d+)")
_LAST_LINES = 15


@dataclass
class Ran:
    """`coverage` counts the edges of our code that atheris saw; `failure` is for the table."""

    engine: str
    seconds: float = 0.0
    executions: int = 0
    findings: int = 0
    coverage: int = 0
    failure: str = ""


def run_engine(
    engine: str, target: str, seconds: float, options: argparse.Namespace, console: Console
) -> Ran:
    command = [
        sys.executable, "-m", "fuzz.worker", engine, target, str(seconds), str(options.out),
        "--seed", str(options.seed),
    ]  # fmt: skip
    ran = Ran(engine)
    started = time.monotonic()
    columns = (
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TextColumn("left:"),
        TimeRemainingColumn(), TextColumn("{task.fields[said]}"),
    )  # fmt: skip
    with (
        Progress(*columns, console=console) as progress,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace"
        ) as process,
    ):
        task = progress.add_task(f"{target}, {engine}", total=seconds, said="starting")
        last: list[str] = []
        reader = threading.Thread(target=_follow_errors, args=(process.stderr, ran, last))
        reader.start()
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("{"):
                _note(ran, json.loads(line))
            said = f"{ran.executions:,} executions, {ran.findings} findings"
            progress.update(task, completed=time.monotonic() - started, said=said)
        reader.join()
    ran.seconds = time.monotonic() - started
    if process.returncode:
        ran.failure = f"the engine ended with {process.returncode}"
        console.print("\n".join(last), markup=False)
    return ran


def _note(ran: Ran, line: dict[str, int]) -> None:
    ran.executions, ran.findings = line["executions"], line["findings"]


def _follow_errors(stream: IO[str] | None, ran: Ran, last: list[str]) -> None:
    for line in stream or ():
        last[:] = [*last[1 - _LAST_LINES :], line.rstrip()]
        found = _COVERAGE.search(line)
        if found:
            ran.coverage = int(found[1])
