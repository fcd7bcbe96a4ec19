"""How fair the checks are, in numbers: per question, and in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.verify.cases import Kind
from autograder.verify.trial import Trial

LEAST_OK, LEAST_BAD = 6, 10
LEAST_NAMED = 0.80


@dataclass(frozen=True)
class Share:
    """`got` of `of`."""

    got: int
    of: int

    @property
    def whole(self) -> bool:
        return self.got == self.of

    def __str__(self) -> str:
        return f"{self.got}/{self.of}" if self.of else "–"

    @property
    def percent(self) -> str:
        """Rounded down: 100 % is said only of all."""
        return f"{self.got * 1000 // self.of / 10:g} %" if self.of else "–"


@dataclass(frozen=True)
class Figures:
    """Of one question, or of all.  `equivalent` mutants are accepted and listed with a reason."""

    assignment: str
    title: str
    right_accepted: Share
    wrong_rejected: Share
    mutants_killed: Share
    equivalent: int
    named: Share
    misnamed: int

    @property
    def full_title(self) -> str:
        return f"{self.assignment}: {self.title}"


def figures(title: str, trials: Sequence[Trial], assignment: str = "") -> Figures:
    def share(*kinds: Kind) -> Share:
        of = [trial for trial in trials if trial.case.kind in kinds]
        return Share(sum(trial.as_it_should for trial in of), len(of))

    bad = [trial for trial in trials if trial.case.kind == "bad"]
    return Figures(
        assignment=assignment,
        title=title,
        right_accepted=share("ok", "model"),
        wrong_rejected=share("bad"),
        mutants_killed=share("mutant"),
        equivalent=share("equivalent").got,
        named=Share(sum(trial.named for trial in bad), len(bad)),
        misnamed=sum(trial.misnamed for trial in bad),
    )


def by_question(trials: Iterable[Trial]) -> list[Figures]:
    """One row a question, in the order of the assignments' names and of first appearance."""
    rows: dict[tuple[str, str], list[Trial]] = {}
    for trial in trials:
        rows.setdefault((trial.case.assignment, trial.case.name), []).append(trial)
    return [figures(name, found, assignment) for (assignment, name), found in rows.items()]


def shortcomings(trials: Sequence[Trial], *, complete: bool) -> list[str]:
    """Why the checks cannot be called fair; empty if they can.

    `complete` also demands enough answers for each question.
    """
    found = [_wrongly_judged(trial) for trial in trials if not trial.as_it_should]
    found += [_misnamed(trial) for trial in trials if trial.misnamed]
    rows = by_question(trials)
    for row in rows if complete else ():
        ok, bad = row.right_accepted.of - 1, row.wrong_rejected.of
        if ok < LEAST_OK or bad < LEAST_BAD:
            found.append(
                f"{row.full_title}: {ok} right and {bad} wrong answers; "
                f"at least {LEAST_OK} and {LEAST_BAD} are asked for."
            )
    named = figures("", trials).named
    if named.got < LEAST_NAMED * named.of:
        found.append(
            f"Only {named.percent} of the wrong answers are named; {LEAST_NAMED:.0%} are asked for."
        )
    return found


def unnamed(trials: Iterable[Trial]) -> list[str]:
    """The wrong answers whose misconception the feedback does not name."""
    return [
        f"{trial.case.label}: it says: {told(trial)}"
        for trial in trials
        if trial.case.kind == "bad" and not trial.accepted and not trial.named
    ]


def told(trial: Trial) -> str:
    """The feedback in one line."""
    parts = [trial.check, trial.message, trial.mistake and f"Mistake: {trial.mistake}"]
    return " | ".join(part.strip().replace("\n", " ") for part in parts if part)


def _wrongly_judged(trial: Trial) -> str:
    case = trial.case
    where = f"{case.assignment}: {case.name}: {case.label}"
    if trial.fault:
        return f"{where}: not judged: {trial.fault}"
    if trial.accepted:
        return f"{where}: accepted, and it is wrong."
    return f"{where}: rejected, and it is right: {told(trial)}"


def _misnamed(trial: Trial) -> str:
    case = trial.case
    asked = f"not {case.says!r}" if case.says else "and the answer declares none"
    return f"{case.label}: named as {trial.mistake!r}, {asked}."
