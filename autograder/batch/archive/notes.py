"""What was not unpacked and costs nobody anything, in a sentence or two for the instructor."""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.batch.archive.names import shown

_TOLD = 3  # of each kind; an archive may hold thousands


@dataclass
class Notes:
    """`harmless` holds sentences on entries that were refused; the other two hold names."""

    archive: str
    harmless: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        said: list[str] = []
        if self.harmless:
            told = " ".join(self.harmless[:_TOLD]) + _more(self.harmless)
            said.append(f"not unpacked, and not needed: {told}")
        for names, what in (
            (self.passed_over, "hidden and system files were passed over"),
            (self.others, "files that are no notebooks"),
        ):
            if names:
                told = ", ".join(map(shown, names[:_TOLD])) + _more(names)
                said.append(f"{self.archive}: {what}: {told}")
        return said


def _more(items: list[str]) -> str:
    return f" and {len(items) - _TOLD} more" if len(items) > _TOLD else ""
