"""How near is near enough."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from numpy import abs as _abs
from numpy import isfinite, isinf, isnan, maximum, signbit

from .mismatch import AuthoringError
from .plain import Plain

RTOL: Final = 1e-5
ATOL: Final = 1e-6
_TINY: Final = 5e-324  # stands for a tolerance of 0


@dataclass(frozen=True)
class Tolerance:
    """``|got - want| <= atol + rtol * |want|``, entry by entry, in float64.

    Where the defaults come from: an answer may be computed in float32, whose unit roundoff is
    u = 2**-24 = 6.0e-8.  A chain of n rounded operations errs by at most about n * u relative to
    the result, and typically by sqrt(n) * u because the roundings go both ways.  ``rtol`` = 1e-5
    is 168 u: it covers 168 operations at their worst and 28,000 at their typical, so a float32
    sum over the 784 pixels of a digit in any order.  ``atol`` = 1e-6 is 17 u, for numbers near 0
    left over from terms of size 1, such as 1 - p or log p at p near 1.

    A quantity that is tiny and still known to its last digit (a likelihood of 1e-18) needs
    ``atol=0``, because 0 itself would pass.

    An infinity is near only the infinity of the same sign, and NaN only NaN.
    """

    rtol: float = RTOL
    atol: float = ATOL

    def __post_init__(self) -> None:
        for value in (self.rtol, self.atol):
            if not (0 <= value < math.inf):
                raise AuthoringError(f"a tolerance is a number from 0 up, not {value!r}")

    def near(self, got: Plain, want: Plain) -> Plain:
        """Bools of the common shape; both arguments are float64 and of equal shape."""
        both_finite = isfinite(got) & isfinite(want)
        difference = _abs(got - want) <= self.atol + self.rtol * _abs(want)
        same_infinity = isinf(got) & isinf(want) & (signbit(got) == signbit(want))
        result: Plain = (both_finite & difference) | same_infinity | (isnan(got) & isnan(want))
        return result

    def used(self, got: Plain, want: Plain) -> float:
        """The largest difference of finite numbers, as a share of the difference allowed."""
        finite = isfinite(got) & isfinite(want)
        allowed = self.atol + self.rtol * _abs(want[finite])
        apart = _abs(got[finite] - want[finite])
        shares = apart[apart > 0] / maximum(allowed[apart > 0], _TINY)
        return float(shares.max(initial=0.0))
