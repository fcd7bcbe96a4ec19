"""Where unpacked files lie: a private folder, bounded, and gone at the end."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import disk_usage

from autograder.batch.archive.errors import NoRoom, writing
from autograder.batch.archive.limits import CLASS
from autograder.batch.archive.names import shown

CROWDED_OUT = (
    "needs more room than all the others together may have. "
    "Pack only the notebook, or hand in the notebook itself."
)


@contextmanager
def unpacking() -> Iterator[Store]:
    """An Store in a temporary folder with mode 700, which is gone at the end.

    Raises NoRoom if there is no place for temporary files.
    """
    with ExitStack() as stack:
        try:
            made = tempfile.TemporaryDirectory(prefix="autograder-")
            folder = Path(stack.enter_context(made))
            # Half of what is free: hostile hand-ins shall not fill the instructor's disk.
            budget = min(CLASS.total_bytes, disk_usage(folder).free // 2)
        except OSError as error:
            raise NoRoom(f"There is no folder for temporary files: {error}.") from error
        yield Store(folder, budget)


class Store:
    """Numbered folders below `folder`; what is kept in them stays below `budget` bytes.

    Where that ends, the largest files go, not the last ones: bombs do not crowd out the
    honest.  `crowded_out` maps those that went to the reason.
    """

    def __init__(self, folder: Path, budget: int) -> None:
        self.folder = folder
        self.crowded_out: dict[Path, str] = {}
        self.budget = budget
        self._total = 0
        self._numbers = iter(range(1, 1 << 62))
        self._sizes: dict[Path, int] = {}
        self._largest: list[tuple[int, Path]] = []

    def new_folder(self) -> Path:
        with writing(self.folder):
            folder = self.folder / str(next(self._numbers))
            folder.mkdir(mode=0o700)
        return folder

    def keep(self, path: Path, size: int) -> None:
        """Count a file that was written."""
        self._sizes[path] = size
        self._total += size
        heapq.heappush(self._largest, (-size, path))
        while self._total > self.budget:
            _, largest = heapq.heappop(self._largest)
            if largest in self._sizes:
                self.crowded_out[largest] = f"{shown(largest.name)} {CROWDED_OUT}"
                self.drop(largest)

    def drop(self, path: Path) -> None:
        """Remove a file that is no longer needed."""
        if path in self._sizes:
            self._total -= self._sizes.pop(path)
            with writing(self.folder):
                path.unlink()
