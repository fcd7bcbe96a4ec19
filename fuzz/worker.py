"""One engine on one target, in a process of its own.  Says how it goes in lines of JSON."""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz.guard import Guarded
    from fuzz.targets import Target

_MAX_LENGTH = 1 << 16


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("target")
    parser.add_argument("seconds", type=float)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # NumPy and pandas warn of odd values, which is no finding
    if options.engine == "atheris":
        _instrument()
    from fuzz.findings import Findings
    from fuzz.guard import Guarded, bound_memory
    from fuzz.targets import TARGETS

    bound_memory()
    # In memory where there is such a folder: a disk would be most of the time.
    fast = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="autograder-fuzz-", dir=fast) as folder:
        place = Path(folder)
        (place / "work").mkdir()
        target = TARGETS[options.target](place / "work")
        guarded = Guarded(target, Findings(options.out, target.name))
        ENGINES[options.engine](target, guarded, options.seconds, options.seed, place)


def _instrument() -> None:
    """Coverage of our own code.  Must come before it is imported."""
    import atheris

    with atheris.instrument_imports(include=["autograder"]):
        import autograder.batch.discover
        import autograder.exam.plan
        import autograder.wire  # noqa: F401


def mutation(target: Target, check: Guarded, seconds: float, seed: int, place: Path) -> None:
    """Valid input with a few bytes changed."""
    from fuzz.mutate import mutated

    rng = random.Random(seed)
    seeds = target.seeds()
    for data in seeds:
        check(data)
    for _ in _until(seconds, check):
        check(mutated(seeds, rng))


def structured(target: Target, check: Guarded, seconds: float, seed: int, place: Path) -> None:
    """Input that has the form, from hypothesis; what it finds it makes small."""
    import hypothesis

    strategy = target.strategy()
    quiet = hypothesis.settings(
        max_examples=500, deadline=None, database=None, print_blob=False,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip

    for round_number in _until(seconds, check):

        @hypothesis.seed(seed + round_number)
        @quiet
        @hypothesis.given(strategy)
        def one(data: bytes) -> None:
            # A known finding is not worth shrinking again.
            known = len(check.findings)
            error = check(data)
            if error is not None and len(check.findings) > known:
                raise error

        try:
            one()
        except Exception as error:
            # Flaky: the shorter example led to a finding that was known by then.
            _say(check, note=type(error).__name__)


def coverage_guided(target: Target, check: Guarded, seconds: float, seed: int, place: Path) -> None:
    """Mutation that keeps what reaches new lines (atheris, libFuzzer)."""
    import atheris

    corpus = place / "corpus"
    corpus.mkdir()
    for number, data in enumerate(target.seeds()):
        (corpus / str(number)).write_bytes(data)
    started = last = time.monotonic()

    def one(data: bytes) -> None:
        nonlocal last
        check(data)
        if time.monotonic() - last > 1:
            last = time.monotonic()
            _say(check, elapsed=last - started)

    arguments = [
        "fuzz", str(corpus), f"-max_total_time={int(seconds)}", f"-max_len={_MAX_LENGTH}",
        f"-seed={seed + 1}", "-rss_limit_mb=0", "-timeout=120", "-print_final_stats=1",
        "-detect_leaks=0", f"-artifact_prefix={place}/",
    ]  # fmt: skip
    atheris.Setup(arguments, one)
    atheris.Fuzz()


def _until(seconds: float, check: Guarded) -> Iterator[int]:
    started = last = time.monotonic()
    number = 0
    while (now := time.monotonic()) < started + seconds:
        if now - last > 1:
            last = now
            _say(check, elapsed=now - started)
        yield number
        number += 1
    _say(check, elapsed=seconds)


def _say(check: Guarded, **more: object) -> None:
    line = {"executions": check.executions, "findings": len(check.findings), **more}
    print(json.dumps(line), flush=True)


ENGINES = {"mutation": mutation, "structured": structured, "atheris": coverage_guided}

if __name__ == "__main__":
    main()
