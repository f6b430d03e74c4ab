"""Insights: nights after days with a habit beside nights after days without it.

What went together is all that is said; a habit kept on better days and a habit that makes
better days look the same in here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from random import Random

from habit.domain.averages import unwrapped
from habit.domain.catalog import Named
from habit.domain.compare import LEAST_NIGHTS, Comparison, compare, corrected, split
from habit.domain.entries import Entry, State
from habit.domain.judging import is_tallied
from habit.domain.neighbours import inflation, widened
from habit.domain.periods import Period
from habit.domain.sleep.clocktimes import ClockTimes
from habit.lighttypes import NamedTuple

MOST_ROUNDS = 1999
LEAST_ROUNDS = 999
_DRAWS = 600_000
"""Nights drawn for one interval, about: long histories have fewer rounds."""

_SEED = 1
"""The same entries always give the same figures."""


class Outcome(StrEnum):
    """What is compared of a night, in minutes."""

    FALL_ASLEEP = "fall-asleep"
    DURATION = "duration"


class Insight(NamedTuple):
    """One habit and one outcome, compared.

    ``inflation``: by how much the variance was taken to be larger (at least 1), because days
    near each other are alike; the interval and the p-values have it in them.
    """

    named: Named
    outcome: Outcome
    comparison: Comparison
    inflation: float


class Insights(NamedTuple):
    """All comparisons of a period, corrected for how many were made.

    ``made``: how many had enough nights; ``rounds``: resamples and permutations of each.
    ``passed_over`` are metrics in use that are no habit of doing or not.
    """

    period: Period
    insights: tuple[Insight, ...]
    made: int
    least: int
    rounds: int
    passed_over: tuple[Named, ...]


class Habit(NamedTuple):
    """A metric that is done or not, with its entries and the days that do not count."""

    named: Named
    entries: Sequence[Entry]
    skipped: Collection[date]


def days_with(habit: Habit) -> dict[date, bool]:
    """On which days the habit was done, from its first entry to its last.

    Days between without an entry are days without it; before the first and after the last it
    is not known whether anything was written down. Skipped days and texts are left out.
    """
    own = {one.day: one for one in habit.entries}
    if not own:
        return {}
    first, last = min(own), max(own)
    found: dict[date, bool] = {}
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        entry = own.get(day)
        if day in habit.skipped or (entry is not None and entry.state is State.TEXT):
            continue
        found[day] = entry is not None and entry.state is State.VALUE and entry.number != 0
    return found


def onset_minutes(fall_asleep: ClockTimes) -> dict[date, float]:
    """When the user fell asleep, as minutes that can be averaged; nothing without direction."""
    minutes = unwrapped(fall_asleep.clocks)
    return {} if minutes is None else dict(zip(fall_asleep.days, minutes, strict=True))


def insights(
    period: Period,
    habits: Sequence[Habit],
    outcomes: Mapping[Outcome, Mapping[date, float]],
    passed_over: Iterable[Named],
) -> Insights:
    """Every habit with every outcome, compared at once."""
    asked = [
        _Asked(habit.named, outcome, days_with(habit)) for habit in habits for outcome in outcomes
    ]
    numbers = {
        outcome: {day: one for day, one in every.items() if period.first <= day <= period.last}
        for outcome, every in outcomes.items()
    }
    most = max((len(one) for one in numbers.values()), default=1)
    rounds = max(LEAST_ROUNDS, min(MOST_ROUNDS, _DRAWS // max(most, 1)))
    chance = Random(_SEED)  # noqa: S311 - a resample is no secret
    factors = [inflation(numbers[one.outcome], one.habit) for one in asked]
    made = [
        compare(*split(numbers[one.outcome], one.habit), chance, rounds=rounds) for one in asked
    ]
    wide = [widened(one, factor) for one, factor in zip(made, factors, strict=True)]
    found = zip(asked, corrected(wide), factors, strict=True)
    return Insights(
        period,
        tuple(
            Insight(one.named, one.outcome, comparison, factor) for one, comparison, factor in found
        ),
        sum(one.p is not None for one in made),
        LEAST_NIGHTS,
        rounds,
        tuple(passed_over),
    )


class _Asked(NamedTuple):
    """A comparison to be made."""

    named: Named
    outcome: Outcome
    habit: Mapping[date, bool]


def is_habit(named: Named) -> bool:
    """Whether a metric is something done or not done on a day."""
    return is_tallied(named.metric)
