"""What goes wrong with source notebooks, said with the file and the way out."""

from __future__ import annotations

from pathlib import Path


class SourceError(Exception):
    """A source notebook or course folder that cannot be read.

    `path` is the file, `problem` what is wrong with it, `fix` what to do.
    """

    def __init__(self, path: Path, problem: str, fix: str) -> None:
        super().__init__(f"{path}: {problem}. {fix}")
        self.path = path
        self.problem = problem
        self.fix = fix


class BuildError(Exception):
    """A build that stopped; the folders of the build before are untouched."""
