"""The recording: asleep, awake or unknown at every second, as stretches instead of minutes.

What is not known is the 24 hours of unknown nights, and everything outside of the nights.
Inside the hours of a known night whatever is not asleep is awake; awakenings in the night are
not in it, as two times a night do not show them.
"""

from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from habit.domain.sleep.edges import DAY_S
from habit.domain.sleep.nights import instant_of
from habit.domain.sleep.series import Nights
from habit.domain.sleep.stretches import Seconds, common, cut, moved, united
from habit.lighttypes import NamedTuple

_Piece = tuple[int, int, int]
"""Start and end in seconds of UTC, and by how many the wall clock is ahead between them."""

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


def recording_of(nights: Nights) -> Recording:
    """The recording of nights that follow each other day by day."""
    rows = _rows_known(nights)
    edges = nights.edges.seconds
    known = united((edges[row.start], edges[row.stop]) for row in rows)
    naps = [one for naps in nights.companions.naps.values() for one in naps]
    asleep = united([*zip(nights.slept.began, nights.slept.ended, strict=True), *naps])
    elapsed = Axis(known, common(asleep, known))
    pieces, repeated = _clock_pieces(nights)
    number = sum(map(len, rows))
    return Recording(
        elapsed,
        _by_the_clock(elapsed, pieces),
        _by_the_clock(elapsed, repeated),
        number,
        number - len(rows),
    )


def _rows_known(nights: Nights) -> list[range]:
    """The places of known nights, those that follow each other together."""
    first = nights.days[0].toordinal() if nights.days else 0
    unknown = [-1, *(one.toordinal() - first for one in nights.gaps), len(nights)]
    rows = [range(one + 1, other) for one, other in pairwise(unknown)]
    return [one for one in rows if one]


def _by_the_clock(elapsed: Axis, pieces: list[_Piece]) -> Axis:
    """The axis by the wall clock, within the pieces."""
    known, asleep = (
        [one for start, end, ahead in pieces for one in moved(cut(stretches, start, end), ahead)]
        for stretches in elapsed
    )
    return Axis(united(known), asleep)


def _clock_pieces(nights: Nights) -> tuple[list[_Piece], list[_Piece]]:
    """Between which instants the clocks of the nights ran how far ahead, in order.

    At most 24 hours of the wall clock a night, and none of it twice: second passes of an hour
    are the other list.
    """
    pieces: list[_Piece] = []
    repeated: list[_Piece] = []
    edges, zones, ahead = nights.edges
    at = 0
    for night in [*_irregular(nights), len(nights)]:
        if at < night:
            _append(pieces, edges[at], edges[night], ahead[at])
        if night < len(nights):
            _append_changed(pieces, repeated, (edges[night], edges[night + 1]), zones[night])
        at = night + 1
    return pieces, repeated


def _irregular(nights: Nights) -> list[int]:
    """The nights in which the clocks may have been changed, or the zone."""
    edges, zones, _ = nights.edges
    found: set[int] = set()
    for at, (opens, closes) in enumerate(pairwise(edges)):
        if closes - opens != DAY_S:
            # a night that closes at an hour which the clocks left out holds their change itself
            found |= {max(at - 1, 0), at}
    if len(set(zones)) > 1:
        found.update(
            at for at, (zone, following) in enumerate(pairwise(zones)) if zone != following
        )
    return sorted(found)


def _append_changed(
    pieces: list[_Piece], repeated: list[_Piece], hours: tuple[int, int], name: str
) -> None:
    """Add the pieces of a night in which the clocks may have been changed."""
    zone = ZoneInfo(name)
    start, end = hours
    before, after = _ahead(start, zone), _ahead(end, zone)
    if before == after:
        _append(pieces, start, min(end, start + DAY_S), before)
        return
    change = _change(start, end, zone)
    _append(pieces, start, change, before)
    _append(pieces, change, min(end, start + before + DAY_S - after), after)
    if before > after:
        repeated.append((change, min(end, change + before - after), after))


def _append(pieces: list[_Piece], start: int, end: int, ahead: int) -> None:
    """Add a piece, or lengthen the last one by it; cut it to where the wall clock is further."""
    if pieces:
        first, until, previous = pieces[-1]
        if until == start and previous == ahead:
            pieces[-1] = first, end, ahead
            return
        start = max(start, until + previous - ahead)
    if start < end:
        pieces.append((start, end, ahead))


def _ahead(second: int, zone: ZoneInfo) -> int:
    return (instant_of(second).astimezone(zone).utcoffset() or timedelta()) // _SECOND


def _change(start: int, end: int, zone: ZoneInfo) -> int:
    """The second within a night's hours at which the clocks of its zone are changed."""
    before = _ahead(start, zone)
    low, high = start, end
    while high - low > 1:
        middle = (low + high) // 2
        if _ahead(middle, zone) == before:
            low = middle
        else:
            high = middle
    return high
