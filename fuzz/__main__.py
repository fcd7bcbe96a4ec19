"""`make fuzz`: ten minutes of bad input for each reader of what students make."""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
import warnings
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fuzz.engines import Ran, run_engine
from fuzz.targets import TARGETS

# What share of a target's time an engine gets, with atheris and without.
_WITH_ATHERIS = {"structured": 0.3, "mutation": 0.2, "atheris": 0.5}
_WITHOUT = {"structured": 0.5, "mutation": 0.5}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="for each target (default: 10)")
    parser.add_argument("--target", action="append", choices=TARGETS, help="only this one")
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"), help="where findings go")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--replay", type=Path, help="one input again, with its traceback")
    options = parser.parse_args()
    if options.replay:
        return _replay(options.target or [], options.replay)
    console = Console(stderr=True)
    engines = _WITH_ATHERIS if importlib.util.find_spec("atheris") else _WITHOUT
    if engines is _WITHOUT:
        console.print(
            "atheris is not installed, so nothing is guided by coverage here. "
            "It has wheels for Linux on x86-64: pip install atheris"
        )
    rows: list[tuple[str, Ran]] = []
    for target in options.target or TARGETS:
        for engine, share in engines.items():
            seconds = options.minutes * 60 * share
            rows.append((target, run_engine(engine, target, seconds, options, console)))
    Console().print(_table(rows))
    found = sum(ran.findings for _, ran in rows)
    if found:
        Console().print(f"{found} findings; {options.out} holds them, and how to see each again.")
    return 1 if found or any(ran.failure for _, ran in rows) else 0


def _replay(targets: list[str], path: Path) -> int:
    if len(targets) != 1:
        raise SystemExit("Name one target: --target NAME --replay FILE")
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(prefix="autograder-fuzz-") as folder:
        TARGETS[targets[0]](Path(folder)).check(path.read_bytes())
    print(f"{path}: nothing is wrong with how it is read")
    return 0


def _table(rows: list[tuple[str, Ran]]) -> Table:
    table = Table("target", "engine", "seconds", "executions", "a second", "coverage", "findings")
    for target, ran in rows:
        coverage = str(ran.coverage) if ran.coverage else "-"
        table.add_row(
            target, ran.engine, f"{ran.seconds:.0f}", f"{ran.executions:,}",
            f"{ran.executions / max(ran.seconds, 1):,.0f}", coverage,
            ran.failure or str(ran.findings),
        )  # fmt: skip
    return table


if __name__ == "__main__":
    raise SystemExit(main())
