"""Comma-separated files that a spreadsheet, a terminal and a program may open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.report.atomic import write_atomically
from autograder.report.text import spelled

# The full-width forms too: some spreadsheets take them for the plain ones.
_FORMULA_STARTS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write `path` whole, as UTF-8 (RFC 4180) that only its owner can read.

    Raises ReportError, and leaves the old file whole, if it cannot be written.
    """
    table = io.StringIO()
    # The default line ends (RFC 4180): with others, csv leaves a carriage return unquoted.
    writer = csv.writer(table)
    writer.writerow(header)
    writer.writerows(rows)
    write_atomically(path, table.getvalue().encode("utf-8"))


def safe_field(field: str) -> str:
    """``field`` spelled out, and with a leading apostrophe if a spreadsheet would compute it."""
    shown = spelled(field)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA_STARTS) else shown
