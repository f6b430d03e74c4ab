"""Lists of stretches are held to the sets of seconds that they cover."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from habit.domain.sleep.stretches import common, cut, differing, length, moved, united

second = st.integers(-20, 60)
any_stretches = st.lists(st.tuples(second, st.integers(1, 15)).map(lambda one: (one[0], sum(one))))
in_order = any_stretches.map(united)


def seconds(stretches: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in stretches for at in range(start, end)}


@given(any_stretches)
def test_united_stretches_cover_the_same_time_in_order_with_gaps_between(
    stretches: list[tuple[int, int]],
) -> None:
    found = united(stretches)
    assert seconds(found) == seconds(stretches)
    assert all(one[1] < other[0] for one, other in pairwise(found))


@given(in_order, second, second)
def test_what_is_cut_lies_between_the_two_points(
    stretches: list[tuple[int, int]], start: int, end: int
) -> None:
    found = cut(stretches, start, end)
    assert seconds(found) == seconds(stretches) & set(range(start, end))
    assert all(first < last for first, last in found)


@given(in_order, in_order)
def test_time_is_in_both_lists_or_in_one_alone(
    stretches: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    one, other = seconds(stretches), seconds(others)
    assert seconds(common(stretches, others)) == one & other
    assert seconds(differing(stretches, others)) == one ^ other
    assert length(differing(stretches, others)) == len(one ^ other)


@given(in_order, second)
def test_moved_stretches_are_as_long(stretches: list[tuple[int, int]], by: int) -> None:
    assert seconds(moved(stretches, by)) == {at + by for at in seconds(stretches)}
