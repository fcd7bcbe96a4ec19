"""Things that arrive over the wire and have no plain Python type of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

# What a handle may call itself.  A free text would let a class name carry a hidden value out.
DESCRIPTIONS = (
    "a function",
    "a class",
    "a module",
    "a generator",
    "a Keras model",
    "a plot",
    "an iterator",
    "a dict view",
    "a tf.function",
    "a ragged tensor",
    "a sparse tensor",
    "a random generator",
    "an array of objects",
    "an object",
)


class TensorArray(np.ndarray[Any, Any]):
    """An array that remembers that it was a TensorFlow tensor or variable (`origin`)."""

    origin: str = "tf.Tensor"

    def __array_finalize__(self, obj: Any) -> None:
        self.origin = getattr(obj, "origin", "tf.Tensor")

    def numpy(self) -> np.ndarray[Any, Any]:
        """A plain copy, as `tf.Tensor.numpy` gives."""
        return np.array(self, subok=False)


@dataclass(frozen=True)
class HandleRef:
    """An object that stayed where it is; `number` names it to its owner."""

    number: int
    description: str
    name: str = ""


@dataclass(frozen=True)
class RemoteError:
    """An exception as plain data: its type's name, the built-in types it derives from, its text."""

    type_name: str
    bases: tuple[str, ...]
    message: str
