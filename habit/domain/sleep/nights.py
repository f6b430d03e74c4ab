"""Nights: from a day's fall-asleep to the first get-up after it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from habit.domain.entries import Entry, State
from habit.domain.sleep.clocktimes import ClockTimes
from habit.lighttypes import NamedTuple, StrEnum

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant_of(second: int) -> datetime:
    """The instant of a second of UTC from 1970."""
    return _EPOCH + timedelta(seconds=second)


class Moment(NamedTuple):
    """An instant in UTC, the IANA zone in which it was lived, and what its clocks showed.

    ``clock_min`` is the minutes after midnight, 0 <= m < 1440.
    """

    instant: datetime
    zone: str
    clock_min: float

    @classmethod
    def at(cls, instant: datetime, zone: str) -> "Moment":
        """The moment of an aware instant in a zone."""
        wall = instant.astimezone(ZoneInfo(zone))
        clock = wall.hour * 60 + wall.minute + wall.second / 60 + wall.microsecond / 60e6
        return cls(instant, zone, clock)

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
    unknown night. ``wake_day`` is the local date of the get-up, None unless slept. ``to_bed``,
    ``awakenings`` (how often) and ``awake_min`` (their minutes together) are None unless they
    were recorded. ``opens`` and ``closes`` bound the 24 hours for which the night answers, from
    18:00 in ``zone`` or the hour that suits the sleeper better: they are unknown when it is, and
    ``naps`` are the naps that began in them. ``gap`` is None unless the night is unknown.
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
        """The midpoint of the two instants, on the clock by which the user fell asleep.

        Roenneberg 2003, J Biol Rhythms 18:80. None unless the night was slept.
        """
        if self.fell_asleep is None or self.got_up is None:
            return None
        began, ended = self.fell_asleep, self.got_up.instant
        return Moment.at(began.instant + (ended - began.instant) / 2, began.zone)


class SleepLog(NamedTuple):
    """The times and entries from which nights are made.

    ``awakenings`` may be a tally (unit ""), an amount of time (``awakenings_unit`` "min" or
    "h") or a span; a tally or amount is written on the day of the get-up, as the form of the
    Consensus Sleep Diary is.
    """

    fall_asleep: ClockTimes
    get_up: ClockTimes
    to_bed: ClockTimes = ClockTimes()
    naps: Sequence[Entry] = ()
    awakenings: Sequence[Entry] = ()
    awakenings_unit: str = ""


def stretch_of(entry: Entry) -> Stretch | None:
    """The time that a span entry stands for, or None when it holds none."""
    start, end = entry.instant, entry.end_instant
    if entry.state is not State.VALUE or start is None or end is None or end <= start:
        return None
    return Stretch(start.astimezone(UTC), end.astimezone(UTC))
