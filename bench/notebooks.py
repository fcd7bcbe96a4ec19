"""A course of two one-page notebooks for the measurements: one NumPy, one TensorFlow step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_NUMPY = {
    "imports": "import numpy as np",
    "centre": "def centre(x):\n    x = np.asarray(x, dtype=float)\n    return x - x.mean(axis=0)",
    "test_centre": (
        "np.testing.assert_allclose(centre([[1, 2], [3, 4]]), [[-1, -1], [1, 1]])\n"
        "### BEGIN HIDDEN TESTS\n"
        "for size in range(1, 9):\n"
        "    got = centre(np.arange(2.0 * size).reshape(size, 2))\n"
        "    np.testing.assert_allclose(got.sum(axis=0), 0, atol=1e-9)\n"
        "### END HIDDEN TESTS"
    ),
    "total": "def total(x):\n    return np.asarray(x).sum()",
    "test_total": "assert total([1, 2, 3]) == 6\nassert total(np.ones((3, 3))) == 9",
    "answer": "answer = (100, 10)",
    "test_answer": "assert tuple(answer) == (100, 10)",
}

_TENSORFLOW = {
    "imports": "import numpy as np\nimport time",
    "step": (
        "import tensorflow as tf\n"
        "seconds = 0.0\n"
        "def step(w, x, y, rate):\n"
        "    global seconds\n"
        "    begin = time.perf_counter()\n"
        "    w = tf.Variable(tf.cast(w, tf.float32))\n"
        "    with tf.GradientTape() as tape:\n"
        "        error = tf.linalg.matvec(tf.cast(x, tf.float32), w) - tf.cast(y, tf.float32)\n"
        "        loss = tf.reduce_mean(error ** 2)\n"
        "    w.assign_sub(rate * tape.gradient(loss, w))\n"
        "    result = w.numpy()\n"
        "    seconds += time.perf_counter() - begin\n"
        "    return result"
    ),
    "test_step": (
        "got = step([0.0, 0.0], [[1.0, 2.0], [3.0, 4.0]], [1.0, 1.0], 0.1)\n"
        "np.testing.assert_allclose(got, [0.4, 0.6], rtol=1e-5)"
    ),
}


def write_course(root: Path) -> dict[str, Path]:
    """Write the course below `root`; the result maps its assignments to their solutions."""
    return {
        name: _write(root / "source" / name / f"{name}.ipynb", cells)
        for name, cells in (("numpy_only", _NUMPY), ("one_step", _TENSORFLOW))
    }


def _write(path: Path, cells: dict[str, str]) -> Path:
    path.parent.mkdir(parents=True)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel},
        "cells": [_cell(grade_id, source) for grade_id, source in cells.items()],
    }
    path.write_text(json.dumps(content))
    return path


def _cell(grade_id: str, source: str) -> dict[str, Any]:
    graded = grade_id.startswith("test_")
    nbgrader: dict[str, Any] = {
        "grade": graded,
        "solution": not graded and grade_id != "imports",
        "locked": graded or grade_id == "imports",
        "grade_id": grade_id,
        "schema_version": 3,
        "task": False,
    }
    if graded:
        nbgrader["points"] = 1
    return {
        "cell_type": "code",
        "id": grade_id.replace("_", "-"),
        "metadata": {"nbgrader": nbgrader},
        "execution_count": None,
        "outputs": [],
        "source": source,
    }
