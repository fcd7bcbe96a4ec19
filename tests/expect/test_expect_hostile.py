"""In a stock grader, values come from the student's own interpreter."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder import expect

ROOT = Path(__file__).parents[2]


class AgreeingArray(np.ndarray):
    """Says yes to every question numpy asks."""

    @property
    def shape(self):
        return (1, 3)

    @property
    def dtype(self):
        return np.dtype(float)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.array(True)

    def __array_function__(self, func, types, args, kwargs):
        return np.array(True)

    def __array__(self, dtype=None, copy=None):
        return np.ones((1, 3))

    def __eq__(self, other):
        return np.array(True)


class AgreeingList(list):
    def __len__(self):
        return 3

    def __iter__(self):
        return iter([1.0, 1.0, 1.0])

    def __getitem__(self, index):
        return 1.0

    def __eq__(self, other):
        return True


class AgreeingFloat(float):
    def __float__(self):
        return 1.0

    def __eq__(self, other):
        return True

    def __pos__(self):
        return 1.0

    def __le__(self, other):
        return True


class AgreeingInt(int):
    __index__ = __int__ = __pos__ = lambda self: 1

    def __eq__(self, other):
        return True


class AgreeingDict(dict):
    def items(self):
        return [("a", 1)]

    def __getitem__(self, key):
        return 1


class AgreeingSet(set):
    def __iter__(self):
        return iter([1])

    def __sub__(self, other):
        return set()


class Pretender:
    """Claims to be a float; ``isinstance`` believes it."""

    __class__ = float

    def __float__(self):
        return 1.0


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (np.full((3, 1), 9.0).view(AgreeingArray), np.ones((1, 3))),
        (AgreeingList([9.0]), [1.0, 1.0, 1.0]),
        (AgreeingFloat(9.0), 1.0),
        (AgreeingInt(9), 1.0),
        ([AgreeingFloat(9.0)], [1.0]),
        (Pretender(), 1.0),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_has_no_say_in_its_comparison(got, want):
    for compare in (expect.close, expect.equal):
        with pytest.raises(expect.Mismatch):
            compare(got, want)


def test_containers_have_no_say_either():
    for got, want in ((AgreeingDict(a=9), {"a": 1}), (AgreeingSet({9}), {1})):
        with pytest.raises(expect.Mismatch):
            expect.equal(got, want)
    with pytest.raises(expect.Mismatch):
        expect.equal(AgreeingList(["x"]), ["a", "b", "c"])


def test_honest_subclasses_are_fine():
    expect.close(AgreeingFloat(2.0), 2.0)
    expect.equal(AgreeingInt(2), 2)
    expect.close(AgreeingList([2.0, 3.0]), [2.0, 3.0])
    expect.equal(AgreeingDict(b=2), {"b": 2})


def test_patching_numpy_changes_nothing(monkeypatch):
    for name in ("allclose", "isclose", "all", "any", "abs", "isfinite", "array_equal", "isnan"):
        monkeypatch.setattr(np, name, lambda *args, **kwargs: True)
    monkeypatch.setattr(np.testing, "assert_allclose", lambda *args, **kwargs: None)
    for compare in (expect.close, expect.number, expect.equal):
        with pytest.raises(expect.Mismatch):
            compare(2.0, 1.0)
    with pytest.raises(expect.Mismatch):
        expect.distribution([0.5, 0.6])


def test_importing_needs_numpy_only_and_prints_nothing():
    code = (
        "import sys; from autograder import expect\n"
        "heavy = {'pandas', 'tensorflow', 'keras', 'matplotlib', 'scipy', 'IPython'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "assert set(expect.__all__) <= set(dir(expect))\n"
        "expect.close([0.1], [0.1])\n"
        "assert not heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
