"""One exam: the plan carried out against one student process, and the verdict."""

from __future__ import annotations

import time

from autograder.assignment import Assignment, SourceCell
from autograder.exam.failures import Lost, builtin_name
from autograder.exam.names import Names
from autograder.exam.papers import Paper
from autograder.exam.plan import Grade, Plan, Run
from autograder.exam.runs import Runs
from autograder.exam.student import RunReply, Student
from autograder.exam.testcell import Outcome, run_test
from autograder.exam.verdict import CellRun, CellVerdict, OutputOrigin, Status, Verdict
from autograder.wire import RemoteError

_TOLD_ERRORS = ("NotImplementedError", "NameError", "SyntaxError", "ModuleNotFoundError")
_NOTHING_RAN = "The sandbox could not be set up"


class Conduct:
    """Runs the steps of a plan in order and keeps what came of them."""

    def __init__(self, paper: Paper, plan: Plan, student: Student) -> None:
        self._paper = paper
        self._plan = plan
        self._student = student
        self._names = Names(student, dict(paper.trusted), paper.asked)
        self._runs = Runs()
        self._verdicts: dict[str, CellVerdict] = {}
        self._lost_at = ""
        # From the first hidden check on, whatever the student's code prints may repeat its inputs.
        self._told_secrets = False
        self._told_an_end = False

    def verdict(self, student_id: str, sandbox: str) -> Verdict:
        """Carry the plan out.  Every graded cell of the source gets a verdict."""
        start = time.perf_counter()
        phases: dict[str, float] = {}
        try:
            phases.update(self._student.await_ready())
        except Lost:
            self._lost_at = _NOTHING_RAN
        for step in self._plan.steps:
            before = time.perf_counter()
            if isinstance(step, Run):
                self._runs.add(self._run(step))
                phase = "cells"
            else:
                self._verdicts[str(step.cell.grade_id)] = self._grade(step)
                phase = "checks"
            phases[phase] = phases.get(phase, 0.0) + (time.perf_counter() - before) * 1000
        cells = tuple(
            self._cell_verdict(c) for c in self._paper.assignment.having("test", "manual")
        )
        status, reason = self._status(cells)
        return Verdict(
            student_id=student_id,
            assignment=self._paper.assignment.name,
            status=status,
            reason=reason,
            score=sum(cell.points for cell in cells),
            max_score=self._paper.assignment.max_score,
            cells=cells,
            runs=tuple(self._runs),
            notes=self._plan.notes,
            sandbox=sandbox,
            seconds=time.perf_counter() - start,
            phases=phases,
        )

    # --- the student's cells

    def _run(self, step: Run) -> CellRun:
        # Which of a hundred added cells is the last one could spell a value.
        unseen = self._told_secrets and not step.given
        if self._student.lost is not None:
            if unseen:
                return _withheld(step)
            return CellRun(step.label, step.source, "", False, "", "not_run", "none")
        try:
            reply = self._student.run(step.source)
        except Lost:
            self._lost_at = self._place(step)
            if unseen:
                return _withheld(step)
            error = f"The run ended here: {self._why_lost()}."
            return CellRun(step.label, step.source, "", False, error, "died", "none")
        if self._told_secrets:
            return self._discreet_run(step, reply)
        return CellRun(
            label=step.label,
            source=step.source,
            output=reply.output,
            output_truncated=reply.truncated,
            error=_full_error(reply),
            status=reply.status,
        )

    def _discreet_run(self, step: Run, reply: RunReply) -> CellRun:
        # How a cell ends is the student's choice: a hundred added cells could spell a value.
        if not step.given:
            return _withheld(step)
        return CellRun(
            label=step.label,
            source=step.source,
            output=step.saved_output,
            output_truncated=False,
            error=self._kind_of_end(reply),
            status="ok" if reply.status == "ok" else "error",
            output_origin="saved" if step.saved_output else "none",
        )

    def _kind_of_end(self, reply: RunReply) -> str:
        """The kind of the first cell's error is told; of later ones, only that there was one.

        Six kinds in each of a dozen cells would be half a hidden number.
        """
        if reply.status == "ok":
            return ""
        first, self._told_an_end = not self._told_an_end, True
        if first and reply.status == "timeout":
            return "it was stopped: too slow"
        kind = "" if reply.error is None else builtin_name(reply.error.bases)
        return kind if first and kind in _TOLD_ERRORS else "it failed, or was too slow"

    def _place(self, step: Run) -> str:
        """Where it was, without letting the place itself be a message."""
        if not step.given and self._told_secrets:
            return "an added cell"
        return step.label if step.label.startswith("cell ") else f"cell {step.label}"

    def _why_lost(self) -> str:
        # In how many ways a message can be malformed, a student can choose from.
        why = str(self._student.lost)
        return why.partition(":")[0] if self._told_secrets else why

    # --- our test cells

    def _grade(self, step: Grade) -> CellVerdict:
        cell = step.cell
        if self._student.lost is not None:
            why = f"This was not checked: {self._why_lost()} ({self._lost_at})."
            return _auto(cell, "not_run", Outcome(message=why))
        calls = self._student.calls
        code = self._paper.code[str(cell.grade_id)]
        self._student.allow(cell.call_seconds)
        outcome = run_test(cell, code, self._names, self._student, self._told_secrets)
        if cell.hidden_lines and self._student.calls > calls:
            self._told_secrets = True
        if self._student.lost is not None and not self._lost_at:
            self._lost_at = f"check {cell.grade_id}"
        if outcome.missing_name:
            outcome.message += self._why_missing(outcome.missing_name)
        return _auto(cell, "held" if outcome.held else "not_held", outcome)

    def _why_missing(self, name: str) -> str:
        stopped = next((r for r in self._runs if r.label == name and r.error), None)
        return f" Its cell stopped: {stopped.error}" if stopped else ""

    def _cell_verdict(self, cell: SourceCell) -> CellVerdict:
        if cell.role == "manual":
            return self._manual(cell)
        asked = self._verdicts.get(str(cell.grade_id))
        return asked or _auto(cell, "not_run", Outcome(message="This was not asked."))

    def _manual(self, cell: SourceCell) -> CellVerdict:
        answered = bool(self._plan.answers.get(str(cell.grade_id)))
        return CellVerdict(
            grade_id=str(cell.grade_id),
            title=cell.title,
            points=0.0,
            max_points=cell.points,
            kind="manual",
            status="waiting" if answered else "unanswered",
        )

    # --- the whole

    def _status(self, cells: tuple[CellVerdict, ...]) -> tuple[Status, str]:
        auto = [cell for cell in cells if cell.kind == "auto"]
        held = sum(cell.status == "held" for cell in auto)
        reason = f"{held} of {len(auto)} questions are right"
        if self._lost_at == _NOTHING_RAN:
            return "failed", f"{_NOTHING_RAN}: {self._student.lost}"
        if self._student.lost is not None:
            return "partly_graded", f"{reason}; in {self._lost_at}: {self._why_lost()}"
        slow = [run.label for run in self._runs if run.status == "timeout"]
        if slow:
            reason += f"; stopped because it was too slow: {', '.join(slow)}"
        if any(cell.status == "waiting" for cell in cells):
            return "waiting_for_manual", f"{reason}; free text waits for a person"
        return "graded", reason


def _withheld(step: Run) -> CellRun:
    origin: OutputOrigin = "saved" if step.saved_output else "none"
    return CellRun(step.label, step.source, step.saved_output, False, "", "withheld", origin)


def failed(assignment: Assignment, student_id: str, reason: str, sandbox: str) -> Verdict:
    """The verdict for a hand-in of which nothing could be run."""
    cells = tuple(
        CellVerdict(
            grade_id=str(cell.grade_id),
            title=cell.title,
            points=0.0,
            max_points=cell.points,
            kind="manual" if cell.role == "manual" else "auto",
            status="unanswered" if cell.role == "manual" else "not_run",
            message="This was not checked.",
        )
        for cell in assignment.having("test", "manual")
    )
    return Verdict(
        student_id=student_id,
        assignment=assignment.name,
        status="failed",
        reason=reason,
        score=0.0,
        max_score=assignment.max_score,
        cells=cells,
        sandbox=sandbox,
    )


def _auto(cell: SourceCell, status: str, outcome: Outcome) -> CellVerdict:
    return CellVerdict(
        grade_id=str(cell.grade_id),
        title=cell.title,
        points=cell.points if status == "held" else 0.0,
        max_points=cell.points,
        kind="auto",
        status="held" if status == "held" else "not_run" if status == "not_run" else "not_held",
        message=outcome.message,
        mistake=outcome.mistake,
        checks=tuple(outcome.checks),
    )


def _full_error(reply: RunReply) -> str:
    if reply.status == "timeout":
        return "it was stopped: too slow"
    error: RemoteError | None = reply.error
    return "" if error is None else f"{error.type_name}: {error.message}"
