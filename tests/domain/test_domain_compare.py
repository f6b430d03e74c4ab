from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habit.domain.compare import (
    Comparison,
    Side,
    bootstrap_interval,
    compare,
    corrected,
    holm,
    permutation_p,
    split,
)

EARLY = [1400.0 + one for one in range(12)]
LATE = [1500.0 + one for one in range(15)]
numbers = st.lists(st.integers(-2000, 2000).map(float), min_size=1, max_size=12)


def seeded() -> Random:
    return Random(20240118)  # noqa: S311 - statistics, not secrets


def test_too_few_nights_on_one_side_are_not_compared() -> None:
    assert compare(EARLY[:4], LATE, seeded()) == Comparison(
        Side(4, 1401.5),
        Side(15, 1507.0),
        None,
        None,
        None,
        None,
        None,
        "not enough nights: needs 10 on either side, has 4 with and 15 without",
    )
    assert compare([], LATE, seeded(), least=0).remark != ""


def test_a_clear_difference_has_a_narrow_interval_and_the_smallest_p() -> None:
    found = compare(EARLY, LATE, seeded(), rounds=199)
    assert found.difference == pytest.approx(1405.5 - 1507.0)
    assert found.low is not None
    assert found.high is not None
    assert -106 < found.low < -101.5 < found.high < -97
    assert found.p == found.corrected_p == 1 / 200


def test_equal_groups_differ_by_nothing() -> None:
    found = compare([5.0] * 10, [5.0] * 11, seeded(), rounds=99)
    assert (found.difference, found.low, found.high, found.p) == (0, 0, 0, 1)


def test_the_same_seed_gives_the_same_numbers() -> None:
    first = compare(EARLY, LATE[::-1], seeded(), rounds=99)
    assert compare(EARLY, LATE[::-1], seeded(), rounds=99) == first


def test_a_permutation_p_agrees_with_counting_every_grouping() -> None:
    # of the 20 ways to pick three of these six, {1,2,3} and {4,5,6} differ most: p = 2/20
    found = permutation_p([1.0, 2.0, 3.0], [4.0, 5.0, 6.0], seeded(), rounds=4000)
    assert found == pytest.approx(0.1, abs=0.02)


def test_an_interval_agrees_with_the_normal_one_where_that_is_right() -> None:
    random = seeded()
    one = [random.gauss(10, 2) for _ in range(100)]
    other = [random.gauss(0, 2) for _ in range(100)]
    low, high = bootstrap_interval(one, other, random, rounds=1000)
    # 1.96 sqrt(4/100 + 4/100) = 0.55 either side
    assert high - low == pytest.approx(1.1, abs=0.2)


def test_holm_corrects_by_rank_and_keeps_the_order() -> None:
    # Holm 1979: 0.01 x 4, 0.02 x 3, 0.03 x 2 (raised to the one before), 0.04 x 1
    assert holm([0.02, 0.01, 0.04, 0.03]) == pytest.approx([0.06, 0.04, 0.06, 0.06])
    assert holm([]) == []
    assert holm([0.7, 0.8]) == [1.0, 1.0]


def test_comparisons_made_at_once_are_corrected_for_those_that_were_made() -> None:
    groups = [(EARLY, LATE), (EARLY[:2], LATE), (EARLY, EARLY)]
    random = seeded()
    found = corrected([compare(*group, random, rounds=99) for group in groups])
    assert [one.p for one in found] == [0.01, None, 1.0]
    assert [one.corrected_p for one in found] == [0.02, None, 1.0]


def test_nights_are_split_by_what_is_known_of_their_days() -> None:
    monday = date(2024, 1, 15)
    days = [monday + timedelta(days=offset) for offset in range(4)]
    nights = dict(zip(reversed(days), (4.0, 3.0, 2.0, 1.0), strict=True))
    habit = {days[0]: True, days[1]: False, days[3]: True, monday - timedelta(days=1): True}
    assert split(nights, habit) == ([1.0, 4.0], [2.0])


@settings(max_examples=50)
@given(numbers, numbers, st.integers())
def test_a_p_value_is_above_0_and_an_interval_lies_between_the_extremes(
    one: list[float], other: list[float], seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - statistics, not secrets
    found = compare(one, other, random, rounds=40, least=1)
    assert found.p is not None
    assert 0 < found.p <= 1
    assert found.low is not None
    assert found.high is not None
    assert min(one) - max(other) - 1e-9 <= found.low <= found.high
    assert found.high <= max(one) - min(other) + 1e-9


@given(st.lists(st.floats(1e-6, 1), max_size=8))
def test_holm_never_lowers_a_p_value_nor_changes_which_is_smaller(ps: list[float]) -> None:
    corrected = holm(ps)
    assert all(p <= q <= 1 for p, q in zip(ps, corrected, strict=True))
    by_size = sorted(zip(ps, corrected, strict=True))
    assert [q for _, q in by_size] == sorted(corrected)
