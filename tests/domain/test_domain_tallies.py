"""Counted numbers give what the numbers one by one give."""

from fractions import Fraction
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.averages import direction
from habit.domain.samples import mean, median
from habit.domain.tallies import tally

numbers = st.lists(st.one_of(st.integers(0, 9), st.floats(-1440, 1440)), max_size=40)


@given(numbers)
def test_counted_numbers_have_the_mean_the_spread_and_the_middle_of_the_numbers(
    found: list[float],
) -> None:
    counted = tally(found)
    assert counted.n == len(found)
    assert list(counted.numbers) == sorted(set(found))
    assert counted.mean() == mean(found)
    if len(found) > 1:
        exact = float(stdev(map(Fraction, found)))
        assert counted.sample_sd() == pytest.approx(exact, rel=1e-9, abs=1e-9)
    else:
        assert counted.sample_sd() is None
    assert counted.median() == median(found)


@given(numbers)
def test_counted_times_point_where_the_times_point(found: list[float]) -> None:
    counted = tally(found)
    one, other = direction(found), direction(counted.numbers, counted.times)
    assert other.length == pytest.approx(one.length, abs=1e-12)
    if one.mean is not None and one.length > 1e-6:
        assert other.mean is not None
        apart = (other.mean - one.mean + 720) % 1440 - 720
        assert apart == pytest.approx(0, abs=1e-6)
