"""One of each value of sleep, stats, calendars and insights, drawn from entries by hand."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from outcome_examples import FALL_ASLEEP, GET_UP, RELEASE, RUNNING, goal
from render_examples import GOALS, WEEK, entry, week

from habit.domain.calendars import MonthSheet, Source, YearMap, month_sheet, year_map
from habit.domain.entries import Entry, State
from habit.domain.freedays import WEEKEND, read_free_days
from habit.domain.habitstats import Method, Past, StatsCard, StatsList, stats_of
from habit.domain.insights import Habit, Insights, Outcome, insights, onset_minutes
from habit.domain.outcomes import SkipChanged, SkipList
from habit.domain.periods import Period
from habit.domain.skipped import EVERY_METRIC, Skip
from habit.domain.sleep.clocktimes import ClockTimes, clock_times
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.measures import Assumptions, measures
from habit.domain.sleep.nights import SleepLog
from habit.domain.sleep.raster import SleepRaster, raster
from habit.domain.sleep.report import Asked, Explained, SleepReport, changes, durations, onsets
from habit.domain.sleep.series import Nights
from habit.domain.weekcomparison import WeekComparison, compare_weeks
from habit.domain.weeks import Week

FIRST, LAST = date(2023, 12, 19), date(2024, 1, 17)
BEFORE = date(2023, 11, 19), date(2023, 12, 18)
TODAY = date(2024, 1, 18)
WEEKENDS = read_free_days(WEEKEND).holds
LABELS = {RUNNING.metric.id: "Running"}


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=one) for one in range((last - first).days + 1))


def log() -> SleepLog:
    """Nights with gaps, one all-nighter, and one that ends nowhere."""
    asleep, up = entries()
    return SleepLog(clock_times(asleep), clock_times(up))


def entries(first: date = BEFORE[0], last: date = LAST) -> tuple[list[Entry], list[Entry]]:
    """Nights with gaps, one all-nighter, and one that ends nowhere."""
    chance = Random(3)  # noqa: S311 - the same nights each time
    asleep: list[Entry] = []
    up: list[Entry] = []
    for number, day in enumerate(days(first, last)):
        later = 50 if day.isoweekday() in {5, 6} else 0
        minute = 120 + later + chance.randint(-40, 60)
        if number % 9 != 4:
            text = "none" if number == 44 else f"{minute // 60}:{minute % 60:02}"
            asleep.append(entry(FALL_ASLEEP.metric, day, text))
        if number % 13 != 6:
            risen = 540 + later + chance.randint(-30, 30)
            morning = day + timedelta(days=1)
            up.append(entry(GET_UP.metric, morning, f"{risen // 60}:{risen % 60:02}"))
    return asleep, up


def nights(first: date = FIRST, last: date = LAST) -> Nights:
    return nights_of(log(), first, last, zone="Asia/Shanghai")


def sleep_report(*, first: date = FIRST, before: tuple[date, date] | None = BEFORE) -> SleepReport:
    assumed = Assumptions(480, WEEKENDS, 5.0)
    held = log()
    period = Period(first, LAST, f"{(LAST - first).days + 1} nights", before)
    own = nights(first)
    now = measures(own, *own_entries(held, first, LAST), assumed)
    earlier = None
    if before is not None:
        earlier = measures(nights(*before), *own_entries(held, *before), assumed)
    return SleepReport(
        period,
        now,
        earlier,
        {} if earlier is None else changes(now, earlier),
        onsets(own, held.fall_asleep),
        durations(own),
        Asked(WEEKEND, False, 18, {"fall-asleep": "fall-asleep", "get-up": "get-up"}),
    )


def asleep() -> list[Entry]:
    """The fall-asleeps, as they are kept."""
    return entries()[0]


def own_entries(held: SleepLog, first: date, last: date) -> tuple[ClockTimes, ClockTimes]:
    """The fall-asleeps of some nights, and the get-ups of the mornings after them."""
    a_day = timedelta(days=1)
    return held.fall_asleep.within(first, last), held.get_up.within(first + a_day, last + a_day)


def no_nights() -> SleepReport:
    """A report of a period of which nothing is known."""
    period = Period(date(2023, 1, 1), date(2023, 1, 7), "", None)
    own = nights_of(
        SleepLog(ClockTimes(), ClockTimes()), period.first, period.last, zone="Asia/Shanghai"
    )
    found = measures(own, ClockTimes(), ClockTimes(), Assumptions(480))
    empty: tuple[None, ...] = (None,) * 7
    asked = Asked("none", alarm=True, edge_hour=18, sources={})
    return SleepReport(period, found, None, {}, empty, empty, asked)


def sleep_raster(first: date = date(2024, 1, 5)) -> SleepRaster:
    period = Period(first, LAST, "13 nights", None)
    return raster(period, nights(first), (), WEEKENDS, WEEKEND)


def runs(first: date = BEFORE[0]) -> list[Entry]:
    chance = Random(8)  # noqa: S311 - the same days each time
    found = []
    for day in days(first, LAST):
        number = chance.randint(-6, 9)
        if number > 0:
            running = entry(RUNNING.metric, day, "x" * number)
            found.append(running._replace(text=f"{number}km", number=float(number)))
    return found


def past(entries: Sequence[Entry] | None = None) -> Past:
    goals = [goal(RUNNING, "at least 3 times a week")._replace(valid_from=date(2023, 12, 11))]
    skipped = frozenset(days(date(2024, 1, 2), date(2024, 1, 4)))
    return Past(RUNNING, goals, runs() if entries is None else entries, skipped, TODAY, 1)


def stats_card(method: Method = Method.OWN) -> StatsCard:
    return stats_of(past(), method)


def stats_list() -> StatsList:
    empty = Past(RELEASE, (), (), (), TODAY, 1)
    nights_begun = Past(FALL_ASLEEP, (), asleep(), (), TODAY, 1)
    cards = (stats_card(), stats_of(empty, Method.OWN), stats_of(nights_begun, Method.OWN))
    return StatsList(TODAY, Method.OWN, cards)


def skip_list() -> SkipList:
    holiday = Skip(EVERY_METRIC, date(2024, 1, 2), date(2024, 1, 4))
    return SkipList((Skip(RUNNING.metric.id, TODAY, TODAY), holiday), LABELS)


def skip_changed() -> SkipChanged:
    skip = Skip(RUNNING.metric.id, TODAY, TODAY)
    return SkipChanged(skip, removed=True, changed=True, labels=LABELS)


def source(entries: Sequence[Entry], skipped: Sequence[date] = ()) -> Source:
    return Source(FALL_ASLEEP, entries, (), skipped, TODAY, 1)


def month() -> MonthSheet:
    before = goal(FALL_ASLEEP, "before 3:00")
    before = before._replace(
        bound=type(before.bound).BEFORE,
        low=None,
        high=1620.0,
        per=type(before.per).DAY,
        valid_from=date(2024, 1, 8),
    )
    held = source(asleep(), [date(2024, 1, 9)])._replace(goals=[before])
    return month_sheet(held, date(2024, 1, 1), date(2024, 1, 31))


def year() -> YearMap:
    kept = Entry(FALL_ASLEEP.metric.id, date(2023, 11, 1), State.TEXT, "(ill)")
    held = source([kept, *asleep()], [date(2023, 11, 7)])
    return year_map(held, date(2023, 1, 16), TODAY)


def comparison() -> WeekComparison:
    return compare_weeks(week(of=Week(date(2024, 1, 8)), today=None), week(GOALS, of=WEEK))


def some_insights(*, least: bool = True) -> Insights:
    period = Period(BEFORE[0] if least else date(2024, 1, 8), LAST, "60 nights", None)
    held = log()
    durations = {
        one.day: one.duration_min for one in nights(BEFORE[0]) if one.duration_min is not None
    }
    outcomes = {
        Outcome.FALL_ASLEEP: onset_minutes(held.fall_asleep),
        Outcome.DURATION: durations,
    }
    return insights(period, [Habit(RUNNING, runs(), ())], outcomes, [FALL_ASLEEP])


def explained() -> Explained:
    return Explained(("sri", "change"))
