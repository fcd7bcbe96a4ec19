"""Forged, malformed and untimely messages on the exam's channel."""

from __future__ import annotations

import pytest
from hostile import FORGE, MARK, SOFTMAX, Room, all_functions, notebook

EIGHT = 'b"\\0" * 8'

# Trees where a value belongs.
VALUES = {
    "a negative shape": f'["array", "<f8", [-1], {EIGHT}, "ndarray"]',
    "a shape that does not fit": f'["array", "<f8", [2, 2], {EIGHT}, "ndarray"]',
    "a huge shape": f'["array", "<f8", [2**62, 2**62], {EIGHT}, "ndarray"]',
    "a huge empty shape": '["array", "<f8", [0, 2**62], b"", "ndarray"]',
    "an empty shape of 10^9": '["array", "<f8", [10**9, 0], b"", "ndarray"]',
    "65 axes": f'["array", "<f8", [1] * 65, {EIGHT}, "ndarray"]',
    "a bool size": f'["array", "<f8", [True], {EIGHT}, "ndarray"]',
    "a float size": f'["array", "<f8", [1.0], {EIGHT}, "ndarray"]',
    "a shape as text": f'["array", "<f8", "1", {EIGHT}, "ndarray"]',
    "data as text": '["array", "<f8", [1], "00000000", "ndarray"]',
    "objects": f'["array", "O", [1], {EIGHT}, "ndarray"]',
    "objects within": f'["array", "O,f4", [1], {EIGHT}, "ndarray"]',
    "a structured dtype": f'["array", "f4,f4", [1], {EIGHT}, "ndarray"]',
    "a dtype that is no syntax": f'["array", "(1,f4", [1], {EIGHT}, "ndarray"]',
    "a dtype with a leading zero": f'["array", "08i", [1], {EIGHT}, "ndarray"]',
    "a dtype with an axis": f'["array", "(2,)f4", [1], {EIGHT}, "ndarray"]',
    "a giant text dtype": f'["array", "<U9999999", [1], {EIGHT}, "ndarray"]',
    "text without length": '["array", "<U0", [1], b"", "ndarray"]',
    "characters that are none": '["array", "<U2", [1], b"\\xff" * 8, "ndarray"]',
    "a scalar of such characters": '["scalar", ["array", "<U2", [], b"\\xff" * 8, "ndarray"]]',
    "dates": f'["array", "<M8[ns]", [1], {EIGHT}, "ndarray"]',
    "an unknown origin": f'["array", "<f8", [1], {EIGHT}, "Tensor"]',
    "an unknown tag": '["pickle", b"cos\\nsystem\\n"]',
    "no tag": "[]",
    "a tag that is a list": "[[], 1]",
    "unhashable keys": '["dict", [[["list", [1]], 2]]]',
    "a key that is an array": f'["dict", [[["array", "<f8", [1], {EIGHT}, "ndarray"], 2]]]',
    "an entry of three": '["dict", [[1, 2, 3]]]',
    "a set of lists": '["set", [["list", [1]]]]',
    "a list as text": '["list", "abc"]',
    "a list as None": '["list", None]',
    "an integer as a number": '["int", 5]',
    "an integer that is no number": '["int", "0xzz"]',
    "an endless integer": '["int", "f" * 100_000]',
    "text as a complex part": '["complex", "1", 2.0]',
    "a mask of another shape": (
        f'["masked", ["array", "<f8", [1], {EIGHT}, "ndarray"], '
        '["array", "|b1", [2], b"\\0\\0", "ndarray"]]'
    ),
    "an index of float16": (
        f'["series", ["array", "<f8", [1], {EIGHT}, "ndarray"], '
        '["array", "<f2", [1], b"\\0\\0", "ndarray"]]'
    ),
    "an index of lists": '["series", ["list", [1]], ["list", [["list", []]]]]',
    "a series without index": '["series", ["list", [1]]]',
    "a table whose columns do not fit": '["frame", ["list", [1, 2]], [["list", [1]]], ["list", [1]]]',
    "a table with axes": (
        f'["frame", ["list", ["a"]], [["array", "<f8", [1, 1], {EIGHT}, "ndarray"]], ["list", [1]]]'
    ),
    "a handle of no kind": '["handle", 1, "LE" + "AK", "x"]',
    "a handle without number": '["handle", None, "a function", "x"]',
    "a handle far away": '["handle", 2**63, "a function", "LE" + "AK"]',
    "an error as value": '["error", "ValueError", ["ValueError"], "0.5"]',
    "an error without text": '["error", "x", [], None]',
    "an error with bases as text": '["error", "x", "ValueError", "x"]',
    "deep": "DEEP",
    "very many": '["list", [0] * 2_100_000]',
}
DEEP = "DEEP = 1\nfor _ in range(200): DEEP = ['list', [DEEP]]\n"


@pytest.mark.parametrize("value", VALUES)
def test_a_malformed_value_from_a_call(room: Room, value: str):
    body = f'reply("returned", {VALUES[value]}, [], [])'
    result = room.attack(all_functions(SOFTMAX, body, FORGE + DEEP))
    assert result.verdict.status in ("graded", "partly_graded")


@pytest.mark.parametrize("value", VALUES)
def test_a_malformed_value_as_the_error_of_a_cell(room: Room, value: str):
    body = f'{FORGE}{DEEP}reply("done", "error", "", False, {VALUES[value]})'
    result = room.attack(notebook(SOFTMAX, {"imports": "pass", "softmax": body}))
    assert result.verdict.status in ("graded", "partly_graded")


# What a reply to a call may not be; each is sent instead of, or before, the real one.
REPLIES = {
    "a wrong number": "raw(frame([number() + 1, 'returned', 0.5, [], []]))",
    "no number": "raw(frame(['returned', 0.5, [], []]))",
    "a number that is a list": "raw(frame([[], 'returned', 0.5, [], []]))",
    "a map": "raw(frame({'returned': 1}))",
    "a number alone": "raw(frame(number()))",
    "nothing": "raw(frame([]))",
    "only its number": "reply()",
    "an unknown outcome": "reply('passed')",
    "an outcome that is a list": "reply(['returned'], 0.5, [], [])",
    "too short": "reply('returned', 0.5)",
    "too long": "reply('returned', 0.5, [], [], [])",
    "changed as text": "reply('returned', 0.5, 'none', [])",
    "changed as numbers": "reply('returned', 0.5, [1], [])",
    "warnings as None": "reply('returned', 0.5, [], None)",
    "warnings of lists": "reply('returned', 0.5, [], [['LE' + 'AK']])",
    "another kind of reply": "reply('values', [['softmax', 1]])",
    "a cell's reply": "reply('done', 'ok', '', False, None)",
    "no such status": "reply('done', 'passed', '', float('nan'), None)",
    "raised without error": "reply('raised', 1)",
    "raised a list": "reply('raised', ['list', []])",
    "unsendable with a number": "reply('unsendable', 1)",
    "exhausted": "reply('exhausted')",
    "exhausted, with a number": "reply('exhausted', 1)",
    "exhausted, with a text": "reply('exhausted', ['LE' + 'AK'])",
    "a generator": "reply('returned', ['generator', 0, None], [], [])",
    "twice": "reply('returned', 0.5, [], [])\nreply('returned', 0.5, [], [])",
    "many ahead": "for n in range(200): raw(frame([n, 'returned', 0.5, [], []]))",
    "no bytes": "raw(b'\\0\\0\\0\\0')",
    "no msgpack": "raw(struct.pack('>I', 4) + b'\\xc1' * 4)",
    "two values": "raw(struct.pack('>I', 2) + b'\\x01\\x01')",
    "a huge length": "raw(struct.pack('>I', 0xFFFFFFFF))",
    "very deep": "raw(struct.pack('>I', 100_000) + b'\\x91' * 100_000)",
    "a map of maps": "raw(struct.pack('>I', 100_000) + b'\\x81' * 100_000)",
    "a giant announced list": "raw(struct.pack('>I', 5) + b'\\xdd\\xff\\xff\\xff\\xff')",
    "an extension": "raw(frame(msgpack.ExtType(5, b'x')))",
    "a date": "raw(frame(msgpack.Timestamp(1)))",
    "text that is no UTF-8": "raw(struct.pack('>I', 3) + b'\\xa2\\xff\\xfe')",
    "a closed channel": "os.close(channel())",
    "half a channel": "socket.socket(fileno=os.dup(channel())).shutdown(socket.SHUT_WR)",
    "half a frame and the end": "raw(b'\\0\\0\\1\\0abc')\nos._exit(0)",
    "a passed descriptor": (
        "s = socket.socket(fileno=os.dup(channel()))\n"
        "socket.send_fds(s, [frame([number(), 'returned', 0.5, [], []])], [channel()] * 8)"
    ),
    "out of band": (
        "s = socket.socket(fileno=os.dup(channel()))\n"
        "try: s.send(b'!', socket.MSG_OOB)\nexcept OSError: pass"
    ),
}


@pytest.mark.parametrize("message", REPLIES)
def test_no_message_earns_a_point_or_breaks_the_exam(room: Room, message: str):
    result = room.attack(all_functions(SOFTMAX, REPLIES[message], FORGE))
    assert result.verdict.status in ("graded", "partly_graded")


@pytest.mark.parametrize("message", REPLIES)
def test_the_same_from_a_cell(room: Room, message: str):
    source = FORGE + REPLIES[message]
    result = room.attack(notebook(SOFTMAX, {"imports": source}))
    assert result.verdict.status in ("graded", "partly_graded")


STEERING = (
    "StopIteration StopAsyncIteration GeneratorExit SystemExit KeyboardInterrupt BaseException "
    "AssertionError Warning Mismatch AuthoringError Lost CallTimeout object type __import__"
).split()


@pytest.mark.parametrize("name", STEERING)
def test_an_exception_of_a_special_name_ends_nothing_in_silence(room: Room, name: str):
    forged = f"reply('raised', ['error', {name!r}, [{name!r}, 'Exception'], 'LE' + 'AK'])"
    result = room.grade(all_functions(SOFTMAX, forged, FORGE))
    assert result.verdict.score == 0.0
    assert not any(check.held for c in result.verdict.cells for check in c.checks)


@pytest.mark.parametrize("name", STEERING[:5])
def test_a_real_one_neither(room: Room, name: str):
    result = room.attack(all_functions(SOFTMAX, f"raise {name}"))
    assert not any(check.held for c in result.verdict.cells for check in c.checks)


def test_a_thread_that_writes_all_the_time(room: Room):
    source = f"""{FORGE}
import threading
def chatter():
    n = 0
    while True:
        n += 1
        raw(frame([n % 50, "returned", 0.5, [], []]))
        time.sleep(0.0005)
threading.Thread(target=chatter, daemon=True).start()
"""
    room.attack(all_functions(SOFTMAX, "return 0.5", source))


def test_a_reader_that_steals_the_requests(room: Room):
    source = f"""{FORGE}
import threading, select
def thief():
    while True:
        try:
            data = os.read(channel(), 1 << 16)
            asked = msgpack.unpackb(data[4:])
            raw(frame([asked[1], "returned", ["array", "<f8", [3], b"\\0" * 24, "ndarray"], [], []]))
        except BlockingIOError: time.sleep(0.0005)
        except Exception: pass
threading.Thread(target=thief, daemon=True).start()
"""
    room.attack(all_functions(SOFTMAX, "return 0.5", source))


def test_a_student_that_does_not_read(tight: Room):
    source = FORGE + "reply('done', 'ok', '', False, None)\nwhile True: time.sleep(1)"
    tight.attack(notebook(SOFTMAX, {"softmax": source}))


def test_a_message_that_drips(tight: Room):
    source = FORGE + "raw(b'\\0\\1\\0\\0')\nwhile True:\n    raw(b'x')\n    time.sleep(0.01)"
    tight.attack(notebook(SOFTMAX, {"softmax": source}))


def test_one_byte_of_a_message_does_not_become_a_list(room: Room):
    """32 MB of empty lists would be some 2 GB of them; refused early, it takes a moment."""
    source = f"""{FORGE}
inner = b"\\xdd" + struct.pack(">I", 1_990_000) + b"\\x90" * 1_990_000
body = bytearray(msgpack.packb([number(), "done", "ok", "", False]))
body[0] += 1
body += b"\\xdd" + struct.pack(">I", 16)
raw(struct.pack(">I", len(body) + 16 * len(inner)) + body + inner * 16)
time.sleep(30)
"""
    result = room.attack(notebook(SOFTMAX, {"softmax": source}))
    assert "too many parts" in result.verdict.reason


def test_error_texts_are_bounded_however_many_cells_there_are(room: Room):
    one = FORGE + "reply('done', 'error', 'x' * 10**6, True, ['error', 'E', [], 'y' * 10**6])"
    # The real reply of each such cell is still to come, so only the first counts.
    result = room.attack(notebook(SOFTMAX, {"imports": one}))
    assert max(len(run.error) for run in result.verdict.runs) < 50_000
    assert MARK not in result.outputs
