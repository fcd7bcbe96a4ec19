"""Grades cases, and says of each whether the checks judged it as they should."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Course, Graded, solution_names
from autograder.batch.discover import Handin
from autograder.batch.grader import Grader
from autograder.exam.verdict import CellVerdict, Verdict
from autograder.verify.answers import question_name
from autograder.verify.cases import Case
from autograder.verify.handins import write_handin


@dataclass(frozen=True)
class Trial:
    """A case and what the sealed grader made of it.  `fault` is the grader's own, if any."""

    case: Case
    accepted: bool
    mistake: str
    message: str
    check: str  # title of the check that failed
    fault: str = ""

    @property
    def as_it_should(self) -> bool:
        """Right answers accepted, wrong ones and mutants rejected, equivalent mutants accepted."""
        return not self.fault and self.accepted == (self.case.kind in ("model", "ok", "equivalent"))

    @property
    def named(self) -> bool:
        """Whether the feedback names this answer's misconception."""
        told = f"{self.mistake}\n{self.message}".lower()
        return bool(self.case.says) and not self.accepted and self.case.says.lower() in told

    @property
    def misnamed(self) -> bool:
        """Whether the feedback names a misconception that is not this answer's."""
        return self.case.kind == "bad" and bool(self.mistake) and not self.named


def run_trials(course: Course, grader: Grader, cases: Sequence[Case]) -> Iterator[Trial]:
    """A trial for each case, in the order in which they finish."""
    questions = {
        (assignment.name, question_name(graded)): graded
        for assignment in course.assignments.values()
        for graded in solution_names(assignment)
    }
    with tempfile.TemporaryDirectory(prefix="autograder-verify-") as folder:
        handins = {
            str(number): _handin(course, questions, case, Path(folder), number)
            for number, case in enumerate(cases)
        }
        with contextlib.closing(grader.grade_all(handins.values())) as verdicts:
            for handin, verdict in verdicts:
                case = cases[int(handin.student_id)]
                handin.path.unlink()
                yield _trial(case, handin.question, verdict)


def _handin(
    course: Course,
    questions: Mapping[tuple[str, str], Graded],
    case: Case,
    folder: Path,
    number: int,
) -> Handin:
    graded = questions[case.assignment, case.name]
    assignment = course.assignments[case.assignment]
    path = write_handin(folder / f"{number}.ipynb", assignment, graded, case.source)
    return Handin(str(number), case.assignment, path, question=str(graded.test.grade_id))


def _trial(case: Case, question: str, verdict: Verdict) -> Trial:
    cell = next(c for c in verdict.cells if c.grade_id == question)
    failed = verdict.status == "failed"
    return Trial(
        case=case,
        accepted=cell.status == "held",
        mistake=cell.mistake,
        message=cell.message or (verdict.reason if cell.status == "not_run" else ""),
        check=_failed_check(cell),
        fault=verdict.reason if failed else "",
    )


def _failed_check(cell: CellVerdict) -> str:
    return next((check.title for check in cell.checks if not check.held), "")
