from contextlib import suppress
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.days import OutsideCalendar
from habit.domain.daytext import NotADay, read_day, read_week
from habit.domain.present import Present
from habit.domain.weeks import Week
from habit.errors import UsageProblem

THURSDAY = Present.at(datetime.fromisoformat("2024-01-18 09:30"), "Asia/Shanghai")
LIKELY = st.text(st.sampled_from("0123456789-Ww lastmonyesterday昨天周一星期"), max_size=10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2024-01-18"),
        ("Yesterday", "2024-01-17"),
        ("-1", "2024-01-17"),
        ("-10", "2024-01-08"),
        ("thu", "2024-01-18"),
        ("fri", "2024-01-12"),
        ("mon", "2024-01-15"),
        ("Monday", "2024-01-15"),
        ("tues", "2024-01-16"),
        ("2024-01-15", "2024-01-15"),
        ("2030-01-01", "2030-01-01"),
        ("今天", "2024-01-18"),
        ("昨天", "2024-01-17"),
        ("前天", "2024-01-16"),
        ("周一", "2024-01-15"),
        ("星期天", "2024-01-14"),
    ],
)
def test_a_day_is_named_by_a_word_an_offset_or_its_date(text: str, day: str) -> None:
    assert read_day(text, THURSDAY) == date.fromisoformat(day)


def test_before_the_day_starts_yesterday_is_counted_from_the_day_that_is_ending() -> None:
    night = Present.at(datetime.fromisoformat("2024-01-16 01:30"), "Asia/Shanghai")
    assert read_day("today", night) == date(2024, 1, 15)
    assert read_day("yesterday", night) == date(2024, 1, 14)
    assert read_day("mon", night) == date(2024, 1, 15)
    assert read_day("tue", night) == date(2024, 1, 9)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("yesterdya", "'yesterdya' is not a day. Write yesterday."),
        ("2024-1-5", "'2024-1-5' is not a day. Write 2024-01-05."),
        ("20240115", "'20240115' is not a day. Write 2024-01-15."),
        ("2024/13/45", "There is no 2024-13-45 in the calendar."),
        ("2026-02-30", "There is no 2026-02-30 in the calendar."),
        ("", "'' is not a day. Write mon, yesterday, -1 or 2024-01-15."),
        ("+1", "'+1' is not a day. Write mon, yesterday, -1 or 2024-01-15."),
        ("-1\n", "'-1\\n' is not a day. Write mon, yesterday, -1 or 2024-01-15."),
        ("-١", "'-١' is not a day. Write mon, yesterday, -1 or 2024-01-15."),
    ],
)
def test_what_names_no_day_is_refused(text: str, message: str) -> None:
    with pytest.raises(NotADay) as refused:
        read_day(text, THURSDAY)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", "2024-01-15"),
        ("this", "2024-01-15"),
        ("last", "2024-01-08"),
        ("-2", "2024-01-01"),
        ("2024-W03", "2024-01-15"),
        ("2024-w03", "2024-01-15"),
        ("2024-01-18", "2024-01-15"),
        ("2024-01-21", "2024-01-15"),
        ("2020-W53", "2020-12-28"),
        ("2021-01-03", "2020-12-28"),
    ],
)
def test_a_week_is_named_by_its_number_a_date_in_it_or_an_offset(text: str, first: str) -> None:
    assert read_week(text, THURSDAY, 1) == Week(date.fromisoformat(first))


def test_last_week_is_last_week_on_its_first_and_last_day_too() -> None:
    for today in ("2024-01-15 09:30", "2024-01-21 09:30"):
        present = Present.at(datetime.fromisoformat(today), "Asia/Shanghai")
        assert read_week("last", present, 1) == Week(date(2024, 1, 8))
        assert read_week("-2", present, 1) == Week(date(2024, 1, 1))


def test_a_week_that_starts_on_sunday_holds_the_thursday_that_names_it() -> None:
    assert read_week("2024-W03", THURSDAY, 7) == Week(date(2024, 1, 14))
    assert read_week("2024-01-21", THURSDAY, 7) == Week(date(2024, 1, 21))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023-W53", "There is no week 53 in the year 2023."),
        ("2024-W00", "There is no week 0 in the year 2024."),
        ("2024-02-30", "There is no 2024-02-30 in the calendar."),
        (
            "W3",
            "'W3' is not a week. Write 2024-W03.",
        ),
        (
            "W3\n",
            "'W3\\n' is not a week. Write 2024-W03, a date in it like 2024-01-18, last or -2.",
        ),
    ],
)
def test_what_names_no_week_is_refused(text: str, message: str) -> None:
    with pytest.raises(NotADay) as refused:
        read_week(text, THURSDAY, 1)
    assert str(refused.value) == message


def test_a_week_without_its_year_is_of_the_year_of_the_present_week() -> None:
    # Monday 31 December 2018 is in the first week of 2019
    present = Present(datetime(2018, 12, 31, 12, tzinfo=UTC), ZoneInfo("UTC"), 0)
    with pytest.raises(NotADay) as refused:
        read_week("w7", present, 1)
    assert str(refused.value) == "'w7' is not a week. Write 2019-W07."


def test_days_and_weeks_at_the_ends_of_the_calendar_are_refused_not_overflowed() -> None:
    early = Present(datetime(1, 1, 3, 12, tzinfo=UTC), ZoneInfo("UTC"), 0)
    for impossible in (
        lambda: read_day("-9", early),
        lambda: read_week("last", early, 1),
        lambda: read_week("0001-01-01", THURSDAY, 7),
        lambda: read_week("9999-12-31", THURSDAY, 1),
    ):
        with pytest.raises(OutsideCalendar):
            impossible()


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)), st.integers(1, 7))
def test_the_name_of_a_week_is_read_as_that_week(day: date, week_start: int) -> None:
    week = Week.holding(day, week_start)
    assert read_week(week.name, THURSDAY, week_start) == week


@given(st.dates())
def test_a_date_that_is_printed_is_read_as_that_day(day: date) -> None:
    assert read_day(str(day), THURSDAY) == day


@given(st.text() | LIKELY, st.integers(1, 7))
def test_any_text_names_a_day_or_a_week_or_is_refused(text: str, week_start: int) -> None:
    with suppress(UsageProblem):
        assert isinstance(read_day(text, THURSDAY), date)
    with suppress(UsageProblem):
        assert read_week(text, THURSDAY, week_start).first.isoweekday() == week_start
