"""Nights: from a day's fall-asleep to the first get-up after it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from operator import add
from zoneinfo import ZoneInfo

from habit.domain.days import DAY_MIN
from habit.domain.entries import Clocked, Entry, State
from habit.lighttypes import NamedTuple, StrEnum, records


class Moment(NamedTuple):
    """An instant in UTC, the IANA zone in which it was lived, and what its clocks showed.

    ``date`` is the local date, ``clock_min`` the minutes after its midnight, 0 <= m < 1440.
    """

    instant: datetime
    zone: str
    date: date
    clock_min: float

    @classmethod
    def at(cls, instant: datetime, zone: str) -> "Moment":
        """The moment of an aware instant in a zone."""
        wall = instant.astimezone(ZoneInfo(zone))
        clock = wall.hour * 60 + wall.minute + wall.second / 60 + wall.microsecond / 60e6
        return cls(instant, zone, wall.date(), clock)

    @property
    def local(self) -> datetime:
        """The moment on its own wall clock, aware."""
        return self.instant.astimezone(ZoneInfo(self.zone))


class Stretch(NamedTuple):
    """A stretch of time between two instants in UTC."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> float:
        """Elapsed minutes."""
        return (self.end - self.start).total_seconds() / 60


class NightState(StrEnum):
    """What is known of a night."""

    SLEPT = "slept"
    ALL_NIGHTER = "all-nighter"
    """Known not to have slept: a duration of 0, and no clock times."""
    UNKNOWN = "unknown"
    """Left out of every figure; never 0, never awake."""


class Gap(StrEnum):
    """Why a night is unknown, in words for the user."""

    NO_FALL_ASLEEP = "no fall-asleep is known"
    NO_GET_UP = "no get-up within 24 h of falling asleep"
    NOT_AFTER = "the get-up is not after the fall-asleep"


class Night(NamedTuple):
    """The night that closes ``day``: slept from ``fell_asleep`` to ``got_up``.

    ``fell_asleep`` is kept when the get-up is missing; ``got_up`` is there for a slept night
    only. ``duration_min`` is elapsed minutes between them, awakenings included: the sleep period
    of the literature, an upper bound of the time asleep; 0 for an all-nighter, None for an
    unknown night. ``mid_clock_min`` is the clock time of mid-sleep, ``wake_day`` the local date
    of the get-up, both None unless slept. ``to_bed``, ``awakenings`` (how often) and
    ``awake_min`` (their minutes together) are None unless they were recorded. ``opens`` and
    ``closes`` bound the 24 hours, from 18:00 in ``zone``, for which the night answers: they are
    unknown when it is, and ``naps`` are the naps that began in them. ``gap`` is None unless the
    night is unknown.
    """

    day: date
    state: NightState
    zone: str
    opens: datetime
    closes: datetime
    fell_asleep: Moment | None = None
    got_up: Moment | None = None
    gap: Gap | None = None
    duration_min: float | None = None
    mid_clock_min: float | None = None
    wake_day: date | None = None
    to_bed: Moment | None = None
    awakenings: int | None = None
    awake_min: float | None = None
    naps: tuple[Stretch, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is known how long the night was slept."""
        return self.state is not NightState.UNKNOWN

    @property
    def stretch(self) -> Stretch | None:
        """From falling asleep to getting up; None unless the night was slept."""
        if self.fell_asleep is None or self.got_up is None:
            return None
        return Stretch(self.fell_asleep.instant, self.got_up.instant)

    @property
    def mid_sleep(self) -> Moment | None:
        """The midpoint of the two instants; None unless the night was slept."""
        if self.fell_asleep is None or self.got_up is None:
            return None
        return mid_sleep_of(self.fell_asleep, self.got_up)


class SleepLog(NamedTuple):
    """The entries from which nights are made, of any order and state.

    ``awakenings`` may be a tally (unit ""), an amount of time (``awakenings_unit`` "min" or
    "h") or a span; a tally or amount is written on the day of the get-up, as the form of the
    Consensus Sleep Diary is.
    """

    fall_asleep: Sequence[Clocked]
    get_up: Sequence[Clocked]
    to_bed: Sequence[Clocked] = ()
    naps: Sequence[Entry] = ()
    awakenings: Sequence[Entry] = ()
    awakenings_unit: str = ""


def closed(nights: Iterable[Night], today: date) -> list[Night]:
    """The nights that are over: those before the logical day ``today``, and known ones.

    The coming night is not missing yet.
    """
    return [one for one in nights if one.day < today or one.known]


def slept(nights: Iterable[Night]) -> list[Night]:
    """The nights with both times."""
    return [one for one in nights if one.state is NightState.SLEPT]


def mid_sleep_of(began: Moment, ended: Moment) -> Moment:
    """The midpoint of the two instants, on the clock by which the user fell asleep.

    Roenneberg 2003, J Biol Rhythms 18:80.
    """
    return Moment.at(began.instant + (ended.instant - began.instant) / 2, began.zone)


def moments_of(entries: Iterable[Clocked]) -> dict[date, Moment]:
    """The moments that clock entries stand for, by the entries' days; those that hold one."""
    times = [
        (one.day, one.minute, one.zone or "UTC", one.instant)
        for one in entries
        if one.state is State.VALUE and one.instant is not None and one.minute is not None
    ]
    if not times:
        return {}
    days, minutes, zones, instants = zip(*times, strict=True)
    # what the axis of the entry's day says already, without asking the zone again
    axis = {one: (timedelta(days=one // DAY_MIN), float(one % DAY_MIN)) for one in set(minutes)}
    later, clocks = zip(*[axis[one] for one in minutes], strict=True)
    in_utc = [one if one.tzinfo is UTC else one.astimezone(UTC) for one in instants]
    moments = records(Moment, zip(in_utc, zones, map(add, days, later), clocks, strict=True))
    return dict(zip(days, moments, strict=True))


def stretch_of(entry: Entry) -> Stretch | None:
    """The time that a span entry stands for, or None when it holds none."""
    start, end = entry.instant, entry.end_instant
    if entry.state is not State.VALUE or start is None or end is None or end <= start:
        return None
    return Stretch(start.astimezone(UTC), end.astimezone(UTC))
