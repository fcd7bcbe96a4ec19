"""Values of libraries that are recognised by name and never imported."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from .nouns import base_from, noun
from .refused import Refused

_NOT_PLAIN: Final = frozenset({"RaggedTensor", "SparseTensor", "IndexedSlices"})
_TENSOR_LIBRARIES: Final = ("tensorflow", "keras")


def unwrap(value: Any) -> Any:
    """One layer off: a tensor's array, a Series' values, a Fraction's float.

    Raises ``Refused`` where the value is nothing known to hold numbers.
    """
    kind = type(value)
    pandas = base_from(kind, "pandas")
    if pandas is not None and hasattr(pandas, "to_numpy"):
        return pandas.to_numpy(value)
    for library in _TENSOR_LIBRARIES:
        tensor = base_from(kind, library)
        if tensor is not None:
            return _from_tensor(value, tensor)
    for library in ("decimal", "fractions"):
        exact = base_from(kind, library)
        if exact is not None:
            return _from_exact(value, exact)
    if hasattr(kind, "__array__"):
        return _from_array_protocol(value, kind)
    raise Refused(noun(value), ", not numbers")


def _from_tensor(value: Any, kind: Any) -> Any:
    names = {base.__name__ for base in kind.__mro__}
    if not _NOT_PLAIN.isdisjoint(names):
        raise Refused(noun(value), ", not a plain one")
    if "TensorShape" in names and value.rank is not None:
        return kind.as_list(value)
    if not hasattr(kind, "numpy"):
        raise Refused(noun(value), ", not numbers")
    try:
        return kind.numpy(value)
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
