"""Each wall that every tier has, looked at from the inside."""

from __future__ import annotations

import os

import pytest
from inside import status_of_self


def test_data_is_beside_the_notebook(value):
    lines = value("open('data/challenger.csv').read().splitlines()")
    assert lines[0] == "temperature_f,failure"
    assert len(lines) == 24


def test_no_new_privileges_and_a_filter(value):
    assert status_of_self(value, "NoNewPrivs") == ["1"]
    assert status_of_self(value, "Seccomp") == ["2"]


def test_never_root(value):
    assert "0" not in status_of_self(value, "Uid")
    assert "0" not in status_of_self(value, "Gid")


def test_no_descriptor_but_its_channel(value):
    # the folder's own descriptor is counted while it is listed
    assert value("import os\nsorted(map(int, os.listdir('/proc/self/fd')))")[:3] == [0, 1, 2]
    targets = value(
        "import os\n"
        "def target(fd):\n"
        "    try:\n"
        "        return os.readlink(f'/proc/self/fd/{fd}')\n"
        "    except OSError:\n"
        "        return ''\n"
        "[target(fd) for fd in os.listdir('/proc/self/fd')]"
    )
    sockets = [target for target in targets if target.startswith("socket:")]
    others = {t for t in targets if t and not t.startswith("socket:")} - {"/dev/null"}
    assert len(sockets) == 1
    assert all(t.startswith("/proc/") for t in others), others


NETWORK = [
    "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "socket.socket(socket.AF_INET6, socket.SOCK_STREAM)",
    "socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
    "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "socket.create_connection(('127.0.0.1', 22), 1)",
    "socket.getaddrinfo('localhost', 80)",
]


@pytest.mark.parametrize("source", NETWORK)
def test_no_network(run, source):
    reply = run(f"import socket\n{source}")
    assert reply.error is not None
    assert "OSError" in reply.error.bases


KERNEL = {
    "fork": "os.fork()",
    "exec": "os.execv('/bin/true', ['true'])",
    "subprocess": "__import__('subprocess').run(['true'])",
    "memfd": "os.memfd_create('x')",
    "chroot": "os.chroot('/tmp')",
    "setuid": "os.setuid(0)",
    "mknod": "os.mknod('x', 0o60600, 2049)",
    "shared memory": "__import__('mmap').mmap(-1, 4096)",
    "shm": "__import__('multiprocessing.shared_memory').shared_memory.SharedMemory('x', True, 9)",
    "pidfd": "os.pidfd_open(1)",
    "nice": "os.nice(-5)",
}


@pytest.mark.parametrize("source", KERNEL.values(), ids=KERNEL)
def test_no_way_into_the_kernel_or_to_other_processes(run, source):
    reply = run(f"import os\n{source}")
    assert reply.error is not None


# x86-64 numbers; on other machines these numbers mean other calls, so the test says so.
RAW = {
    "unshare": 272, "mount": 165, "ptrace": 101, "process_vm_readv": 310, "bpf": 321,
    "perf_event_open": 298, "keyctl": 250, "io_uring_setup": 425, "userfaultfd": 323,
    "setns": 308, "clone3": 435, "open_by_handle_at": 304, "init_module": 175, "kexec_load": 246,
    "add_key": 248, "move_mount": 429, "fsopen": 430, "landlock": 444, "swapon": 167,
}  # fmt: skip


SYSCALL = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
r = libc.syscall({}, 0, 0, 0, 0, 0)
(r, ctypes.get_errno())
"""


@pytest.mark.parametrize("number", RAW.values(), ids=RAW)
def test_refused_system_calls(value, number):
    if os.uname().machine != "x86_64":
        pytest.skip("the numbers are those of x86-64")
    assert value(SYSCALL.format(number)) in [(-1, 1), (-1, 38)]


def test_x32_calls_are_refused(value):
    if os.uname().machine != "x86_64":
        pytest.skip("x32 exists on x86-64 only")
    assert value(SYSCALL.format(0x40000000 + 39)) == (-1, 38)
