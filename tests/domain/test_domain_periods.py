"""Periods are read as they are written, and compared with what came before them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import PRESENT

from habit.domain.days import OutsideCalendar
from habit.domain.periods import Period, month_away, read_days, read_period
from habit.errors import UsageProblem

UNTIL = date(2024, 1, 17)


def read(text: str) -> Period:
    return read_period(text, PRESENT, 1, until=UNTIL, since=date(2023, 5, 1))


@pytest.mark.parametrize(
    ("text", "first", "last", "before"),
    [
        ("", "2023-12-19", "2024-01-17", ("2023-11-19", "2023-12-18")),
        ("week", "2024-01-11", "2024-01-17", ("2024-01-04", "2024-01-10")),
        ("7 days", "2024-01-11", "2024-01-17", ("2024-01-04", "2024-01-10")),
        ("2w", "2024-01-04", "2024-01-17", ("2023-12-21", "2024-01-03")),
        ("year", "2023-01-18", "2024-01-17", ("2022-01-18", "2023-01-17")),
        ("all", "2023-05-01", "2024-01-17", None),
        ("2024-W03", "2024-01-15", "2024-01-21", ("2024-01-08", "2024-01-14")),
        ("last", "2024-01-08", "2024-01-14", ("2024-01-01", "2024-01-07")),
        ("2024-02", "2024-02-01", "2024-02-29", ("2024-01-01", "2024-01-31")),
        ("2023-12", "2023-12-01", "2023-12-31", ("2023-11-01", "2023-11-30")),
        ("2023", "2023-01-01", "2023-12-31", ("2022-01-01", "2022-12-31")),
        ("2024-01-03..2024-01-05", "2024-01-03", "2024-01-05", ("2023-12-31", "2024-01-02")),
        ("2024-01-03 to yesterday", "2024-01-03", "2024-01-17", ("2023-12-19", "2024-01-02")),
    ],
)
def test_a_period_means_these_days(
    text: str, first: str, last: str, before: tuple[str, str] | None
) -> None:
    found = read(text)
    days = found.before and (found.before[0].isoformat(), found.before[1].isoformat())
    assert (found.first.isoformat(), found.last.isoformat(), days) == (first, last, before)


@pytest.mark.parametrize(
    "text",
    ["x", "0d", "99999d", "2024-13", "0000", "0001", "2024-02-01..2024-01-01", "a..b", "1..2..3"],
)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem):
        read(text)


@given(st.integers(1, 36_600))
def test_the_days_before_a_run_are_as_many_and_adjoin_it(days: int) -> None:
    found = read(f"{days}d")
    assert found.before is not None
    first, last = found.before
    assert (found.days, (last - first).days + 1) == (days, days)
    assert (found.first - last).days == 1


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", "2024-01-17", "2024-01-17"),
        ("-1", "2024-01-17", "2024-01-17"),
        ("2024-02-01..2024-02-10", "2024-02-01", "2024-02-10"),
        ("2024-W03", "2024-01-15", "2024-01-21"),
        ("2024-w04", "2024-01-22", "2024-01-28"),
        ("this week", "2024-01-15", "2024-01-21"),
        ("Last  Week", "2024-01-08", "2024-01-14"),
        ("next week", "2024-01-22", "2024-01-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("this month", "2024-01-01", "2024-01-31"),
        ("last month", "2023-12-01", "2023-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("yesterday to next week", "2024-01-17", "2024-01-28"),
        ("2024-W05..2024-03", "2024-01-29", "2024-03-31"),
        ("mon to fri", "2024-01-15", "2024-01-19"),
        ("周一..周五", "2024-01-15", "2024-01-19"),
        ("fri..mon", "2024-01-12", "2024-01-15"),
        ("thu..thu", "2024-01-18", "2024-01-18"),
    ],
)
def test_days_weeks_months_and_what_lies_between_them_are_read_for_skips(
    text: str, first: str, last: str
) -> None:
    assert read_days(text, PRESENT, 1) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_week_that_is_read_for_skips_begins_on_the_users_day() -> None:
    assert read_days("this week", PRESENT, 7) == (date(2024, 1, 14), date(2024, 1, 20))


NAMES_NO_DAYS = (
    "names no days. Write mon, 2024-01-15, last week, 2024-02 or 2024-02-01..2024-02-10."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-02-10..2024-02-01", "2024-02-10 comes after 2024-02-01. Write 2024-02-01.."),
        ("mon..tue..wed", "'mon..tue..wed' is no range of days"),
        ("1900..2024", "That is more than a hundred years. Name fewer days."),
        ("2024-W60", "There is no week 60 in the year 2024."),
        ("2024-13", "There is no 2024-13 in the calendar."),
        ("2024-02-30", "There is no 2024-02-30 in the calendar."),
        ("all week", f"'all week' {NAMES_NO_DAYS}"),
        ("mon-fri", f"'mon-fri' {NAMES_NO_DAYS}"),
        ("month", f"'month' {NAMES_NO_DAYS}"),
        ("mon..", f"'' {NAMES_NO_DAYS}"),
    ],
)
def test_what_names_no_days_is_refused_for_skips(text: str, told: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        read_days(text, PRESENT, 1)
    assert str(refused.value).startswith(told)


@pytest.mark.parametrize(("day", "away"), [(date.min, -1), (date.max, 1)])
def test_no_month_lies_outside_the_calendar(day: date, away: int) -> None:
    assert month_away(day, 0) == day.isoformat()[:7]
    with pytest.raises(OutsideCalendar):
        month_away(day, away)
