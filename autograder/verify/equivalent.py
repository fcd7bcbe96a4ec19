"""Mutants that are right by the contract: listed by hand, each with its reason.

`tests/answers/ASSIGNMENT/equivalent.toml` has a table for each name, of mutant keys and reasons:

    [softmax]
    "number: axis=-1 -> axis=1" = "a batch has two axes"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from autograder.verify.answers import AnswerError

Equivalent = Mapping[str, Mapping[str, str]]
FILE = "equivalent.toml"


def read_equivalent(folder: Path, assignment: str) -> Equivalent:
    """name -> key -> reason; empty where there is no file.  Raises AnswerError."""
    path = folder / assignment / FILE
    if not path.exists():
        return {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise AnswerError(f"{path}: {error}.") from None
    for name, entries in content.items():
        if not isinstance(entries, dict):
            raise AnswerError(f"{path}: {name} must be a table: [{name}].")
        for key, reason in entries.items():
            if not isinstance(reason, str) or len(reason.strip()) < 10:
                raise AnswerError(f"{path}: [{name}] {key!r} needs a reason in words.")
    return content
