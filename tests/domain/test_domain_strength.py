from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sleep_examples import near

from habit.domain.figures import Figure
from habit.domain.judging import Judgement, Outcome
from habit.domain.loopscore import LoopHabit, LoopKind, loop_scores
from habit.domain.strength import StrengthPoint, retained, strength, strength_history

TODAY = date(2024, 1, 18)
OUTCOMES = {
    "+": Outcome.MET,
    "-": Outcome.MISSED,
    "s": Outcome.SKIPPED,
    "?": Outcome.UNKNOWN,
}


def days(outcomes: str) -> list[Judgement]:
    """Judgements of days, the last of them today's."""
    first = TODAY - timedelta(days=len(outcomes) - 1)
    return [
        Judgement(day, day, OUTCOMES[one])
        for offset, one in enumerate(outcomes)
        for day in [first + timedelta(days=offset)]
    ]


def weeks(outcomes: str) -> list[Judgement]:
    """Judgements of weeks, the last of them the one that holds today."""
    first = date(2024, 1, 15) - timedelta(weeks=len(outcomes) - 1)
    return [
        Judgement(monday, monday + timedelta(days=6), OUTCOMES[one])
        for offset, one in enumerate(outcomes)
        for monday in [first + timedelta(weeks=offset)]
    ]


def test_a_daily_habit_without_gaps_is_as_strong_as_in_loop() -> None:
    outcomes = "++-+-++++--+++"
    done = {one.first: float(one.outcome is Outcome.MET) for one in days(outcomes)}
    loops = loop_scores(LoopHabit(LoopKind.YES_NO), done, TODAY)
    own = strength_history(days(outcomes), TODAY)
    assert [one.day for one in own] == list(loops)
    assert [one.value for one in own] == pytest.approx(list(loops.values()), abs=1e-12)


def test_thirteen_missed_days_halve_a_strength() -> None:
    points = strength_history(days("+" * 30 + "-" * 13), TODAY)
    assert points[-1].value == pytest.approx(points[29].value / 2, abs=1e-12)


def test_a_week_counts_once_and_moves_more_than_a_day() -> None:
    found = strength(weeks("+"), TODAY)
    assert found == Figure(near(1 - 0.5 ** (7**0.5 / 13)), "0..1", 1)
    assert found.value is not None
    assert 1 - retained(1) < found.value < 1 - retained(1) ** 7


def test_the_running_week_is_dated_today() -> None:
    assert strength_history(weeks("+"), TODAY) == [StrengthPoint(TODAY, 1 - retained(7))]


def test_nothing_judged_is_no_number() -> None:
    remark = "there are no judged days or weeks to draw it from"
    assert strength([], TODAY) == Figure(None, "0..1", 0, remark)
    assert strength(days("s?s"), TODAY).value is None


def test_a_day_in_the_future_does_not_count() -> None:
    tomorrow = TODAY + timedelta(days=1)
    judged = [*days("+-"), Judgement(tomorrow, tomorrow, Outcome.MET)]
    assert strength(judged, TODAY) == strength(days("+-"), TODAY)


@given(st.text("+-", min_size=1, max_size=60), st.data())
def test_skipped_and_unknown_days_neither_help_nor_harm(outcomes: str, data: st.DataObject) -> None:
    mixed = "".join(one + data.draw(st.text("s?", max_size=3)) for one in outcomes)
    assert strength(days(mixed), TODAY) == strength(days(outcomes), TODAY)


@given(st.text("+-s?", max_size=80))
def test_a_strength_is_between_0_and_1_and_says_how_many_were_judged(outcomes: str) -> None:
    found = strength(days(outcomes), TODAY)
    assert found.n == outcomes.count("+") + outcomes.count("-")
    assert (found.value is None) == (found.n == 0)
    assert found.value is None or 0 <= found.value <= 1


@given(st.text("+-s?", max_size=40), st.integers(0, 39))
def test_a_met_day_is_never_worse_than_a_missed_one(outcomes: str, at: int) -> None:
    better = outcomes[:at] + "+" + outcomes[at + 1 :]
    worse = outcomes[:at] + "-" + outcomes[at + 1 :]
    more, less = strength(days(better), TODAY).value, strength(days(worse), TODAY).value
    assert more is not None
    assert less is not None
    assert more > less
