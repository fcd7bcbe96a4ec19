"""Engines as the tests need them: none is asked for anything."""

from __future__ import annotations

import pytest

from autograder.container.engines import Engine


@pytest.fixture(params=["podman", "docker"])
def engine(request) -> Engine:
    return Engine(f"/usr/bin/{request.param}", rootless=True, limits=True)
