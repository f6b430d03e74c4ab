"""Months and years of a metric, and two weeks side by side."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import COUNT, FALL_ASLEEP, GRADE, RUNNING, none, read

from habit.domain.calendars import LEVELS, Source, last_weeks, month_sheet, year_map
from habit.domain.catalog import Named
from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.goaltext import read_goal
from habit.domain.kinds import rules_of
from habit.domain.metrics import FROM_THE_BEGINNING, Definition, Metric
from habit.domain.verdicts import Verdict

FIRST = date(2024, 1, 1)
TODAY = date(2024, 1, 18)


def named(metric: Metric) -> Named:
    definition = Definition(
        metric.id, FROM_THE_BEGINNING, metric.slug, 1, archived=False, note="", from_document=False
    )
    return Named(metric, definition, (), begun=True)


def source(
    metric: Metric,
    texts: Sequence[str],
    goals: Sequence[Goal] = (),
    skipped: Sequence[date] = (),
) -> Source:
    """Entries from the first of January on; a dot leaves a day out."""
    entries = [_entry(metric, text, at) for at, text in enumerate(texts) if text != "."]
    return Source(named(metric), entries, goals, skipped, TODAY, 1)


def _entry(metric: Metric, text: str, at: int) -> Entry:
    day = FIRST + timedelta(days=at)
    if text == "none":
        return none(metric, day)
    # read on one day and moved, so that no value is still to come
    return read(rules_of(metric.kind), text, metric, FIRST)._replace(day=day)


def test_each_day_of_a_month_is_judged_by_the_goal_that_held_then() -> None:
    goals = [
        read_goal("before 3:00", FALL_ASLEEP, FIRST),
        read_goal("before 2:00", FALL_ASLEEP, FIRST + timedelta(days=2)),
    ]
    held = source(FALL_ASLEEP, ["2:30", "2:30", "2:30", ".", "2:30"], goals, [date(2024, 1, 5)])
    sheet = month_sheet(held, FIRST, date(2024, 1, 31))
    verdicts = [one.verdict for one in sheet.days[:5]]
    assert verdicts == [Verdict.MET, Verdict.MET, Verdict.MISSED, Verdict.OPEN, None]
    assert [one.skipped for one in sheet.days[:5]] == [False] * 4 + [True]
    assert len(sheet.days) == 31
    assert (sheet.summary.text, sheet.summary.n, sheet.summary.of) == ("2:30", 4, 31)


def levels(metric: Metric, texts: Sequence[str]) -> list[int | None]:
    found = year_map(source(metric, texts), FIRST, FIRST + timedelta(days=len(texts) - 1))
    return [one.level for one in found.days]


def test_levels_are_the_quarters_of_the_values() -> None:
    assert levels(RUNNING, ["1km", "2km", "3km", "4km", ".", "none", "x"]) == [
        1,
        2,
        3,
        4,
        None,
        None,
        None,
    ]
    assert levels(FALL_ASLEEP, ["23:50", "0:10", "0:40", "1:30"]) == [1, 2, 3, 4]
    assert levels(GRADE, ["A", "B", "C", "D"]) == [1, 2, 3, 4]


def test_equal_values_are_all_of_the_highest_level() -> None:
    assert levels(COUNT, ["x", "x", "x"]) == [4, 4, 4]
    assert levels(COUNT, ["x", "x", "x", "x", "xx"]) == [3, 3, 3, 3, 4]


@given(st.lists(st.integers(1, 90), min_size=1, max_size=60))
def test_a_larger_value_never_has_a_lower_level(numbers: list[int]) -> None:
    found = levels(RUNNING, [f"{one}km" for one in numbers])
    pairs = sorted(zip(numbers, (one or 0 for one in found), strict=True))
    assert [level for _, level in pairs] == sorted(level for _, level in pairs)
    assert pairs[-1][1] == LEVELS


@pytest.mark.parametrize("week_start", range(1, 8))
def test_the_map_without_a_year_has_fifty_three_weeks(week_start: int) -> None:
    first, last = last_weeks(TODAY, week_start)
    assert (first.isoweekday(), last) == (week_start, TODAY)
    assert 52 * 7 < (last - first).days + 1 <= 53 * 7
