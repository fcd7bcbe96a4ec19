"""Results on disk: one JSON line a run, so that nothing is lost when a calibration is stopped."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path

from bench.calibrate.running import Result
from bench.calibrate.subjects import Subject

FOLDER = Path(__file__).parent / "results"


def path_of(assignment: str, name: str) -> Path:
    return FOLDER / f"{assignment}.{name}.jsonl"


def load(subject: Subject) -> list[Result]:
    """The subject's finished runs, those of its present version only, in order."""
    path = path_of(subject.assignment, subject.name)
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    results = [
        Result(**{**row, "values": {name: tuple(v) for name, v in row["values"].items()}})
        for row in rows
        if row["answer"] == subject.answer and row["fingerprint"] == subject.fingerprint
    ]
    return sorted(results, key=lambda result: result.run)


def append(subject: Subject, results: Iterable[Result]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with path_of(subject.assignment, subject.name).open("a", encoding="utf-8") as file:
        for result in results:
            file.write(json.dumps(_rounded(result)) + "\n")


def same(one: Result, other: Result) -> bool:
    """Whether both measured the same numbers, up to rounding."""
    return one.values.keys() == other.values.keys() and all(
        math.isclose(one.values[name][0], other.values[name][0], rel_tol=1e-3, abs_tol=1e-3 * bound)
        for name, (_, bound, _) in one.values.items()
    )


def tidy(subjects: Iterable[Subject]) -> None:
    """Drops the runs of older versions, and puts the others in order."""
    by_path: dict[Path, list[Result]] = {}
    for subject in subjects:
        path = path_of(subject.assignment, subject.name)
        by_path.setdefault(path, []).extend(load(subject))
    for path, results in by_path.items():
        lines = [json.dumps(_rounded(result)) + "\n" for result in results]
        path.write_text("".join(lines), encoding="utf-8")


def _rounded(result: Result) -> dict[str, object]:
    values = {
        name: [float(f"{value:.8g}"), bound, side]
        for name, (value, bound, side) in result.values.items()
    }
    return {**result.to_json(), "values": values}
