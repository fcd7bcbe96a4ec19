"""From a source notebook to the student's and the solution notebook, with nbgrader's own steps."""

from __future__ import annotations

import re
from typing import Any

from autograder.assignment.errors import BuildError
from autograder.assignment.markers import without_markers
from autograder.assignment.source import Assignment

# Anything else in a notebook's metadata (widget states, an editor's notes) could carry answers.
_KEPT_METADATA = ("kernelspec", "language_info")
_ATTACHMENT = re.compile(r"attachment:([^)\s\"'>]+)")


def release_notebook(assignment: Assignment) -> Any:
    """The notebook that students get, as a NotebookNode.

    nbgrader's generate_assignment, in its order, without the three steps that need its database,
    its header files or its test templates (SaveCells, IncludeHeaderFooter, InstantiateTests).
    """
    from nbgrader import preprocessors as steps

    return _run(
        assignment,
        [
            steps.LockCells(),
            steps.ClearSolutions(),
            steps.ClearOutput(),
            steps.CheckCellMetadata(),
            steps.ComputeChecksums(),
            steps.ClearHiddenTests(),
            steps.ClearMarkScheme(),
            steps.ComputeChecksums(),
            steps.CheckCellMetadata(),
        ],
    )


def solution_notebook(assignment: Assignment) -> Any:
    """The notebook to publish after the deadline, not yet executed, as a NotebookNode.

    The solutions stay; hidden tests and mark schemes go. It has no checksums: nbgrader would take
    an answer that equals its checksum for an empty one.
    """
    from nbgrader import preprocessors as steps

    # Mark schemes stand in free-text cells here, where the release loses them with the answer.
    notebook = _run(
        assignment,
        [
            steps.ClearOutput(),
            steps.CheckCellMetadata(),
            steps.ClearHiddenTests(),
            steps.ClearMarkScheme(enforce_metadata=False),
        ],
    )
    for cell, source_cell in zip(notebook.cells, assignment.cells, strict=True):
        if source_cell.role in ("solution", "manual"):
            cell.source = without_markers(cell.source, "SOLUTION").rstrip()
    return notebook


def to_text(notebook: Any) -> str:
    """The notebook as the bytes of its file, the same for the same notebook."""
    import nbformat

    return str(nbformat.writes(notebook, version=nbformat.NO_CONVERT)) + "\n"


def _run(assignment: Assignment, steps: list[Any]) -> Any:
    import nbformat

    try:
        notebook = nbformat.reads(
            assignment.path.read_text(encoding="utf-8"), as_version=nbformat.NO_CONVERT
        )
        nbformat.validate(notebook)
        resources: Any = {}
        for step in steps:
            notebook, resources = step(notebook, resources)
    # nbgrader raises RuntimeError, ValueError and two kinds of ValidationError.
    except Exception as error:
        raise BuildError(
            f"{assignment.path}: nbgrader cannot make a release of it: {error}"
        ) from error
    for key in set(notebook.metadata) - set(_KEPT_METADATA):
        del notebook.metadata[key]
    for cell in notebook.cells:
        _drop_unseen_attachments(cell)
    return notebook


def _drop_unseen_attachments(cell: Any) -> None:
    """A picture pasted into a model answer stays in the cell when its text is replaced."""
    shown = set(_ATTACHMENT.findall(cell.source))
    attachments = cell.get("attachments", {})
    for name in set(attachments) - shown:
        del attachments[name]
    if not attachments:
        cell.pop("attachments", None)
