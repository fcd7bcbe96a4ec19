"""One student process for nobody: does the sandbox come up?"""

from __future__ import annotations

from autograder.exam.failures import Lost
from autograder.exam.student import Student, TimeLimits
from autograder.sandbox.client import WallMissing
from autograder.sandbox.students import Students
from autograder.wire import Frames


def try_out(students: Students) -> None:
    """Start one and end it.  Raises WallMissing if one of its walls could not be raised.

    Some walls are only raised in the student process.  Without a trial a whole class would get 0
    points for one of them.
    """
    student, channel = students.start_student()
    try:
        with channel:
            Student(Frames(channel), student.pidfd, TimeLimits()).await_ready()
    except Lost as lost:
        raise WallMissing(str(lost)) from None
    finally:
        student.kill()
        student.wait(10)
        student.close()
