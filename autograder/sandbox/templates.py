"""The trusted side's template: student processes, each with a channel."""

from __future__ import annotations

import socket

from autograder.sandbox.client import ChildProcess, ForkServer
from autograder.sandbox.settings import TemplateSettings

# The template's whole environment: student code can read it.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "USER": "student",
    "MPLBACKEND": "Agg",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


class StudentTemplate(ForkServer):
    """Use as a context manager; entering takes as long as importing TensorFlow does."""

    def __init__(self, settings: TemplateSettings) -> None:
        environment = {**ENVIRONMENT, **settings.numerics.environment()}
        super().__init__("autograder.sandbox.template", environment, settings.to_json())

    @property
    def sandbox(self) -> str:
        """What the results call it, with the walls that there is a choice of."""
        return str(self.answer["sandbox"])

    @property
    def missing(self) -> tuple[str, ...]:
        """Libraries that are not installed here, so that no submission can use them."""
        return tuple(self.answer["missing"])

    def start_student(self) -> tuple[ChildProcess, socket.socket]:
        """A walled student process and the exam's end of its channel."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                return self.start([theirs.fileno()]), ours
            except BaseException:
                ours.close()
                raise
