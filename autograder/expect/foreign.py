"""Values of libraries that are recognised by name and never imported."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from .nouns import base_from, is_handle, noun, root
from .refused import Refused

_NOT_PLAIN: Final = frozenset({"RaggedTensor", "SparseTensor", "IndexedSlices"})
_TENSORS: Final = frozenset({"Tensor", "KerasTensor"})
_TENSOR_LIBRARIES: Final = frozenset({"tensorflow", "keras"})


def unwrap(value: Any) -> Any:
    """One layer off: a tensor's array, a Series' values, a Fraction's float.

    Raises ``Refused`` where the value is nothing known to hold numbers.
    """
    kind = type(value)
    if is_handle(kind):
        raise Refused(noun(value), ", not numbers")
    pandas = base_from(kind, "pandas")
    if pandas is not None and hasattr(pandas, "to_numpy"):
        return pandas.to_numpy(value)
    if any(root(base) in _TENSOR_LIBRARIES for base in kind.__mro__):
        return _from_tensor(value, kind)
    for library in ("decimal", "fractions"):
        exact = base_from(kind, library)
        if exact is not None:
            return _from_exact(value, exact)
    if hasattr(kind, "__array__"):
        return _from_array_protocol(value, kind)
    raise Refused(noun(value), ", not numbers")


def _from_tensor(value: Any, kind: Any) -> Any:
    bases = {base.__name__: base for base in kind.__mro__ if root(base) in _TENSOR_LIBRARIES}
    if not _NOT_PLAIN.isdisjoint(bases):
        raise Refused(noun(value), ", not a plain one")
    if "TensorShape" in bases and value.rank is not None:
        return bases["TensorShape"].as_list(value)
    readable: Any = next((base for base in bases.values() if hasattr(base, "numpy")), None)
    if readable is None and _TENSORS.isdisjoint(bases):
        raise Refused(noun(value), ", not numbers")
    try:
        return readable.numpy(value)
    except Exception:  # TensorFlow and Keras raise half a dozen types where there is no value
        raise Refused("a symbolic tensor", ", which has no value yet") from None


def _from_exact(value: Any, kind: Any) -> float:
    try:
        return float(kind.__float__(value))
    except OverflowError:
        return np.inf if kind.__gt__(value, 0) else -np.inf
    except ValueError:  # Decimal's signalling NaN
        return np.nan


def _from_array_protocol(value: Any, kind: Any) -> Any:
    try:
        result = kind.__array__(value)
    except Exception:  # whatever the student's class does, it is no array
        raise Refused(noun(value), ", not numbers") from None
    if not issubclass(type(result), np.ndarray):
        raise Refused(noun(value), ", not numbers")
    return result
