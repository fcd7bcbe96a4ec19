"""Reports on the disk: a folder per submission and one overview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.exam.verdict import Verdict
from autograder.report.atomic import make_private_folder, set_time, write_atomically
from autograder.report.feedback import feedback_html
from autograder.report.folders import make_submission_folder
from autograder.report.results_json import results_bytes
from autograder.report.summary import summary_html


@dataclass(frozen=True)
class Written:
    """Where a submission's reports are."""

    results: Path
    feedback: Path


def write_submission(
    verdict: Verdict, out_dir: Path | str, assignment_title: str, *, dated: float | None = None
) -> Written:
    """Write results.json and feedback.html to ``out_dir``/<student_id>/<assignment>/.

    Folders get mode 0o700 and files 0o600; each file is replaced whole.  A student_id that is no
    safe folder name is escaped (``names.folder_name``); results.json holds it as it is.

    ``dated``, seconds since the epoch, becomes the time of files and folders.  Give one time to a
    whole batch: their own would tell, wherever they are copied to, how long an exam took.  Raises
    ReportError if something cannot be written.
    """
    # Both are made before either is written, so a verdict that cannot be told changes nothing.
    results = results_bytes(verdict)
    page = feedback_html(verdict, assignment_title).encode("utf-8")
    folder = make_submission_folder(Path(out_dir), verdict.student_id, verdict.assignment)
    written = Written(results=folder / "results.json", feedback=folder / "feedback.html")
    write_atomically(written.results, results, dated)
    write_atomically(written.feedback, page, dated)
    if dated is not None:
        for place in (folder, folder.parent):
            set_time(place, dated)
    return written


def write_summary(
    verdicts: Iterable[Verdict], out_dir: Path | str, titles: Mapping[str, str] | None = None
) -> Path:
    """Write ``out_dir``/summary.html, the class overview, and return its path.

    ``titles`` gives the assignments' titles by name.  Call it after ``write_submission``: rows
    link to the feedback pages that are there.  Raises ReportError if it cannot be written.
    """
    folder = Path(out_dir)
    make_private_folder(folder)
    target = folder / "summary.html"
    write_atomically(target, summary_html(verdicts, folder, titles).encode("utf-8"))
    return target
