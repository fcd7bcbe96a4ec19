"""Archives of hand-ins: everything is checked before a byte is written, and little is written.

Only notebooks, and a student's own archive inside a class's, are unpacked.  `docs/security.md`
lists what is refused.
"""

from autograder.batch.archive.errors import ArchiveError, NoRoom
from autograder.batch.archive.formats import archive_suffix, foreign_suffix
from autograder.batch.archive.limits import CLASS, STUDENT, Limits
from autograder.batch.archive.store import Store, unpacking
from autograder.batch.archive.unpack import Refused, Unpacked, unpack

__all__ = [
    "CLASS",
    "STUDENT",
    "ArchiveError",
    "Limits",
    "NoRoom",
    "Refused",
    "Store",
    "Unpacked",
    "archive_suffix",
    "foreign_suffix",
    "unpack",
    "unpacking",
]
