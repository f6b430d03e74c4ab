"""The nights of a period out of the store, and what is drawn from them."""

from collections.abc import Sequence
from datetime import date, timedelta
from operator import eq

from habit.domain.catalog import Catalog
from habit.domain.days import shifted
from habit.domain.entries import Entry, State
from habit.domain.freedays import SleepSettings
from habit.domain.metrics import Kind, Metric
from habit.domain.periods import Period, read_period
from habit.domain.present import Present
from habit.domain.sleep.clocktimes import ClockTimes
from habit.domain.sleep.edges import EDGE_HOUR, edge_hour_of
from habit.domain.sleep.explanations import EXPLANATIONS, explanation_name
from habit.domain.sleep.jetlag import DAYS_A_WEEK
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.measures import Assumptions, Measures, measures
from habit.domain.sleep.nights import SleepLog
from habit.domain.sleep.raster import SleepRaster, raster
from habit.domain.sleep.report import (
    Asked,
    Explained,
    SleepReport,
    changes,
    durations,
    onsets,
)
from habit.domain.sleep.series import NO_NIGHTS, Nights
from habit.domain.starting import STARTING_METRICS
from habit.errors import NothingFound, UsageProblem
from habit.lighttypes import NamedTuple
from habit.store.repository import Repository

_A_DAY = timedelta(days=1)

NAMES: dict[str, tuple[tuple[str, ...], frozenset[Kind]]] = {
    "fall-asleep": (("fall-asleep",), frozenset({Kind.CLOCK})),
    "get-up": (("get-up",), frozenset({Kind.CLOCK})),
    "go-to-bed": (
        ("go-to-bed", "to-bed", "go2bed", "bedtime", "bed", "上床"),
        frozenset({Kind.CLOCK}),
    ),
    "awakenings": (
        ("awakenings", "awakening", "awake", "waso", "woke"),
        frozenset({Kind.COUNT, Kind.AMOUNT, Kind.SPAN}),
    ),
    "naps": (("nap", "naps", "午睡"), frozenset({Kind.SPAN})),
}
"""The names by which each part of a night is recognised, slug or alias, and its kinds."""

_STARTING = {metric.slug: metric.id for metric in STARTING_METRICS}


class Diary(NamedTuple):
    """The entries of a stretch of days, and the metrics that they are of."""

    log: SleepLog
    sources: dict[str, str]


def sleep_report(
    repository: Repository,
    present: Present,
    week_start: int,
    settings: SleepSettings,
    text: str,
) -> SleepReport:
    """The report of the period that ``text`` names; NothingFound before the first night."""
    parts = sleep_parts(repository.catalog(present.day))
    period = _period(repository, present, week_start, parts, text)
    first = period.first if period.before is None else period.before[0]
    last = min(period.last, present.day)
    diary = _diary(repository, parts, first, max(first, last))
    nights, edge_hour = _nights(diary.log, first, last, present)
    assumed, free_text = _assumed(repository, present, settings, first, last)
    own = nights.between(period.first, last)
    now = _measures(own, diary.log, assumed)
    before = None
    if period.before is not None:
        earlier = nights.between(*period.before)
        before = _measures(earlier, diary.log, assumed)
    return SleepReport(
        period,
        now,
        before,
        {} if before is None else changes(now, before),
        onsets(own, diary.log.fall_asleep),
        durations(own),
        Asked(free_text, settings.alarm, edge_hour, diary.sources),
    )


def sleep_raster(
    repository: Repository,
    present: Present,
    week_start: int,
    settings: SleepSettings,
    text: str,
) -> SleepRaster:
    """The nights of the period that ``text`` names, as a raster."""
    parts = sleep_parts(repository.catalog(present.day))
    period = _period(repository, present, week_start, parts, text)
    last = max(period.first, min(period.last, present.day))
    log = _diary(repository, parts, period.first, last).log
    nights, _ = _nights(log, period.first, last, present)
    assumed, free_days = _assumed(repository, present, settings, period.first, last)
    return raster(period, nights, log.naps, assumed.is_free, free_days)


def explained(name: str) -> Explained:
    """The explanation of one figure, or of all; UsageProblem names those there are."""
    if name.strip().casefold() == "all":
        return Explained(tuple(EXPLANATIONS))
    wanted = explanation_name(name)
    if wanted is None:
        raise UsageProblem(f"There is no figure {name!r}. There are: {', '.join(EXPLANATIONS)}.")
    return Explained((wanted,))


def sleep_parts(catalog: Catalog) -> dict[str, Metric]:
    """The metrics that make up nights, by the part that they are, where there are any."""
    found: dict[str, Metric] = {}
    for part, (names, kinds) in NAMES.items():
        if part in _STARTING and _STARTING[part] in catalog:
            found[part] = catalog[_STARTING[part]].metric
            continue
        for name in names:
            named = catalog.exact(name)
            if named is not None and named.metric.kind in kinds:
                found.setdefault(part, named.metric)
    return found


def period_of(repository: Repository, present: Present, week_start: int, text: str) -> Period:
    """The period that a text names; runs of nights end with the last one that is over."""
    parts = sleep_parts(repository.catalog(present.day))
    return _period(repository, present, week_start, parts, text)


def sleep_entries(
    repository: Repository, present: Present, first: date, last: date
) -> tuple[Nights, ClockTimes]:
    """The nights of the days from ``first`` to ``last`` that are over, and when they were begun."""
    diary = _diary(repository, sleep_parts(repository.catalog(present.day)), first, last)
    nights = _nights(diary.log, first, last, present)[0]
    return nights, diary.log.fall_asleep.within(first, last)


def _period(
    repository: Repository,
    present: Present,
    week_start: int,
    parts: dict[str, Metric],
    text: str,
) -> Period:
    firsts = [
        repository.first_day(parts[one].id) for one in ("fall-asleep", "get-up") if one in parts
    ]
    begun = [first for first in firsts if first is not None]
    # whoever sleeps in the morning and logs it before the day ends has slept this night already
    tonight, _ = sleep_entries(repository, present, present.day, present.day)
    until = present.day if tonight else present.day - _A_DAY
    # a get-up that nobody fell asleep for says nothing of the night before it
    since = min(begun, default=None)
    period = read_period(text, present, week_start, until=until, since=since)
    if not begun:
        raise NothingFound(
            "No night is known yet. habit log sleep 3:40 and habit log up 8:55 begin one."
        )
    if period.first > until:
        raise NothingFound(f"No night from {period.first} on is over yet.")
    return period


def _diary(repository: Repository, parts: dict[str, Metric], first: date, last: date) -> Diary:
    around = _around(first, last)

    def times(part: str) -> ClockTimes:
        return repository.clock_times(parts[part].id, *around) if part in parts else ClockTimes()

    def entries(part: str) -> Sequence[Entry]:
        return repository.entries_within(parts[part].id, *around) if part in parts else ()

    awakenings = parts.get("awakenings")
    log = SleepLog(
        times("fall-asleep"),
        times("get-up"),
        times("go-to-bed"),
        entries("naps"),
        entries("awakenings"),
        awakenings.unit if awakenings else "",
    )
    return Diary(log, {part: metric.slug for part, metric in parts.items()})


def _around(first: date, last: date) -> tuple[date, date]:
    """A day more before, for the sleep that ends on the first, and two after.

    Who falls asleep as late as 11:00 gets up on the date after next.
    """
    return (first if first == date.min else first - _A_DAY), shifted(last, 2)


def _nights(log: SleepLog, first: date, last: date, present: Present) -> tuple[Nights, int]:
    if last < first:
        return NO_NIGHTS, EDGE_HOUR
    zone = present.zone.key
    nights = nights_of(log, first, last, zone=zone).closed(present.day)
    hour = edge_hour_of(nights)
    if hour != EDGE_HOUR:
        nights = nights_of(log, first, last, edge_hour=hour, zone=zone).closed(present.day)
    return nights, hour


def _measures(nights: Nights, log: SleepLog, assumed: Assumptions) -> Measures:
    if not nights.days:
        return measures(nights, ClockTimes(), ClockTimes(), assumed)
    first, last = nights.days[0], nights.days[-1]
    # the mornings after these nights, or for those who sleep by day the same days
    mornings = nights.slept.wake_days
    by_day = sum(map(eq, mornings, nights.slept.days))
    after = timedelta(days=2 * by_day <= len(mornings))
    return measures(
        nights,
        log.fall_asleep.within(first, last),
        log.get_up.within(first + after, last + after),
        assumed,
    )


def _assumed(
    repository: Repository, present: Present, settings: SleepSettings, first: date, last: date
) -> tuple[Assumptions, str]:
    free = settings.free_days
    if not free.metric:
        work_days = float(DAYS_A_WEEK - len(free.weekdays))
        return Assumptions(settings.need, free.holds, work_days, settings.alarm), free.text
    try:
        metric = repository.catalog(present.day).resolve(free.metric).metric
    except UsageProblem as problem:
        raise UsageProblem(f"The setting free_days is {free.text}. {problem}") from None
    entries = repository.entries_within(metric.id, *_around(first, last))
    marked = {one.day for one in entries if one.state is State.VALUE and one.number != 0}
    assumed = Assumptions(settings.need, marked.__contains__, None, settings.alarm)
    return assumed, f"metric:{metric.slug}"
