"""An import as a plan: the edits that it comes to, and the report of them. Nothing is written.

The plan is a function of the documents and of what the store remembers. Kinds and definitions
are concluded from all documents together, so that half a year of them can be imported in any
order, at once or one by one, with the same result.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from zoneinfo import ZoneInfo

from habit.domain.derivation import derived_definitions
from habit.domain.entries import Entry, State
from habit.domain.importingparts import PartsPlan
from habit.domain.importreport import Added, DocumentReport, ImportReport, Note, Rekinded
from habit.domain.journal import Edit, Record
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.merging import Fate
from habit.domain.metrics import Alias, Definition, Metric
from habit.domain.present import Present
from habit.domain.recognising import Naming, Recogniser
from habit.domain.rekinding import Concluded, conclude_again, conclude_new
from habit.domain.sheetcells import Place, SheetCell, base_texts, compare, read_cell
from habit.domain.sheetreport import offers_of, report_on
from habit.domain.sheets import Sheet, Wishes
from habit.domain.taking import Outcome, take
from habit.lighttypes import NamedTuple

__all__ = ["ImportPlan", "Memory", "Naming", "plan_import"]


class Memory(NamedTuple):
    """What the store knows that bears on an import.

    ``entries``: at least those of the documents' weeks, and all of the metrics that only
    documents have defined. ``with_goal``: the ids of the metrics that have a goal. ``written``:
    what updates have written into the documents since, by their sources.
    """

    metrics: tuple[Metric, ...]
    definitions: tuple[Definition, ...]
    aliases: tuple[Alias, ...]
    layouts: tuple[Layout, ...]
    layout_rows: tuple[LayoutRow, ...]
    entries: tuple[Entry, ...]
    with_goal: frozenset[str]
    written: Mapping[str, dict[Place, str]] = MappingProxyType({})


class ImportPlan(NamedTuple):
    """The edits in an order in which they can be applied, and what to say about them."""

    edits: tuple[Edit, ...]
    report: ImportReport


def plan_import(
    settled: Sequence[Sheet | DocumentReport],
    memory: Memory,
    present: Present,
    wishes: Wishes,
    naming: Naming,
) -> ImportPlan:
    """What importing these documents changes."""
    settled = _newest_of_each_week(settled)
    plan = _Planning(memory, present, wishes, naming)
    sheets = sorted((one for one in settled if isinstance(one, Sheet)), key=_by_week)
    for sheet in sheets:
        plan.recognise(sheet)
    for sheet in sorted(sheets, key=_by_age, reverse=True):
        plan.compare(sheet)
    plan.conclude_kinds()
    outcomes = {sheet.source: plan.take(sheet) for sheet in sheets}
    edits = plan.edits(outcomes.values())
    reports = [
        report_on(outcomes[one.source], plan.metrics(), plan.newcomers())
        if isinstance(one, Sheet)
        else one
        for one in settled
    ]
    news = [one.news for one in plan.concluded.values()]
    report = ImportReport(
        documents=tuple(reports),
        added=tuple(one for one in news if isinstance(one, Added)),
        rekinded=plan.rekinded(),
        offers=offers_of(outcomes.values(), plan.metrics(), memory.with_goal),
        dry_run=False,
        changed=bool(edits),
    )
    return ImportPlan(edits, report)


def with_parts(plan: ImportPlan, parts: Mapping[str, PartsPlan]) -> ImportPlan:
    """The plan together with what its documents change beside their tables, by their sources."""
    edits = (*plan.edits, *(edit for one in parts.values() for edit in one.edits))
    documents = tuple(
        one._replace(
            parts=parts[one.source].told,
            unsettled=one.unsettled or parts[one.source].unsettled,
        )
        if one.source in parts
        else one
        for one in plan.report.documents
    )
    return ImportPlan(edits, plan.report._replace(documents=documents, changed=bool(edits)))


class _Planning:
    """The steps of a plan, in the order of its methods."""

    def __init__(self, memory: Memory, present: Present, wishes: Wishes, naming: Naming) -> None:
        self._memory, self._present, self._wishes = memory, present, wishes
        self._entries: dict[Place, Entry] = {
            (one.metric_id, one.day): one for one in memory.entries
        }
        self._layouts = {one.week: one for one in memory.layouts}
        self._recogniser = Recogniser(
            memory.metrics,
            memory.definitions,
            memory.aliases,
            ((row.metric_id, row.label) for row in memory.layout_rows),
            naming,
        )
        self._row_ids: dict[str, dict[int, str]] = {}
        self._cells: dict[str, list[SheetCell]] = {}
        self._claimed: dict[Place, str] = {}
        self._zones: dict[Place, ZoneInfo] = {}
        self._lost: dict[str, list[Note]] = {}
        self.concluded: dict[str, Concluded] = {}

    def recognise(self, sheet: Sheet) -> None:
        self._row_ids[sheet.source] = self._recogniser.rows_of(sheet)

    def compare(self, sheet: Sheet) -> None:
        remembered = [row for row in self._memory.layout_rows if row.week == sheet.week.first]
        layout = self._layouts.get(sheet.week.first)
        wishes = self._wishes
        if layout is not None and layout.source != sheet.source.rpartition("/")[2]:
            # what another document of the week had, this one did not lose
            wishes = wishes._replace(emptied=False)
        cells = compare(
            sheet,
            self._row_ids[sheet.source],
            base_texts(layout, remembered) | self._memory.written.get(sheet.source, {}),
            self._entries,
            self._claimed,
            wishes=wishes,
        )
        self._cells[sheet.source] = cells
        self._claimed.update({cell.place: cell.text for cell in cells if cell.text})
        self._zones.update({cell.place: sheet.zone for cell in cells})

    def conclude_kinds(self) -> None:
        """Settle the kinds of new metrics, and of the ones that only documents have defined."""
        own = {one.metric_id for one in self._memory.definitions if not one.from_document}
        stored = [one for one in self._memory.metrics if one.id not in own]
        before: dict[str, dict[Place, str]] = {}
        for place, entry in self._entries.items():
            before.setdefault(place[0], {})[place] = entry.text
        after = {metric_id: dict(texts) for metric_id, texts in before.items()}
        for cell in (cell for cells in self._cells.values() for cell in cells):
            if cell.fate in (Fate.NEW, Fate.CHANGED):
                after.setdefault(cell.metric_id, {})[cell.place] = cell.text
            elif cell.fate is Fate.REMOVED:
                del after[cell.metric_id][cell.place]
        newcomers = self._recogniser.newcomers
        for metric_id in (one for ids in self._row_ids.values() for one in ids.values()):
            if metric_id in newcomers and metric_id not in self.concluded:
                texts = list(after.get(metric_id, {}).values())
                self.concluded[metric_id] = conclude_new(newcomers[metric_id], texts)
        for metric in stored:
            texts = list(after.get(metric.id, {}).values())
            known = list(before.get(metric.id, {}).values())
            if texts != known:
                self.concluded[metric.id] = conclude_again(metric, known, texts)

    def metrics(self) -> dict[str, Metric]:
        """Every metric by its id, as it will be."""
        known = {one.id: one for one in self._memory.metrics}
        return known | {key: one.metric for key, one in self.concluded.items()}

    def newcomers(self) -> frozenset[str]:
        """The ids of the metrics that the store lacks."""
        return frozenset(self._recogniser.newcomers)

    def take(self, sheet: Sheet) -> Outcome:
        outcome = take(
            sheet,
            self._row_ids[sheet.source],
            self._cells[sheet.source],
            self.metrics(),
            self._present.day_start,
            given_zone=self._wishes.zone is not None,
        )
        return outcome._replace(notes=(*outcome.notes, *self._gone_rows(sheet)))

    def _gone_rows(self, sheet: Sheet) -> Iterable[Note]:
        kept = set(self._row_ids[sheet.source].values())
        for row in self._memory.layout_rows:
            if row.week != sheet.week.first or row.metric_id in kept:
                continue
            places = [(row.metric_id, day) for day in sheet.week.days]
            texts = [self._entries[place].text for place in places if place in self._entries]
            if texts:
                what = "gone from the document; the store keeps its cells."
                yield Note(None, row.label, " | ".join(texts), what)

    def rekinded(self) -> tuple[Rekinded, ...]:
        """The metrics whose kind changes, each with the earlier cells that become mere text."""
        return tuple(
            one.news._replace(notes=tuple(self._lost.get(one.metric.id, ())))
            for one in self.concluded.values()
            if isinstance(one.news, Rekinded)
        )

    def edits(self, outcomes: Iterable[Outcome]) -> tuple[Edit, ...]:
        """Metrics and definitions first, then what refers to them."""
        outcomes = list(outcomes)
        weeks = {one.layout.week for one in outcomes}
        old_rows = [row for row in self._memory.layout_rows if row.week in weeks]
        new_rows = [row for one in outcomes for row in one.layout_rows]
        kept_rows = [row for row in self._memory.layout_rows if row.week not in weeks]
        taken = {(entry.metric_id, entry.day): entry for one in outcomes for entry in one.entries}
        removed = [cell for one in outcomes for cell in one.cells if cell.fate is Fate.REMOVED]
        entries = self._reread({*taken, *(cell.place for cell in removed)}) | taken
        layouts = [one.layout for one in outcomes if self._is_news(one.layout)]
        old_definitions = [one for one in self._memory.definitions if one.from_document]
        new_definitions = derived_definitions([*kept_rows, *new_rows], self._memory.definitions)
        mentioned = {one.metric_id for one in new_definitions}
        old_definitions = [one for one in old_definitions if one.metric_id in mentioned]
        return (
            *_edits(self._memory.metrics, [one.metric for one in self.concluded.values()], 1),
            *_edits(old_definitions, new_definitions, 2, remove=True),
            *(Edit(cell.stored, None) for cell in removed),
            *_edits(self._entries.values(), entries.values(), 2),
            *_edits(self._layouts.values(), layouts, 1),
            *_edits(old_rows, new_rows, 2, remove=True),
        )

    def _is_news(self, layout: Layout) -> bool:
        known = self._layouts.get(layout.week)
        return known is None or known.table != layout.table

    def _reread(self, taken: Iterable[Place]) -> dict[Place, Entry]:
        """The entries of metrics whose kind changes, read again."""
        known = set(self._memory.metrics)
        changed = [one.metric for one in self.concluded.values() if one.metric not in known]
        metrics = {one.id: one for one in changed}
        reread = {}
        for place, entry in self._entries.items():
            metric = metrics.get(place[0])
            if metric is None or place in taken:
                continue
            zone = self._zones.get(place, self._present.zone)
            zone = ZoneInfo(entry.zone) if entry.zone else zone
            day_start = self._present.day_start
            reread[place], told = read_cell(metric, entry.text, entry.day, zone, day_start)
            if reread[place].state is State.TEXT:
                note = Note(entry.day, metric.slug, entry.text, told)
                self._lost.setdefault(metric.id, []).append(note)
        return reread


def _edits(
    before: Iterable[Record], after: Iterable[Record], key_length: int, *, remove: bool = False
) -> list[Edit]:
    old = {one[:key_length]: one for one in before}
    new = {one[:key_length]: one for one in after}
    edits = [Edit(old.get(key), one) for key, one in new.items() if old.get(key) != one]
    gone = [Edit(one, None) for key, one in old.items() if remove and key not in new]
    return gone + edits


def _newest_of_each_week(
    settled: Sequence[Sheet | DocumentReport],
) -> list[Sheet | DocumentReport]:
    newest: dict[object, Sheet] = {}
    for one in settled:
        if isinstance(one, Sheet):
            newest[one.week] = max(newest.get(one.week, one), one, key=_by_age)
    kept: list[Sheet | DocumentReport] = []
    for one in settled:
        if isinstance(one, Sheet) and (winner := newest[one.week]) is not one:
            problem = f"{winner.source} is of the same week, {one.week.name}, and is newer."
            kept.append(DocumentReport(one.source, problem=problem))
        else:
            kept.append(one)
    return kept


def _by_age(sheet: Sheet) -> tuple[str, str]:
    return (sheet.written.isoformat() if sheet.written else "", sheet.source)


def _by_week(sheet: Sheet) -> tuple[object, ...]:
    return (sheet.week, sheet.source)
