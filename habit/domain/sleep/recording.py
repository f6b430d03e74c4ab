"""The recording: asleep, awake or unknown at every second, as stretches instead of minutes.

What is not known is the 24 hours of unknown nights, and everything outside of the nights.
Inside the hours of a known night whatever is not asleep is awake; awakenings in the night are
not in it, as two times a night do not show them.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import compress, pairwise
from operator import attrgetter
from zoneinfo import ZoneInfo

from habit.domain.sleep.nights import Night
from habit.domain.sleep.stretches import Seconds, common, cut, moved, united
from habit.lighttypes import NamedTuple

DAY_S = 86_400

_Piece = tuple[datetime, datetime, timedelta]
"""Start and end, and by how much the wall clock is ahead of UTC between them."""

_A_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


class Axis(NamedTuple):
    """What is known on one axis of time, and what of it was slept, in whole seconds."""

    known: Seconds
    asleep: Seconds


class Recording(NamedTuple):
    """The recording on the axis of instants, and on that of the wall clock.

    ``elapsed`` counts seconds of UTC from 1970. ``wall`` counts seconds of the local calendar
    from 1970-01-01 0:00, each night in its own zone; an hour that the clocks showed twice
    stands there at its first pass, and at its second in ``repeated``. ``nights`` is the number
    of known nights, ``pairs`` that of known nights in a row.
    """

    elapsed: Axis
    wall: Axis
    repeated: Axis
    nights: int
    pairs: int


def recording_of(nights: Sequence[Night]) -> Recording:
    """The recording of nights that follow each other day by day."""
    are_known = [one.known for one in nights]
    # those of adjoining nights are one, and only its ends are turned into seconds
    hours = united([(one.opens, one.closes) for one in compress(nights, are_known)])
    known = [(_second(start), _second(end)) for start, end in hours]
    elapsed = Axis(known, common(_asleep(nights), known))
    pieces, repeated = _clock_pieces(nights)
    return Recording(
        elapsed,
        _by_the_clock(elapsed, pieces),
        _by_the_clock(elapsed, repeated),
        sum(are_known),
        sum(one and other for one, other in pairwise(are_known)),
    )


def _second(instant: datetime) -> int:
    return int(instant.timestamp())


def _seconds(instants: Iterable[datetime]) -> Iterable[int]:
    return map(int, map(datetime.timestamp, instants))


def _asleep(nights: Sequence[Night]) -> Seconds:
    both = [one for one in nights if one.fell_asleep is not None and one.got_up is not None]
    begun = _seconds(map(attrgetter("fell_asleep.instant"), both))
    ended = _seconds(map(attrgetter("got_up.instant"), both))
    naps = [(_second(start), _second(end)) for one in nights if one.naps for start, end in one.naps]
    return united([*zip(begun, ended, strict=True), *naps])


def _by_the_clock(elapsed: Axis, pieces: Sequence[_Piece]) -> Axis:
    """The axis by the wall clock, within the pieces."""
    bounds = [(_second(start), _second(end), ahead // _SECOND) for start, end, ahead in pieces]
    known, asleep = (
        [one for start, end, ahead in bounds for one in moved(cut(stretches, start, end), ahead)]
        for stretches in elapsed
    )
    return Axis(united(known), asleep)


def _clock_pieces(nights: Sequence[Night]) -> tuple[list[_Piece], list[_Piece]]:
    """Between which instants the clocks of the nights ran how far ahead, in order.

    At most 24 hours of the wall clock a night, and none of it twice: second passes of an hour
    are the other list.
    """
    pieces: list[_Piece] = []
    repeated: list[_Piece] = []
    places = {name: ZoneInfo(name) for name in {one.zone for one in nights}}
    zones = [places[one.zone] for one in nights]
    closing = map(datetime.astimezone, [one.closes for one in nights], zones)
    at: tuple[ZoneInfo, datetime] | None = None
    after = timedelta()
    for night, zone, ends in zip(nights, zones, map(_offset, closing), strict=True):
        start, end = night.opens, night.closes
        before = after if at == (zone, start) else _ahead(start, zone)
        at, after = (zone, end), ends
        if before == after:
            _append(pieces, start, min(end, start + _A_DAY), before)
            continue
        change = _change(night, zone)
        _append(pieces, start, change, before)
        _append(pieces, change, min(end, start + before + _A_DAY - after), after)
        if before > after:
            repeated.append((change, min(end, change + before - after), after))
    return pieces, repeated


def _append(pieces: list[_Piece], start: datetime, end: datetime, ahead: timedelta) -> None:
    """Add a piece, or lengthen the last one by it; cut it to where the wall clock is further."""
    if pieces:
        first, until, previous = pieces[-1]
        if until == start and previous == ahead:
            pieces[-1] = first, end, ahead
            return
        start = max(start, until + previous - ahead)
    if start < end:
        pieces.append((start, end, ahead))


def _ahead(instant: datetime, zone: ZoneInfo) -> timedelta:
    return _offset(instant.astimezone(zone))


def _offset(wall: datetime) -> timedelta:
    return wall.utcoffset() or timedelta()


def _change(night: Night, zone: ZoneInfo) -> datetime:
    """The second within a night's hours at which the clocks of its zone are changed."""
    before = _ahead(night.opens, zone)
    low, high = 0, (night.closes - night.opens) // _SECOND
    while high - low > 1:
        middle = (low + high) // 2
        if _ahead(night.opens + middle * _SECOND, zone) == before:
            low = middle
        else:
            high = middle
    return night.opens + high * _SECOND
