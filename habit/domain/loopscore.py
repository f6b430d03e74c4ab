"""The habit strength of Loop Habit Tracker (its "score"), as version 2.3.1 computes it.

For habits that come from there, and for comparing; the project's own is
``habit.domain.strength``.
"""

import math
from collections import deque
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from habit.lighttypes import NamedTuple

_ONE_DAY = timedelta(days=1)


class LoopKind(StrEnum):
    """What a habit of Loop asks for."""

    YES_NO = "yes_no"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class LoopHabit(NamedTuple):
    """A habit of Loop: ``times`` in ``days`` for yes or no, else ``target`` units in ``days``."""

    kind: LoopKind
    times: int = 1
    days: int = 1
    target: float = 0.0


class Skip(StrEnum):
    """Stands for an amount on a day that was skipped."""

    SKIP = "skip"


LoopValue = float | Skip
"""The amount of a day, 1 for a yes made by hand, or ``Skip.SKIP``."""


def loop_step(times: float, days: int, previous: float, completion: float) -> float:
    """The score (0..1) after a day of the given completion (0..1).

    s m + c (1 - m) with m = 0.5^(sqrt(times / days) / 13).
    """
    kept = float(0.5 ** ((times / days) ** 0.5 / 13))
    return previous * kept + completion * (1 - kept)


def loop_scores(
    habit: LoopHabit, values: Mapping[date, LoopValue], today: date
) -> dict[date, float]:
    """The score (0..1) of every day from the oldest value to ``today``, in order.

    Before the oldest value the score is 0; without any, today alone has the score that the
    kind starts from (0, and 1 for at most). A skip copies the score of the day before.
    """
    at_most = habit.kind is LoopKind.AT_MOST
    score = 1.0 if at_most else 0.0
    length, times = _window(habit)
    window = deque([0.0] * length, length)
    scores: dict[date, float] = {}
    day = min((one for one in values if one <= today), default=today)
    while day <= today:
        value = values.get(day, 0.0)
        window.append(0.0 if isinstance(value, Skip) else value)
        if value is not Skip.SKIP:
            completion = _completion(habit, math.fsum(window), times)
            score = loop_step(habit.times, habit.days, score, completion)
        scores[day] = score
        day += _ONE_DAY
    return scores


def _window(habit: LoopHabit) -> tuple[int, int]:
    """The days that are looked back on, and the times wanted in them."""
    rare = habit.kind is LoopKind.YES_NO and habit.times < habit.days
    factor = 2 if rare else 1
    return habit.days * factor, habit.times * factor


def _completion(habit: LoopHabit, total: float, times: int) -> float:
    if habit.kind is LoopKind.YES_NO:
        return min(1.0, total / times)
    if habit.kind is LoopKind.AT_LEAST:
        return min(1.0, total / habit.target) if habit.target > 0 else 1.0
    if habit.target > 0:
        return max(0.0, min(1.0, 2 - total / habit.target))
    return 0.0 if total > 0 else 1.0
