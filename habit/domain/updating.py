"""An update of a document as a plan: which cells are written, and which are left and why.

The three-way comparison of an import, seen from the other side: the store is what is taken,
and the document what is kept. Nothing is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from habit.domain.catalog import Named
from habit.domain.entries import Entry
from habit.domain.metrics import Metric
from habit.domain.pipetable import PipeTable
from habit.domain.sheetcells import Place, read_cell, same_meaning
from habit.domain.sheets import Sheet
from habit.domain.splicing import spliced
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple


class Standing(StrEnum):
    """How a cell of a document stands to the store."""

    SAME = "same"
    STORE = "store"
    """Only the store has changed: the cell is written."""
    DOCUMENT = "document"
    """Only the document has changed: the cell is left, to be pulled."""
    CONFLICT = "conflict"
    """Both have changed, or nobody knows which did: the cell is left."""


class UpdatedCell(NamedTuple):
    """One cell in which the document and the store differ.

    ``text`` is the document's and ``stored`` the store's, "" where there is nothing; ``base``
    is what both had when they were last in step, None where they never were.
    """

    label: str
    day: date
    text: str
    stored: str
    base: str | None
    standing: Standing


class DocumentUpdate(NamedTuple):
    """What an update does to one document. ``source`` is its path as the user named it.

    ``week`` is None and ``problem`` says why when the document is left as a whole. ``offered``
    are labels of metrics with entries in the week that the document has no row for, ``added``
    those that get one. ``before`` and ``after`` are the document's texts.
    """

    source: str
    week: Week | None = None
    problem: str = ""
    cells: tuple[UpdatedCell, ...] = ()
    added: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def changed(self) -> bool:
        """Whether the document is to be written."""
        return self.before != self.after

    @property
    def written(self) -> tuple[UpdatedCell, ...]:
        """The cells that take the store's value."""
        return tuple(cell for cell in self.cells if cell.standing is Standing.STORE)

    @property
    def left(self) -> tuple[UpdatedCell, ...]:
        """The cells that differ from the store afterwards too."""
        return tuple(cell for cell in self.cells if cell.standing is not Standing.STORE)


class SummaryUpdate(NamedTuple):
    """An update of several documents. ``dry_run``: it was only asked what would be done."""

    documents: tuple[DocumentUpdate, ...]
    dry_run: bool
    diff: bool

    @property
    def differs(self) -> bool:
        """Whether any document differs from the store, or could not be compared."""
        return any(one.changed or one.left or one.problem for one in self.documents)

    @property
    def unsettled(self) -> bool:
        """Whether any document could not be brought up to date: conflicts, problems."""
        conflicts = (
            cell.standing is Standing.CONFLICT for one in self.documents for cell in one.cells
        )
        return any(conflicts) or any(one.problem for one in self.documents)


class Known(NamedTuple):
    """What the store knows that bears on one document.

    ``row_ids`` says which known metric each row stands for; ``bases`` what document and store
    had when they were last in step. ``further`` are the metrics with entries in the week that
    have no row.
    """

    row_ids: Mapping[int, str]
    metrics: Mapping[str, Metric]
    entries: Mapping[Place, Entry]
    bases: Mapping[Place, str]
    further: Sequence[Named]


class UpdatePlan(NamedTuple):
    """The report, and the texts of the cells that will be in step but whose base says otherwise."""

    update: DocumentUpdate
    in_step: dict[Place, str]


def standing_of(text: str, stored: str, base: str | None) -> Standing:
    """How a cell that says ``text`` stands to a store that says ``stored``; "" is nothing.

    ``base`` is what both said when they were last in step, None when they never were.
    """
    if text == stored:
        return Standing.SAME
    if text == (base or ""):
        return Standing.STORE
    if stored == (base or ""):
        return Standing.DOCUMENT
    return Standing.CONFLICT


def plan_update(
    sheet: Sheet, known: Known, day_start: int, *, add: bool, replace: bool
) -> UpdatePlan:
    """What an update writes.

    ``add`` gives metrics without a row one; ``replace`` settles conflicts by the store's value.
    """
    cells = list(_compared(sheet, known, day_start, replace=replace))
    changes = {
        (cell.row, cell.column): cell.stored for cell in cells if cell.standing is Standing.STORE
    }
    in_step = {cell.place: cell.agreed for cell in cells if cell.is_news}
    table = sheet.table.table.with_cells(changes)
    labels = tuple(named.label for named in known.further)
    if add:
        table = table.with_rows([_line(sheet, named, known.entries) for named in known.further])
        in_step |= _added_cells(sheet, known)
    update = DocumentUpdate(
        sheet.source,
        sheet.week,
        cells=tuple(cell.told for cell in cells if cell.standing is not Standing.SAME),
        added=labels if add else (),
        offered=() if add else labels,
        before=sheet.document.text,
        after=_text(sheet, table),
    )
    return UpdatePlan(update, in_step)


class _Compared(NamedTuple):
    """One cell of a row that the store knows, at its place in the table and in the store."""

    row: int
    column: int
    place: Place
    told: UpdatedCell

    @property
    def standing(self) -> Standing:
        return self.told.standing

    @property
    def stored(self) -> str:
        return self.told.stored

    @property
    def agreed(self) -> str:
        """What the document says once it is in step with the store."""
        return self.stored if self.standing is Standing.STORE else self.told.text

    @property
    def is_news(self) -> bool:
        """Whether the cell is in step afterwards, and was not when it was seen last."""
        in_step = self.standing in (Standing.SAME, Standing.STORE)
        return in_step and self.agreed != (self.told.base or "")


def _compared(sheet: Sheet, known: Known, day_start: int, *, replace: bool) -> Iterable[_Compared]:
    days = sheet.table.day_columns(sheet.week)
    for row in (one for one in sheet.rows if one.position in known.row_ids):
        for column, offset in days.items():
            place = (known.row_ids[row.position], sheet.week.days[offset])
            text, entry = row.cells.get(place[1], ""), known.entries.get(place)
            standing = _standing(sheet, known, place, text, day_start)
            if standing is Standing.CONFLICT and replace:
                standing = Standing.STORE
            stored, base = entry.text if entry else "", known.bases.get(place)
            told = UpdatedCell(row.label, place[1], text, stored, base, standing)
            yield _Compared(row.position, column, place, told)


def _standing(sheet: Sheet, known: Known, place: Place, text: str, day_start: int) -> Standing:
    entry = known.entries.get(place)
    standing = standing_of(text, entry.text if entry else "", known.bases.get(place))
    if standing is Standing.SAME or entry is None or not text:
        return standing
    read, _ = read_cell(known.metrics[place[0]], text, place[1], sheet.zone, day_start)
    return Standing.SAME if same_meaning(read, entry) else standing


def _line(sheet: Sheet, named: Named, entries: Mapping[Place, Entry]) -> list[str]:
    texts = [named.label, *[""] * (len(sheet.table.weekdays) - 1)]
    for column, offset in sheet.table.day_columns(sheet.week).items():
        entry = entries.get((named.metric.id, sheet.week.days[offset]))
        texts[column] = entry.text if entry else ""
    return texts


def _added_cells(sheet: Sheet, known: Known) -> dict[Place, str]:
    places: Iterable[Place] = (
        (named.metric.id, sheet.week.days[offset])
        for named in known.further
        for offset in sheet.table.day_columns(sheet.week).values()
    )
    return {place: known.entries[place].text for place in places if place in known.entries}


def _text(sheet: Sheet, table: PipeTable) -> str:
    before = sheet.table.table.lines
    if table.lines == before:
        return sheet.document.text
    return spliced(sheet.document, sheet.table.line, len(before), table.lines)
