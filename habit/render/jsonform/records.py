"""The records of the domain as JSON objects."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from habit.domain.entries import Entry
from habit.domain.goals import Bound, Goal
from habit.domain.verdicts import Summary, Verdict
from habit.lighttypes import Any

Object = dict[str, Any]
"""A JSON object, its keys in the order in which they are printed."""


def instant_json(instant: datetime | None) -> str | None:
    """``2024-01-15T19:40:00Z``."""
    return None if instant is None else f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def date_json(day: date | None) -> str | None:
    """``2024-01-15``."""
    return None if day is None else day.isoformat()


def entry_json(day: date, entry: Entry | None) -> Object:
    """A day of a metric. ``state`` is ``unknown``, and the rest null, where there is no entry.

    ``time`` and ``end_time`` are what the clock on the wall showed in ``zone``.
    """
    return {
        "day": day.isoformat(),
        "state": "unknown" if entry is None else entry.state.value,
        "text": entry and entry.text,
        "number": entry and entry.number,
        "duration_min": entry and entry.duration_min,
        "minute": entry and entry.minute,
        "time": entry and _wall(entry.instant, entry.zone),
        "instant": entry and instant_json(entry.instant),
        "end_minute": entry and entry.end_minute,
        "end_time": entry and _wall(entry.end_instant, entry.zone),
        "end_instant": entry and instant_json(entry.end_instant),
        "zone": (entry and entry.zone) or None,
    }


def goal_json(goal: Goal | None) -> Object | None:
    """A goal; null where none holds."""
    if goal is None or goal.bound is Bound.NO_GOAL:
        return None
    return dated_goal_json(goal)


def dated_goal_json(goal: Goal) -> Object:
    """A goal with the day from which it holds; ``bound`` is ``none`` where an earlier one ends."""
    return {
        "text": goal.text,
        "bound": goal.bound.value,
        "low": goal.low,
        "high": goal.high,
        "per": goal.per.value,
        "valid_from": goal.valid_from.isoformat(),
        "target": goal.target,
        "step_min": goal.step_min,
    }


def summary_json(summary: Summary) -> Object:
    """What a metric comes to over some days."""
    return {
        "text": summary.text,
        "value": summary.value,
        "unit": summary.unit,
        "n": summary.n,
        "of": summary.of,
    }


def verdict_json(verdict: Verdict | None) -> str | None:
    """``met``, ``missed``, ``open``; null where no goal holds."""
    return None if verdict is None else verdict.value


def _wall(instant: datetime | None, zone: str) -> str | None:
    if instant is None or not zone:
        return None
    return f"{instant.astimezone(ZoneInfo(zone)):%H:%M}"
