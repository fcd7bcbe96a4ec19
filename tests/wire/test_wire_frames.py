"""Frames on a socket, however the bytes come."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator

import pytest

from autograder.wire import Closed, Frames, TooLarge, TooLate

Pair = tuple[Frames, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Frames on one end, the bare socket at the other."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Frames(ours, limit=1 << 20), theirs


def soon() -> float:
    return time.monotonic() + 30


def framed(payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + payload


def read_exactly(sock: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        data += sock.recv(size - len(data))
    return data


@pytest.mark.parametrize("payload", [b"", b"a", bytes(range(256)) * 100])
def test_a_frame_has_its_length_in_front(pair: Pair, payload: bytes) -> None:
    frames, other = pair
    frames.send(payload)
    assert read_exactly(other, 4 + len(payload)) == framed(payload)
    other.sendall(framed(payload))
    assert frames.receive(soon()) == payload


def test_two_frames_in_one_packet_are_two_frames(pair: Pair) -> None:
    frames, other = pair
    other.sendall(framed(b"one") + framed(b"") + framed(b"three") + framed(b"rest")[:6])
    assert [frames.receive(soon()) for _ in range(3)] == [b"one", b"", b"three"]
    assert frames.has_more()
    other.sendall(framed(b"rest")[6:])
    assert frames.receive(soon()) == b"rest"
    assert not frames.has_more()


def test_a_slow_trickle_is_one_frame(pair: Pair) -> None:
    frames, other = pair

    def trickle() -> None:
        for byte in framed(b"drop by drop"):
            other.sendall(bytes([byte]))
            time.sleep(0.002)

    thread = threading.Thread(target=trickle)
    thread.start()
    assert frames.receive(soon()) == b"drop by drop"
    thread.join()


def test_a_trickle_without_end_meets_the_deadline(pair: Pair) -> None:
    frames, other = pair
    stop = threading.Event()

    def trickle() -> None:
        other.sendall(struct.pack(">I", 1 << 20))
        while not stop.is_set():
            other.sendall(b"x")
            time.sleep(0.005)

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        with pytest.raises(TooLate):
            frames.receive(time.monotonic() + 0.2)
    finally:
        stop.set()
        thread.join()


def test_silence_meets_the_deadline_and_nothing_is_lost(pair: Pair) -> None:
    frames, other = pair
    with pytest.raises(TooLate):
        frames.receive(time.monotonic() + 0.02)
    whole = framed(b"in two halves")
    other.sendall(whole[:7])
    with pytest.raises(TooLate):
        frames.receive(time.monotonic() + 0.02)
    other.sendall(whole[7:])
    assert frames.receive(soon()) == b"in two halves"


def test_a_deadline_that_is_over_does_not_wait(pair: Pair) -> None:
    frames, other = pair
    with pytest.raises(TooLate):
        frames.receive(time.monotonic() - 1)
    other.sendall(framed(b"a") + framed(b"b"))
    assert frames.receive(soon()) == b"a"
    # b came in with a: it needs no more reading
    assert frames.receive(time.monotonic() - 1) == b"b"


@pytest.mark.parametrize("sent", [b"", b"\0", framed(b"unfinished")[:-1]])
def test_an_end_in_the_middle_is_closed(pair: Pair, sent: bytes) -> None:
    frames, other = pair
    other.sendall(sent)
    other.close()
    with pytest.raises(Closed):
        frames.receive(soon())


def test_a_whole_frame_before_the_end_still_counts(pair: Pair) -> None:
    frames, other = pair
    other.sendall(framed(b"last words"))
    other.close()
    assert frames.receive(soon()) == b"last words"
    with pytest.raises(Closed):
        frames.receive(soon())


@pytest.mark.parametrize("size", [(1 << 20) + 1, 2**31, 2**32 - 1])
def test_a_header_above_the_limit_is_refused_before_any_data(pair: Pair, size: int) -> None:
    frames, other = pair
    other.sendall(struct.pack(">I", size))
    with pytest.raises(TooLarge, match=str(size)):
        frames.receive(soon())


def test_the_limit_itself_is_allowed(pair: Pair) -> None:
    frames, other = pair
    payload = bytes(1 << 20)
    thread = threading.Thread(target=other.sendall, args=(framed(payload),))
    thread.start()
    assert frames.receive(soon()) == payload
    thread.join()


def test_nothing_above_the_limit_is_sent(pair: Pair) -> None:
    frames, other = pair
    with pytest.raises(TooLarge):
        frames.send(bytes((1 << 20) + 1))
    other.setblocking(False)
    with pytest.raises(BlockingIOError):
        other.recv(1)


def test_sending_to_a_full_channel_meets_the_deadline(pair: Pair) -> None:
    frames, _ = pair
    with pytest.raises(TooLate):
        for _ in range(100):
            frames.send(bytes(1 << 20), time.monotonic() + 0.05)


def test_sending_to_a_closed_channel_is_closed(pair: Pair) -> None:
    frames, other = pair
    other.close()
    with pytest.raises(Closed):
        frames.send(b"anybody?", soon())


def test_a_large_frame_arrives_through_a_small_channel(pair: Pair) -> None:
    frames, other = pair
    payload = bytes(range(256)) * 4096
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(read_exactly(other, 4 + len(payload))))
    reader.start()
    frames.send(payload, soon())
    reader.join()
    assert received == [framed(payload)]


def test_has_more_sees_what_nobody_asked_for(pair: Pair) -> None:
    frames, other = pair
    assert not frames.has_more()
    other.sendall(b"x")
    assert frames.has_more()
    assert frames.has_more()


def test_has_more_does_not_take_an_end_for_data(pair: Pair) -> None:
    frames, other = pair
    other.close()
    assert not frames.has_more()
    with pytest.raises(Closed):
        frames.receive(soon())


def test_a_closed_channel_is_closed_for_us_too(pair: Pair) -> None:
    frames, _ = pair
    frames.close()
    with pytest.raises(Closed):
        frames.send(b"x", soon())
    with pytest.raises(Closed):
        frames.receive(soon())
