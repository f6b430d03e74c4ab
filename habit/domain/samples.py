"""Mean and middle of plain numbers.

Here and not from ``statistics``: importing that module takes as long as starting the
interpreter does. The sums are those of ``math.fsum``, so that the order of the numbers
changes no digit.
"""

import math
from collections.abc import Sequence


def mean(numbers: Sequence[float]) -> float | None:
    """The arithmetic mean; None of no numbers."""
    return math.fsum(numbers) / len(numbers) if numbers else None


def median(numbers: Sequence[float]) -> float | None:
    """The middle number, or the mean of the middle two; None of no numbers."""
    return quantile(numbers, 0.5)


def quantile(numbers: Sequence[float], share: float) -> float | None:
    """The number below which ``share`` (0..1) of them lie; None of no numbers.

    Linear between neighbours (type 7 of Hyndman & Fan, Am Stat 1996, 50:361).
    """
    if not numbers:
        return None
    ranked = sorted(numbers)
    below, part = divmod((len(ranked) - 1) * share, 1)
    lower = ranked[int(below)]
    upper = ranked[min(int(below) + 1, len(ranked) - 1)]
    return lower if lower == upper else lower + (upper - lower) * part
