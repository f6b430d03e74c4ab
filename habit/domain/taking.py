"""Reading a sheet's cells into entries, and remembering how its table looked."""

from collections.abc import Mapping, Sequence

from habit.domain.entries import Entry
from habit.domain.importreport import Note
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.merging import LEFT, TAKEN, Fate
from habit.domain.metrics import Metric
from habit.domain.sheetcells import SheetCell, read_cell, same_meaning
from habit.domain.sheets import Sheet
from habit.lighttypes import NamedTuple


class Outcome(NamedTuple):
    """What becomes of one sheet: the entries to write, the memory of its table, the notes.

    ``cells`` carry their final fates; ``row_ids`` say which metric each row stands for.
    """

    sheet: Sheet
    row_ids: Mapping[int, str]
    cells: tuple[SheetCell, ...]
    entries: tuple[Entry, ...]
    layout: Layout
    layout_rows: tuple[LayoutRow, ...]
    notes: tuple[Note, ...]


def take(
    sheet: Sheet,
    row_ids: Mapping[int, str],
    cells: Sequence[SheetCell],
    metrics: Mapping[str, Metric],
    day_start: int,
    *,
    given_zone: bool,
) -> Outcome:
    """Read the cells that are to be taken. ``given_zone``: the user named the sheet's zone."""
    final, entries, notes = [], [], []
    for cell in cells:
        metric = metrics[cell.metric_id]
        entry, told = read_cell(metric, cell.text, cell.day, sheet.zone, day_start)
        settled = cell._replace(fate=_fate(cell, entry, given_zone=given_zone))
        final.append(settled)
        if settled.fate in TAKEN:
            entries.append(entry)
        if what := _what(settled, metric, told):
            notes.append(Note(cell.day, cell.label, cell.text, what))
    labels = {row.position: row.label for row in sheet.rows}
    week = sheet.week.first
    return Outcome(
        sheet,
        row_ids,
        tuple(final),
        tuple(entries),
        _layout(sheet, final),
        tuple(LayoutRow(week, place, one, labels[place]) for place, one in row_ids.items()),
        tuple(notes),
    )


def _fate(cell: SheetCell, entry: Entry, *, given_zone: bool) -> Fate:
    """The fate of a cell, now that its meaning is known and not only its text."""
    if cell.stored is None or cell.rival is not None or not cell.text:
        return cell.fate
    if same_meaning(entry, cell.stored):
        moved = given_zone and cell.stored.zone != entry.zone
        return Fate.CHANGED if moved else Fate.SAME
    return cell.fate


def _what(cell: SheetCell, metric: Metric, told: str) -> str:
    """What to say of a cell, "" where all is clear."""
    stands = cell.stored.text if cell.stored else ""
    if not cell.text:
        return _what_is_gone(cell, metric, stands)
    if cell.fate is Fate.NEWER:
        return f"left: since the last import it is {stands or 'removed'} in the store."
    if cell.fate is Fate.CONFLICT and cell.rival is not None:
        return f"left: another document of this import has {cell.rival}."
    if cell.fate is Fate.CONFLICT:
        here = f"has {stands}" if stands else "removed it"
        return f"left: the store {here}. --replace takes the document's value."
    if cell.fate is Fate.CHANGED:
        return f"was {stands}. {told}".strip()
    return told if cell.fate is Fate.NEW else ""


def _what_is_gone(cell: SheetCell, metric: Metric, stands: str) -> str:
    if cell.fate is Fate.REMOVED:
        return f"empty in the document; {stands} is removed."
    if cell.fate is Fate.CONFLICT:
        return f"empty in the document; the store has {stands}. --replace empties it."
    if cell.fate is Fate.EMPTIED:
        removal = f"habit rm {metric.slug} {cell.day} empties it."
        return f"empty in the document; the store keeps {stands}. {removal}"
    return ""


def _layout(sheet: Sheet, cells: Sequence[SheetCell]) -> Layout:
    """The table as it is to be remembered.

    Where the store and the document were left apart, the memory keeps what the import before
    saw, so that the next import finds the same difference.
    """
    apart = {
        (cell.position, cell.column): cell.base or ""
        for cell in cells
        if cell.fate in LEFT or cell.fate is Fate.EMPTIED
    }
    table = sheet.table.table.with_cells(apart)
    return Layout(sheet.week.first, "\n".join(table.lines), sheet.source.rpartition("/")[2])
