"""Every bound on an archive, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.exam.submission import MAX_BYTES

MIB = 1 << 20

CHUNK = 256 << 10  # bytes read, or inflated, at a time: what a bomb can hold in memory
# Deflate reaches 1032:1 on zeros; the wordiest notebook outputs stay far below 300:1.
MAX_RATIO = 300
# Up to here a high ratio means a few repeated lines, not a bomb.
RATIO_FREE_BYTES = 10 * MIB
MAX_NAME_BYTES = 255  # what ext4, APFS and NTFS allow for one name
MAX_PATH_BYTES = 1024  # the shortest PATH_MAX of the systems we run on (macOS)
MAX_DEPTH = 20  # folders in each other; nobody files a notebook deeper
MAX_TAR_HEADER_BYTES = 64 << 10  # long names and extended attributes; a name needs one


@dataclass(frozen=True)
class Limits:
    """Bounds on one archive.

    `entries` and `directory_bytes` bound memory before the first name is looked at;
    `file_bytes` and `total_bytes` are counted while unpacking, whatever the headers say.
    """

    entries: int
    directory_bytes: int
    file_bytes: int
    total_bytes: int


# A thousand students with twenty files each, and room for their folders.  A notebook above
# MAX_BYTES is not read, so it need not be unpacked.  In all: a thousand of ten megabytes.
CLASS = Limits(
    entries=50_000, directory_bytes=64 * MIB, file_bytes=MAX_BYTES, total_bytes=10_240 * MIB
)
# One notebook is wanted.  A virtual environment that was packed with it has 30,000 files.
STUDENT = Limits(
    entries=10_000, directory_bytes=8 * MIB, file_bytes=MAX_BYTES, total_bytes=2 * MAX_BYTES
)


def most_bytes(packed: int, limit: int) -> int:
    """How many bytes `packed` bytes may become, under the limit `limit`."""
    return min(limit, max(RATIO_FREE_BYTES, MAX_RATIO * packed))
