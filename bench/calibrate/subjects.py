"""What is calibrated: questions, their right answers, and the code before them."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.assignment import Assignment, Graded, read_course, solution_names
from autograder.verify.answers import question_name, read_answers

ROOT = Path(__file__).parents[2]
MODEL = "model"
# The questions whose answers draw random numbers, or may.
RANDOM = {
    "02_linear_regression": ("fit_line",),
    "03_maximum_likelihood": ("mle_line",),
    "04_logistic_regression": ("fit_logistic_regression",),
    "06_multinomial_logistic_regression": ("minibatches", "train"),
}
# A test cell's thresholds: another number there makes no other results, only another verdict.
_THRESHOLD = re.compile(r"^(_(?:LEAST|MOST)_\w+ = )[-+.\de]+$", re.MULTILINE)


@dataclass(frozen=True)
class Subject:
    """One right answer to one question.  `before` are the cells above it, `test` is the test."""

    assignment: str
    name: str
    answer: str
    before: tuple[str, ...]
    source: str
    test: str

    @cached_property
    def fingerprint(self) -> str:
        """Changes with anything that could change a result: no comments, and no thresholds."""
        parts = [ast.unparse(ast.parse(part)) for part in (*self.before, self.source, self.test)]
        text = "\0".join(_THRESHOLD.sub(r"\1?", part) for part in parts)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def subjects(only: tuple[str, ...] = ()) -> Iterator[Subject]:
    """Of each question first the model solution, then every right answer."""
    course = read_course(ROOT)
    for assignment_name, names in RANDOM.items():
        assignment = course.assignments[assignment_name]
        answers = read_answers(ROOT / "tests" / "answers", assignment)
        graded = {question_name(g): g for g in solution_names(assignment)}
        for name in names:
            if only and name not in only:
                continue
            question = graded[name]
            model = "\n".join(cell.solved for cell in question.solutions)
            right = [(a.slug, a.source) for a in answers if a.name == name and a.kind == "ok"]
            for slug, source in [(MODEL, model), *right]:
                yield Subject(
                    assignment_name,
                    name,
                    slug,
                    _before(assignment, question),
                    source,
                    question.test.source,
                )


def _before(assignment: Assignment, question: Graded) -> tuple[str, ...]:
    """Given cells and model solutions above the question's first solution cell."""
    first = min(cell.index for cell in question.solutions)
    cells = assignment.having("locked", "solution")
    return tuple(cell.solved for cell in cells if cell.is_code and cell.index < first)
