"""Random generators: they travel from the exam to the student, as plain state, and never back.

A generator that a test passes twice must go on where the first call left it, as it does where
both share a process.  So the student's side keeps what it was given; the exam's side sends the
state only when it has drawn from the generator itself since.

    ["generator", key, [bit generator, state]]     a new state for this key
    ["generator", key, None]                       the one that you have
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.wire.decode import decode
from autograder.wire.encode import Unsendable, encode
from autograder.wire.packing import WireError, pack

_KINDS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")


class SentGenerators:
    """The exam's side: makes the trees, and remembers which states the student has."""

    def __init__(self) -> None:
        self._known: list[tuple[np.random.Generator, bytes]] = []

    def __call__(self, generator: np.random.Generator) -> Any:
        state = generator.bit_generator.state
        name = state["bit_generator"]
        if name not in _KINDS:
            raise Unsendable(f"a random generator of the kind {name} cannot be sent")
        tree = encode(state)
        packed = pack(tree)
        for key, (known, last) in enumerate(self._known):
            if known is generator:
                if last == packed:
                    return ["generator", key, None]
                self._known[key] = (generator, packed)
                return ["generator", key, [name, tree]]
        self._known.append((generator, packed))
        return ["generator", len(self._known) - 1, [name, tree]]


class KeptGenerators:
    """The student's side: rebuilds generators, and gives the same one for the same key."""

    def __init__(self) -> None:
        self._kept: dict[int, np.random.Generator] = {}

    def revive(self, tree: Any) -> np.random.Generator:
        _, key, content = tree
        if content is not None:
            name, state = content
            if name not in _KINDS:
                raise WireError("a random generator of an unknown kind")
            bits = getattr(np.random, name)()
            bits.state = decode(state)
            self._kept[key] = np.random.Generator(bits)
        return self._kept[key]

    def name(self, generator: np.random.Generator) -> Any:
        """A tree for comparing: which generator it is, whatever was drawn from it."""
        found = [key for key, kept in self._kept.items() if kept is generator]
        return ["generator", found[0] if found else -1, None]
