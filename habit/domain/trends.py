"""What changed between two periods, and how sure that is."""

import math

from habit.lighttypes import NamedTuple

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""

_ABOVE_MIDDLE = 0.475
_NEWTON = 2
_PARTS = 200

LEAST_VALUES = 7
"""Values on either side below which no change is given."""


class Sample(NamedTuple):
    """What is known of one period: how many values, their mean, their standard deviation."""

    n: int
    mean: float | None
    sd: float | None


class Change(NamedTuple):
    """``difference``: now less before. ``margin``: half the width of its 95 % interval.

    Both are None where either side has too few values; ``remark`` says so. Neighbouring
    nights are alike, so that the margin is rather too small.
    """

    difference: float | None
    margin: float | None
    n_now: int
    n_before: int
    remark: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out 0."""
        if self.difference is None or self.margin is None:
            return False
        return abs(self.difference) > self.margin


def change(difference: float | None, now: Sample, before: Sample) -> Change:
    """The change between two samples whose means differ by ``difference``.

    The margin is Welch's: t_0.975 with the degrees of freedom of Welch & Satterthwaite times
    sqrt(s1^2 / n1 + s2^2 / n2). Welch 1947, Biometrika 34:28.
    """
    if min(now.n, before.n) < LEAST_VALUES:
        remark = f"needs {LEAST_VALUES} nights in each period, has {now.n} and {before.n}"
        return Change(None, None, now.n, before.n, remark)
    if difference is None or now.sd is None or before.sd is None:
        return Change(None, None, now.n, before.n, "a mean of either period is undefined")
    one, other = now.sd**2 / now.n, before.sd**2 / before.n
    if one + other <= 0:
        return Change(difference, 0.0, now.n, before.n)
    freedom = (one + other) ** 2 / (one**2 / (now.n - 1) + other**2 / (before.n - 1))
    margin = t_quantile(freedom) * math.sqrt(one + other)
    return Change(difference, margin, now.n, before.n)


def t_quantile(freedom: float) -> float:
    """The 97.5 % point of Student's t with ``freedom`` >= 5 degrees of freedom, to 1e-9.

    The expansion of Hill 1970 (Abramowitz & Stegun 26.7.5), which is right to three digits,
    and Newton's steps from there.
    """
    z = Z95
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    found = z + first / freedom + second / freedom**2 + third / freedom**3
    power = -(freedom + 1) / 2
    height = math.exp(math.lgamma(-power) - math.lgamma(freedom / 2)) / math.sqrt(math.pi * freedom)
    for _ in range(_NEWTON):
        step = found / _PARTS
        density = [(1 + (at * step) ** 2 / freedom) ** power for at in range(_PARTS + 1)]
        # Simpson's rule from 0 on, where half of the distribution lies
        odd, even = math.fsum(density[1:-1:2]), math.fsum(density[2:-1:2])
        share = height * step / 3 * (density[0] + 4 * odd + 2 * even + density[-1])
        found -= (share - _ABOVE_MIDDLE) / (height * density[-1])
    return found
