"""The only language spoken between the exam process and the student process.

Messages are msgpack arrays of tagged plain data.  There is no pickle, no eval, and no type that is
not listed in `autograder.wire.decode`.  Whatever the student process sends is treated as hostile.
"""

from autograder.wire.decode import decode
from autograder.wire.encode import Unsendable, describe, describe_error, encode
from autograder.wire.frames import Closed, Frames, TooLarge, TooLate
from autograder.wire.generators import KeptGenerators, SentGenerators
from autograder.wire.kinds import HandleRef, RemoteError, TensorArray
from autograder.wire.packing import WireError, pack, unpack

__all__ = [
    "Closed",
    "Frames",
    "HandleRef",
    "KeptGenerators",
    "RemoteError",
    "SentGenerators",
    "TensorArray",
    "TooLarge",
    "TooLate",
    "Unsendable",
    "WireError",
    "decode",
    "describe",
    "describe_error",
    "encode",
    "pack",
    "unpack",
]
