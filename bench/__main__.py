"""`make bench`: speed and memory of exams beside floors and peers, and of a hostile class."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench import hostile, machine, memory, overhead, peers, speed
from bench.notebooks import write_course


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exams", type=int, default=60, help="exams a row (default: 60)")
    parser.add_argument("--pairs", type=int, default=200, help="pairs a row (default: 200)")
    parser.add_argument(
        "--hostile", type=int, default=100, help="hostile hand-ins, 0 for none (default: 100)"
    )
    parser.add_argument("--no-peers", action="store_true", help="leave nbgrader and otter out")
    options = parser.parse_args()
    print(machine.describe())
    with tempfile.TemporaryDirectory(prefix="autograder-bench-") as folder:
        solutions = write_course(Path(folder))
        speed.report(Path(folder), solutions, options.exams)
        overhead.report(Path(folder) / "overhead", options.pairs)
        memory.report(Path(folder), solutions)
        if options.hostile:
            hostile.report(Path(folder), options.hostile)
        if not options.no_peers:
            peers.report(Path(folder), solutions)


if __name__ == "__main__":
    main()
