"""A kernel client that does not sleep through a reply.

When a slider prints or draws, nbclient sends the slider's state back to the kernel while it waits
for the kernel's reply on the same socket. ZeroMQ says only once that something has come in, and
sending may take that word away unheard: nbclient then waits until the time limit of the cell,
although the reply is there. (Seen with nbclient 0.11 and pyzmq 27; jupyter_client sends through a
second handle of the socket, of which the waiting one learns nothing.)
"""

from __future__ import annotations

import math
import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

_LOOK_EVERY = 1.0  # seconds


class WakefulChannel(AsyncZMQSocketChannel):  # type: ignore[misc]
    """Looks again every second whether a message is there."""

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """The next message.  Raises `queue.Empty` after `timeout` seconds, never if it is None."""
        end = math.inf if timeout is None else time.monotonic() + timeout
        while True:
            left = max(end - time.monotonic(), 0.0)
            try:
                message: dict[str, Any] = await super().get_msg(min(left, _LOOK_EVERY))
                return message
            except Empty:
                if left <= _LOOK_EVERY:
                    raise


class WakefulKernelClient(AsyncKernelClient):  # type: ignore[misc]
    shell_channel_class = Type(WakefulChannel)
