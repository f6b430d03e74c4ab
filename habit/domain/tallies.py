"""Numbers of which many are equal: each different one once, and how often it occurs.

Years of clock times are a few hundred different minutes. Mean and median are those of
``habit.domain.samples``, to the last digit.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, repeat

from habit.lighttypes import NamedTuple

LEAST_FOR_SPREAD = 2


class Tally(NamedTuple):
    """Different numbers, ascending, how often each occurs, and how many there are in all."""

    numbers: Sequence[float]
    times: Sequence[int]
    n: int

    def mean(self) -> float | None:
        """The arithmetic mean; None of no numbers."""
        return self._sum(self.numbers) / self.n if self.n else None

    def sample_sd(self) -> float | None:
        """The sample standard deviation (n - 1), at least 0; None below two numbers."""
        centre = self.mean()
        if centre is None or self.n < LEAST_FOR_SPREAD:
            return None
        return math.sqrt(self._sum([(one - centre) ** 2 for one in self.numbers]) / (self.n - 1))

    def median(self) -> float | None:
        """The middle number, or the mean of the middle two; None of no numbers."""
        if not self.n:
            return None
        up_to = list(accumulate(self.times))
        lower = self.numbers[bisect_right(up_to, (self.n - 1) // 2)]
        upper = self.numbers[bisect_right(up_to, self.n // 2)]
        return lower + (upper - lower) * 0.5

    def _sum(self, numbers: Iterable[float]) -> float:
        return math.fsum(chain.from_iterable(map(repeat, numbers, self.times)))


def tally(numbers: Iterable[float]) -> Tally:
    """The numbers, counted."""
    counts = Counter(numbers)
    different = sorted(counts)
    times = [counts[one] for one in different]
    return Tally(different, times, sum(times))
