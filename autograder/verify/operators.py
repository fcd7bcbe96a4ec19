"""All mutation operators: each takes a place and yields what may stand there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import libcst as cst

from autograder.verify.mutant_site import Site
from autograder.verify.operators_arguments import arguments, axes, keywords
from autograder.verify.operators_arithmetic import arithmetic, augmented, operands, order, signs
from autograder.verify.operators_calls import attributes, calls, siblings
from autograder.verify.operators_constants import booleans, named, numbers, strings
from autograder.verify.operators_displays import elements, entries
from autograder.verify.operators_logic import boolean, chains, comparisons, conditions, negations
from autograder.verify.operators_loops import comprehensions, lambdas, loops, ranges
from autograder.verify.operators_statements import (
    decorators,
    defaults,
    deletions,
    exceptions,
    jumps,
    returns,
)
from autograder.verify.operators_subscripts import slices, subscripts

Operator = Callable[[Site], Iterator[cst.CSTNode]]

OPERATORS: tuple[tuple[str, Operator], ...] = (
    ("number", numbers),
    ("truth value", booleans),
    ("string", strings),
    ("named constant", named),
    ("arithmetic", arithmetic),
    ("order of operands", order),
    ("operand alone", operands),
    ("sign", signs),
    ("augmented assignment", augmented),
    ("comparison", comparisons),
    ("comparison chain", chains),
    ("and/or", boolean),
    ("not", negations),
    ("condition", conditions),
    ("slice", slices),
    ("subscript", subscripts),
    ("axis", axes),
    ("keyword dropped", keywords),
    ("arguments", arguments),
    ("call removed", calls),
    ("attribute removed", attributes),
    ("sibling", siblings),
    ("elements", elements),
    ("entries", entries),
    ("loop", loops),
    ("range", ranges),
    ("comprehension", comprehensions),
    ("lambda", lambdas),
    ("return", returns),
    ("deleted", deletions),
    ("jump", jumps),
    ("exception", exceptions),
    ("decorator", decorators),
    ("default dropped", defaults),
)
