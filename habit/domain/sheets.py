"""A document's metrics table put on its week: which days its columns are, in which zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habit.domain.days import OutsideCalendar
from habit.domain.document import Document, MetricsTable, written_day
from habit.domain.frontmatter import Dated
from habit.domain.importreport import DocumentReport
from habit.domain.pipetable import is_rule
from habit.domain.present import Present
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple

_THURSDAY = 3
"""Days from a Monday to the day by which ISO names a week."""

_HOUR = timedelta(hours=1)
_AROUND_A_WEEK = timedelta(days=5)
"""How far beyond its week a cell can reach: a span of the last night, in any zone."""


class Source(NamedTuple):
    """A document and the path by which the user named it."""

    name: str
    document: Document


class Wishes(NamedTuple):
    """What the user said beside the documents' names.

    ``week`` and ``zone`` take the place of what a document says. ``replace`` takes the
    document's value where the store has another one. ``emptied`` takes entries away whose
    cells the document had, in step with the store, and has no more.
    """

    week: Week | None = None
    zone: ZoneInfo | None = None
    replace: bool = False
    emptied: bool = False


class SheetRow(NamedTuple):
    """One row: its position among the body lines, its label, the filled cells by their day."""

    position: int
    label: str
    cells: dict[date, str]


class Sheet(NamedTuple):
    """A metrics table on its week. ``zone`` is where its clock times were read off a clock.

    ``written`` is the document's own date, None when it has none. ``rows`` are
    the body lines, also those without a label; ``report`` says how week and zone were found.
    """

    source: str
    document: Document
    table: MetricsTable
    week: Week
    zone: ZoneInfo
    written: datetime | None
    rows: tuple[SheetRow, ...]
    report: DocumentReport


def settle(source: Source, present: Present, wishes: Wishes) -> Sheet | DocumentReport:
    """The document as a sheet, or the report that says why it is left."""
    document, left = source.document, DocumentReport(source.name)
    tables = document.metrics_tables()
    if not tables:
        return left._replace(
            problem="There is no metrics table in it: none of its tables has the days of the "
            "week as columns."
        )
    table, dated = tables[0], document.dated
    try:
        week, found = _week_of(document, table, present, wishes)
    except _NoWeek as problem:
        advice = "Name the week: habit import --week 2024-W03 FILE"
        return left._replace(problem=f"Its front matter's date {problem}. {advice}")
    zone, zone_remark = _zone_of(dated, present, wishes)
    remarks = (zone_remark, *_table_remarks(tables))
    report = left._replace(week=week, found=found, remarks=tuple(filter(None, remarks)))
    rows = rows_of_table(table, week)
    return Sheet(source.name, document, table, week, zone, dated and dated.wall, rows, report)


def rows_of_table(table: MetricsTable, week: Week) -> tuple[SheetRow, ...]:
    """The body lines of a table on its week; lines of nothing but dashes are no rows."""
    days = {column: week.days[offset] for column, offset in table.day_columns(week).items()}
    rows = []
    for position, line in enumerate(table.table.body):
        label = table.table.cell(position, 0)
        if is_rule(line):
            continue
        texts = {day: table.table.cell(position, column) for column, day in days.items()}
        rows.append(SheetRow(position, label, {day: text for day, text in texts.items() if text}))
    return tuple(rows)


class _NoWeek(Exception):
    """The document's date does not say which week it is of; the message ends the sentence."""


def _week_of(
    document: Document, table: MetricsTable, present: Present, wishes: Wishes
) -> tuple[Week, str]:
    try:
        if wishes.week:
            thursday = wishes.week.first + timedelta(days=_THURSDAY)
            return _whole(Week.holding(thursday, table.week_start)), "as --week says"
        if document.dated is None:
            unread = f"is {document.unread_date!r}, which cannot be read"
            raise _NoWeek(unread if document.unread_date else "is missing")
        day = written_day(document.dated, present.day_start).date()
        written = document.dated.wall
        found = f"from its date {written.date()}"
        if day != written.date():
            found += f", {written:%H:%M}, when {day:%A}'s day had not ended"
        return _whole(Week.holding(day, table.week_start)), found
    except (OverflowError, OutsideCalendar):
        raise _NoWeek("lies at the end of the calendar") from None


def _whole(week: Week) -> Week:
    """The week itself, or OverflowError when the calendar ends too near."""
    _ = week.first - _AROUND_A_WEEK, week.last + _AROUND_A_WEEK
    return week


def _zone_of(dated: Dated | None, present: Present, wishes: Wishes) -> tuple[ZoneInfo, str]:
    if wishes.zone:
        return wishes.zone, ""
    if dated is None or dated.offset is None:
        return present.zone, ""
    local = dated.wall.replace(tzinfo=present.zone)
    if dated.offset in (local.utcoffset(), local.replace(fold=1).utcoffset()):
        return present.zone, ""
    differs = f"Its date is written at UTC{_signed(dated.offset)}, where {present.zone.key} was not"
    advice = "--zone Asia/Shanghai (or where it was) sets it right."
    zone = _zone_of_offset(dated.offset)
    if zone is None:
        return present.zone, f"{differs}; its times are read in {present.zone.key}. {advice}"
    return zone, f"{differs}; its times are read in {zone.key}. {advice}"


def _zone_of_offset(offset: timedelta) -> ZoneInfo | None:
    """The zone that always has this offset; the names ``Etc/GMT-8`` count west from Greenwich."""
    hours, rest = divmod(offset, _HOUR)
    if rest:
        return None
    try:
        return ZoneInfo(f"Etc/GMT{-hours:+}" if hours else "Etc/UTC")
    except ZoneInfoNotFoundError:
        return None


def _signed(offset: timedelta) -> str:
    minutes = round(offset / timedelta(minutes=1))
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _table_remarks(tables: tuple[MetricsTable, ...]) -> list[str]:
    first, *others = tables
    words = first.table.header.words
    remarks = [
        f"The column {words[column] or column + 1!r} is no day; it is kept as it stands."
        for column in first.extra_columns
        if any(first.table.cell(row, column) for row in range(len(first.table.body)))
    ]
    remarks += [
        f"The cell {word!r} stands beyond the last column; it is kept as it stands."
        for line in first.table.body
        for word in line.words[len(words) :]
        if word
    ]
    remarks += [
        f"The metrics table in line {other.line + 1} is left: the one in line {first.line + 1} "
        "is the week's."
        for other in others
        if other.table.lines != first.table.lines
    ]
    return remarks
