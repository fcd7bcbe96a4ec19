"""What a shape is, against the shape asked for, said by name."""

from __future__ import annotations

import math
from typing import TypeVar

from .subject import Subject

Shape = tuple[int, ...]
Wanted = tuple[int | None, ...]
Size = TypeVar("Size", int, int | None)


def text(shape: Wanted) -> str:
    """``(3,)`` or ``(any, 10)``."""
    sizes = ["any" if size is None else str(size) for size in shape]
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


def fits(got: Shape, wanted: Wanted) -> bool:
    """Equal, size by size.  Where a single number is asked for, any one-element shape fits."""
    if not wanted:
        return math.prod(got) == 1
    return len(got) == len(wanted) and all(
        want in (None, size) for size, want in zip(got, wanted, strict=True)
    )


def demand(got: Shape, wanted: Wanted, subject: Subject) -> None:
    """Raise ``Mismatch`` unless the shape fits."""
    if fits(got, wanted):
        return
    asked = f"where {_asked(wanted)} is asked for{_relation(got, wanted)}"
    vague = "has another shape" if wanted else "is an array of several numbers"
    safe = _described(got) if explains_itself(got, wanted) else vague
    raise subject.malformed(f"{_described(got)}, {asked}", f"{safe}, {asked}")


def _asked(wanted: Wanted) -> str:
    return f"shape {text(wanted)}" if wanted else "a single number"


def _described(got: Shape) -> str:
    if not got:
        return "is a single number"
    return f"is empty, of shape {text(got)}" if 0 in got else f"has shape {text(got)}"


def _relation(got: Shape, wanted: Wanted) -> str:
    if not wanted or not got or 0 in got:
        return ""
    if len(got) > 1 and fits(got[::-1], wanted):
        return ": it is transposed"
    if fits(_squeezed(got), _squeezed(wanted)):
        if len(got) < len(wanted):
            return ": an axis of length 1 is missing"
        if len(got) > len(wanted):
            return ": it has an axis of length 1 too many"
        return ": the axis of length 1 is in another place"
    if None not in wanted and math.prod(got) == math.prod(s for s in wanted if s is not None):
        return ": as many numbers, arranged in another way"
    if len(got) == len(wanted):
        wrong = _other_axes(got, wanted)
        if len(wrong) == 1 and len(got) > 1:
            return f": axis {wrong[0]} has another length"
        return ""
    return f": {len(wanted)} {'axis' if len(wanted) == 1 else 'axes'} asked for"


def _other_axes(got: Shape, wanted: Wanted) -> list[int]:
    """The axes of another length, where there are as many axes as asked for."""
    if len(got) != len(wanted):
        return []
    return [a for a, (g, w) in enumerate(zip(got, wanted, strict=True)) if w not in (None, g)]


def _squeezed(shape: tuple[Size, ...]) -> tuple[Size, ...]:
    return tuple(size for size in shape if size != 1)


def explains_itself(got: Shape, wanted: Wanted) -> bool:
    """Whether a hidden check may repeat `got` where `wanted` is asked for."""
    # A shape can carry a message out of a hidden check: four familiar sizes at five places spell a
    # thousand numbers.  So only what is near the shape asked for is repeated there.
    sizes = [size for size in wanted if size is not None]
    familiar = {0, 1, math.prod(sizes), *sizes, *(2 * size for size in sizes)}
    if len(got) > len(wanted) + 2 or not familiar.issuperset(got):
        return False
    rearranged = fits(got[::-1], wanted) or fits(_squeezed(got), _squeezed(wanted))
    return rearranged or len(got) <= 1 or len(_other_axes(got, wanted)) == 1
