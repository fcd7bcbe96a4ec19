"""What happens in which order: the student's own cells, and our test cells at their places.

Test cells come from the source alone.  The student's copy of one is never run; its position only
says where ours stands.  A test never runs before the cells that it grades, and where its copy is
gone it stands behind them (or at the end, if they are gone too).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from autograder.assignment import Assignment, SourceCell, solution_names
from autograder.exam.submission import StudentCell, Submission


@dataclass(frozen=True)
class Run:
    """Run this text in the student process."""

    label: str
    source: str
    saved_output: str
    given: bool = False  # the one cell of this grade_id, not one that the student added


@dataclass(frozen=True)
class Grade:
    """Run our test cell in the exam process."""

    cell: SourceCell


@dataclass(frozen=True)
class Plan:
    steps: tuple[Run | Grade, ...]
    answers: dict[str, str]  # grade_id of a free-text cell: what the student wrote
    notes: tuple[str, ...]

    def only(self, question: str) -> Plan:
        """The same up to the test cell `question`, and no other test cell."""
        steps: list[Run | Grade] = []
        for step in self.steps:
            if isinstance(step, Run):
                steps.append(step)
            elif step.cell.grade_id == question:
                return replace(self, steps=(*steps, step))
        raise ValueError(f"there is no test cell {question!r}")


def make_plan(assignment: Assignment, submission: Submission) -> Plan:
    """Pure: the same two notebooks always give the same plan."""
    return _Planner(assignment, submission).plan()


class _Planner:
    def __init__(self, assignment: Assignment, submission: Submission) -> None:
        self._assignment = assignment
        self._submission = submission
        self._source = {cell.grade_id: cell for cell in assignment.cells if cell.grade_id}
        self._notes = list(submission.notes)
        self._places: dict[str, list[int]] = {}  # grade_id: positions in the submission
        for cell in submission.cells:
            if cell.grade_id in self._source:
                self._places.setdefault(str(cell.grade_id), []).append(cell.index)

    def plan(self) -> Plan:
        self._note_oddities()
        rows: list[tuple[float, int, int, Run | Grade]] = []
        for cell in self._submission.cells:
            if (step := self._run(cell)) is not None:
                rows.append((cell.index, 0, cell.index, step))
        for locked in self._missing_locked():
            run = Run(str(locked.grade_id), locked.released, "")
            rows.append((self._place_of_missing(locked), -1, locked.index, run))
        for graded in solution_names(self._assignment):
            solutions = [str(cell.grade_id) for cell in graded.solutions]
            place = self._place_of_test(graded.test, solutions)
            rows.append((place, 1, graded.test.index, Grade(graded.test)))
        rows.sort(key=lambda row: row[:3])
        return Plan(tuple(row[3] for row in rows), self._answers(), tuple(self._notes))

    def _run(self, cell: StudentCell) -> Run | None:
        source = self._source.get(cell.grade_id or "")
        if source is not None and source.role == "test":
            return None
        if source is not None and source.role == "locked" and source.is_code:
            return Run(cell.label, source.released, cell.saved_output)
        if cell.cell_type != "code":
            return None
        given = source is not None and self._places[str(cell.grade_id)][0] == cell.index
        return Run(cell.label, cell.source, cell.saved_output, given)

    def _place_of_test(self, test: SourceCell, solutions: list[str]) -> float:
        own = self._places.get(str(test.grade_id), [])
        graded = [place for name in solutions for place in self._places.get(name, [])]
        if own:
            return max([*own, *graded])
        if not graded:
            return math.inf
        # Behind the graded cells, and behind what the student added right after them.
        known = sorted(place for places in self._places.values() for place in places)
        following = next((place for place in known if place > max(graded)), math.inf)
        return following - 0.5 if following < math.inf else math.inf

    def _missing_locked(self) -> list[SourceCell]:
        missing = [
            cell
            for cell in self._assignment.having("locked")
            if cell.is_code and cell.grade_id and cell.grade_id not in self._places
        ]
        for cell in missing:
            self._notes.append(f"The given cell {cell.grade_id} was missing; it was put back.")
        return missing

    def _place_of_missing(self, locked: SourceCell) -> float:
        later = [
            places[0]
            for grade_id, places in self._places.items()
            if self._source[grade_id].index > locked.index
        ]
        if later:
            return min(later) - 0.5
        return math.inf if self._places else -0.5

    def _answers(self) -> dict[str, str]:
        written: dict[str, list[str]] = {}
        for cell in self._submission.cells:
            source = self._source.get(cell.grade_id or "")
            if source is not None and source.role in ("manual", "task"):
                texts = written.setdefault(str(source.grade_id), [])
                if cell.source.strip() != source.released.strip():
                    texts.append(cell.source)
        return {grade_id: "\n\n".join(texts).strip() for grade_id, texts in written.items()}

    def _note_oddities(self) -> None:
        graded = ("solution", "test", "manual")
        if not any(self._source[grade_id].role in graded for grade_id in self._places):
            self._notes.append(
                f"None of the cells of {self._assignment.name} was found by its mark. "
                "Is this the right notebook, and was it made from the released one?"
            )
            return
        for grade_id, places in self._places.items():
            if len(places) > 1:
                times = f"{len(places)} times; all ran, the last one counts"
                self._notes.append(f"The cell {grade_id} is there {times}.")
        for cell in self._submission.cells:
            source = self._source.get(cell.grade_id or "")
            if source is not None:
                self._note_changes(cell, source)
        for source in self._assignment.having("solution", "test", "manual"):
            if source.grade_id and source.grade_id not in self._places:
                used = " It was checked all the same." if source.role == "test" else ""
                self._notes.append(f"The cell {source.grade_id} is missing.{used}")

    def _note_changes(self, cell: StudentCell, source: SourceCell) -> None:
        given = source.role in ("test", "locked")
        if given and cell.source.strip() != source.released.strip():
            self._notes.append(f"The given cell {cell.grade_id} was edited; ours was used.")
        claimed = cell.claimed_points
        if source.points and claimed is not None and claimed != source.points:
            self._notes.append(
                f"The notebook says that {cell.grade_id} is worth {claimed:g} points; "
                f"it is worth {source.points:g}."
            )
