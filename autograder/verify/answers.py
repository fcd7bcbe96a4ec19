"""Answers written to test the tests: right ones, and wrong ones with their misconceptions.

`tests/answers/ASSIGNMENT/NAME.py` holds the answers to the question `test_NAME`, one after the
other, each under a header, each a whole solution cell:

    # %% ok_loops: nested loops
    # %% bad_columns: normalises each column
    # says: each column sums to 1 instead of each row

`says` is a piece of the sentence with which the feedback must name this misconception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.assignment import Assignment, Graded, solution_names

_HEADER = re.compile(r"# %% (?P<kind>ok|bad)_(?P<slug>\w+)(?:: *(?P<about>.+))?")
_SAYS = re.compile(r"# says: *(?P<says>.+)")
# Sentences that fit any wrong answer, and so name no misconception.
_GENERIC = (
    "the answer is not the one asked for",
    "is not the value asked for",
    "your code raised",
    "is not written yet",
    "is not defined",
    "took too long",
    "has another shape",
    "could not be finished",
    "an assertion of this check",
)
LEAST_LENGTH = 5


class AnswerError(Exception):
    """A file of answers that cannot be used; the message names file and line and what to do."""


@dataclass(frozen=True)
class Answer:
    """One answer; `source` replaces the solution cell of `name`.  `line` is of its header."""

    assignment: str
    name: str
    kind: Literal["ok", "bad"]
    slug: str
    about: str
    says: str
    source: str
    path: Path
    line: int

    @property
    def label(self) -> str:
        return f"{self.path}:{self.line} {self.kind}_{self.slug}"


def question_name(graded: Graded) -> str:
    """NAME of `test_NAME`."""
    return str(graded.test.grade_id).removeprefix("test_")


def read_answers(folder: Path, assignment: Assignment) -> tuple[Answer, ...]:
    """All answers to the questions of one assignment.  Raises AnswerError.

    A file for a name that the assignment does not grade is an error: it would test nothing.
    """
    names = {question_name(graded) for graded in solution_names(assignment)}
    files = sorted((folder / assignment.name).glob("*.py"))
    unknown = [file for file in files if file.stem not in names]
    if unknown:
        raise AnswerError(
            f"{unknown[0]}: {assignment.name} has no test cell test_{unknown[0].stem}. "
            f"It has: {', '.join(sorted(names))}."
        )
    return tuple(answer for file in files for answer in _read(file, assignment.name))


def _read(path: Path, assignment: str) -> Iterator[Answer]:
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("# %%")]
    slugs: set[str] = set()
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        header = _HEADER.fullmatch(lines[start].rstrip())
        if header is None:
            raise AnswerError(f"{path}:{start + 1}: write `# %% ok_name: words` or `# %% bad_...`.")
        slug = f"{header['kind']}_{header['slug']}"
        if slug in slugs:
            raise AnswerError(f"{path}:{start + 1}: there are two answers {slug}.")
        slugs.add(slug)
        found = _SAYS.fullmatch(lines[start + 1].rstrip()) if start + 1 < end else None
        says = found["says"].strip() if found else ""
        _check_says(path, start + 2, header["kind"], says)
        body = lines[start + 2 if found else start + 1 : end]
        yield Answer(
            assignment=assignment,
            name=path.stem,
            kind="ok" if header["kind"] == "ok" else "bad",
            slug=header["slug"],
            about=(header["about"] or "").strip(),
            says=says,
            source="\n".join(body).strip() + "\n",
            path=path,
            line=start + 1,
        )


def _check_says(path: Path, line: int, kind: str, says: str) -> None:
    if not says:
        return
    if kind == "ok":
        raise AnswerError(f"{path}:{line}: a right answer has no misconception to name.")
    generic = next((text for text in _GENERIC if says.lower() in text or text in says.lower()), "")
    if generic or len(says) < LEAST_LENGTH:
        raise AnswerError(
            f"{path}:{line}: {says!r} fits any wrong answer. Quote what names this one, or leave "
            "`says` out."
        )
