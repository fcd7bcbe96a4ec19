"""Tagged trees as Python values; WireError for anything that `encode` could not have written.

`_DECODERS` at the end is the explicit table of what may cross.  Nothing that arrives is run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any

import numpy as np

from autograder.wire.kinds import DESCRIPTIONS, HandleRef, RemoteError, TensorArray
from autograder.wire.packing import (
    DTYPES,
    MAX_DEPTH,
    MAX_INT_DIGITS,
    MAX_NODES,
    TENSOR_ORIGINS,
    WireError,
)

MAX_TEXT = 20_000
# Numbers can be chosen so that all have one hash; a set of n of them takes n * n steps to make.
MAX_ONE_HASH = 100

Tensors = Callable[["np.ndarray[Any, Any]", str], Any]
Generators = Callable[[Any], Any]


def decode(tree: Any, tensors: Tensors | None = None, generators: Generators | None = None) -> Any:
    """The value that `tree` stands for.

    `tensors(array, origin)` may rebuild a tensor, `generators(tree)` a random generator; without
    the latter a generator is refused, as in all that comes from a student.
    """
    try:
        return _Decoder(tensors or _as_tensor_array, generators).decode(tree, 0)
    except WireError:
        raise
    except MemoryError:
        raise WireError("a value too large for memory") from None
    except Exception as error:  # NumPy and pandas raise what they like: SyntaxError for a dtype
        raise WireError(f"malformed value ({type(error).__name__})") from None


def _as_tensor_array(array: np.ndarray[Any, Any], origin: str) -> Any:
    tensor = array.view(TensorArray)
    tensor.origin = origin
    return tensor


class _Decoder:
    def __init__(self, tensors: Tensors, generators: Generators | None) -> None:
        self._tensors = tensors
        self._generators = generators
        self._nodes = 0

    def decode(self, tree: Any, depth: int) -> Any:
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise WireError("a value nested too deep or with too many parts")
        if tree is None or type(tree) in (bool, int, float, str, bytes):
            return tree
        if type(tree) is not list or not tree or type(tree[0]) is not str:
            raise WireError("a value without a tag")
        read = _DECODERS.get(tree[0])
        if read is None:
            raise WireError("a value with an unknown tag")
        return read(self, tree, depth)

    def items(self, tree: Any, depth: int) -> list[Any]:
        return [self.decode(item, depth + 1) for item in _expect(tree, list)]

    def array(self, tree: Any, revive: bool = True) -> Any:
        tag, dtype_name, shape, data, origin = tree
        dtype = _dtype(dtype_name)
        if tag != "array" or not all(type(n) is int and n >= 0 for n in _expect(shape, list)):
            raise WireError("an array with a bad shape")
        if len(shape) > 32:
            raise WireError("an array with too many axes")
        array = np.frombuffer(bytearray(_expect(data, bytes)), dtype=dtype).reshape(shape)
        if dtype.kind == "U" and array.size and array.reshape(-1).view(np.uint32).max() > 0x10FFFF:
            raise WireError("text with an impossible character")
        if origin in TENSOR_ORIGINS and revive:
            return self._tensors(array, origin)
        if origin not in ("ndarray", *TENSOR_ORIGINS):
            raise WireError("an array of unknown origin")
        return array

    def generator(self, tree: Any) -> Any:
        if self._generators is None:
            raise WireError("a random generator, which may not cross this way")
        return self._generators(tree)

    def column(self, tree: Any, depth: int) -> Any:
        if type(tree) is list and tree and tree[0] == "list":
            return self.items(tree[1], depth)
        return self.array(tree, revive=False)


def _expect(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WireError(f"a {kind.__name__} was expected")
    return value


def _dtype(name: Any) -> np.dtype[Any]:
    if len(_expect(name, str)) > 12:
        raise WireError("an array of an unknown type")
    dtype: np.dtype[Any] = np.dtype(name)
    # `encode` writes little-endian only; checks of raw bytes below count on it.
    foreign = dtype.newbyteorder("<") != dtype
    if foreign or not (dtype.char in DTYPES or dtype.kind == "U") or dtype.itemsize == 0:
        raise WireError("an array of a type that may not cross")
    return dtype


def _decode_scalar(decoder: _Decoder, tree: Any, depth: int) -> Any:
    array = decoder.array(tree[1], revive=False)
    if array.shape != ():
        raise WireError("a scalar with axes")
    return array[()]


def _decode_masked(decoder: _Decoder, tree: Any, depth: int) -> Any:
    data, mask = decoder.array(tree[1], revive=False), decoder.array(tree[2], revive=False)
    if mask.dtype != np.bool_ or mask.shape != data.shape:
        raise WireError("a masked array with a bad mask")
    return np.ma.MaskedArray(data, mask)


def _decode_series(decoder: _Decoder, tree: Any, depth: int) -> Any:
    import pandas as pd

    values, index = decoder.column(tree[1], depth), decoder.column(tree[2], depth)
    return pd.Series(values, index=index)


def _decode_frame(decoder: _Decoder, tree: Any, depth: int) -> Any:
    import pandas as pd

    names, index = decoder.column(tree[1], depth), decoder.column(tree[3], depth)
    columns = [decoder.column(column, depth) for column in _expect(tree[2], list)]
    if len(names) != len(columns) or any(len(column) != len(index) for column in columns):
        raise WireError("a table whose columns do not fit")
    frame = pd.DataFrame(dict(enumerate(columns)), index=index)
    frame.columns = pd.Index(names)
    return frame


def _decode_dict(decoder: _Decoder, tree: Any, depth: int) -> Any:
    pairs = [decoder.items(pair, depth) for pair in _expect(tree[1], list)]
    if any(len(pair) != 2 for pair in pairs):
        raise WireError("a dict entry that is no pair")
    _refuse_one_hash(pair[0] for pair in pairs)
    return dict(pairs)


def _decode_set(decoder: _Decoder, tree: Any, depth: int) -> list[Any]:
    items = decoder.items(tree[1], depth)
    _refuse_one_hash(items)
    return items


def _refuse_one_hash(keys: Iterable[Hashable]) -> None:
    hashes = Counter(map(hash, keys))
    if hashes and max(hashes.values()) > MAX_ONE_HASH:
        raise WireError("a collection with too many keys of one hash")


def _decode_int(decoder: _Decoder, tree: Any, depth: int) -> int:
    if len(_expect(tree[1], str)) > MAX_INT_DIGITS:
        raise WireError("an integer that is too long")
    return int(tree[1], 16)


def _decode_complex(decoder: _Decoder, tree: Any, depth: int) -> complex:
    return complex(_expect(tree[1], float), _expect(tree[2], float))


def _decode_handle(decoder: _Decoder, tree: Any, depth: int) -> HandleRef:
    _, number, description, name = tree
    if description not in DESCRIPTIONS:
        raise WireError("a handle of an unknown kind")
    return HandleRef(_expect(number, int), description, _expect(name, str)[:200])


def _decode_error(decoder: _Decoder, tree: Any, depth: int) -> RemoteError:
    _, name, bases, message = tree
    checked = tuple(_expect(base, str)[:200] for base in _expect(bases, list)[:20])
    return RemoteError(_expect(name, str)[:200], checked, _expect(message, str)[:MAX_TEXT])


_DECODERS: dict[str, Callable[[_Decoder, Any, int], Any]] = {
    "int": _decode_int,
    "complex": _decode_complex,
    "list": lambda r, tree, depth: r.items(tree[1], depth),
    "tuple": lambda r, tree, depth: tuple(r.items(tree[1], depth)),
    "set": lambda r, tree, depth: set(_decode_set(r, tree, depth)),
    "frozenset": lambda r, tree, depth: frozenset(_decode_set(r, tree, depth)),
    "dict": _decode_dict,
    "array": lambda r, tree, depth: r.array(tree),
    "scalar": _decode_scalar,
    "masked": _decode_masked,
    "series": _decode_series,
    "frame": _decode_frame,
    "generator": lambda r, tree, depth: r.generator(tree),
    "handle": _decode_handle,
    "error": _decode_error,
}
