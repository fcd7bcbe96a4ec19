"""The network, the kernel and other processes: refused, and said so to the student's code."""

from __future__ import annotations

import platform

import pytest
from hostile import SOFTMAX, Room, notebook

SOCKETS = """
import socket
for family in range(0, 46):
    for kind in (1, 2, 3, 4, 5, 10, 1 | 0o4000, 2 | 0o2000000):
        for protocol in (0, 1, 6, 16, 17, 132, 255):
            try:
                socket.socket(family, kind, protocol)
                print("OPEN", family, kind, protocol)
            except (OSError, OverflowError): pass
for make in (lambda: socket.create_connection(("127.0.0.1", 22), 1),
             lambda: socket.getaddrinfo("example.org", 80),
             lambda: socket.create_server(("127.0.0.1", 0))):
    try: print("OPEN", make())
    except OSError: pass
for kind in (1, 2, 5):
    a, b = socket.socketpair(socket.AF_UNIX, kind)
    for s in (a, b):
        for address in ("/tmp/sock", "\\0abstract", ("127.0.0.1", 80)):
            for verb in (s.bind, s.connect):
                try:
                    verb(address); print("OPEN", kind, verb)
                except (OSError, TypeError): pass
try:
    import urllib.request
    urllib.request.urlopen("http://127.0.0.1/"); print("OPEN")
except OSError: pass
"""


def test_no_kind_of_socket(room: Room):
    result = room.attack(notebook(SOFTMAX, {"softmax": SOCKETS}))
    run = next(r for r in result.verdict.runs if r.label == "softmax")
    assert run.status == "ok" and "OPEN" not in run.output, run


CALLS = {
    "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161, "unshare": 272, "setns": 308,
    "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "memfd_create": 319,
    "memfd_secret": 447, "keyctl": 250, "add_key": 248, "request_key": 249, "bpf": 321,
    "io_uring_setup": 425, "io_uring_enter": 426, "perf_event_open": 298, "userfaultfd": 323,
    "open_by_handle_at": 304, "name_to_handle_at": 303, "kexec_load": 246, "init_module": 175,
    "finit_module": 313, "reboot": 169, "swapon": 167, "sethostname": 170, "settimeofday": 164,
    "clock_settime": 227, "adjtimex": 159, "acct": 163, "quotactl": 179, "syslog": 103,
    "personality": 135, "ioperm": 173, "iopl": 172, "modify_ldt": 154, "vfork": 58, "fork": 57,
    "execve": 59, "execveat": 322, "shmget": 29, "msgget": 68, "semget": 64, "mq_open": 240,
    "inotify_init1": 294, "fanotify_init": 300, "pidfd_open": 434, "pidfd_getfd": 438,
    "pidfd_send_signal": 424, "process_madvise": 440, "seccomp": 317, "landlock_create_ruleset": 444,
    "fsopen": 430, "open_tree": 428, "move_mount": 429, "mount_setattr": 442, "fsmount": 432,
    "setuid": 105, "setgid": 106, "setresuid": 117, "setgroups": 116, "capset": 126, "mknod": 133,
    "mknodat": 259, "migrate_pages": 256, "move_pages": 279, "mbind": 237, "kcmp": 312,
    "lookup_dcookie": 212, "vmsplice": 278, "setpriority": 141, "sched_setscheduler": 144,
    "ioprio_set": 251, "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297, "socket": 41, "connect": 42,
    "bind": 49, "listen": 50, "accept": 43, "accept4": 288, "setsid": 112, "setpgid": 109,
    "clone3": 435, "remap_file_pages": 216, "uselib": 134, "vhangup": 153, "nfsservctl": 180,
    "no such call": 999, "x32": 0x40000000 + 39,
}  # fmt: skip


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are x86-64's")
def test_dangerous_system_calls_are_refused(room: Room):
    source = f"""
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
for name, number in {CALLS!r}.items():
    ctypes.set_errno(0)
    result = libc.syscall(number, 0, 0, 0, 0, 0, 0)
    if result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS):
        print("ALLOWED", name, result, ctypes.get_errno())
flags = [0x11, 0x10000000, 0x20000000, 0x40000000, 0x00020000, 0x4100, 0]
for flag in flags:
    ctypes.set_errno(0)
    if libc.syscall(56, flag, 0, 0, 0, 0) != -1: print("ALLOWED clone", hex(flag))
"""
    result = room.attack(notebook(SOFTMAX, {"softmax": source}))
    run = next(r for r in result.verdict.runs if r.label == "softmax")
    assert run.status == "ok" and "ALLOWED" not in run.output, run


def test_no_control_over_the_kernel_by_files_or_ioctls(room: Room):
    source = """
import ctypes, fcntl, glob, os
for path in ("/proc/sys/kernel/hostname", "/proc/sysrq-trigger", "/proc/self/mem", "/proc/self/oom_score_adj",
             "/proc/self/uid_map", "/proc/self/setgroups", "/proc/self/attr/current", "/dev/kmsg", "/dev/mem",
             "/dev/tty", "/dev/ptmx", "/dev/fuse", "/dev/net/tun", "/sys/kernel", "/sys/fs/cgroup", "/dev/zero"):
    try:
        os.close(os.open(path, os.O_RDWR)); print("ALLOWED", path)
    except OSError: pass
for request in (0x5412, 0x541C, 0x5401 + 1, 0x8912, 0x4B3A):
    for fd in range(16):
        try:
            fcntl.ioctl(fd, request, b"x" * 64); print("ALLOWED ioctl", hex(request))
        except OSError: pass
status = open("/proc/self/status").read()
for line in status.splitlines():
    if line.startswith("Cap") and int(line.split()[1], 16): print("ALLOWED", line)
if "NoNewPrivs:\\t1" not in status or "Seccomp:\\t2" not in status: print("ALLOWED privileges")
if os.getuid() == 0: print("ALLOWED root")
if "rw-s" in open("/proc/self/maps").read(): print("ALLOWED a map shared with the template")
"""
    result = room.attack(notebook(SOFTMAX, {"softmax": source}))
    run = next(r for r in result.verdict.runs if r.label == "softmax")
    assert run.status == "ok" and "ALLOWED" not in run.output, run
