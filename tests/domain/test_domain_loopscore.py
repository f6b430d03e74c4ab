from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sleep_examples import vectors

from habit.domain.judging import Judgement, Outcome
from habit.domain.loopscore import LoopHabit, LoopKind, LoopValue, Skip, loop_scores, loop_step
from habit.domain.streaks import longest, streaks

TODAY = date(2024, 1, 18)
VECTORS = vectors("loop.json")
TOLERANCE = VECTORS["tolerance"]


@pytest.mark.parametrize("case", VECTORS["score_steps"]["cases"])
def test_one_day_moves_the_score_as_loop_moves_it(case: Any) -> None:
    often = case["frequency"]
    score = loop_step(often["times"], often["days"], case["previous"], case["completion"])
    assert score == pytest.approx(case["score"], abs=TOLERANCE)


@pytest.mark.parametrize("case", VECTORS["score_lists"]["cases"], ids=lambda case: case["id"])
def test_a_list_of_scores_is_loops(case: Any) -> None:
    kind = LoopKind(case["kind"])
    often = case["frequency"]
    habit = LoopHabit(kind, often["times"], often["days"], case["target"] or 0.0)
    values = {
        TODAY - timedelta(days=ago): _value(kind, run["value"])
        for run in case["entries"]
        for ago in range(run["from_days_ago"], run["to_days_ago"] + 1)
    }
    scores = loop_scores(habit, values, TODAY)
    wanted = case["expected_scores_today_first"]
    found = [scores.get(TODAY - timedelta(days=ago), 0.0) for ago in range(len(wanted))]
    assert found == pytest.approx(wanted, abs=TOLERANCE)


def _value(kind: LoopKind, stored: int) -> LoopValue:
    if stored == VECTORS["entry_values"]["skip"]:
        return Skip.SKIP
    if kind is LoopKind.YES_NO:
        return float(stored == VECTORS["entry_values"]["yes_by_hand"])
    return stored / 1000


def test_the_longest_streaks_are_loops() -> None:
    held = VECTORS["streaks"]
    done = {TODAY - timedelta(days=ago) for ago in held["yes_days_ago"]}
    days = [TODAY - timedelta(days=ago) for ago in range(max(held["yes_days_ago"]), -1, -1)]
    judged = [Judgement(day, day, Outcome.MET if day in done else Outcome.MISSED) for day in days]
    for limit, key in ((4, "best_4_newest_first"), (2, "best_2_newest_first")):
        found = longest(streaks(judged, TODAY).all, limit)
        assert [
            ((TODAY - one.first).days, (TODAY - one.last).days, one.length) for one in found
        ] == [(one["first_day_ago"], one["last_day_ago"], one["length"]) for one in held[key]]


def test_an_amount_after_today_is_not_counted() -> None:
    habit = LoopHabit(LoopKind.YES_NO)
    tomorrow = TODAY + timedelta(days=1)
    assert loop_scores(habit, {TODAY: 1.0, tomorrow: 1.0}, TODAY) == loop_scores(
        habit, {TODAY: 1.0}, TODAY
    )


def test_a_goal_of_none_at_all_is_missed_by_any_amount() -> None:
    habit = LoopHabit(LoopKind.AT_MOST, target=0.0)
    yesterday = TODAY - timedelta(days=1)
    scores = loop_scores(habit, {yesterday: 0.0, TODAY: 0.1}, TODAY)
    assert list(scores.values()) == [1.0, loop_step(1, 1, 1.0, 0.0)]


def test_a_goal_to_reach_nothing_is_always_met() -> None:
    habit = LoopHabit(LoopKind.AT_LEAST, target=0.0)
    assert loop_scores(habit, {TODAY: 0.0}, TODAY) == {TODAY: loop_step(1, 1, 0.0, 1.0)}


@given(
    st.sampled_from(LoopKind),
    st.integers(1, 7),
    st.integers(1, 31),
    st.floats(0, 10),
    st.lists(st.one_of(st.none(), st.just(Skip.SKIP), st.floats(0, 100)), max_size=60),
)
def test_a_score_stays_between_0_and_1(
    kind: LoopKind, times: int, days: int, target: float, amounts: list[LoopValue | None]
) -> None:
    values = {
        TODAY - timedelta(days=ago): one for ago, one in enumerate(amounts) if one is not None
    }
    scores = loop_scores(LoopHabit(kind, times, days, target), values, TODAY)
    assert all(0 <= one <= 1 for one in scores.values())
