"""Trees of tagged plain data as bytes, and back.

Every value is a msgpack primitive (nil, bool, int, float, str, bin) or an array whose first item is
a tag.  The tags, and so the types that may cross, are listed in `autograder.wire.decode`.
"""

from __future__ import annotations

from typing import Any

import msgpack

MAX_DEPTH = 40
MAX_NODES = 2_000_000
MAX_INT_DIGITS = 4_000
_MAX_PARTS = 4 * MAX_NODES
# np.dtype.char of what may cross: booleans, integers, floats, complex.  Text ('U') is allowed too.
DTYPES = frozenset("?bBhHiIlLqQefdFD")
TENSOR_ORIGINS = ("tf.Tensor", "tf.Variable")


class WireError(Exception):
    """What arrived is not what `encode` and `pack` write."""


def pack(tree: Any) -> bytes:
    """A tree of tagged plain data as bytes."""
    packed = msgpack.packb(tree, use_bin_type=True, unicode_errors="surrogatepass")
    assert isinstance(packed, bytes)
    return packed


def unpack(data: bytes) -> Any:
    """Bytes as a tree of lists and primitives.  Raises WireError for anything malformed."""
    parts = 0

    def count(items: list[Any]) -> list[Any]:
        # One byte of a message can become a list of 64 bytes: stop long before memory ends.
        nonlocal parts
        parts += 1 + len(items)
        if parts > _MAX_PARTS:
            raise WireError("a message with too many parts")
        return items

    try:
        return msgpack.unpackb(
            data,
            raw=False,
            use_list=True,
            list_hook=count,
            unicode_errors="surrogatepass",
            max_array_len=MAX_NODES,
            max_map_len=0,
            max_ext_len=0,
        )
    except (ValueError, TypeError, RecursionError, MemoryError, msgpack.UnpackException) as error:
        raise WireError(f"malformed message ({type(error).__name__})") from None
