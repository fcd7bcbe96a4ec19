"""Random generators travel to the student as state, go on from call to call, and never back."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.wire import (
    KeptGenerators,
    SentGenerators,
    Unsendable,
    WireError,
    decode,
    encode,
    pack,
    unpack,
)

KINDS = [np.random.PCG64, np.random.PCG64DXSM, np.random.MT19937, np.random.Philox, np.random.SFC64]


class Sides:
    """Sends values from an exam to a student."""

    def __init__(self) -> None:
        self.sent, self.kept = SentGenerators(), KeptGenerators()

    def send(self, value: object) -> object:
        tree = unpack(pack(encode(value, generators=self.sent)))
        return decode(tree, generators=self.kept.revive)


@pytest.fixture
def sides() -> Sides:
    return Sides()


@pytest.mark.parametrize("kind", KINDS)
def test_the_student_draws_what_the_exam_would(sides: Sides, kind: type) -> None:
    ours = np.random.Generator(kind(7))
    ours.integers(10, size=3, dtype=np.int32)  # leaves half a word behind
    theirs = sides.send(ours)
    assert theirs.random(5).tolist() == ours.random(5).tolist()
    assert theirs.permutation(9).tolist() == ours.permutation(9).tolist()


def test_the_same_generator_goes_on_where_the_last_call_left_it(sides: Sides) -> None:
    ours, whole = np.random.default_rng(3), np.random.default_rng(3).random(4).tolist()
    assert [sides.send(ours).random(2).tolist() for _ in range(2)] == [whole[:2], whole[2:]]


def test_what_the_exam_draws_counts_too(sides: Sides) -> None:
    ours = np.random.default_rng(3)
    sides.send(ours).random(100)
    ours.random(2)
    assert sides.send(ours).random(1)[0] == np.random.default_rng(3).random(3)[2]


def test_two_generators_of_one_seed_stay_two(sides: Sides) -> None:
    first, second = np.random.default_rng(3), np.random.default_rng(3)
    assert sides.send(first).random() == sides.send(second).random()
    assert sides.send([first, {"rng": second}])[0].random() == sides.send(second).random()


def test_a_generator_without_a_way_to_send_it_is_refused() -> None:
    with pytest.raises(Unsendable, match="a random generator"):
        encode(np.random.default_rng(0))


def test_a_generator_that_comes_from_a_student_is_refused(sides: Sides) -> None:
    tree = encode(np.random.default_rng(0), generators=sides.sent)
    with pytest.raises(WireError, match="generator"):
        decode(tree)


@pytest.mark.parametrize(
    "tree",
    [
        ["generator"],
        ["generator", 0, None],
        ["generator", 0, ["system", ["dict", []]]],
        ["generator", 0, ["PCG64", ["dict", []]]],
        ["generator", 0, ["PCG64", 5]],
    ],
)
def test_a_malformed_generator_is_a_wire_error(sides: Sides, tree: list[object]) -> None:
    with pytest.raises(WireError):
        decode(tree, generators=sides.kept.revive)
