"""A test cell holds only if it ran to its end; what is told of a failure is ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autograder import expect
from autograder.exam.failures import CallTimeout, HandleError, rebuild
from autograder.exam.names import MissingName
from autograder.exam.testcell import Outcome, explain
from autograder.wire import describe_error

RunCell = Callable[..., Outcome]

HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def remote(error: BaseException) -> Exception:
    described = describe_error(error)
    return rebuild(described.bases, described.message)


def test_a_cell_that_ran_to_its_end_holds(run_cell: RunCell, fake: Any) -> None:
    outcome = run_cell("assert f(2) == 4\nassert x == 1", fake({"f": lambda v: v * 2, "x": 1}))
    assert outcome == Outcome(held=True)


_ENDINGS = {
    "assertion": "assert False",
    "exception": "1 / 0",
    "pytest.fail": "pytest.fail('no')",
    "pytest.skip": "pytest.skip('no')",
    "pytest.xfail": "pytest.xfail('no')",
    "pytest.exit": "pytest.exit('no')",
    "pytest.raises without an error": "with pytest.raises(ValueError):\n    pass",
    "sys.exit": "import sys\nsys.exit()",
    "sys.exit with 0": "import sys\nsys.exit(0)",
    "exit": "raise SystemExit",
    "interrupt": "raise KeyboardInterrupt",
    "generator": "raise GeneratorExit",
    "stop": "raise StopIteration",
    "base": "raise BaseException('no')",
    "own base": "class E(BaseException): pass\nraise E",
    "group": "raise ExceptionGroup('g', [ValueError()])",
    "missing name": "nothing_like_it",
    "recursion": "def f(): f()\nf()",
    "mismatch": "with expect.check('t', hint='h'):\n    expect.close(1.0, 2.0)",
    "authoring": "with expect.check('t'):\n    expect.close(1.0, 'no wanted value')",
    "warning as error": "import warnings\nwarnings.simplefilter('error')\nwarnings.warn('no')",
}


@pytest.mark.parametrize("ending", _ENDINGS.values(), ids=_ENDINGS)
@pytest.mark.parametrize("hidden", [False, True], ids=["visible", "hidden"])
def test_a_cell_that_stopped_early_never_holds(
    run_cell: RunCell, ending: str, hidden: bool
) -> None:
    outcome = run_cell(HIDDEN.format(ending) if hidden else ending)
    assert not outcome.held
    assert outcome.message.strip()


@pytest.mark.parametrize(
    "swallow",
    ["try:\n    f()\nexcept BaseException:\n    pass", "import contextlib\n"
     "with contextlib.suppress(BaseException):\n    f()",
     "try:\n    f()\nfinally:\n    done = True",
     "with pytest.raises(BaseException):\n    f()"],
)  # fmt: skip
def test_a_cell_never_holds_with_a_lost_student(run_cell: RunCell, fake: Any, swallow: str) -> None:
    outcome = run_cell(swallow, fake({"f": lambda: 1}, dies_at="call 1"))
    assert not outcome.held
    assert outcome.message == (
        "The check could not be finished: the process ended while it ran the student's code."
    )


def test_a_student_lost_before_is_never_right(run_cell: RunCell, fake: Any) -> None:
    student = fake()
    student.lost = "gone"
    assert not run_cell("pass", student).held


def test_lost_passes_through_pytest_raises_and_checks(run_cell: RunCell, fake: Any) -> None:
    for source in (
        "with pytest.raises(Exception):\n    f()\nreached = True",
        "with expect.check('t'):\n    expect.raises(ValueError, f)",
        "with expect.check('t'):\n    f()",
    ):
        outcome = run_cell(source, fake({"f": lambda: 1}, dies_at="call 1"))
        assert not outcome.held
        assert "could not be finished" in outcome.message


def test_students_see_no_prints_and_no_warnings(
    run_cell: RunCell, capfd: pytest.CaptureFixture[str]
) -> None:
    source = "import sys, warnings\nprint('out')\nprint('err', file=sys.stderr)\nwarnings.warn('w')"
    assert run_cell(source).held
    assert capfd.readouterr() == ("", "")


def test_values_are_fetched_anew_for_each_cell(run_cell: RunCell, fake: Any) -> None:
    student = fake({"x": 1})
    assert run_cell("assert x == 1", student).held
    student.values["x"] = 2
    assert run_cell("assert x == 2", student).held


class TestChecks:
    def test_each_check_is_noted_with_where_it_stands(self, run_cell: RunCell, fake: Any) -> None:
        outcome = run_cell(
            "def helper():\n"
            "    with expect.check('helper', hint='h0'):\n"
            "        expect.equal(x, 1)\n"
            "with expect.check('open', hint='h1'):\n"
            "    expect.equal(x, 1)\n"
            "helper()\n"
            "### BEGIN HIDDEN TESTS\n"
            "helper()\n"
            "with expect.check('closed', hint='h2'):\n"
            "    expect.equal(x, 2)\n"
            "with expect.check('never reached'):\n"
            "    pass\n"
            "### END HIDDEN TESTS",
            fake({"x": 1}),
        )
        assert [(c.title, c.hint, c.held, c.hidden) for c in outcome.checks] == [
            ("open", "h1", True, False),
            ("helper", "h0", True, False),
            ("helper", "h0", True, True),
            ("closed", "h2", False, True),
        ]
        assert not outcome.held

    def test_a_helper_defined_in_the_hidden_part_is_hidden_where_it_is_called(
        self, run_cell: RunCell
    ) -> None:
        outcome = run_cell(
            "### BEGIN HIDDEN TESTS\ndef secret():\n    assert 'secret' == 'wanted 0.25'\n"
            "secret()\n### END HIDDEN TESTS"
        )
        assert "0.25" not in outcome.message and "secret" not in outcome.message

    def test_a_visible_helper_called_in_the_hidden_part_is_hidden(self, run_cell: RunCell) -> None:
        outcome = run_cell(
            "def check(wanted):\n    assert x == wanted, f'wanted {wanted}'\nx = 1\ncheck(1)\n"
            + HIDDEN.format("check(0.25)")
        )
        assert not outcome.held
        assert "0.25" not in outcome.message

    def test_a_failure_after_the_hidden_part_is_visible(self, run_cell: RunCell) -> None:
        outcome = run_cell(HIDDEN.format("pass") + "\nassert False, 'seen'")
        assert outcome.message == "Seen."

    def test_after_a_hidden_call_a_visible_failure_is_not_told_in_full(
        self, run_cell: RunCell, fake: Any
    ) -> None:
        """The student's function could have kept what the hidden part sent."""
        seen: list[float] = []

        def spy(x: float) -> float:
            seen.append(x)
            if x == 1:
                raise ValueError(f"hidden was {seen}")
            return x

        visible = "assert f(1) == 1"
        outcome = run_cell(
            HIDDEN.format("assert f(0.73) == 0.73") + f"\n{visible}", fake({"f": spy})
        )
        assert not outcome.held and "0.73" not in outcome.message
        seen.clear()
        assert "hidden was [1]" in run_cell(visible, fake({"f": spy})).message

    def test_a_declared_mistake_is_told_also_when_hidden(
        self, run_cell: RunCell, fake: Any
    ) -> None:
        source = (
            "with expect.check('t', hint='h'):\n"
            "    expect.close(x, 0.25, mistakes={'it was doubled': 0.5})"
        )
        outcome = run_cell(HIDDEN.format(source), fake({"x": 0.5}))
        assert outcome.mistake == "it was doubled"
        assert "0.25" not in outcome.message


class TestExplain:
    """Everything that a student may have put into an error stays out of hidden checks."""

    SECRET = "wanted 0.25"

    def errors(self) -> list[BaseException]:
        return [
            AssertionError(self.SECRET), ValueError(self.SECRET), KeyError(self.SECRET),
            BaseException(self.SECRET), SystemExit(self.SECRET),
            remote(ValueError(self.SECRET)), remote(NotImplementedError(self.SECRET)),
            remote(StopIteration(self.SECRET)), expect.Mismatch(self.SECRET),
            expect.AuthoringError(self.SECRET),
            expect.Mismatch(self.SECRET, form="the shape is (3,), not (1, 3)"),
        ]  # fmt: skip

    def test_hidden_failures_tell_nothing_but_the_form(self) -> None:
        for error in self.errors():
            assert self.SECRET not in explain(error, hidden=True)
            for cause in self.errors():
                wrapped = expect.Mismatch(self.SECRET, title="title", hint="hint")
                wrapped.__cause__ = cause
                assert self.SECRET not in explain(wrapped, hidden=True)

    def test_the_form_is_told(self) -> None:
        error = expect.Mismatch(self.SECRET, form="the shape is (3,), not (1, 3)")
        assert explain(error, hidden=True) == "The shape is (3,), not (1, 3)."

    def test_a_students_class_name_is_not_told_when_hidden(self) -> None:
        class Wanted025(ValueError):
            pass

        assert explain(remote(Wanted025("x")), hidden=True) == "Your code raised ValueError."

    def test_visible_failures_are_told(self) -> None:
        assert explain(expect.Mismatch("the sum is 2"), hidden=False) == "The sum is 2."
        assert explain(AssertionError("the sum is 2"), hidden=False) == "The sum is 2."
        assert "an assertion" in explain(AssertionError(), hidden=False).lower()
        shown = explain(remote(ValueError("bad rate")), hidden=False)
        assert shown == "Your code raised ValueError: bad rate."
        assert explain(remote(NotImplementedError()), hidden=False) == "This is not written yet."

    @pytest.mark.parametrize("hidden", [False, True])
    def test_what_is_no_secret_is_told_everywhere(self, hidden: bool) -> None:
        missing = MissingName("softmax")
        assert explain(missing, hidden) == "`softmax` is not defined in the notebook."
        assert "too long" in explain(CallTimeout(), hidden)
        assert "not written yet" in explain(remote(NotImplementedError()), hidden)
        handle = explain(HandleError("a function was found"), hidden)
        assert handle == "A function was found."

    @pytest.mark.parametrize("hidden", [False, True])
    def test_a_broken_check_is_not_blamed_on_the_student(self, hidden: bool) -> None:
        assert "instructor" in explain(expect.AuthoringError("wanted 0.25 is text"), hidden)

    @pytest.mark.parametrize("hidden", [False, True])
    def test_every_error_gives_a_sentence(self, hidden: bool) -> None:
        for error in [*self.errors(), AssertionError(), BaseException(), ValueError(" "), Outer()]:
            told = explain(error, hidden)
            assert told.strip()
            assert told[0] == "`" or not told[0].islower()


class Outer(Exception):
    def __str__(self) -> str:
        return "multi\nline"


def test_a_test_of_a_missing_function_says_so(run_cell: RunCell) -> None:
    for source in ("softmax([1.0])", HIDDEN.format("softmax([1.0])")):
        outcome = run_cell(
            f"with expect.check('t') as _:\n    {source.splitlines()[0]}"
            if (source.startswith("softmax"))
            else source
        )
        assert outcome.message == "`softmax` is not defined in the notebook."


def test_an_unwritten_function_says_so(run_cell: RunCell, fake: Any) -> None:
    def unwritten(z: Any) -> Any:
        raise remote(NotImplementedError())

    for form in ("{}", HIDDEN):
        source = form.format("with expect.check('t', hint='h'):\n    expect.close(f(1), 1)")
        outcome = run_cell(source, fake({"f": unwritten}))
        assert "not written yet" in outcome.message
