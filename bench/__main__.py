"""`make bench`: speed and memory of one exam, phase by phase, beside its floors and peers."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench import machine, memory, peers, speed
from bench.notebooks import write_course


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exams", type=int, default=60, help="exams a row (default: 60)")
    parser.add_argument("--no-peers", action="store_true", help="leave nbgrader and otter out")
    options = parser.parse_args()
    print(machine.describe())
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as folder:
        solutions = write_course(Path(folder))
        speed.report(Path(folder), solutions, options.exams)
        memory.report(Path(folder), solutions)
        if not options.no_peers:
            peers.report(Path(folder), solutions)


if __name__ == "__main__":
    main()
