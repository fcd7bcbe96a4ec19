"""The reader of frames, with bytes that come in pieces."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Sequence
from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from autograder.wire import Closed, Frames, TooLarge, TooLate
from fuzz.targets.base import Broken, Target

_LIMIT = 4096


class FramesReader(Target):
    """The first byte says how the rest is cut into pieces."""

    name = "frames"

    def seeds(self) -> Sequence[bytes]:
        return [
            b"\x03" + _frame(b"abc") + _frame(b"") + _frame(bytes(300)),
            b"\xff" + _frame(bytes(_LIMIT)),
            b"\x00" + _frame(b"x") * 20,
            b"\x10" + struct.pack(">I", _LIMIT + 1),
        ]

    def strategy(self) -> SearchStrategy[bytes]:
        frame = st.one_of(
            st.binary(max_size=64).map(_frame),
            st.builds(
                lambda n, d: struct.pack(">I", n) + d, st.integers(0, 2**32 - 1), st.binary()
            ),
            st.binary(max_size=6),
        )
        pieces = st.lists(frame, max_size=8).map(b"".join)
        return st.builds(lambda cut, rest: bytes([cut]) + rest, st.integers(0, 255), pieces)

    def check(self, data: bytes) -> None:
        stream = data[1:]
        step = max(data[0] if data else 0, len(stream) // 8, 1)
        ours, theirs = socket.socketpair()
        frames = Frames(ours, _LIMIT)
        got: list[bytes] = []
        end: type[Exception] | None = None
        try:
            with theirs:
                for at in range(0, len(stream), step):
                    theirs.sendall(stream[at : at + step])
                    # An incomplete frame is kept for the next call.
                    with suppress(TooLate):
                        got.append(frames.receive(time.monotonic() + 1e-4))
            while True:
                got.append(frames.receive())
        except (Closed, TooLarge) as error:
            end = type(error)
        finally:
            frames.close()
        expected = _reference(stream)
        if (got, end) != expected:
            raise Broken(f"{got!r} and {end}, not {expected!r}")


def _reference(stream: bytes) -> tuple[list[bytes], type[Exception]]:
    whole: list[bytes] = []
    while len(stream) >= 4:
        (size,) = struct.unpack(">I", stream[:4])
        if size > _LIMIT:
            return whole, TooLarge
        if len(stream) < 4 + size:
            break
        whole.append(stream[4 : 4 + size])
        stream = stream[4 + size :]
    return whole, Closed


def _frame(payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + payload
