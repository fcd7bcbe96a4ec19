"""Bounds on what a student process uses, and what becomes of it."""

from __future__ import annotations

import signal

import pytest

from autograder.exam.failures import Lost


def test_memory_is_bounded_and_the_process_goes_on(start):
    student, _ = start()
    reply = student.run("x = bytearray(600 << 20)")
    assert "MemoryError" in reply.error.bases
    assert student.run("1 + 1").output.strip() == "2"


def test_the_disk_is_bounded(run):
    reply = run("open('big', 'wb').write(bytes(9 << 20))")
    assert "OSError" in reply.error.bases


def test_many_small_files_are_bounded(run):
    reply = run("for i in range(100_000): open(f'/tmp/{i}', 'w').close()")
    assert "OSError" in reply.error.bases


MANY_THREADS = (
    "import threading, time\n"
    "for _ in range(200): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"
)


def test_threads_are_bounded(start, tier):
    student, process = start()
    if tier == "tier 2 (own user)":  # the kernel would count all of the grader's own threads, too
        with pytest.raises(Lost):
            student.run(MANY_THREADS)
        process.wait(10)
        assert "threads" in process.why
    else:
        reply = student.run(MANY_THREADS)
        assert reply.error is not None and "RuntimeError" in reply.error.bases


def test_a_few_threads_are_allowed(value):
    source = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(4) as pool: rows = list(pool.map(abs, [-1, -2]))"
    )
    assert value(f"{source}\nrows") == [1, 2]


def test_descriptors_are_bounded(run):
    reply = run("files = [open('/dev/null') for _ in range(1000)]")
    assert "OSError" in reply.error.bases


def test_an_endless_loop_is_stopped_and_the_process_goes_on(start):
    student, _ = start()
    reply = student.run("while True: pass")
    assert reply.status == "timeout"
    assert student.run("2 + 2").output.strip() == "4"


def test_a_loop_that_refuses_to_stop_is_lost(start):
    student, _ = start()
    with pytest.raises(Lost, match="could not be interrupted"):
        student.run(
            "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ntime.sleep(99)"
        )
    with pytest.raises(Lost):
        student.run("1")


def test_sigkill_to_itself_ends_it(start, tier):
    student, process = start()
    with pytest.raises(Lost):
        student.run("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    # Process 1 of a namespace would ignore it, so there the filter ends it.
    assert process.wait(10) == -(signal.SIGSYS if tier == "tier 1" else signal.SIGKILL)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("import os; os._exit(7)", 7),
        ("import ctypes; ctypes.string_at(0)", -signal.SIGSEGV),
        ("import os; os.abort()", None),
    ],
)
def test_the_way_it_ended_is_known(start, source, code):
    student, process = start()
    with pytest.raises(Lost):
        student.run(source)
    ended = process.wait(10)
    assert ended == code if code is not None else ended < 0


def test_kill_ends_it(start):
    student, process = start()
    student.run("import threading, time; threading.Thread(target=time.sleep, args=(99,)).start()")
    process.kill()
    assert process.wait(10) == -signal.SIGKILL
