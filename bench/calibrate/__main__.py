"""`python -m bench.calibrate`: see the package's own words."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from autograder.cli.common import progress_bar, screen
from bench.calibrate import page, store
from bench.calibrate.running import Result, run_many, start_worker
from bench.calibrate.subjects import MODEL, Subject, subjects
from bench.calibrate.summary import Row, is_random, summarise

_CHUNK = 10
_ENOUGH_IF_NOT_RANDOM = 5


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate")
    parser.add_argument("names", nargs="*", help="questions (default: all)")
    parser.add_argument("--runs", type=int, default=2000, help="of each model solution")
    parser.add_argument("--other-runs", type=int, default=200, help="of every other right answer")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-page", action="store_true", help="do not write docs/calibration.md")
    options = parser.parse_args()
    chosen = list(subjects(tuple(options.names)))
    if not chosen:
        parser.error(f"no such question: {', '.join(options.names)}")
    wanted = {s: options.runs if s.answer == MODEL else options.other_runs for s in chosen}
    # First a few runs of each: what turns out not to be random needs no more.
    first = {s: min(n, _ENOUGH_IF_NOT_RANDOM) for s, n in wanted.items()}
    _calibrate(first, options.jobs, "first runs")
    random = {s: n for s, n in wanted.items() if is_random(store.load(s))}
    _calibrate(random, options.jobs, "calibrating")
    latest = _replayed(chosen, options.jobs)
    rows = [summarise(subject, store.load(subject), latest[subject]) for subject in chosen]
    _show(rows)
    if not options.names and not options.no_page:
        store.tidy(chosen)
        page.write_page(rows)
        screen.print(f"written: {page.PAGE}")


def _calibrate(wanted: dict[Subject, int], jobs: int, title: str) -> None:
    """Runs what is missing; each chunk of runs is on the disk before the next one starts."""
    chunks = [
        (subject, missing[at : at + _CHUNK])
        for subject, count in wanted.items()
        for missing in [_missing(subject, count)]
        for at in range(0, len(missing), _CHUNK)
    ]
    for subject, results in _run_side_by_side(chunks, jobs, title):
        store.append(subject, results)


def _replayed(chosen: Sequence[Subject], jobs: int) -> dict[Subject, Result]:
    """Run 0 of each once more: it must give what is stored, and tells the thresholds of today."""
    latest: dict[Subject, Result] = {}
    again = [(subject, [0]) for subject in chosen]
    for subject, (result,) in _run_side_by_side(again, jobs, "run 0 again"):
        if not store.same(result, store.load(subject)[0]):
            raise SystemExit(
                f"{store.path_of(subject.assignment, subject.name)}: run 0 of {subject.answer} "
                "gives other numbers than those stored: delete the file, and start again."
            )
        latest[subject] = result
    return latest


def _run_side_by_side(
    chunks: Sequence[tuple[Subject, list[int]]], jobs: int, title: str
) -> Iterator[tuple[Subject, list[Result]]]:
    """The results of each chunk of runs as it ends, in any order."""
    context = get_context("spawn")  # a forked TensorFlow hangs
    with (
        progress_bar() as progress,
        ProcessPoolExecutor(jobs, mp_context=context, initializer=start_worker) as pool,
    ):
        task = progress.add_task(title, total=sum(len(runs) for _, runs in chunks))
        futures = {pool.submit(run_many, subject, runs): subject for subject, runs in chunks}
        for future in as_completed(futures):
            results = future.result()
            yield futures[future], results
            progress.advance(task, len(results))


def _missing(subject: Subject, count: int) -> list[int]:
    done = {result.run for result in store.load(subject)}
    return [run for run in range(count) if run not in done]


def _show(rows: Sequence[Row]) -> None:
    for row in rows:
        tail = "–" if row.tail_bound is None else f"{row.tail_bound:.1e}"
        screen.print(
            f"{row.subject.name:26} {row.subject.answer:32} {row.runs:5} runs {row.failures:3} "
            f"failures  binomial <= {row.binomial:.1e}  tail <= {tail:8} {row.verdict}",
            soft_wrap=True,
        )
        for message in row.messages:
            screen.print(f"    {message}", markup=False, soft_wrap=True)


if __name__ == "__main__":
    main()
