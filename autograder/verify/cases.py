"""What is graded to test the tests: answers, mutants, and the model solution itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.assignment import Assignment, Graded, solution_names
from autograder.verify.answers import Answer, question_name, read_answers
from autograder.verify.equivalent import FILE, read_equivalent

Kind = Literal["model", "ok", "bad", "mutant", "equivalent"]


@dataclass(frozen=True)
class Case:
    """One answer to one question.  `label` says where it comes from; `reason` is why a mutant
    counts as equivalent."""

    assignment: str
    name: str
    kind: Kind
    label: str
    source: str | None  # None: the model solution's
    says: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Stale:
    """An entry of equivalent.toml for a mutant that does not exist."""

    path: Path
    name: str
    key: str


def cases_of(
    assignment: Assignment, answers: Path, *, only: str | None, with_mutants: bool
) -> tuple[list[Case], list[Stale]]:
    """All cases of one assignment, or of its question `only`.  Raises AnswerError."""
    written = read_answers(answers, assignment)
    equivalent = read_equivalent(answers, assignment.name)
    cases: list[Case] = []
    stale: list[Stale] = []
    for graded in solution_names(assignment):
        name = question_name(graded)
        if only not in (None, name):
            continue
        cases.append(Case(assignment.name, name, "model", f"model solution of {name}", None))
        cases += _answers(assignment.name, name, written)
        if not with_mutants:
            continue
        listed = dict(equivalent.get(name, {}))
        for key, source in _mutants(graded):
            reason = listed.pop(key, "")
            kind: Kind = "equivalent" if reason else "mutant"
            cases.append(Case(assignment.name, name, kind, key, source, reason=reason))
        stale += [Stale(answers / assignment.name / FILE, name, key) for key in listed]
    return cases, stale


def _answers(assignment: str, name: str, written: Sequence[Answer]) -> Iterator[Case]:
    for answer in written:
        if answer.name == name:
            yield Case(assignment, name, answer.kind, answer.label, answer.source, answer.says)


def _mutants(graded: Graded) -> Iterator[tuple[str, str]]:
    """Mutants of each solution cell of the question, with the other cells left as they are."""
    from autograder.verify.mutants import mutants  # libcst takes its time to import

    for place, cell in enumerate(graded.solutions):
        others_before = [c.solved for c in graded.solutions[:place]]
        others_after = [c.solved for c in graded.solutions[place + 1 :]]
        for mutant in mutants(cell.solved):
            yield mutant.key, "\n".join([*others_before, mutant.source, *others_after])
