"""What a report raises when it cannot be made."""

from __future__ import annotations


class ReportError(Exception):
    """A report could not be made or written; the text names the file and says what to do."""
