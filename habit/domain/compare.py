"""Comparing nights after days with and without a habit, honestly.

A difference is given with its interval, its p-value and the number of nights on either side,
or not at all. It says that two things went together, never that one brought the other.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from habit.domain.samples import mean, quantile
from habit.lighttypes import NamedTuple

LEAST_NIGHTS = 10
"""Nights on either side below which nothing is compared."""

ROUNDS = 1999
"""Resamples and permutations; the smallest p-value is 1 / (ROUNDS + 1)."""

CONFIDENCE = 0.95


class Side(NamedTuple):
    """One side of a comparison: how many nights, and their mean (None of none)."""

    n: int
    mean: float | None


class Comparison(NamedTuple):
    """``difference`` is the mean with the habit less the mean without, in the numbers' unit.

    ``low`` and ``high`` are the ends of its 95 % interval. ``p`` is the permutation p-value,
    0 < p <= 1, and ``corrected_p`` the same after Holm's correction for the number of
    comparisons made at once. All are None when there are too few nights; ``remark`` says so.
    """

    with_habit: Side
    without: Side
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    corrected_p: float | None
    remark: str = ""


def split(
    nights: Mapping[date, float], habit: Mapping[date, bool]
) -> tuple[list[float], list[float]]:
    """The nights' numbers after days with the habit, and after days without, in order of days.

    A night whose day is not in ``habit`` is not known to be either, and is left out.
    """
    days = sorted(day for day in nights if day in habit)
    return [nights[day] for day in days if habit[day]], [
        nights[day] for day in days if not habit[day]
    ]


def compare(
    with_habit: Sequence[float],
    without: Sequence[float],
    random: Random,
    *,
    rounds: int = ROUNDS,
    least: int = LEAST_NIGHTS,
) -> Comparison:
    """The difference of two groups' means with its interval and p-value.

    The interval is the percentile bootstrap of Efron 1979 (Ann Stat 7:1), each group resampled
    by itself; the p-value is two-sided, from random permutations, the given grouping counted
    among them (Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39). Nights are taken as
    exchangeable; neighbouring ones are rather alike, so that both are a little too sure.
    """
    sides = Side(len(with_habit), mean(with_habit)), Side(len(without), mean(without))
    if min(len(with_habit), len(without)) < max(1, least):
        remark = (
            f"not enough nights: needs {least} on either side, "
            f"has {len(with_habit)} with and {len(without)} without"
        )
        return Comparison(*sides, None, None, None, None, None, remark)
    difference = math.fsum(with_habit) / len(with_habit) - math.fsum(without) / len(without)
    low, high = bootstrap_interval(with_habit, without, random, rounds=rounds)
    p = permutation_p(with_habit, without, random, rounds=rounds)
    return Comparison(*sides, difference, low, high, p, p)


def corrected(made: Sequence[Comparison]) -> list[Comparison]:
    """Comparisons made at once, in order, their p-values corrected for how many were made."""
    p_values = iter(holm([one.p for one in made if one.p is not None]))
    return [one if one.p is None else one._replace(corrected_p=next(p_values)) for one in made]


def bootstrap_interval(
    one: Sequence[float], other: Sequence[float], random: Random, *, rounds: int = ROUNDS
) -> tuple[float, float]:
    """The ends of the 95 % percentile bootstrap interval of mean(one) - mean(other).

    Neither group may be empty.
    """
    differences = [
        sum(random.choices(one, k=len(one))) / len(one)
        - sum(random.choices(other, k=len(other))) / len(other)
        for _ in range(rounds)
    ]
    tail = (1 - CONFIDENCE) / 2
    return quantile(differences, tail) or 0.0, quantile(differences, 1 - tail) or 0.0


def permutation_p(
    one: Sequence[float], other: Sequence[float], random: Random, *, rounds: int = ROUNDS
) -> float:
    """How often a random grouping differs at least as much, 0 < p <= 1, two-sided.

    Neither group may be empty.
    """
    pool = [*one, *other]
    smaller = min(len(one), len(other))
    total = math.fsum(pool)
    expected = total * smaller / len(pool)
    # a sum further from its expectation is a difference of means further from 0
    part = one if len(one) == smaller else other
    seen = abs(math.fsum(part) - expected)
    # sums in another order differ in their last digits
    seen -= 1e-9 * max(1.0, abs(total))
    as_far = sum(abs(sum(random.sample(pool, smaller)) - expected) >= seen for _ in range(rounds))
    return (as_far + 1) / (rounds + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values corrected for their number, in their order, each at most 1.

    Holm 1979, Scand J Stat 6:65.
    """
    by_size = sorted(range(len(p_values)), key=lambda position: p_values[position])
    corrected = [1.0] * len(p_values)
    reached = 0.0
    for rank, position in enumerate(by_size):
        reached = max(reached, min(1.0, (len(p_values) - rank) * p_values[position]))
        corrected[position] = reached
    return corrected
