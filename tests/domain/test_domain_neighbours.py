"""Days that are alike make comparisons less sure, by as much as it takes."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.compare import Comparison, Side, compare, split
from habit.domain.neighbours import correlation_of_neighbours, inflation, widened

FIRST = date(2024, 1, 1)
FOUND = Comparison(Side(20, 480.0), Side(20, 450.0), 30.0, 10.0, 52.0, 0.01, 0.01)


def days(numbers: list[float]) -> dict[date, float]:
    return {FIRST + timedelta(days=at): one for at, one in enumerate(numbers)}


def test_neighbours_that_agree_correlate_and_those_that_alternate_do_not() -> None:
    assert correlation_of_neighbours(days([1, 1, 1, 1, 0, 0, 0, 0])) > 0.5
    assert correlation_of_neighbours(days([1, 0] * 10)) == pytest.approx(-1)
    assert correlation_of_neighbours(days([5, 5, 5])) == 0
    assert correlation_of_neighbours({}) == 0
    apart = {FIRST + timedelta(days=2 * at): float(at) for at in range(9)}
    assert correlation_of_neighbours(apart) == 0


def test_a_habit_of_every_other_day_costs_nothing() -> None:
    nights = days([float(at) for at in range(40)])
    habit = {day: at % 2 == 0 for at, day in enumerate(nights)}
    assert inflation(nights, habit) == 1


@given(st.floats(1, 40))
def test_a_larger_variance_widens_the_interval_and_never_lowers_p(factor: float) -> None:
    found = widened(FOUND, factor)
    assert found.low is not None
    assert found.high is not None
    assert found.p is not None
    assert found.high - found.low == pytest.approx(42 * math.sqrt(factor))
    assert 0.01 - 1e-9 <= found.p <= 1


def test_a_factor_of_one_changes_nothing() -> None:
    found = widened(FOUND, 1)
    assert found[:5] == FOUND[:5]
    assert found.p == pytest.approx(0.01, abs=1e-12)


def test_few_nights_stay_few() -> None:
    nothing = FOUND._replace(difference=None, low=None, high=None, p=None, corrected_p=None)
    assert widened(nothing, 3) == nothing


def _series(seed: int, length: int) -> Iterator[tuple[float, bool]]:
    """Nights whose neighbours correlate by 0.5, and a habit in runs of ten days."""
    chance = Random(seed)  # noqa: S311 - the same series each time
    number, kept = 0.0, True
    for _ in range(length):
        number = 0.5 * number + chance.gauss(0, 1)
        kept = kept if chance.random() < 0.9 else not kept
        yield number, kept


def test_chance_alone_looks_like_a_difference_no_more_often_than_it_should() -> None:
    plain = wide = 0
    for seed in range(60):
        series = list(_series(seed, 200))
        nights = days([number for number, _ in series])
        habit = {day: kept for day, (_, kept) in zip(nights, series, strict=True)}
        found = compare(*split(nights, habit), Random(1), rounds=199)  # noqa: S311 - the same
        plain += (found.p or 1) < 0.05
        wide += (widened(found, inflation(nights, habit)).p or 1) < 0.05
    assert plain >= 8
    assert wide <= 5
