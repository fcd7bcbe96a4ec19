"""However much a cell prints, little of it is kept and none of it is miscounted."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.student.capture import HEAD, TAIL, Capture

_SIZES = st.lists(
    st.one_of(st.integers(0, 50), st.integers(HEAD - 5, HEAD + 5), st.integers(0, 40_000)),
    max_size=8,
)


def numbered(sizes: list[int]) -> list[str]:
    """Texts of these sizes in which each character tells its place."""
    line = "".join(chr(0x4E00 + i % 20_000) for i in range(sum(sizes)))
    texts, start = [], 0
    for size in sizes:
        texts.append(line[start : start + size])
        start += size
    return texts


@given(_SIZES)
def test_head_and_tail_are_kept_and_the_rest_is_counted(sizes: list[int]) -> None:
    capture = Capture()
    for text in numbered(sizes):
        assert capture.write(text) == len(text)
    whole = "".join(numbered(sizes))
    text, truncated = capture.taken()
    if len(whole) <= HEAD + TAIL:
        assert (text, truncated) == (whole, False)
        return
    assert truncated
    dropped = len(whole) - HEAD - TAIL
    assert text == f"{whole[:HEAD]}\n[... {dropped:,} characters left out ...]\n{whole[-TAIL:]}"


def test_how_it_is_cut_into_writes_does_not_matter() -> None:
    text = "".join(numbered([30_000]))
    once, many = Capture(), Capture()
    once.write(text)
    for character in text:
        many.write(character)
    assert once.taken() == many.taken()


def test_memory_stays_bounded() -> None:
    capture = Capture()
    for _ in range(100):
        capture.write("x" * 1_000_000)
    text, truncated = capture.taken()
    assert truncated
    assert len(text) < HEAD + TAIL + 100
    dropped = re.search(r"\.\.\. ([\d,]+) char", text)
    assert dropped is not None
    assert int(dropped[1].replace(",", "")) == 100_000_000 - HEAD - TAIL


def test_clear_forgets_all() -> None:
    capture = Capture()
    capture.write("x" * 100_000)
    capture.clear()
    assert capture.taken() == ("", False)
    capture.write("new")
    assert capture.taken() == ("new", False)


def test_it_is_a_stream() -> None:
    capture = Capture()
    with contextlib.redirect_stdout(capture):
        print("a", "b", sep="-", end="!", flush=True)
    capture.writelines(["c", "d"])
    assert capture.taken()[0] == "a-b!cd"
    assert capture.encoding == "utf-8"
    assert capture.writable() and not capture.isatty() and not capture.readable()


@pytest.mark.parametrize("wrong", [b"bytes", 5, None, ["text"]])
def test_only_text_is_written(wrong: object) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        Capture().write(wrong)  # type: ignore[arg-type]


def test_a_kind_of_text_is_text() -> None:
    class Loud(str):
        def __getitem__(self, key: object) -> str:
            raise AssertionError("asked a subclass")

        def __len__(self) -> int:
            return 10**9

    capture = Capture()
    assert capture.write(Loud("text")) == 4
    assert capture.taken() == ("text", False)
