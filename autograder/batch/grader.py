"""One exam for each hand-in, several at a time; every hand-in gets exactly one verdict."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from autograder.assignment import Assignment, Course
from autograder.batch.cause import cause_of_end
from autograder.batch.discover import Handin
from autograder.batch.tiers import without_tier
from autograder.batch.trial import try_out
from autograder.exam.conduct import failed
from autograder.exam.server import ExamServer
from autograder.exam.student import TimeLimits
from autograder.exam.verdict import Verdict
from autograder.sandbox.cgroups import ControlGroups, NoGroups
from autograder.sandbox.client import SandboxError, WallMissing
from autograder.sandbox.root import visible_paths
from autograder.sandbox.settings import Limits, Mode, Numerics, TemplateSettings
from autograder.sandbox.students import students

_ATTEMPTS = 2
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class GradeSettings:
    mode: Mode = "tier1"
    jobs: int = 0  # 0: one for each core
    times: TimeLimits = field(default_factory=TimeLimits)
    limits: Limits = field(default_factory=Limits)
    numerics: Numerics = field(default_factory=Numerics)


class Grader:
    """Holds the two templates.  A context manager; raises SandboxError if a wall is missing.

    `sandbox` is what the results call the walls.
    """

    sandbox: str

    def __init__(self, course: Course, settings: GradeSettings) -> None:
        self._course = course
        self._settings = settings

    def __enter__(self) -> Self:
        refuse_exposed(self._course.root / "source")
        settings = TemplateSettings(
            mode=self._settings.mode,
            data=str(self._course.data.resolve()) if self._course.data else None,
            limits=self._settings.limits,
            numerics=self._settings.numerics,
        )
        sources = {name: a.path for name, a in self._course.assignments.items()}
        with contextlib.ExitStack() as stack:
            self._groups = _groups(self._settings, stack)  # before there are other processes
            template, exams = students(settings), ExamServer(self._course.root, sources)
            # Each takes seconds, mostly imports; they start side by side.
            with ThreadPoolExecutor(2) as pool:
                starting = [pool.submit(stack.enter_context, s) for s in (template, exams)]
            try:
                starting[0].result()
                try_out(template)
            except WallMissing as error:
                raise SandboxError(without_tier(self._settings.mode, str(error))) from error
            starting[1].result()
            self.sandbox = template.sandbox
            self._template, self._exams = template, exams
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *details: object) -> None:
        self._stack.close()

    @property
    def missing_libraries(self) -> tuple[str, ...]:
        return self._template.missing

    def grade_all(self, handins: Iterable[Handin]) -> Generator[tuple[Handin, Verdict], None, None]:
        """Verdicts as they come, in no particular order."""
        with ThreadPoolExecutor(self._settings.jobs or os.cpu_count() or 1) as pool:
            futures = {pool.submit(self.grade, handin): handin for handin in handins}
            try:
                for future in as_completed(futures):
                    # Not kept: a verdict can be large, and a class has many.
                    yield futures.pop(future), future.result()
                    del future
            finally:
                for future in futures:
                    future.cancel()

    def grade(self, handin: Handin) -> Verdict:
        """Always a verdict; the grader's own faults are named as such and give no points."""
        assignment = self._course.assignments.get(handin.assignment)
        if assignment is None:
            assignment = Assignment(handin.assignment, handin.path, (), handin.assignment, 0.0)
        if handin.problem:
            return failed(assignment, handin.student_id, handin.problem, self.sandbox)
        fault = ""
        for _ in range(_ATTEMPTS):
            try:
                return self._examine(handin)
            except Exception as error:  # whatever it is, the other submissions go on
                # The details are for the instructor: they may quote the checks.
                _log.exception("%s, %s", handin.student_id, handin.assignment)
                fault = f"Fault of the grader, please grade again ({type(error).__name__})"
        return failed(assignment, handin.student_id, fault, self.sandbox)

    def _examine(self, handin: Handin) -> Verdict:
        student, channel = self._template.start_student()
        with contextlib.ExitStack() as stack:
            # Ended last to first: the channel, the process, its group, what we hold of it.
            stack.callback(student.close)
            late = stack.enter_context(contextlib.ExitStack())
            stack.callback(student.wait, 10)
            stack.callback(student.kill)
            stack.enter_context(channel)
            group = None
            if self._groups is not None:
                group = self._groups.around(student.pidfd)
                late.callback(group.close)
            verdict = self._exams.examine(
                student,
                channel,
                assignment=handin.assignment,
                path=handin.path,
                student_id=handin.student_id,
                question=handin.question,
                sandbox=self.sandbox,
                limits=self._settings.times,
            )
            channel.close()
            if verdict.status != "partly_graded":
                return verdict
            cause = cause_of_end(student, group)
            return dataclasses.replace(verdict, reason=f"{verdict.reason} ({cause})")


def _groups(settings: GradeSettings, stack: contextlib.ExitStack) -> ControlGroups | None:
    """Groups around the students where this machine gives some; the tiers hold without."""
    if settings.mode == "tier3":  # the container engine sees to it
        return None
    try:
        groups = ControlGroups(settings.limits)
    except NoGroups as why:
        _log.info("no control groups: %s", why)
        return None
    stack.callback(groups.close)
    return groups


def refuse_exposed(path: Path) -> None:
    """Raise SandboxError if `path` lies in a folder that student code can read."""
    real = path.resolve()
    for visible in visible_paths():
        if visible.resolve() == real or visible.resolve() in real.parents:
            raise SandboxError(
                f"{path} lies inside {visible}, which student code can read. "
                "Move the course out of the system and Python folders."
            )
