"""What machine the figures were taken on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path


def describe() -> str:
    """Processor, cores, memory, kernel, versions; no host name, no path."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 2**20
    tensorflow = version("tensorflow-cpu" if platform.machine() == "x86_64" else "tensorflow")
    return (
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, Linux {platform.release()}, "
        f"Python {platform.python_version()}, TensorFlow {tensorflow}, NumPy {version('numpy')}; "
        f"load {os.getloadavg()[0]:.1f}"
    )
