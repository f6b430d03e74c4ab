"""Spans: from one time of day to another, with the real time between them."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from habit.domain.days import (
    DAY_MIN,
    FutureTime,
    OnlyOnce,
    Placed,
    SkippedTime,
    horizon,
    not_ahead,
    occurrences,
    place_on_date,
    shifted,
    wall_time,
)
from habit.domain.daytext import shown
from habit.domain.entries import Entry, State
from habit.domain.kinds.clock import first_of_two
from habit.domain.kinds.rules import NotAValue, Reading, valued
from habit.domain.metrics import Metric
from habit.domain.present import Present
from habit.domain.verdicts import Summary
from habit.late import re
from habit.lighttypes import NamedTuple

_SPAN = "(.+?) *[~～–—至-] *(.+)"


class _Ends(NamedTuple):
    """Both ends of a span on the axis of the day that its beginning belongs to."""

    start: Placed
    end: Placed


class SpanRules:
    """How spans are read, replaced and added up."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """The span between two times: ``3:00~5:00``, also with a dash or ``至`` between them.

        It ends the first time that the clocks show its end after its beginning. Without ``day``
        it is the latest whose end is not ahead. ``second`` takes the later of whichever end
        exists twice.
        """
        start, end = _two_clocks(text)
        if day is None:
            on = _latest_start(start, end, present, metric.opens_at)
        else:
            on = day if start >= metric.opens_at else shifted(day, 1)
        ends = _beginning_on(on, start, end, present.zone, metric.opens_at, second=second)
        not_ahead(ends.end, present)
        in_doubt = [one.minute for one in ends if one.repeated and not second]
        remarks = tuple(first_of_two(minute) for minute in in_doubt[:1])
        return Reading(_entry(text, metric, ends), remarks)

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """The later span: a day has one."""
        del earlier, metric
        return later

    def summarise(self, entries: Sequence[Entry], metric: Metric, days: int) -> Summary:
        """The elapsed time of all spans: ``5h15``; the value is in minutes."""
        del metric
        lengths = [
            (one.end_instant - one.instant) / timedelta(minutes=1)
            for one in valued(entries)
            if one.instant is not None and one.end_instant is not None
        ]
        if not lengths:
            return Summary("", None, "min", 0, days)
        hours, minutes = divmod(round(sum(lengths)), 60)
        return Summary(f"{hours}h{minutes:02}", sum(lengths), "min", len(lengths), days)


def _two_clocks(text: str) -> tuple[int, int]:
    # a week is summed up without it
    from habit.domain.clocktext import clock_minute  # noqa: PLC0415 - see above

    between = re.fullmatch(_SPAN, text)
    start, end = (clock_minute(one) for one in between.groups()) if between else (None, None)
    if start is None or end is None:
        raise NotAValue(f"{shown(text)} is not a span. Write {_nearest_span(text)}.")
    if start == end:
        raise NotAValue(f"{shown(text)} has no length. Write two different times: 3:00~5:00.")
    return start, end


def _latest_start(start: int, end: int, present: Present, opens_at: int) -> date:
    """The last calendar date on which the span can begin without its end being ahead."""
    today = horizon(present).date()
    begun = (shifted(today, offset) for offset in (0, -1))
    come = (on for on in begun if _has_come(on, start, end, present, opens_at))
    return next(come, None) or shifted(today, -2)


def _has_come(on: date, start: int, end: int, present: Present, opens_at: int) -> bool:
    try:
        ends = _beginning_on(on, start, end, present.zone, opens_at, second=False)
        not_ahead(ends.end, present)
    except FutureTime:
        return False
    except SkippedTime:
        end_on = on if end > start else shifted(on, 1)
        return wall_time(end_on, end) <= horizon(present)
    return True


def _beginning_on(
    on: date, start: int, end: int, zone: ZoneInfo, opens_at: int, *, second: bool
) -> _Ends:
    twice = len(occurrences(on, start, zone)) > 1
    beginning = place_on_date(on, start, zone, opens_at, second=second and twice)
    return _Ends(beginning, _first_after(beginning, on, end, zone, second=second and not twice))


def _first_after(start: Placed, on: date, end: int, zone: ZoneInfo, *, second: bool) -> Placed:
    """The first time after a beginning on the date ``on`` that the clocks show ``end``."""
    found = [one for one in occurrences(on, end, zone) if one > start.instant]
    if not found:
        # on the same date it was skipped, or it has been: then it is the next date's
        on = on if end > start.minute % DAY_MIN else shifted(on, 1)
        found = [one for one in occurrences(on, end, zone) if one > start.instant]
    if not found:
        raise SkippedTime(wall_time(on, end), zone)
    if second and len(found) == 1:
        raise OnlyOnce("Neither end of the span exists twice. Leave --second out.")
    minute = end + DAY_MIN * (on - start.day).days
    return Placed(start.day, minute, zone.key, found[second], repeated=len(found) > 1)


def _entry(text: str, metric: Metric, ends: _Ends) -> Entry:
    return Entry(
        metric.id,
        ends.start.day,
        State.VALUE,
        text,
        minute=ends.start.minute,
        end_minute=ends.end.minute,
        zone=ends.start.zone,
        instant=ends.start.instant,
        end_instant=ends.end.instant,
    )


def _nearest_span(text: str) -> str:
    # only what is refused pays for the import
    from habit.domain.clockrepairs import nearest  # noqa: PLC0415 - start-up time

    between = re.fullmatch(_SPAN, text.strip())
    ends = [nearest(one, _is_clock)[:1] for one in between.groups()] if between else []
    return "~".join(end[0] for end in ends) if ends and all(ends) else "3:00~5:00"


def _is_clock(text: str) -> bool:
    from habit.domain.clocktext import clock_minute  # noqa: PLC0415 - see above

    return clock_minute(text) is not None
