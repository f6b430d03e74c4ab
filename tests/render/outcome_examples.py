"""One of each value that an action returns, built by hand."""

from datetime import UTC, date, datetime

from render_examples import WEEK, clock_entry, metric_of

from habit.domain.catalog import Named
from habit.domain.checkup import Backup, Checkup, Repair, damage, note
from habit.domain.entries import Entry
from habit.domain.goals import Bound, Goal, Per
from habit.domain.importreport import (
    Added,
    Counts,
    DocumentReport,
    ImportReport,
    Note,
    Recognised,
    Rekinded,
)
from habit.domain.journal import Change, ChangeKind
from habit.domain.logged import LoggedEntry
from habit.domain.metrics import FROM_THE_BEGINNING, Definition, Kind
from habit.domain.outcomes import MetricCard
from habit.domain.today import Today, TodayRow, Tonight
from habit.domain.transfers import FileReport
from habit.domain.verdicts import Summary, Verdict

MONDAY, THURSDAY = date(2024, 1, 15), date(2024, 1, 18)


def named(
    label: str,
    kind: Kind,
    *,
    aliases: tuple[str, ...] = (),
    note: str = "",
    archived: bool = False,
) -> Named:
    """A metric under its own label."""
    metric = metric_of(label, kind)
    definition = Definition(
        metric.id, FROM_THE_BEGINNING, label, 1, archived=archived, note=note, from_document=False
    )
    return Named(metric, definition, aliases, begun=True)


GET_UP = named("Get up", Kind.CLOCK, aliases=("up",))
FALL_ASLEEP = named("Fall Sleep", Kind.CLOCK, aliases=("sleep",))
RUNNING = named("Running", Kind.AMOUNT, aliases=("run",))
RELEASE = named("Release", Kind.COUNT)

BACKUP = Backup("habit-20240118-daily.db", THURSDAY, "20240118T000000Z", "daily", 4097)
SOUND_CHECKUP = Checkup("/data/habit.db", (), 12, 9, "/data/backups/habit-20240118-daily.db")
REPAIRED_CHECKUP = SOUND_CHECKUP._replace(
    findings=(damage("state", "Fall Sleep on 2024-01-15: …"), note("permissions", "Others …")),
    repair=Repair("/data/habit.db.damaged-1", 9, 2, 1, ("4 (log run 4km)",)),
    remaining=(note("permissions", "Others …"),),
)

FILE_REPORT = FileReport(
    "all.csv", "csv", Counts(4, 1, 1, 1, 1), Counts(2, 2), ("weight",), ("line 9: …",), dry_run=True
)

CHANGE = Change(
    id="c1",
    position=9,
    device_id="d1",
    device_sequence=9,
    at=datetime(2024, 1, 18, 1, 30, tzinfo=UTC),
    kind=ChangeKind.DO,
    target=None,
    command="log sleep 3:40",
)


def slept(day: date, text: str) -> Entry:
    """A fall-asleep in Shanghai."""
    return clock_entry(FALL_ASLEEP.metric, day, text)


def logged(
    one: Named, entry: Entry, *, earlier: Entry | None = None, added: bool = False
) -> LoggedEntry:
    """A written cell without remarks."""
    return LoggedEntry(one, entry, earlier, added, (), None)


def goal(one: Named, text: str) -> Goal:
    """A weekly goal from Monday on."""
    return Goal(one.metric.id, MONDAY, Bound.AT_LEAST, 3.0, None, Per.WEEK, text)


def card(one: Named) -> MetricCard:
    """A metric without goals and entries."""
    return MetricCard(one, (), None, 0, None, None, THURSDAY)


def today() -> Today:
    """A Thursday morning: up, last night known, the rest missing."""
    up_goal = goal(GET_UP, "before 9:00")._replace(per=Per.DAY, bound=Bound.BEFORE)
    sleep_goal = goal(FALL_ASLEEP, "before 2:00")._replace(per=Per.DAY, bound=Bound.BEFORE)
    run_goal = goal(RUNNING, "at least 3 a week")
    wednesday = date(2024, 1, 17)
    rows = (
        TodayRow(
            GET_UP,
            THURSDAY,
            clock_entry(GET_UP.metric, THURSDAY, "8:55"),
            up_goal,
            Verdict.MET,
            Summary("8:55", 535.0, "min", 4, 7),
        ),
        TodayRow(
            RUNNING, THURSDAY, None, run_goal, Verdict.OPEN, Summary("2/7", 2.0, "days", 2, 7)
        ),
        TodayRow(RELEASE, THURSDAY, None, None, None, Summary("4", 4.0, "", 2, 7)),
        TodayRow(
            FALL_ASLEEP,
            wednesday,
            slept(wednesday, "2:40"),
            sleep_goal,
            Verdict.MISSED,
            Summary("3:27", 1647.0, "min", 3, 7),
        ),
    )
    return Today(THURSDAY, WEEK, rows, (Tonight(FALL_ASLEEP, THURSDAY, sleep_goal),))


def import_report() -> ImportReport:
    """A document that was read and one that was left."""
    read = DocumentReport(
        source="weekly-6.md",
        week=WEEK,
        found="from its date 2024-01-21",
        counts=Counts(5, 3, 0, 1, 1),
        recognised=(
            Recognised("In-door Exercise(2~3)", "exercise"),
            Recognised("Running", "running"),
        ),
        notes=(
            Note(date(2024, 1, 17), "Running", "4 miles", "kept as text"),
            Note(None, "Resleep", "", "has no cells"),
        ),
        remarks=("The column 'Notes' is no day.",),
    )
    left = DocumentReport("notes.md", problem="There is no metrics table in it.")
    return ImportReport(
        documents=(read, left),
        added=(Added("weight", "体重", Kind.AMOUNT, "kg", "62.8kg is an amount"),),
        rekinded=(Rekinded("release", Kind.CHECK, Kind.COUNT, "xx is a tally"),),
        offers=("habit metric goal fall-asleep before 2:00",),
        dry_run=False,
        changed=True,
    )
