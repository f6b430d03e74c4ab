from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from test_domain_strength import TODAY, days, weeks

from habit.domain.goals import Per
from habit.domain.judging import Judgement, Outcome
from habit.domain.streaks import Streak, Streaks, longest, streaks


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def test_a_streak_has_its_dates_and_its_length() -> None:
    assert streaks(days("-++-+++"), TODAY) == Streaks(
        (Streak(day(5), day(4), 2, Per.DAY), Streak(day(2), day(0), 3, Per.DAY)),
        current=Streak(day(2), day(0), 3, Per.DAY),
        best=Streak(day(2), day(0), 3, Per.DAY),
    )


def test_nothing_judged_has_no_streak() -> None:
    assert streaks([], TODAY) == Streaks((), None, None)


def test_a_skipped_day_bridges_a_streak_and_is_not_counted() -> None:
    assert streaks(days("++s+"), TODAY).current == Streak(day(3), day(0), 3, Per.DAY)


def test_a_streak_survives_skipped_days_up_to_today() -> None:
    assert streaks(days("++ss"), TODAY).current == Streak(day(3), day(2), 2, Per.DAY)


def test_a_missed_and_an_unknown_day_end_a_streak() -> None:
    for outcomes in ("++-", "++?-", "++-?", "++?+-"):
        found = streaks(days(outcomes), TODAY)
        assert found.current is None
        assert found.best is not None
        assert found.best.length == 2


def test_today_is_not_held_against_a_streak_before_it_is_over() -> None:
    assert streaks(days("++?"), TODAY).current == Streak(day(2), day(1), 2, Per.DAY)


def test_an_unknown_yesterday_ends_a_streak() -> None:
    assert streaks(days("++??"), TODAY).current is None


def test_a_weekly_goal_has_streaks_of_weeks() -> None:
    assert streaks(weeks("-++?"), TODAY) == Streaks(
        (Streak(date(2024, 1, 1), date(2024, 1, 14), 2, Per.WEEK),),
        current=Streak(date(2024, 1, 1), date(2024, 1, 14), 2, Per.WEEK),
        best=Streak(date(2024, 1, 1), date(2024, 1, 14), 2, Per.WEEK),
    )


def test_a_week_that_is_met_already_reaches_to_today() -> None:
    assert streaks(weeks("++"), TODAY).current == Streak(date(2024, 1, 8), TODAY, 2, Per.WEEK)


def test_days_without_a_judgement_end_a_streak() -> None:
    gap = [*days("++++")[:2], *days("+")]
    found = streaks(gap, TODAY)
    assert [one.length for one in found.all] == [2, 1]
    assert streaks(days("++++")[:2], TODAY).current is None


def test_a_change_from_days_to_weeks_begins_a_new_streak() -> None:
    monday = date(2024, 1, 15)
    before = [
        Judgement(one, one, Outcome.MET)
        for one in (monday - timedelta(days=2), monday - timedelta(days=1))
    ]
    found = streaks([*before, *weeks("+")], TODAY)
    assert [(one.length, one.per) for one in found.all] == [(2, Per.DAY), (1, Per.WEEK)]


def test_of_equal_streaks_the_later_is_the_best() -> None:
    best = streaks(days("++-++-"), TODAY).best
    assert best == Streak(day(2), day(1), 2, Per.DAY)


def test_the_future_is_no_part_of_a_streak() -> None:
    assert streaks(days("+++"), day(1)).current == Streak(day(2), day(1), 2, Per.DAY)


@given(st.text("+-s?", max_size=60))
def test_streaks_hold_every_met_day_once_and_the_best_is_the_longest(outcomes: str) -> None:
    found = streaks(days(outcomes), TODAY)
    assert sum(one.length for one in found.all) == outcomes.count("+")
    assert all(one.last < other.first for one, other in zip(found.all, found.all[1:], strict=False))
    lengths = [one.length for one in found.all]
    assert (found.best.length if found.best else 0) == max(lengths, default=0)
    assert longest(found.all, 1) == ([found.best] if found.best else [])
    assert found.current is None or found.current is found.all[-1]
