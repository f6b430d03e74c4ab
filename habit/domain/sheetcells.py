"""The cells of a sheet beside what the store and the last import have in their places."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from habit.domain.document import read_document
from habit.domain.entries import Entry, State
from habit.domain.kinds import read_entry
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.merging import Fate, fate_of
from habit.domain.metrics import Metric
from habit.domain.present import Present
from habit.domain.sheets import Sheet, Wishes, rows_of_table
from habit.domain.weeks import Week
from habit.errors import HabitError
from habit.lighttypes import NamedTuple

Place = tuple[str, date]
"""A metric's id and a day: where an entry stands."""

_LATER = timedelta(days=4)
"""A document's cells are read from a time at which none of them is still to come."""


class SheetCell(NamedTuple):
    """One day of one row. ``column`` is the table's; ``base`` what the last import saw there.

    ``rival`` is what another document of the same import has already put there.
    """

    position: int
    column: int
    metric_id: str
    day: date
    label: str
    text: str
    stored: Entry | None
    base: str | None
    rival: str | None
    fate: Fate

    @property
    def place(self) -> Place:
        """Where the entry stands."""
        return (self.metric_id, self.day)


def compare(
    sheet: Sheet,
    metric_ids: Mapping[int, str],
    bases: Mapping[Place, str],
    entries: Mapping[Place, Entry],
    rivals: Mapping[Place, str],
    *,
    wishes: Wishes,
) -> list[SheetCell]:
    """The cells of the rows that stand for a metric, each with its fate as far as texts tell."""
    days = sheet.table.day_columns(sheet.week)
    cells = []
    for row in sheet.rows:
        metric_id = metric_ids.get(row.position)
        if metric_id is None:
            continue
        for column, offset in days.items():
            day = sheet.week.days[offset]
            text, stored = row.cells.get(day, ""), entries.get((metric_id, day))
            base, rival = bases.get((metric_id, day)), rivals.get((metric_id, day))
            known = rival if rival is not None else stored and stored.text
            wins = wishes.replace and rival is None
            fate = fate_of(text, known, base if rival is None else None, replace=wins)
            if wishes.emptied and rival is None and stored and base and not text:
                agreed = base == stored.text or wishes.replace
                fate = Fate.REMOVED if agreed else Fate.CONFLICT
            cells.append(
                SheetCell(
                    row.position, column, metric_id, day, row.label, text, stored, base, rival, fate
                )
            )
    return cells


def base_texts(layout: Layout | None, rows: Iterable[LayoutRow]) -> dict[Place, str]:
    """What the last import of a week saw in each cell, "" where it was empty."""
    if layout is None or not (tables := read_document(layout.table).metrics_tables()):
        return {}
    week = Week(layout.week)
    days = [week.days[offset] for offset in tables[0].day_columns(week).values()]
    seen = {row.position: row.cells for row in rows_of_table(tables[0], week)}
    return {
        (row.metric_id, day): seen[row.position].get(day, "")
        for row in rows
        if row.position in seen
        for day in days
    }


def read_cell(
    metric: Metric, text: str, day: date, zone: ZoneInfo, day_start: int
) -> tuple[Entry, str]:
    """The entry that a cell stands for, its text untouched, and what there is to say about it.

    What cannot be understood becomes an entry of the state TEXT.
    """
    later = datetime.combine(day, time(12), UTC) + _LATER
    try:
        entry, remarks = read_entry(metric, text, Present(later, zone, day_start), day=day)
    except HabitError as problem:
        return Entry(metric.id, day, State.TEXT, text), f"kept as text. {problem}"
    told = " ".join(remark.partition(" --second")[0] for remark in remarks)
    return entry._replace(text=text), told


def same_meaning(one: Entry, other: Entry) -> bool:
    """Whether two entries of one place are one value, written in different ways."""
    if State.TEXT in (one.state, other.state):
        return one.text == other.text
    return _bare(one) == _bare(other)


def _bare(entry: Entry) -> Entry:
    return entry._replace(text="", zone="", instant=None, end_instant=None)
