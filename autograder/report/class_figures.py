"""What a whole class did: counts that the terminal and the overview page show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.exam.verdict import CellStatus, CellVerdict, Kind, Verdict
from autograder.report.order import in_order

BINS = 10


@dataclass(frozen=True)
class QuestionFigures:
    """One question over all its verdicts; ``mistakes`` most common first."""

    grade_id: str
    title: str
    kind: Kind
    counts: dict[CellStatus, int]
    mistakes: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def count(self, status: CellStatus) -> int:
        return self.counts.get(status, 0)


@dataclass(frozen=True)
class AssignmentFigures:
    """One assignment over the class.

    ``bins[i]`` counts the scores from i to i + 1 tenths of the maximum, the last bin with the
    maximum itself; ``not_counted`` are the verdicts without a score to speak of.
    """

    assignment: str
    verdicts: tuple[Verdict, ...]
    questions: tuple[QuestionFigures, ...]
    bins: tuple[int, ...]
    not_counted: int


def class_figures(verdicts: Iterable[Verdict]) -> list[AssignmentFigures]:
    """One entry per assignment, in natural order; questions in the notebook's order."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in in_order(list(verdicts)):
        groups.setdefault(verdict.assignment, []).append(verdict)
    return [_assignment_figures(name, group) for name, group in groups.items()]


def _assignment_figures(assignment: str, verdicts: list[Verdict]) -> AssignmentFigures:
    cells: dict[str, list[CellVerdict]] = {}
    for cell in (cell for verdict in verdicts for cell in verdict.cells):
        cells.setdefault(cell.grade_id, []).append(cell)
    scored = [v for v in verdicts if v.status != "failed" and v.max_score > 0]
    bins = [0] * BINS
    for verdict in scored:
        bins[_bin(verdict.score / verdict.max_score)] += 1
    return AssignmentFigures(
        assignment=assignment,
        verdicts=tuple(verdicts),
        questions=tuple(_question_figures(same) for same in cells.values()),
        bins=tuple(bins),
        not_counted=len(verdicts) - len(scored),
    )


def _question_figures(cells: list[CellVerdict]) -> QuestionFigures:
    mistakes = Counter(cell.mistake.strip() for cell in cells if cell.mistake.strip())
    return QuestionFigures(
        grade_id=cells[0].grade_id,
        title=cells[0].title,
        kind=cells[0].kind,
        counts=dict(Counter(cell.status for cell in cells)),
        mistakes=tuple(sorted(mistakes.items(), key=lambda item: (-item[1], item[0]))),
    )


def _bin(share: float) -> int:
    # A hair above, so that 3 of 10 points, 0.3 in floating point, stands in its own bin.
    return min(BINS - 1, max(0, int(share * BINS + 1e-9)))
