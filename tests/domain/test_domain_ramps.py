"""Ramps come to the plain goals that held, and skips stay a tidy set of days."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import COUNT, FALL_ASLEEP, GET_UP, none, read

from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.goaltext import NotAGoal, read_goal
from habit.domain.journal import Edit
from habit.domain.kinds import rules_of
from habit.domain.metrics import Metric
from habit.domain.ramps import held, steps
from habit.domain.skipped import EVERY_METRIC, Skip, skipped_days
from habit.domain.skips import adding, removing

JANUARY = date(2024, 1, 1)
"""A Monday."""

RAMP = "before 2:00 -> 0:00 by 15m a week"
DAYS = st.integers(0, 40).map(lambda offset: JANUARY + timedelta(days=offset))


def ramp(valid_from: date = JANUARY) -> Goal:
    return read_goal(RAMP, FALL_ASLEEP, valid_from)


def nights(text: str, days: int, first: date = JANUARY) -> list[Entry]:
    one = read(rules_of(FALL_ASLEEP.kind), text, FALL_ASLEEP, JANUARY)
    return [one._replace(day=first + timedelta(days=offset)) for offset in range(days)]


def taken(goal: Goal, entries: list[Entry], until: date) -> list[tuple[date, str]]:
    found = steps(goal, FALL_ASLEEP, entries, until, 1)
    return [(one.valid_from, one.text) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        RAMP,
        "Before 2am -> 0am by 15 min each week",
        "before 2:00 to 0:00 by 15m",
        "before 2:00 → 0:00, by 15 minutes earlier every week",
    ],
)
def test_a_ramp_is_kept_in_one_form(text: str) -> None:
    goal = read_goal(text, FALL_ASLEEP, JANUARY)
    assert (goal.text, goal.high, goal.target, goal.step_min) == (RAMP, 1560, 1440, 15)
    assert read_goal(goal.text, FALL_ASLEEP, JANUARY) == goal


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("before 2:00 -> 0:00", FALL_ASLEEP),
        ("before 2:00 -> 0:00 by 0m a week", FALL_ASLEEP),
        ("before 0:00 -> 2:00 by 15m a week", FALL_ASLEEP),
        ("after 7:00 -> 6:00 by 15m a week", GET_UP),
        ("before 2:00 -> 0:00 by 15m a week", COUNT),
        ("before 2 -> 0:00 by 15m a week", FALL_ASLEEP),
    ],
)
def test_what_is_no_ramp_is_refused(text: str, metric: Metric) -> None:
    with pytest.raises(NotAGoal):
        read_goal(text, metric, JANUARY)


@pytest.mark.parametrize(
    "text",
    [
        "Before 2am -> 0am",
        "before 2:00 -> 0:00 by 0m a week",
        "before 2:00, then 15 minutes earlier each week it is met, down to 0:00",
    ],
)
def test_what_is_nearly_a_ramp_is_told_one_that_can_be_typed(text: str) -> None:
    with pytest.raises(NotAGoal) as refused:
        read_goal(text, FALL_ASLEEP, JANUARY)
    [written] = re.findall('"(.*)"', str(refused.value))
    assert read_goal(written, FALL_ASLEEP, JANUARY).text == RAMP


def test_a_week_that_is_met_moves_the_goal_from_the_next_week_on() -> None:
    until = date(2024, 1, 17)
    assert taken(ramp(), nights("1:40", 16), until) == [
        (date(2024, 1, 1), "before 2:00"),
        (date(2024, 1, 8), "before 1:45"),
        (date(2024, 1, 15), "before 1:30"),
    ]


def test_a_late_night_an_all_nighter_or_an_unknown_night_leaves_the_goal_where_it_is() -> None:
    late = nights("1:40", 6) + nights("3:00", 1, date(2024, 1, 7))
    up = [*nights("1:40", 6), none(FALL_ASLEEP, date(2024, 1, 7))]
    for week in (late, up, nights("1:40", 6)):
        assert taken(ramp(), week, date(2024, 1, 20)) == [(JANUARY, "before 2:00")]


def test_a_skipped_night_is_left_out_of_the_week_that_moves_a_ramp() -> None:
    sunday = date(2024, 1, 7)
    for week in (nights("1:40", 6), [*nights("1:40", 6), *nights("3:00", 1, sunday)]):
        found = steps(ramp(), FALL_ASLEEP, week, date(2024, 1, 10), 1, skipped={sunday})
        assert [one.text for one in found] == ["before 2:00", "before 1:45"]
    every = {JANUARY + timedelta(days=one) for one in range(7)}
    found = steps(ramp(), FALL_ASLEEP, nights("1:40", 7), date(2024, 1, 10), 1, skipped=every)
    assert [one.text for one in found] == ["before 2:00"]


def test_a_week_counts_only_when_the_goal_held_for_all_of_it() -> None:
    begun = date(2024, 1, 5)
    found = taken(ramp(begun), nights("1:00", 20), date(2024, 1, 15))
    assert found == [(begun, "before 2:00"), (date(2024, 1, 15), "before 1:45")]


def test_a_ramp_stops_at_its_end_and_a_later_goal_ends_it() -> None:
    entries = nights("23:00", 140)
    last = taken(ramp(), entries, date(2024, 5, 20))[-1]
    assert last == (date(2024, 2, 26), "before 0:00")
    plain = read_goal("before 3:00", FALL_ASLEEP, date(2024, 1, 10))
    found = held([ramp(), plain], lambda _: FALL_ASLEEP, lambda *_: entries, date(2024, 5, 20), 1)
    assert [one.text for one in found] == ["before 2:00", "before 1:45", "before 3:00"]


@given(st.lists(st.tuples(st.booleans(), DAYS, st.integers(0, 6)), max_size=12))
def test_skips_hold_exactly_the_days_that_were_skipped(
    steps_made: list[tuple[bool, date, int]],
) -> None:
    state: set[Skip] = {Skip("other", JANUARY, JANUARY)}
    wanted: set[date] = set()
    for adds, first, more in steps_made:
        days = {first + timedelta(days=one) for one in range(more + 1)}
        skip = Skip("run", first, first + timedelta(days=more))
        edits: list[Edit] = adding(state, skip) if adds else removing(state, skip)
        for edit in edits:
            assert edit.before != edit.after
            state -= {one for one in (edit.before,) if isinstance(one, Skip)}
            state |= {one for one in (edit.after,) if isinstance(one, Skip)}
        wanted = wanted | days if adds else wanted - days
        assert skipped_days(state, "run") == wanted
        keys = [one.first for one in state if one.metric_id == "run"]
        assert len(keys) == len(set(keys))


def test_the_first_and_the_last_day_of_the_calendar_can_be_skipped_and_count_again() -> None:
    for day in (date.min, date.max):
        one = Skip("run", day, day)
        assert adding([one], one) == []
        assert removing([one], one) == [Edit(one, None)]
    always, january = Skip("run", date.min, date.max), Skip("run", JANUARY, JANUARY)
    assert adding([january], always) == [Edit(january, None), Edit(None, always)]
    assert removing([january], always) == [Edit(january, None)]


def test_a_skip_of_every_metric_is_one_of_each() -> None:
    everything = Skip(EVERY_METRIC, JANUARY, JANUARY)
    assert skipped_days([everything], "run") == {JANUARY}
    assert removing([everything], Skip("run", JANUARY, JANUARY)) == []
