from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import (
    BARE,
    CHECK,
    COUNT,
    FALL_ASLEEP,
    GET_UP,
    GRADE,
    MONDAY,
    RESLEEP,
    RUNNING,
    TODAY,
    WEEK,
    WEIGHT,
    kept_text,
    none,
    read,
)

from habit.domain.entries import Entry, State
from habit.domain.goalrules import goal_in_force, judge_day, judge_week
from habit.domain.goals import Bound, Goal, Per
from habit.domain.goaltext import NotAGoal, read_goal
from habit.domain.kinds import rules_of
from habit.domain.metrics import FROM_THE_BEGINNING, Metric
from habit.domain.verdicts import Verdict
from habit.errors import UsageProblem

EVER = FROM_THE_BEGINNING
AFTERWARDS = date(2024, 1, 22)
"""The Monday after the week of the examples."""


def goal(text: str, metric: Metric, valid_from: date = EVER) -> Goal:
    return read_goal(text, metric, valid_from)


def entry(text: str, metric: Metric, day: date = MONDAY) -> Entry:
    if text == "none":
        return none(metric, day)
    return read(rules_of(metric.kind), text, metric, day)


def days(texts: str, metric: Metric) -> list[Entry]:
    """Entries from Monday on, one a word; a dot leaves a day out."""
    words = enumerate(texts.split())
    return [entry(one, metric, MONDAY + timedelta(days=i)) for i, one in words if one != "."]


@pytest.mark.parametrize(
    ("text", "metric", "meant"),
    [
        ("before 2:00", FALL_ASLEEP, (Bound.BEFORE, None, 1560, Per.DAY, "before 2:00")),
        ("Before 2am", FALL_ASLEEP, (Bound.BEFORE, None, 1560, Per.DAY, "before 2:00")),
        ("before 0：30", FALL_ASLEEP, (Bound.BEFORE, None, 1470, Per.DAY, "before 0:30")),
        ("before 12am", FALL_ASLEEP, (Bound.BEFORE, None, 1440, Per.DAY, "before 0:00")),
        ("before 10pm", FALL_ASLEEP, (Bound.BEFORE, None, 1320, Per.DAY, "before 22:00")),
        ("after 7:00", GET_UP, (Bound.AFTER, 420, None, Per.DAY, "after 7:00")),
        (
            "between 23:00  and 1:00",
            FALL_ASLEEP,
            (Bound.BETWEEN, 1380, 1500, Per.DAY, "between 23:00 and 1:00"),
        ),
        ("at least 3 a week", COUNT, (Bound.AT_LEAST, 3, None, Per.WEEK, "at least 3 a week")),
        ("3 a week", CHECK, (Bound.AT_LEAST, 3, None, Per.WEEK, "at least 3 a week")),
        (">= 3 per week", COUNT, (Bound.AT_LEAST, 3, None, Per.WEEK, "at least 3 a week")),
        ("≥3/week", COUNT, (Bound.AT_LEAST, 3, None, Per.WEEK, "at least 3 a week")),
        ("3 times every week", CHECK, (Bound.AT_LEAST, 3, None, Per.WEEK, "at least 3 a week")),
        ("at most 2 a day", COUNT, (Bound.AT_MOST, None, 2, Per.DAY, "at most 2 a day")),
        ("<= 2", COUNT, (Bound.AT_MOST, None, 2, Per.DAY, "at most 2 a day")),
        ("2-3 a day", COUNT, (Bound.RANGE, 2, 3, Per.DAY, "2-3 a day")),
        ("2~3 a week", COUNT, (Bound.RANGE, 2, 3, Per.WEEK, "2-3 a week")),
        ("2 to 3", COUNT, (Bound.RANGE, 2, 3, Per.DAY, "2-3 a day")),
        (
            "at least 15km a week",
            RUNNING,
            (Bound.AT_LEAST, 15, None, Per.WEEK, "at least 15 km a week"),
        ),
        (">= 1500 m/day", RUNNING, (Bound.AT_LEAST, 1.5, None, Per.DAY, "at least 1.5 km a day")),
        ("15 each week", RUNNING, (Bound.AT_LEAST, 15, None, Per.WEEK, "at least 15 km a week")),
        ("3 times a week", RUNNING, (Bound.AT_LEAST, 3, None, Per.WEEK, "at least 3 times a week")),
        ("at most 63", WEIGHT, (Bound.AT_MOST, None, 63, Per.DAY, "at most 63 kg a day")),
        ("62.5-63.5 kg", WEIGHT, (Bound.RANGE, 62.5, 63.5, Per.DAY, "62.5-63.5 kg a day")),
        ("at least 20", BARE, (Bound.AT_LEAST, 20, None, Per.DAY, "at least 20 a day")),
        ("at least B a day", GRADE, (Bound.AT_LEAST, 2, None, Per.DAY, "at least B a day")),
        ("B+", GRADE, (Bound.AT_LEAST, 1.7, None, Per.DAY, "at least B+ a day")),
        ("at most 1 h a day", RESLEEP, (Bound.AT_MOST, None, 60, Per.DAY, "at most 60 min a day")),
        ("none", RUNNING, (Bound.NO_GOAL, None, None, Per.DAY, "none")),
    ],
)
def test_a_goal_is_read_and_kept_in_one_form(
    text: str, metric: Metric, meant: tuple[Bound, float | None, float | None, Per, str]
) -> None:
    expected = Goal(metric.id, TODAY, *meant)
    assert goal(text, metric, TODAY) == expected
    assert goal(expected.text, metric, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "metric", "message"),
    [
        (
            "before 2:00",
            COUNT,
            (
                "'before 2:00' is no goal for release, whose kind is count. "
                "Write at least 3 a week, at most 2 a day or 2-3 a day, or none."
            ),
        ),
        (
            "3 a week",
            FALL_ASLEEP,
            (
                "'3 a week' is no goal for fall-asleep, whose kind is clock. "
                "Write before 2:00, after 7:00 or between 23:00 and 1:00, or none."
            ),
        ),
        ("before 2", FALL_ASLEEP, "'2' is no time of day. Write 2:00."),
        ("before 14", FALL_ASLEEP, "'14' is no time of day. Write 14:00."),
        (
            "before 25:00",
            FALL_ASLEEP,
            "'25:00' is no time of day. Write it like 2:00 or 10:30pm.",
        ),
        (
            "between 23:00 and 1:00",
            GET_UP,
            "get-up's day opens at 0:00, so 23:00 is later in it than 1:00. Turn the two round.",
        ),
        ("3-2 a day", COUNT, "'3-2 a day' runs backwards. Write 2-3."),
        ("at least 2-3", COUNT, "'at least 2-3' is two goals. Write 2-3 alone."),
        ("1.5 a day", COUNT, "'1.5 a day': release is counted in whole numbers."),
        (
            "8 a week",
            CHECK,
            (
                "'8 a week': think is done or not, so 7 is the most for a week. "
                "Write 3 a week, at most 2 a week or 1 a day, or none."
            ),
        ),
        (
            "2 times a day",
            RUNNING,
            (
                "'2 times a day': times are counted by the week. Write at least 15 km a week, "
                "at most 5 km a day or 3 times a week, or none."
            ),
        ),
        (
            "15 kg a week",
            RUNNING,
            (
                "running is kept in km, and kg cannot be turned into that. Write at least 15 km a "
                "week, at most 5 km a day or 3 times a week, or none."
            ),
        ),
        (
            "15 km a week",
            BARE,
            (
                "pages has no unit. Write at least 15 a week, at most 5 a day or 3 times a week, "
                "or none."
            ),
        ),
        (
            "3 km",
            COUNT,
            "release has no unit. Write at least 3 a week, at most 2 a day or 2-3 a day, or none.",
        ),
        ("at least b", GRADE, "'b' is no grade. Write B."),
        ("at most B", GRADE, "A grade's goal is of each day: at least B a day."),
        (
            "3 a week",
            GRADE,
            "'3 a week' is no goal for mood, whose kind is grade. Write at least B a day, or none.",
        ),
        (
            "at most 30",
            RESLEEP,
            (
                "'at most 30' may be minutes or hours. "
                "Write at least 7 h a day or at most 30 min a day, or none."
            ),
        ),
        (
            "more",
            COUNT,
            (
                "'more' is no goal for release, whose kind is count. "
                "Write at least 3 a week, at most 2 a day or 2-3 a day, or none."
            ),
        ),
        ("12345678.25", COUNT, "'12345678.25' has too many digits; nine are the most."),
    ],
)
def test_what_is_no_goal_is_refused_with_what_is_possible(
    text: str, metric: Metric, message: str
) -> None:
    with pytest.raises(NotAGoal) as refusal:
        goal(text, metric)
    assert str(refusal.value) == message


@given(
    st.text()
    | st.text("0123456789-~<>=≥. apmdyweketsx:/BC+", max_size=24)
    | st.builds(
        "{} {} {}".format,
        st.sampled_from(["at least", "at most", "before", "between", ""]),
        st.text("0123456789-.:apm ", max_size=8),
        st.sampled_from(["a week", "km a day", "times", "", "and 3:00"]),
    ),
    st.sampled_from([CHECK, COUNT, RUNNING, WEIGHT, BARE, GRADE, GET_UP, FALL_ASLEEP, RESLEEP]),
)
def test_any_text_is_refused_as_usage_or_a_goal_whose_text_gives_it_again(
    text: str, metric: Metric
) -> None:
    try:
        found = goal(text, metric)
    except UsageProblem:
        return
    assert goal(found.text, metric) == found


@pytest.mark.parametrize(
    ("text", "metric", "value", "verdict"),
    [
        ("before 2:00", FALL_ASLEEP, "2:00", Verdict.MET),
        ("before 2:00", FALL_ASLEEP, "23:50", Verdict.MET),
        ("before 2:00", FALL_ASLEEP, "2:01", Verdict.MISSED),
        ("before 2:00", FALL_ASLEEP, "none", Verdict.MISSED),
        ("after 7:00", GET_UP, "7:00", Verdict.MET),
        ("after 7:00", GET_UP, "6:59", Verdict.MISSED),
        ("between 23:00 and 1:00", FALL_ASLEEP, "0:30", Verdict.MET),
        ("between 23:00 and 1:00", FALL_ASLEEP, "22:59", Verdict.MISSED),
        ("between 23:00 and 1:00", FALL_ASLEEP, "1:01", Verdict.MISSED),
        ("2-3", COUNT, "xx", Verdict.MET),
        ("2-3", COUNT, "x", Verdict.MISSED),
        ("2-3", COUNT, "4", Verdict.MISSED),
        ("at most 2", COUNT, "none", Verdict.MET),
        ("at least 1", COUNT, "none", Verdict.MISSED),
        ("1 a day", CHECK, "x", Verdict.MET),
        ("at least 4 km", RUNNING, "4km", Verdict.MET),
        ("at least 4 km", RUNNING, "3.9km", Verdict.MISSED),
        ("at least 4 km", RUNNING, "x", Verdict.OPEN),
        ("at most 63", WEIGHT, "62.8kg", Verdict.MET),
        ("at most 63", WEIGHT, "63.1", Verdict.MISSED),
        ("at most 63", WEIGHT, "none", Verdict.OPEN),
        ("at least B", GRADE, "A", Verdict.MET),
        ("at least B", GRADE, "B", Verdict.MET),
        ("at least B", GRADE, "B-", Verdict.MISSED),
        ("at least B", GRADE, "none", Verdict.MISSED),
        ("at most 1 h", RESLEEP, "3:00~4:00", Verdict.MET),
        ("at most 1 h", RESLEEP, "3:00~5:00", Verdict.MISSED),
        ("3 a week", COUNT, "xxx", Verdict.OPEN),
        ("none", COUNT, "xxx", Verdict.OPEN),
    ],
)
def test_a_known_day_is_judged_by_a_goal_of_each_day(
    text: str, metric: Metric, value: str, verdict: Verdict
) -> None:
    assert judge_day(goal(text, metric), entry(value, metric), metric) == verdict


@pytest.mark.parametrize(
    ("text", "metric"), [("before 2:00", FALL_ASLEEP), ("at most 2", COUNT), ("at least B", GRADE)]
)
def test_a_day_of_which_nothing_is_known_is_neither_met_nor_missed(
    text: str, metric: Metric
) -> None:
    assert judge_day(goal(text, metric), None, metric) == Verdict.OPEN
    assert judge_day(goal(text, metric), kept_text(metric), metric) == Verdict.OPEN


@pytest.mark.parametrize(
    ("text", "metric", "value", "verdict"),
    [
        ("at least 2", COUNT, "x", Verdict.OPEN),
        ("at least 2", COUNT, "xx", Verdict.MET),
        ("at most 2", COUNT, "xx", Verdict.OPEN),
        ("at most 2", COUNT, "xxx", Verdict.MISSED),
        ("2-3", COUNT, "xx", Verdict.OPEN),
        ("at most 63", WEIGHT, "62.8kg", Verdict.MET),
        ("before 2:00", FALL_ASLEEP, "1:00", Verdict.MET),
    ],
)
def test_a_day_that_is_not_over_is_judged_only_where_nothing_can_overturn_it(
    text: str, metric: Metric, value: str, verdict: Verdict
) -> None:
    assert judge_day(goal(text, metric), entry(value, metric), metric, over=False) == verdict


@pytest.mark.parametrize(
    ("text", "metric", "texts", "meanwhile", "afterwards"),
    [
        ("at least 3 a week", COUNT, "x . xx", Verdict.MET, Verdict.MET),
        ("at least 3 a week", COUNT, "x . x", Verdict.OPEN, Verdict.MISSED),
        ("at most 3 a week", COUNT, "x . xx", Verdict.OPEN, Verdict.MET),
        ("at most 3 a week", COUNT, "xx . xx", Verdict.MISSED, Verdict.MISSED),
        ("2-3 a week", COUNT, "x . x", Verdict.OPEN, Verdict.MET),
        ("2-3 a week", COUNT, "x", Verdict.OPEN, Verdict.MISSED),
        ("2-3 a week", COUNT, "4", Verdict.MISSED, Verdict.MISSED),
        ("at least 1 a week", COUNT, "none", Verdict.OPEN, Verdict.MISSED),
        ("at most 3 a week", COUNT, "", Verdict.OPEN, Verdict.OPEN),
        ("at least 3 a week", COUNT, "", Verdict.OPEN, Verdict.OPEN),
        ("3 a week", CHECK, "x . x x", Verdict.MET, Verdict.MET),
        ("3 a week", CHECK, "x none x", Verdict.OPEN, Verdict.MISSED),
        ("15 km a week", RUNNING, "4km 11km/50min", Verdict.MET, Verdict.MET),
        ("15 km a week", RUNNING, "4km 10km", Verdict.OPEN, Verdict.MISSED),
        ("15 km a week", RUNNING, "4km x", Verdict.OPEN, Verdict.OPEN),
        ("at most 15 km a week", RUNNING, "4km x", Verdict.OPEN, Verdict.OPEN),
        ("at most 15 km a week", RUNNING, "16km x", Verdict.MISSED, Verdict.MISSED),
        ("2 times a week", RUNNING, "4km x", Verdict.MET, Verdict.MET),
        ("3 times a week", RUNNING, "4km none x", Verdict.OPEN, Verdict.MISSED),
        ("at most 63 a week", WEIGHT, "62.8kg none 63.1", Verdict.OPEN, Verdict.MET),
        ("at most 62 a week", WEIGHT, "62.8kg 63.1", Verdict.OPEN, Verdict.MISSED),
        ("at most 62 a week", WEIGHT, "none", Verdict.OPEN, Verdict.OPEN),
        ("at most 3 h a week", RESLEEP, "3:00~5:00 9:00~10:30", Verdict.MISSED, Verdict.MISSED),
        ("at most 1 time a week", RESLEEP, "3:00~5:00 4:00~5:00", Verdict.MISSED, Verdict.MISSED),
        ("before 2:00", FALL_ASLEEP, "1:00 2:30", Verdict.MISSED, Verdict.MISSED),
        ("before 2:00", FALL_ASLEEP, "1:00 . 1:30", Verdict.OPEN, Verdict.OPEN),
        ("before 2:00", FALL_ASLEEP, "1:00 " * 7, Verdict.MET, Verdict.MET),
        ("none", COUNT, "x x", Verdict.OPEN, Verdict.OPEN),
    ],
)
def test_a_week_is_judged_as_soon_as_it_is_decided(
    text: str, metric: Metric, texts: str, meanwhile: Verdict, afterwards: Verdict
) -> None:
    entries = days(texts, metric)
    assert judge_week(goal(text, metric), entries, WEEK, WEEK.last, metric) == meanwhile
    assert judge_week(goal(text, metric), entries, WEEK, AFTERWARDS, metric) == afterwards


def test_cells_that_were_not_understood_and_other_metrics_do_not_count() -> None:
    entries = [*days("x", COUNT), kept_text(COUNT, TODAY), entry("x", CHECK, TODAY)]
    assert judge_week(goal("1-1 a week", COUNT), entries, WEEK, AFTERWARDS, COUNT) == Verdict.MET


def test_a_goal_does_not_judge_the_days_before_it() -> None:
    since_wednesday = goal("before 2:00", FALL_ASLEEP, date(2024, 1, 17))
    entries = days("3:40 4:00 1:00 1:00 1:00 1:00 1:00", FALL_ASLEEP)
    assert judge_week(since_wednesday, entries, WEEK, AFTERWARDS, FALL_ASLEEP) == Verdict.MET


def test_the_goal_in_force_is_the_latest_that_has_begun_and_was_not_ended() -> None:
    first = goal("3 a week", COUNT, date(2024, 1, 1))
    second = goal("4 a week", COUNT, date(2024, 1, 17))
    ended = goal("none", COUNT, date(2024, 2, 1))
    goals = [second, ended, goal("before 2:00", FALL_ASLEEP), first]
    assert goal_in_force(goals, COUNT.id, date(2023, 12, 31)) is None
    assert goal_in_force(goals, COUNT.id, date(2024, 1, 16)) == first
    assert goal_in_force(goals, COUNT.id, date(2024, 1, 17)) == second
    assert goal_in_force(goals, COUNT.id, date(2024, 2, 1)) is None


@given(st.lists(st.sampled_from([".", "x", "xx", "3", "none"]), max_size=7), st.integers(1, 6))
def test_a_verdict_given_before_the_week_is_over_stays(texts: list[str], wanted: int) -> None:
    entries = days(" ".join(texts), COUNT)
    for text in (f"at least {wanted} a week", f"at most {wanted} a week", f"1-{wanted} a week"):
        early = judge_week(goal(text, COUNT), entries, WEEK, TODAY, COUNT)
        late = judge_week(goal(text, COUNT), entries, WEEK, AFTERWARDS, COUNT)
        assert early in (late, Verdict.OPEN)


def test_an_entry_without_its_time_is_judged_by_nobody() -> None:
    timeless = Entry(FALL_ASLEEP.id, MONDAY, State.VALUE, "3:40")
    assert judge_day(goal("before 2:00", FALL_ASLEEP), timeless, FALL_ASLEEP) == Verdict.OPEN
    endless = Entry(RESLEEP.id, MONDAY, State.VALUE, "3:00~5:00")
    assert judge_day(goal("at most 1 h", RESLEEP), endless, RESLEEP) == Verdict.OPEN
