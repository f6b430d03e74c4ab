"""Changes between periods are given with a margin, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.trends import LEAST_VALUES, Sample, change, t_quantile


@pytest.mark.parametrize(
    ("freedom", "printed"),
    [
        (5, 2.570581835636),
        (6.5, 2.402002007910),
        (10, 2.228138851986),
        (27.95, 2.048572242279),
        (30, 2.042272456301),
        (1000, 1.962339080826),
    ],
)
def test_the_quantiles_are_those_of_scipy(freedom: float, printed: float) -> None:
    assert t_quantile(freedom) == pytest.approx(printed, rel=0, abs=1e-9)


def test_the_margin_is_that_of_welch() -> None:
    # scipy: means 480 and 450, sd 60 and 30, n 20 and 10: df 27.98, from -3.66 to 63.66
    found = change(30.0, Sample(20, 480.0, 60.0), Sample(10, 450.0, 30.0))
    assert found.margin == pytest.approx(33.65974928650095, rel=0, abs=1e-8)
    assert not found.is_clear
    assert change(40.0, Sample(20, 490.0, 60.0), Sample(10, 450.0, 30.0)).is_clear


@pytest.mark.parametrize(("now", "before"), [(6, 30), (30, 6), (0, 0)])
def test_no_change_is_told_from_few_nights(now: int, before: int) -> None:
    found = change(30.0, Sample(now, 480.0, 60.0), Sample(before, 450.0, 30.0))
    assert (found.difference, found.margin, found.is_clear) == (None, None, False)
    assert found.remark == f"needs {LEAST_VALUES} nights in each period, has {now} and {before}"


def test_two_periods_of_equal_nights_differ_by_exactly_what_they_differ_by() -> None:
    found = change(5.0, Sample(7, 480.0, 0.0), Sample(7, 475.0, 0.0))
    assert (found.difference, found.margin) == (5.0, 0.0)


@given(st.integers(7, 400), st.integers(7, 400), st.floats(0.1, 300), st.floats(0.1, 300))
def test_more_nights_never_widen_the_margin(n: int, other: int, sd: float, sd_other: float) -> None:
    few = change(0.0, Sample(n, 0.0, sd), Sample(other, 0.0, sd_other)).margin
    many = change(0.0, Sample(n * 4, 0.0, sd), Sample(other * 4, 0.0, sd_other)).margin
    assert few is not None
    assert many is not None
    assert many <= few
