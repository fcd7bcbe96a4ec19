"""What ended a student process that ended before its exam, in words for the student."""

from __future__ import annotations

import signal

from autograder.sandbox.cgroups import Group
from autograder.sandbox.students import StudentProcess

_CAUSES = {
    0: "it left through os._exit or closed its channel",
    -signal.SIGSYS: "it killed itself with SIGKILL or tried a forbidden system call",
    -signal.SIGKILL: "killed: its processor time or memory was used up",
    -signal.SIGSEGV: "it crashed: SIGSEGV, perhaps endless recursion in a library",
    -signal.SIGABRT: "it crashed: SIGABRT, perhaps out of memory",
}


def cause_of_end(student: StudentProcess, group: Group | None) -> str:
    """Few words out of a small, fixed set: what a process can choose of it, it can say with it."""
    code = student.wait(0.5)  # it may end a moment after its channel does
    if student.why:
        return f"it was stopped: {student.why}"
    if group is not None and group.ran_out_of_memory():
        return "killed: its memory was used up"
    if code is None:
        return "it had to be stopped"
    # Not which exit code or signal: eight bits are room for a hidden value.
    return _CAUSES.get(code, "it ended itself")
