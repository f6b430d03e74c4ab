"""The recording: asleep, awake or unknown at every second, as runs instead of minutes.

What no run covers is unknown: the 24 hours of unknown nights, and everything outside of the
nights. Inside the hours of a known night whatever is not asleep is awake; awakenings in the
night are not in it, as two times a night do not show them.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import chain, pairwise
from zoneinfo import ZoneInfo

from habit.domain.sleep.durations import union
from habit.domain.sleep.nights import Night
from habit.lighttypes import NamedTuple

DAY_S = 86_400

Run = tuple[int, int, bool]
"""Start and end in whole seconds of an axis, and whether asleep.

Not a named tuple: fifty years hold seventy thousand, and those take three times as long to make.
"""

_Piece = tuple[int, int, int]
"""Start and end in seconds of UTC, and by how much the wall clock is ahead between them."""

_SECOND = timedelta(seconds=1)


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
    elapsed = _states(_known(nights), _asleep(nights))
    pieces, repeated = _clock_pieces(nights)
    return Recording(
        elapsed,
        _shifted(elapsed, pieces),
        _shifted(elapsed, repeated),
        sum(one.known for one in nights),
        sum(one.known and other.known for one, other in pairwise(nights)),
    )


def _second(instant: datetime) -> int:
    return int(instant.timestamp())


def _asleep(nights: Iterable[Night]) -> list[tuple[int, int]]:
    pieces = chain.from_iterable(
        (*one.naps, *([one.stretch] if one.stretch is not None else [])) for one in nights
    )
    return [(_second(start), _second(end)) for start, end in union(pieces)]


def _known(nights: Iterable[Night]) -> list[tuple[int, int]]:
    """The hours of the known nights, those of adjoining ones taken together."""
    known: list[tuple[int, int]] = []
    for night in nights:
        if night.known:
            start, end = _second(night.opens), _second(night.closes)
            if known and known[-1][1] == start:
                start = known.pop()[0]
            known.append((start, end))
    return known


def _states(known: Iterable[tuple[int, int]], asleep: Sequence[tuple[int, int]]) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for reached, end in known:
        while at < len(asleep) and asleep[at][0] < end:
            begins, ends = max(asleep[at][0], reached), min(asleep[at][1], end)
            if begins < ends:
                if reached < begins:
                    runs.append((reached, begins, False))
                runs.append((begins, ends, True))
                reached = ends  # noqa: PLW2901 - the stretch is used up from its start
            if asleep[at][1] > end:
                break
            at += 1
        if reached < end:
            runs.append((reached, end, False))
    return runs


def _clock_pieces(nights: Iterable[Night]) -> tuple[list[_Piece], list[_Piece]]:
    """Between which instants the clocks of the nights ran how far ahead, in order.

    At most 24 hours of the wall clock a night, and none of it twice: second passes of an hour
    are the other list.
    """
    pieces: list[_Piece] = []
    repeated: list[_Piece] = []
    at, after = ("", 0), 0
    for night in nights:
        zone = ZoneInfo(night.zone)
        start, end = _second(night.opens), _second(night.closes)
        before = after if at == (night.zone, start) else _ahead(night.opens, zone)
        at, after = (night.zone, end), _ahead(night.closes, zone)
        if before == after:
            _append(pieces, start, min(end, start + DAY_S), before)
            continue
        change = _change(night, zone)
        _append(pieces, start, change, before)
        _append(pieces, change, min(end, start + before + DAY_S - after), after)
        if before > after:
            repeated.append((change, min(end, change + before - after), after))
    return pieces, repeated


def _append(pieces: list[_Piece], start: int, end: int, ahead: int) -> None:
    """Add a piece, or lengthen the last one by it; cut it to where the wall clock is further."""
    if pieces:
        first, until, previous = pieces[-1]
        if (until, previous) == (start, ahead):
            pieces[-1] = first, end, ahead
            return
        start = max(start, until + previous - ahead)
    if start < end:
        pieces.append((start, end, ahead))


def _shifted(runs: Sequence[Run], pieces: Iterable[_Piece]) -> list[Run]:
    """The runs within the pieces, by the wall clock."""
    shifted: list[Run] = []
    at = 0
    for first, last, ahead in pieces:
        while at < len(runs) and runs[at][1] <= first:
            at += 1
        while at < len(runs) and runs[at][0] < last:
            start, end, asleep = runs[at]
            shifted.append((max(start, first) + ahead, min(end, last) + ahead, asleep))
            if end > last:
                break
            at += 1
    return shifted


def _ahead(instant: datetime, zone: ZoneInfo) -> int:
    offset = instant.astimezone(zone).utcoffset()
    return 0 if offset is None else offset // _SECOND


def _change(night: Night, zone: ZoneInfo) -> int:
    """The second within a night's hours at which the clocks of its zone are changed."""
    before = _ahead(night.opens, zone)
    low, high = 0, (night.closes - night.opens) // _SECOND
    while high - low > 1:
        middle = (low + high) // 2
        if _ahead(night.opens + middle * _SECOND, zone) == before:
            low = middle
        else:
            high = middle
    return _second(night.opens) + high
