"""Strength: how well a habit is kept, recent days weighing most.

The project's own method. It differs from Loop's (``habit.domain.loopscore``) where users of
that program are misled: a skipped day neither helps nor harms, a goal of weeks is judged by
the week, nothing in the future counts, and silence never meets a goal to do less.
"""

from collections.abc import Iterable
from datetime import date

from habit.domain.figures import Figure, figure
from habit.domain.judging import Judgement, Outcome
from habit.lighttypes import NamedTuple

HALVING = 13.0
"""Missed days in a row that halve the strength of a daily habit, as in Loop."""


class StrengthPoint(NamedTuple):
    """The strength (0..1) after the day or week that ended on ``day``."""

    day: date
    value: float


def strength(judgements: Iterable[Judgement], today: date) -> Figure:
    """The strength today, 0..1; n is the number of days or weeks that were met or missed.

    It starts at 0. Each judgement moves it: s = s m + c (1 - m), c = 1 when met and 0 when
    missed, m = 0.5^(sqrt(d) / 13) for a judgement of d days. 13 missed days in a row halve the
    strength of a daily habit, 4.9 missed weeks that of a weekly one. Skipped and unknown
    stretches leave it as it is. None until something is judged.
    """
    points = strength_history(judgements, today)
    value = points[-1].value if points else None
    return figure(value, "0..1", len(points), of="judged days or weeks")


def strength_history(judgements: Iterable[Judgement], today: date) -> list[StrengthPoint]:
    """The strength after each day or week that was met or missed, oldest first."""
    points: list[StrengthPoint] = []
    value = 0.0
    for one in judgements:
        if one.first > today or one.outcome not in {Outcome.MET, Outcome.MISSED}:
            continue
        kept = retained((one.last - one.first).days + 1)
        value = value * kept + (one.outcome is Outcome.MET) * (1 - kept)
        points.append(StrengthPoint(min(one.last, today), value))
    return points


def retained(days: int) -> float:
    """What share (0..1) of the strength a judgement of so many days leaves in place."""
    return float(0.5 ** (days**0.5 / HALVING))
