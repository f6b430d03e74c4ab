"""Streaks: runs of days or weeks in which the goal was met."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from habit.domain.goals import Per
from habit.domain.judging import Judgement, Outcome
from habit.lighttypes import NamedTuple


class Streak(NamedTuple):
    """``length`` days or weeks met in a row, from the day ``first`` to the day ``last``.

    Skipped days and weeks between them do not break it, and are not counted.
    """

    first: date
    last: date
    length: int
    per: Per


class Streaks(NamedTuple):
    """All streaks, oldest first; the one that still runs, if any; and the longest, if any.

    Of several that are the longest, ``best`` is the latest.
    """

    all: tuple[Streak, ...]
    current: Streak | None
    best: Streak | None


def streaks(judgements: Iterable[Judgement], today: date) -> Streaks:
    """The streaks in judgements, which are in order, up to the logical day ``today``.

    What is missed or unknown ends a streak, and so do days that nothing judges and a change
    from a goal of days to one of weeks. The day or week that holds ``today`` is not held
    against it until it is decided.
    """
    found: list[Streak] = []
    running: Streak | None = None
    before: Judgement | None = None
    for one in judgements:
        if one.first > today:
            break
        apart = before is not None and not _adjoining(before, one)
        if running is not None and (apart or _ends(one, today)):
            found.append(running)
            running = None
        if one.outcome is Outcome.MET:
            running = _longer(running, one, today)
        before = one
    if running is not None:
        found.append(running)
    best = max(found, key=lambda one: (one.length, one.last), default=None)
    return Streaks(tuple(found), _still(running, before, today), best)


def longest(of: Sequence[Streak], limit: int) -> list[Streak]:
    """The ``limit`` longest of the streaks, the later of equal ones first, newest first."""
    by_length = sorted(of, key=lambda one: (one.length, one.last), reverse=True)
    return sorted(by_length[:limit], key=lambda one: one.last, reverse=True)


def _ends(one: Judgement, today: date) -> bool:
    undecided = one.outcome is Outcome.UNKNOWN and one.last >= today
    return one.outcome in {Outcome.MISSED, Outcome.UNKNOWN} and not undecided


def _adjoining(before: Judgement, after: Judgement) -> bool:
    next_day = before.last + timedelta(days=1)
    return after.first == next_day and after.per is before.per


def _longer(running: Streak | None, one: Judgement, today: date) -> Streak:
    last = min(one.last, today)
    if running is None:
        return Streak(one.first, last, 1, one.per)
    return Streak(running.first, last, running.length + 1, running.per)


def _still(running: Streak | None, last: Judgement | None, today: date) -> Streak | None:
    """The running streak, unless the judgements stop before yesterday."""
    if last is None or last.last < today - timedelta(days=1):
        return None
    return running
