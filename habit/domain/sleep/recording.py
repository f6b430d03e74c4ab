"""The recording: asleep, awake or unknown at every second, as runs instead of minutes.

What no run covers is unknown: the 24 hours of unknown nights, and everything outside of the
nights. Inside the hours of a known night whatever is not asleep is awake; awakenings in the
night are not in it, as two times a night do not show them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from habit.domain.sleep.durations import union
from habit.domain.sleep.nights import Night

DAY_S = 86_400


class Run(NamedTuple):
    """A stretch of one state, in whole seconds of its axis."""

    start: int
    end: int
    asleep: bool


class Recording(NamedTuple):
    """The known runs in order, once on the axis of instants and once on that of the wall clock.

    ``elapsed`` counts seconds of UTC from 1970. ``wall`` counts seconds of the local calendar
    from 1970-01-01 0:00, each night in its own zone; an hour that the clocks showed twice
    stands there at its first pass, and at its second in ``repeated``. ``nights`` is the number
    of known nights, ``pairs`` that of known nights in a row.
    """

    elapsed: list[Run]
    wall: list[Run]
    repeated: list[Run]
    nights: int
    pairs: int


def recording_of(nights: Sequence[Night]) -> Recording:
    """The recording of nights that follow each other day by day."""
    asleep = _asleep(nights)
    elapsed: list[Run] = []
    wall: list[Run] = []
    repeated: list[Run] = []
    at = 0
    for night in nights:
        start, end = _second(night.opens), _second(night.closes)
        while at < len(asleep) and asleep[at][1] <= start:
            at += 1
        if night.known:
            runs = list(_states(start, end, asleep, at))
            elapsed += runs
            _put_on_the_wall(night, runs, wall, repeated)
    return Recording(
        elapsed,
        wall,
        repeated,
        sum(one.known for one in nights),
        sum(one.known and other.known for one, other in pairwise(nights)),
    )


def _second(instant: datetime) -> int:
    return int(instant.timestamp())


def _asleep(nights: Iterable[Night]) -> list[tuple[int, int]]:
    pieces = chain.from_iterable(
        (*one.naps, *([one.stretch] if one.stretch is not None else [])) for one in nights
    )
    return [(_second(one.start), _second(one.end)) for one in union(pieces)]


def _states(start: int, end: int, asleep: list[tuple[int, int]], at: int) -> Iterator[Run]:
    """The runs from ``start`` to ``end``; ``at`` is the first sleep that ends after ``start``."""
    reached = start
    while at < len(asleep) and asleep[at][0] < end:
        begins, ends = max(asleep[at][0], start), min(asleep[at][1], end)
        if reached < begins:
            yield Run(reached, begins, asleep=False)
        yield Run(begins, ends, asleep=True)
        reached = ends
        at += 1
    if reached < end:
        yield Run(reached, end, asleep=False)


def _put_on_the_wall(
    night: Night, runs: Sequence[Run], wall: list[Run], repeated: list[Run]
) -> None:
    """Append a night's runs as its own wall clock showed them, at most 24 hours of it."""
    zone = ZoneInfo(night.zone)
    start, end = _second(night.opens), _second(night.closes)
    before, after = _offset(start, zone), _offset(end, zone)
    # where the edge itself falls into a change, the night before may already hold this hour
    first = max([start + before, *(one.end for one in wall[-1:])])
    last = start + before + DAY_S
    if before == after:
        wall += _shifted(runs, before, first, last)
        return
    change = _change(start, end, zone)
    old = [Run(one.start, min(one.end, change), one.asleep) for one in runs if one.start < change]
    new = [Run(max(one.start, change), one.end, one.asleep) for one in runs if one.end > change]
    wall += _shifted(old, before, first, change + before)
    wall += _shifted(new, after, change + max(before, after), last)
    repeated += _shifted(new, after, change + after, change + before)


def _shifted(runs: Iterable[Run], offset: int, first: int, last: int) -> Iterator[Run]:
    """The runs on an axis that is ahead by ``offset``, cut to what lies in first..last."""
    for one in runs:
        start, end = max(one.start + offset, first), min(one.end + offset, last)
        if start < end:
            yield Run(start, end, one.asleep)


def _offset(second: int, zone: ZoneInfo) -> int:
    ahead = datetime.fromtimestamp(second, UTC).astimezone(zone).utcoffset()
    return 0 if ahead is None else int(ahead.total_seconds())


def _change(start: int, end: int, zone: ZoneInfo) -> int:
    """The second in start..end at which the clocks of the zone are changed."""
    before = _offset(start, zone)
    while end - start > 1:
        middle = (start + end) // 2
        if _offset(middle, zone) == before:
            start = middle
        else:
            end = middle
    return end
