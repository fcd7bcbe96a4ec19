"""`--sandbox=process`: a process of its own and limits on it, no wall."""

from __future__ import annotations

import tempfile

from autograder.sandbox.scratch import remove
from autograder.sandbox.settings import TemplateSettings
from autograder.sandbox.walls import Walls, make_notebook_home, set_rlimits, use_as_scratch


class NoWalls(Walls):
    """For people who grade what they trust like their own code."""

    def __init__(self, settings: TemplateSettings) -> None:
        self._settings = settings

    def enclose_template(self) -> str:
        self._scratch = tempfile.mkdtemp(prefix="autograder-")
        use_as_scratch(self._scratch)
        return "process (not sealed)"

    def put_up(self) -> dict[str, float]:
        set_rlimits(self._settings.limits)
        home = tempfile.mkdtemp(dir=self._scratch)
        use_as_scratch(home)
        make_notebook_home(f"{home}/notebook", self._settings.data)
        return {}

    def close(self) -> None:
        remove(self._scratch)
