"""The exam's side of the channel believes nothing that is not a proper, timely answer."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.exam.failures import CallTimeout, Lost, StudentError
from autograder.exam.student import Exhausted, Student, TimeLimits
from autograder.wire import Closed, Frames, Unsendable, encode, pack, unpack

QUICK = TimeLimits(cell=0.3, call=0.3, submission=30.0)


class Peer:
    """Answers each request with what `answer(request)` says: bytes as they are, else a tree."""

    def __init__(self, answer: Callable[[list[Any]], Any], pidfd: int) -> None:
        ours, self._theirs = socket.socketpair()
        self._frames = Frames(self._theirs)
        self._answer = answer
        self.requests: list[list[Any]] = []
        self.student = Student(Frames(ours), pidfd, QUICK)
        self._ours = ours
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        try:
            while True:
                request = unpack(self._frames.receive())
                self.requests.append(request)
                answer = self._answer(request)
                if answer is None:
                    continue
                if answer is Closed:
                    break
                if isinstance(answer, bytes):
                    self._theirs.setblocking(True)
                    self._theirs.sendall(answer)
                    self._theirs.setblocking(False)
                else:
                    self._frames.send(pack(answer))
        except (Closed, OSError):
            pass
        finally:
            self._theirs.close()

    def close(self) -> None:
        self._ours.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._ours.close()


@pytest.fixture(scope="module")
def sleeper() -> Iterator[int]:
    """The pidfd of a process that minds no interrupt."""
    code = "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        pidfd = os.pidfd_open(process.pid)
        yield pidfd
        process.kill()
        os.close(pidfd)


@pytest.fixture
def peer(sleeper: int) -> Iterator[Callable[[Callable[[list[Any]], Any]], Peer]]:
    made: list[Peer] = []

    def make(answer: Callable[[list[Any]], Any]) -> Peer:
        made.append(Peer(answer, sleeper))
        return made[-1]

    yield make
    for each in made:
        each.close()


def done(number: int, output: str = "") -> list[Any]:
    return [number, "done", "ok", output, False, None]


def test_a_cell_is_run_and_a_value_fetched_and_a_function_called(peer: Any) -> None:
    replies = {
        "run": lambda n: [n, "done", "error", "text", True, encode(ValueError("no"))],
        "get": lambda n: [n, "values", [["x", encode(np.arange(2.0))], ["unasked", 1]]],
        "call": lambda n: [n, "returned", 5, ["0"], ["UserWarning: w"]],
        "attr": lambda n: [n, "returned", "a", [], []],
        "next": lambda n: [n, "exhausted", ["1"]],
    }
    it = peer(lambda request: replies[request[0]](request[1]))
    student = it.student
    reply = student.run("x = 1")
    assert (reply.status, reply.output, reply.truncated) == ("error", "text", True)
    assert reply.error.type_name == "ValueError"
    fetched = student.get(["x", "y"])
    assert list(fetched) == ["x"] and fetched["x"].tolist() == [0.0, 1.0]
    called = student.call(0, [np.ones(1)], {"k": (1, 2)})
    assert (called.value, called.changed, called.warnings) == (5, ("0",), ("UserWarning: w",))
    assert student.attribute(0, "name").value == "a"
    assert student.next(0) == Exhausted(("1",))
    assert [r[:2] for r in it.requests] == [
        ["run", 1], ["get", 2], ["call", 3], ["attr", 4], ["next", 5],
    ]  # fmt: skip
    assert student.calls == 3


def test_errors_of_the_student_come_back_rebuilt(peer: Any) -> None:
    student = peer(lambda r: [r[1], "raised", encode(ValueError("rate"))]).student
    with pytest.raises(ValueError, match="rate") as caught:
        student.call(0, [], {})
    assert isinstance(caught.value, StudentError)
    student = peer(lambda r: [r[1], "unsendable", "nested too deep"]).student
    with pytest.raises(StudentError, match="nested too deep"):
        student.call(0, [], {})
    assert student.lost is None


_BREACHES: dict[str, Callable[[int], Any]] = {
    "another number": lambda n: done(n + 1),
    "an older number": lambda n: done(n - 1),
    "no number": lambda n: ["done", "ok", "", False, None],
    "no list": lambda n: 5,
    "empty": lambda n: [],
    "null": lambda n: [None],
    "unknown outcome": lambda n: [n, "held"],
    "too short": lambda n: [n, "done", "ok"],
    "too long": lambda n: [*done(n), 1],
    "unknown status": lambda n: [n, "done", "perfect", "", False, None],
    "status of another type": lambda n: [n, "done", ["ok"], "", False, None],
    "output of another type": lambda n: [n, "done", "ok", b"x", False, None],
    "error of another type": lambda n: [n, "done", "error", "", False, 5],
    "error of no known tag": lambda n: [n, "done", "error", "", False, ["eval", "1"]],
    "error with a type program": lambda n: [
        n, "done", "error", "", False, ["array", ",f8", [1], bytes(8), "ndarray"]
    ],
    "no msgpack": lambda n: b"\0\0\0\1\xc1",
    "cut msgpack": lambda n: b"\0\0\0\2\x92\1",
    "huge header": lambda n: b"\xff\xff\xff\xff",
    "closed": lambda n: Closed,
}  # fmt: skip


@pytest.mark.parametrize("breach", _BREACHES.values(), ids=_BREACHES)
@pytest.mark.parametrize("verb", ["run", "get", "call", "attribute", "next"])
def test_any_breach_ends_the_conversation_for_good(
    peer: Any, breach: Callable[[int], Any], verb: str
) -> None:
    it = peer(lambda request: breach(request[1]))
    ask: dict[str, Callable[[], Any]] = {
        "run": lambda: it.student.run("x"),
        "get": lambda: it.student.get(["x"]),
        "call": lambda: it.student.call(0, [], {}),
        "attribute": lambda: it.student.attribute(0, "a"),
        "next": lambda: it.student.next(0),
    }
    with pytest.raises(Lost):
        ask[verb]()
    assert it.student.lost
    asked = len(it.requests)
    for again in ask.values():
        with pytest.raises(Lost):
            again()
    assert len(it.requests) == asked


def test_an_answer_before_the_question_is_a_breach(peer: Any) -> None:
    frame = b"".join(
        len(p).to_bytes(4, "big") + p for p in (pack(done(1)), pack([2, "values", [["x", 1]]]))
    )
    student = peer(lambda request: frame if request[1] == 1 else None).student
    assert student.run("x").status == "ok"
    with pytest.raises(Lost, match="protocol"):
        student.get(["x"])


def test_silence_that_minds_no_interrupt_is_the_end(
    peer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.exam.student._GRACE_SECONDS", 0.2)
    student = peer(lambda request: None).student
    with pytest.raises(Lost, match="could not be interrupted"):
        student.run("while True: pass")
    assert student.lost


@pytest.mark.parametrize("verb", ["run", "call", "get"])
def test_an_answer_after_the_interrupt_is_late_and_the_process_goes_on(verb: str) -> None:
    """The peer answers only when it is interrupted, as the student process does."""
    code = (
        "import signal, socket, sys\n"
        "from autograder.wire import Frames, pack, unpack\n"
        "frames = Frames(socket.socket(fileno=int(sys.argv[1])))\n"
        "signal.signal(signal.SIGINT, lambda *_: None)\n"
        "replies = {'run': ['done', 'interrupted', 'so far', False, None],\n"
        "           'call': ['returned', 1, [], []], 'get': ['values', [['x', 1]]]}\n"
        "first = True\n"
        "while True:\n"
        "    verb, number, *_ = unpack(frames.receive())\n"
        "    if first: signal.pause()\n"
        "    first = False\n"
        "    frames.send(pack([number, *replies[verb]]))\n"
    )
    ours, theirs = socket.socketpair()
    with subprocess.Popen(
        [sys.executable, "-c", code, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        theirs.close()
        pidfd = os.pidfd_open(process.pid)
        student = Student(Frames(ours), pidfd, TimeLimits(cell=3.0, call=3.0, submission=60.0))
        if verb == "run":
            reply = student.run("slow")
            assert (reply.status, reply.output) == ("timeout", "so far")
        else:
            with pytest.raises(CallTimeout):
                student.call(0, [], {}) if verb == "call" else student.get(["x"])
        assert student.lost is None
        assert student.get(["x"]) == {"x": 1}
        process.kill()
        process.wait()
        # It is reaped: asking it to stop is no error, it is only gone.
        with pytest.raises(Lost):
            student.run("more")
        ours.close()
        os.close(pidfd)


def test_a_process_that_is_gone_while_its_channel_is_open_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A thread of the student may keep the channel while the template reaps the process."""
    monkeypatch.setattr("autograder.exam.student._GRACE_SECONDS", 0.1)
    process = subprocess.Popen([sys.executable, "-c", ""])
    pidfd = os.pidfd_open(process.pid)
    process.wait()
    with pytest.raises(ProcessLookupError):
        signal.pidfd_send_signal(pidfd, signal.SIGINT)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        student = Student(Frames(ours), pidfd, QUICK)
        with pytest.raises(Lost):
            student.run("x")
        assert student.lost
    os.close(pidfd)


def test_only_plain_data_and_handles_are_sent(peer: Any) -> None:
    it = peer(lambda r: done(r[1]))
    for value in (object(), len, lambda x: x, np.array([None])):
        with pytest.raises(Unsendable):
            it.student.call(0, [value], {})
        with pytest.raises(Unsendable):
            it.student.call(0, [], {"k": [value]})
    assert it.requests == []
    assert it.student.lost is None


def test_output_is_cut(peer: Any) -> None:
    student = peer(lambda r: done(r[1], "x" * 1_000_000)).student
    assert len(student.run("x").output) == 40_000


@pytest.mark.parametrize(
    "message", [["unsafe", "no seccomp"], ["done"], 5, [], None, ["ready", 5]], ids=str
)
def test_a_sandbox_that_does_not_come_up_is_lost(sleeper: int, message: Any) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        Frames(theirs).send(pack(message))
        student = Student(Frames(ours), sleeper, QUICK)
        with pytest.raises(Lost, match="sandbox"):
            student.await_ready()
        assert student.lost


_tree = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=3), st.binary(),
              st.sampled_from(["done", "values", "returned", "raised", "unsendable", "exhausted",
                               "ok", "error", "array", "<f8", "list"])),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=10,
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(tree=st.lists(_tree, max_size=6), numbered=st.booleans())
def test_any_answer_is_an_answer_or_an_end(sleeper: int, tree: list[Any], numbered: bool) -> None:
    it = Peer(lambda r: [r[1], *tree] if numbered else tree, sleeper)
    try:
        asks: list[Callable[[], Any]] = [
            lambda: it.student.run("x"),
            lambda: it.student.get(["x"]),
            lambda: it.student.call(0, [], {}),
            lambda: it.student.next(0),
        ]
        for ask in asks:
            with contextlib.suppress(Lost, StudentError):
                ask()
    finally:
        it.close()
