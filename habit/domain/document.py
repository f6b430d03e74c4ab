"""A Markdown document: its lines, its date, its tables, and which table is the week's."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from habit.domain.frontmatter import Dated, read_front_matter
from habit.domain.pipetable import PipeTable, read_table
from habit.domain.weekdaynames import read_weekday
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_BOM = "\ufeff"
_ENOUGH_WEEKDAYS = 5


class FoundTable(NamedTuple):
    """A pipe table and the index of its header among the document's lines."""

    line: int
    table: PipeTable


class MetricsTable(NamedTuple):
    """A table whose columns are days and whose first column holds the labels.

    ``weekdays`` says for each column which ISO weekday (1..7) it stands for, None where it
    stands for none. ``week_start`` is the weekday on which the table's week begins.
    """

    line: int
    table: PipeTable
    weekdays: tuple[int | None, ...]
    week_start: int

    @property
    def extra_columns(self) -> tuple[int, ...]:
        """The columns that hold neither labels nor days: sums, notes."""
        columns = range(1, len(self.weekdays))
        return tuple(column for column in columns if self.weekdays[column] is None)

    def day_columns(self, week: Week) -> dict[int, int]:
        """For each column of a day, which of the week's seven days (0..6) it is."""
        first = week.first.isoweekday()
        return {
            column: (weekday - first) % 7
            for column, weekday in enumerate(self.weekdays)
            if weekday is not None
        }


class Document(NamedTuple):
    """A whole document. ``lines`` keep their ends; joined, they are the document again.

    ``unread_date`` is the front matter's date when it could not be understood.
    """

    lines: tuple[str, ...]
    dated: Dated | None
    unread_date: str
    tables: tuple[FoundTable, ...]

    @property
    def text(self) -> str:
        """The document as it was read."""
        return "".join(self.lines)

    def metrics_tables(self) -> tuple[MetricsTable, ...]:
        """The tables that hold weeks of metrics, in their order."""
        return tuple(read for found in self.tables if (read := as_metrics_table(found)))


def read_document(text: str) -> Document:
    """A document taken apart; every text is one. Fenced code and comments hold no tables."""
    lines = tuple(_LINE.findall(text))
    bare = [line.rstrip("\r\n") for line in lines]
    if bare:
        bare[0] = bare[0].removeprefix(_BOM)
    front = read_front_matter(bare)
    return Document(lines, front.dated, front.unread, _find_tables(bare, front.length))


def as_metrics_table(found: FoundTable) -> MetricsTable | None:
    """The table read as a week of metrics, or None when its header does not name the days."""
    words = found.table.header.words
    seen: set[int] = set()
    weekdays: list[int | None] = []
    for column, word in enumerate(words):
        weekday = read_weekday(word) if column else None
        weekdays.append(None if weekday in seen else weekday)
        seen.update([weekday] if weekday else [])
    if len(seen) < _ENOUGH_WEEKDAYS or read_weekday(words[0]):
        return None
    return MetricsTable(*found, tuple(weekdays), _week_start(weekdays))


def written_day(dated: Dated, day_start: int) -> datetime:
    """The moment of the date, moved to the logical day that had not ended by then.

    A date without a time (or at midnight, which is how tools write one) is that date;
    one at 1:30 belongs to the evening before when the day starts at 4:00.
    """
    if dated.wall.hour == dated.wall.minute == 0:
        return dated.wall
    return dated.wall - timedelta(minutes=day_start)


def _week_start(weekdays: Sequence[int | None]) -> int:
    days = [day for day in weekdays if day is not None]
    rotated = [(day - days[0]) % 7 for day in days]
    if days == sorted(days) or rotated != sorted(rotated):
        return 1
    return days[0]


def _find_tables(lines: Sequence[str], start: int) -> tuple[FoundTable, ...]:
    tables: list[FoundTable] = []
    fence, commented, below = "", False, start
    for number, line in enumerate(lines):
        if number < below:
            continue
        marker = _FENCE.match(line)
        if fence:
            closes = marker and marker[1].startswith(fence) and not line[marker.end() :].strip()
            fence = "" if closes else fence
        elif commented:
            commented = "-->" not in line
        elif marker:
            fence = marker[1]
        elif "<!--" in line:
            commented = "-->" not in line.rpartition("<!--")[2]
        elif table := read_table(lines, number):
            tables.append(FoundTable(number, table))
            below = number + len(table.lines)
    return tuple(tables)
