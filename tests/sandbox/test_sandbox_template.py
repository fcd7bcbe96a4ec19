"""The template: what it lends its children, and what becomes of them when it goes."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from autograder.batch.grader import refuse_exposed
from autograder.sandbox.client import SandboxError
from autograder.sandbox.seccomp import instructions
from autograder.sandbox.settings import Limits, TemplateSettings
from autograder.sandbox.syscall_numbers import NUMBERS
from autograder.sandbox.templates import StudentTemplate

TENSORFLOW = """
import tensorflow as tf
w = tf.Variable([[0.0], [0.0]])
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
@tf.function
def loss():
    return tf.reduce_mean((x @ w - 1.0) ** 2)
with tf.GradientTape() as tape:
    value = loss()
result = (float(value), tape.gradient(value, w).numpy())
"""


def test_tensorflow_works_behind_the_walls(start):
    for _ in range(2):  # the first child must leave the template as it was
        student, _ = start()
        reply = student.run(TENSORFLOW)
        assert reply.error is None, reply.error
        loss, gradient = student.get(["result"])["result"]
        assert loss == 1.0
        assert gradient.tolist() == [[-4.0], [-6.0]]


def test_children_start_from_the_same_random_state(start):
    source = "import random, numpy; r = (random.random(), float(numpy.random.rand()))"
    values = []
    for _ in range(2):
        student, _ = start()
        student.run(source)
        values.append(student.get(["r"])["r"])
    assert values[0] == values[1]


def test_many_at_once(start):
    students = [start()[0] for _ in range(6)]
    for number, student in enumerate(students):
        student.run(f"x = {number}")
    assert [student.get(["x"])["x"] for student in students] == list(range(6))


def test_children_die_with_the_template():
    settings = TemplateSettings("tier1", None, Limits(), preload=("numpy",))
    with StudentTemplate(settings) as template:
        process, channel = template.start_student()
        channel.recv(4096)
    with channel:
        channel.settimeout(20)
        assert channel.recv(4096) == b""  # its end is closed: it is gone
    process.close()


def test_the_template_ends_when_its_owner_is_killed(tmp_path):
    owner = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent("""
            import time
            from autograder.sandbox.settings import *
            from autograder.sandbox.templates import StudentTemplate
            with StudentTemplate(TemplateSettings("tier1", None, Limits(), preload=("numpy",))) as t:
                p, c = t.start_student()
                print(t.pid, flush=True)
                time.sleep(60)
        """)],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    pidfd = os.pidfd_open(pid)
    owner.kill()
    owner.wait()
    owner.stdout.close()
    import select

    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    assert poll.poll(20_000), "the template is still running"
    os.close(pidfd)


def test_a_library_that_is_missing_is_named():
    settings = TemplateSettings("tier1", None, Limits(), preload=("numpy", "no_such_library"))
    with StudentTemplate(settings) as template:
        assert template.missing == ("no_such_library",)


def test_a_template_with_threads_refuses_to_fork(tmp_path):
    settings = TemplateSettings("process", None, Limits(), preload=("numpy",))
    template = StudentTemplate(settings)
    template._environment = {**template._environment, "OPENBLAS_NUM_THREADS": "3"}
    with template, pytest.raises(SandboxError, match="threads"):
        process, channel = template.start_student()
        channel.close()
        process.close()


def test_without_walls_the_host_is_there(tmp_path):
    """The tests of the walls would also pass if nothing could be read at all."""
    canary = tmp_path / "canary"
    canary.write_text("seen")
    settings = TemplateSettings("process", None, Limits(), preload=("numpy",))
    from autograder.exam.student import Student, TimeLimits
    from autograder.wire import Frames

    with StudentTemplate(settings) as template:
        process, channel = template.start_student()
        with channel:
            student = Student(Frames(channel), process.pidfd, TimeLimits())
            student.await_ready()
            student.run(f"seen = open({str(canary)!r}).read()")
            assert student.get(["seen"])["seen"] == "seen"
        process.kill()
        process.wait(10)
        process.close()


def test_what_students_can_read_is_refused_as_a_course():
    with pytest.raises(SandboxError, match="student code can read"):
        refuse_exposed(Path(sys.prefix) / "course")
    refuse_exposed(Path(__file__))


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_the_filter_is_a_well_formed_program(machine):
    program = instructions(machine)
    for index, (code, if_true, if_false, _) in enumerate(program):
        if code & 0x07 == 0x05:  # a jump
            assert index + 1 + max(if_true, if_false) < len(program)
    assert program[-1][0] == 0x06  # whatever falls through is answered
    assert len(program) < 4096


@pytest.mark.parametrize(
    "name", ["execve", "fork", "vfork", "socket", "connect", "ptrace", "mount"]
)
def test_dangerous_calls_are_not_in_the_table(name):
    assert name not in NUMBERS
