"""Stretches of time as pairs of a start and an end, in lists: united, cut, set against each other.

The ends are instants or whole seconds; a stretch holds its start and not its end. Fifty years
hold eighteen thousand of them, so nothing is done to each that can be done to many at once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from operator import itemgetter

from habit.lighttypes import TypeVar

_Point = TypeVar("_Point", int, datetime)

Seconds = list[tuple[int, int]]
"""Stretches between whole seconds of an axis, in order and without overlaps."""

_end = itemgetter(1)


def united(stretches: Iterable[tuple[_Point, _Point]]) -> list[tuple[_Point, _Point]]:
    """The time covered by any of the stretches, in order; those that touch are one."""
    merged: list[tuple[_Point, _Point]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            first, until = merged[-1]
            if until < end:
                merged[-1] = first, end
        else:
            merged.append((start, end))
    return merged


def cut(stretches: Sequence[tuple[int, int]], start: int, end: int) -> Seconds:
    """What of the stretches, in order and without overlaps, lies between two points."""
    if start >= end:
        return []
    first = bisect_right(stretches, start, key=_end)
    last = bisect_left(stretches, (end,), lo=first)
    found = list(stretches[first:last])
    if found:
        found[0] = max(found[0][0], start), found[0][1]
        found[-1] = found[-1][0], min(found[-1][1], end)
    return found


def common(stretches: Sequence[tuple[int, int]], others: Iterable[tuple[int, int]]) -> Seconds:
    """The time in both lists, each in order and without overlaps; cut where either is."""
    return [piece for start, end in others for piece in cut(stretches, start, end)]


def moved(stretches: Iterable[tuple[int, int]], seconds: int) -> Seconds:
    """The stretches that much later."""
    return [(start + seconds, end + seconds) for start, end in stretches]


def differing(stretches: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> Seconds:
    """The time in one of two lists alone, some stretches of no length among it.

    Passing any end, of either list, leads into it or out of it again.
    """
    ends = sorted([*chain.from_iterable(stretches), *chain.from_iterable(others)])
    return list(zip(ends[::2], ends[1::2], strict=True))


def length(stretches: Iterable[tuple[int, int]]) -> int:
    """How long the stretches are together."""
    return sum(end - start for start, end in stretches)
