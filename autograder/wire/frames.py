"""Length-prefixed frames over a stream socket, bounded in size and time."""

from __future__ import annotations

import select
import socket
import struct
import time

MAX_FRAME = 64 * 1024 * 1024
_HEADER = struct.Struct(">I")
_CHUNK = 1 << 20


class Closed(Exception):
    """The other end is gone."""


class TooLate(Exception):
    """The deadline passed before the frame was complete."""


class TooLarge(Exception):
    """The other end announced, or asked for, a frame above the limit."""


class Frames:
    """Frames on one socket.  `deadline` is a `time.monotonic()` value; None waits for ever."""

    def __init__(self, sock: socket.socket, limit: int = MAX_FRAME) -> None:
        sock.setblocking(False)
        self._sock = sock
        self._limit = limit
        self._pending = bytearray()

    def send(self, payload: bytes, deadline: float | None = None) -> None:
        if len(payload) > self._limit:
            raise TooLarge(f"{len(payload)} bytes; the limit is {self._limit}")
        view = memoryview(_HEADER.pack(len(payload)) + payload)
        while view:
            try:
                sent = self._sock.send(view[:_CHUNK])
            except BlockingIOError:
                self._wait(select.POLLOUT, deadline)
                continue
            except OSError as error:
                raise Closed(str(error)) from None
            view = view[sent:]

    def receive(self, deadline: float | None = None) -> bytes:
        """The next whole frame.  An incomplete one is kept, so a later call can finish it."""
        while True:
            if len(self._pending) >= _HEADER.size:
                (size,) = _HEADER.unpack_from(self._pending)
                if size > self._limit:
                    raise TooLarge(f"{size} bytes; the limit is {self._limit}")
                end = _HEADER.size + size
                if len(self._pending) >= end:
                    frame = bytes(memoryview(self._pending)[_HEADER.size : end])
                    del self._pending[:end]
                    return frame
            self._read(deadline)

    def has_more(self) -> bool:
        """Whether anything lies unread: between two requests that is a violation."""
        if self._pending:
            return True
        poll = select.poll()
        poll.register(self._sock, select.POLLIN)
        (event,) = [event for _, event in poll.poll(0)] or [0]
        return bool(event & select.POLLIN) and not event & select.POLLHUP

    def close(self) -> None:
        self._sock.close()

    def _read(self, deadline: float | None) -> None:
        # Read first, poll only when empty: a sender that never stops must still meet the deadline.
        if deadline is not None and time.monotonic() > deadline:
            raise TooLate
        try:
            data = self._sock.recv(_CHUNK)
        except BlockingIOError:
            self._wait(select.POLLIN, deadline)
            return
        except OSError as error:
            raise Closed(str(error)) from None
        if not data:
            raise Closed("end of stream")
        self._pending += data

    def _wait(self, events: int, deadline: float | None) -> None:
        poll = select.poll()
        poll.register(self._sock, events)
        if deadline is None:
            poll.poll()
            return
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise TooLate
