"""Weeks hold their days, up to the ends of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.days import OutsideCalendar
from habit.domain.weeks import Week


@given(st.dates(date(1, 1, 8), date(9999, 12, 24)), st.integers(1, 7))
def test_a_week_holds_its_day_and_begins_on_the_weekday_that_was_asked_for(
    day: date, week_start: int
) -> None:
    week = Week.holding(day, week_start)
    assert day in week.days
    assert week.first.isoweekday() == week_start
    assert (week.days[0], week.days[6]) == (week.first, week.last)


def test_a_week_that_is_not_whole_is_outside_the_calendar() -> None:
    assert Week.holding(date(1, 1, 1)).first == date(1, 1, 1)
    for day, week_start in ((date(1, 1, 2), 7), (date(9999, 12, 31), 1)):
        with pytest.raises(OutsideCalendar):
            Week.holding(day, week_start)
