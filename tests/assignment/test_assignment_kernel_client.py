"""The kernel client hears a reply whose announcement was lost."""

from __future__ import annotations

import asyncio
import time

import zmq
import zmq.asyncio
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.session import Session

from autograder.assignment.kernel_client import WakefulChannel


async def reply_while_sending(kind: type[AsyncZMQSocketChannel], patience: float):
    """What `kind` gets if a reply comes in just before something is sent past the event loop."""
    context = zmq.asyncio.Context()
    ours, theirs = context.socket(zmq.DEALER), zmq.Context(context).socket(zmq.DEALER)
    try:
        theirs.bind("inproc://kernel")
        ours.connect("inproc://kernel")
        session = Session()
        waiting = asyncio.ensure_future(kind(ours, session).get_msg(timeout=600))
        await asyncio.sleep(0.2)
        session.send(theirs, "execute_reply")
        time.sleep(0.2)  # the event loop must not hear of it before
        zmq.Socket.shadow(ours.underlying).send(b"the state of a slider")
        return await asyncio.wait_for(waiting, patience)
    finally:
        theirs.close(0)
        context.destroy(0)


def test_a_lost_announcement_costs_no_reply():
    reply = asyncio.run(reply_while_sending(WakefulChannel, patience=120))
    assert reply["msg_type"] == "execute_reply"
