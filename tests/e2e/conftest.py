"""One browser and one JupyterLab for each file of tests, both gone at its end."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from handins import ROOT
from lab_server import (
    NO_CHROMIUM,
    Lab,
    chromium,
    end_what_is_left,
    find_chromium,
    jupyterlab,
)
from playwright.sync_api import Browser

from autograder.assignment import Course, read_course


@pytest.fixture(scope="module")
def sources() -> Course:
    return read_course(ROOT)


@pytest.fixture(scope="module")
def mark() -> Iterator[str]:
    mark = secrets.token_hex(8)
    yield mark
    rest = end_what_is_left(mark)
    assert not rest, f"processes were left behind: {rest}"


@pytest.fixture(scope="module")
def browser(mark: str) -> Iterator[Browser]:
    if not find_chromium():
        pytest.skip(NO_CHROMIUM)
    with chromium(mark) as started:
        yield started


@pytest.fixture(scope="module")
def lab(browser: Browser, mark: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with jupyterlab(tmp_path_factory.mktemp("lab"), mark) as started:
        yield started
