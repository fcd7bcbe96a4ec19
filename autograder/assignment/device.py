"""Which device TensorFlow can train on here, and what to install where it cannot."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Wanted = Literal["auto", "cpu", "gpu"]

_QUESTION = """
import json
import tensorflow as tf
gpus = tf.config.list_physical_devices("GPU")
names = [tf.config.experimental.get_device_details(g).get("device_name", g.name) for g in gpus]
print(json.dumps([tf.__version__, tf.test.is_built_with_cuda(), names]))
"""
_SECONDS = 300


class DeviceError(Exception):
    """The device asked for is not there; the message says what to install."""


@dataclass(frozen=True)
class Device:
    """Where training is placed.  `name` is the processor's own."""

    kind: Literal["cpu", "gpu"]
    name: str
    tensorflow: str

    @property
    def environment(self) -> dict[str, str]:
        """What a kernel needs in its environment to train there, and nowhere else."""
        quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONHASHSEED": "0"}
        if self.kind == "cpu":
            return {**quiet, "CUDA_VISIBLE_DEVICES": "-1"}
        return {**quiet, "TF_FORCE_GPU_ALLOW_GROWTH": "true"}


def find_device(wanted: Wanted) -> Device:
    """The device to train on; `auto` takes a GPU where TensorFlow sees one.

    Raises DeviceError where TensorFlow is missing, or `gpu` is wanted and none can be used.
    """
    version, has_cuda, gpus = _ask()
    if gpus and wanted != "cpu":
        return Device("gpu", str(gpus[0]), version)
    if wanted == "gpu":
        raise DeviceError(_why_no_gpu(version, has_cuda))
    return Device("cpu", _processor(), version)


def _ask() -> tuple[str, bool, list[str]]:
    # In a process of its own: TensorFlow takes the whole GPU for as long as its process lives.
    done = subprocess.run(
        [sys.executable, "-c", _QUESTION],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise DeviceError(
            f"TensorFlow cannot be imported here ({last[0]}). Install it: pip install '.[grade]'."
        )
    version, has_cuda, gpus = json.loads(done.stdout.splitlines()[-1])
    return version, has_cuda, gpus


def _why_no_gpu(version: str, has_cuda: bool) -> str:
    if not has_cuda:
        return (
            f"No GPU: the TensorFlow that is installed here ({version}) was built without CUDA. "
            "On Linux with an NVIDIA GPU, make an environment of its own for it:\n"
            "  python3.11 -m venv .venv-gpu\n"
            "  .venv-gpu/bin/pip install '.[gpu]'\n"
            "  .venv-gpu/bin/autograder solve --device gpu\n"
            "(The CPU package tensorflow-cpu must not be in it.)"
        )
    return (
        f"No GPU: TensorFlow {version} has CUDA but finds no GPU it can use. `nvidia-smi` must "
        "list one (else install NVIDIA's driver), and pip install '.[gpu]' brings the CUDA "
        "libraries that fit this TensorFlow."
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
