"""Runs the cells given as JSON on stdin in a CellRunner; writes one line of JSON for each.

A process of its own: IPython's shell is one a process, and it takes over the streams.
"""

from __future__ import annotations

import json
import os
import sys

from autograder.student.shell import CellRunner, make_shell, warm


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    cells = json.load(sys.stdin)
    runner = CellRunner(make_shell())
    warm(runner)
    runner.listen()
    for source in cells:
        result = runner.run(source)
        error = "" if result.error is None else f"{type(result.error).__name__}: {result.error}"
        answer = [result.status, result.output, result.truncated, error]
        answers.write(json.dumps(answer) + "\n")
    answers.close()


if __name__ == "__main__":
    main()
