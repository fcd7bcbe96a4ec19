"""Made-up verdicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autograder.exam.verdict import CellRun, CellVerdict, CheckOutcome, Verdict

MakeVerdict = Callable[..., Verdict]


@pytest.fixture
def make_verdict() -> MakeVerdict:
    """A verdict with one question of each kind; keywords replace its fields."""

    def made(**changes: Any) -> Verdict:
        fields: dict[str, Any] = {
            "student_id": "anna",
            "assignment": "05_softmax",
            "status": "waiting_for_manual",
            "reason": "one answer waits",
            "score": 3.0,
            "max_score": 10.0,
            "cells": (
                CellVerdict(
                    "test_softmax",
                    "Softmax over the last axis",
                    0.0,
                    3.0,
                    "auto",
                    "not_held",
                    message="softmax(z) holds NaN",
                    mistake="the maximum was not subtracted",
                    checks=(
                        CheckOutcome("rows sum to 1", "Divide.", held=True, hidden=False),
                        CheckOutcome("large logits", "Subtract.", held=False, hidden=True),
                    ),
                ),
                CellVerdict("test_forward", "The forward pass", 3.0, 3.0, "auto", "held"),
                CellVerdict("test_shape", "The shape", 0.0, 2.0, "auto", "not_run"),
                CellVerdict("why", "Why?", 0.0, 2.0, "manual", "waiting"),
            ),
            "runs": (
                CellRun("cell 1", "import numpy as np", "", False, "", "ok"),
                CellRun("softmax", "print(1)", "1\n", False, "", "ok"),
                CellRun("cell 9", "print(2)", "two\n", False, "", "ok", "saved"),
                CellRun("cell 10", "1 / 0", "", True, "ZeroDivisionError: x", "error", "none"),
            ),
            "notes": ("You edited the test cell test_softmax; our own copy was used.",),
            "sandbox": "tier 1",
            "seconds": 1.25,
            "phases": {"run": 12.5},
        }
        return Verdict(**{**fields, **changes})

    return made
