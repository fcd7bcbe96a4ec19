"""What a template is told when it starts, and what walls a student process gets."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

Mode = Literal["tier1", "tier2", "tier3", "process"]

NOTEBOOK_HOME = "/tmp/notebook"
DATA_HOME = "/course/data"

# Imported once in the template.  Importing is all that may happen to TensorFlow there: a template
# that has run one operation forks children that hang.
PRELOAD = (
    "numpy",
    "pandas",
    "scipy.special",
    "scipy.stats",
    "scipy.optimize",
    "matplotlib.pyplot",
    "IPython",
    "ipywidgets",
    "tensorflow",
    "autograder.expect",  # students import it, too
)


@dataclass(frozen=True)
class Limits:
    """Bounds on one student process.  Bytes and seconds."""

    memory: int = 2 << 30  # private memory beyond what the template has
    addresses: int = 32 << 30  # mapped beyond what the template has; its page tables take 1/512
    scratch: int = 64 << 20  # what lies under /tmp, and so the largest file
    scratch_files: int = 20_000
    written: int = 1 << 30  # in all, where scratch is on the machine's own disk
    files: int = 512
    threads: int = 256
    cpu_seconds: int = 240


@dataclass(frozen=True)
class Numerics:
    """How TensorFlow computes in a student process.  Results differ in their last digits only."""

    threads: int = 1
    onednn: bool = True

    def environment(self) -> dict[str, str]:
        return {"TF_ENABLE_ONEDNN_OPTS": str(int(self.onednn))}


@dataclass(frozen=True)
class TemplateSettings:
    mode: Mode
    data: str | None
    limits: Limits
    numerics: Numerics = Numerics()
    preload: tuple[str, ...] = PRELOAD

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> TemplateSettings:
        return cls(
            mode=data["mode"],
            data=data["data"],
            limits=Limits(**data["limits"]),
            numerics=Numerics(**data["numerics"]),
            preload=tuple(data["preload"]),
        )
