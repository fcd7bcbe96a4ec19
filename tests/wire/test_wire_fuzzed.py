"""What the fuzzer found."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.wire import WireError, decode, pack, unpack


@pytest.mark.parametrize("character", ["a", "\0"])
def test_text_of_the_other_byte_order_is_refused(character: str):
    """Its characters passed the check as they stand and were impossible as they are read.

    What NumPy makes of them raised SystemError wherever the array was looked at.
    """
    content = f"{character}b".encode("utf-32-le")
    for order in (">", "!"):
        with pytest.raises(WireError):
            decode(unpack(pack(["array", f"{order}U2", [1], content, "ndarray"])))


@pytest.mark.parametrize("name", [">f8", ">i4", ">c16", ">U1", ">u2"])
def test_no_array_arrives_in_the_other_byte_order(name: str):
    data = bytes(np.dtype(name).itemsize)
    with pytest.raises(WireError):
        decode(["array", name, [1], data, "ndarray"])
    assert decode(["array", name.replace(">", "<"), [1], data, "ndarray"]).shape == (1,)
