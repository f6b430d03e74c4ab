"""The documents of ``tests/documents``, and a store that is nothing but values."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from habit.domain.building import build_week
from habit.domain.catalog import Catalog, Named
from habit.domain.document import read_document
from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.importing import ImportPlan, Memory, Naming, plan_import
from habit.domain.importreport import DocumentReport, ImportReport
from habit.domain.journal import Record
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import Alias, Definition, Metric
from habit.domain.present import Present
from habit.domain.sheets import Source, Wishes, settle
from habit.domain.starting import STARTING_ALIASES, STARTING_DEFINITIONS, STARTING_METRICS
from habit.domain.weeks import Week
from habit.domain.weektable import WeekTable
from habit.render.markdown import week_markdown
from habit.store.records import key_of

DOCUMENTS = Path(__file__).parent.parent / "documents"
TEXTS = {path.name: path.read_bytes().decode() for path in sorted(DOCUMENTS.glob("week-*.md"))}
"""The documents with a metrics table, by their file names."""

SHANGHAI = ZoneInfo("Asia/Shanghai")
PRESENT = Present(datetime(2024, 6, 1, 1, tzinfo=UTC), SHANGHAI, 240)


W03 = date(2024, 1, 15)
PLAIN = Wishes()
"""No wishes: every document says itself what it is."""

DAYS = "| Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday |"


def document(*rows: str, dated: str = "2024-01-21T12:30:00+08:00") -> str:
    """A document of the week 2024-W03 with these rows, each a label and its first cells."""
    lines = [f"| {row} {'|' * (8 - row.count('|'))}" for row in rows]
    table = "\n".join([f"| metrics {DAYS}", "|---" * 8 + "|", *lines])
    return f"---\ndate: {dated}\n---\n\n{table}\n"


def own_lines(text: str) -> str:
    """The lines of a document's metrics table, as they stand in it."""
    [table] = read_document(text).metrics_tables()
    return "".join(f"{line}\n" for line in table.table.lines)


class Shelf:
    """A store of values: it starts like a new one, and applies the edits of plans."""

    def __init__(self) -> None:
        first: list[Record] = [*STARTING_METRICS, *STARTING_DEFINITIONS, *STARTING_ALIASES]
        self._records = {key_of(record): record for record in first}
        self._ids = count(1)

    def put(self, *records: Record) -> None:
        """Write records as another command would have written them."""
        self._records |= {key_of(record): record for record in records}

    def remove(self, record: Record) -> None:
        """Take one away."""
        del self._records[key_of(record)]

    def take(self, texts: Mapping[str, str], wishes: Wishes = PLAIN) -> ImportReport:
        """Import documents, by name and text, in one call."""
        plan = self.plan(texts, wishes)
        for edit in plan.edits:
            if edit.before is not None:
                assert self._records[key_of(edit.before)] == edit.before
                self.remove(edit.before)
            if edit.after is not None:
                assert key_of(edit.after) not in self._records
                self.put(edit.after)
        return plan.report

    def plan(self, texts: Mapping[str, str], wishes: Wishes = PLAIN) -> ImportPlan:
        """What importing them would change."""
        sources = [Source(name, read_document(text)) for name, text in texts.items()]
        settled = [settle(source, PRESENT, wishes) for source in sources]
        naming = Naming(lambda: f"id{next(self._ids)}", lambda slug: slug != "mon")
        return plan_import(settled, self.memory(), PRESENT, wishes, naming)

    def memory(self) -> Memory:
        """Everything, as an import is given it."""
        records = list(self._records.values())
        return Memory(
            tuple(one for one in records if isinstance(one, Metric)),
            tuple(one for one in records if isinstance(one, Definition)),
            tuple(one for one in records if isinstance(one, Alias)),
            tuple(one for one in records if isinstance(one, Layout)),
            tuple(one for one in records if isinstance(one, LayoutRow)),
            tuple(one for one in records if isinstance(one, Entry)),
            frozenset(one.metric_id for one in records if isinstance(one, Goal)),
        )

    def catalog(self, on: date) -> Catalog:
        """The metrics as they are defined on a day."""
        memory, named = self.memory(), []
        for metric in memory.metrics:
            own = sorted(one for one in memory.definitions if one.metric_id == metric.id)
            begun = [one for one in own if one.valid_from <= on]
            definition = begun[-1] if begun else own[0]
            aliases = tuple(one.name for one in memory.aliases if one.metric_id == metric.id)
            named.append(Named(metric, definition, aliases, begun=bool(begun)))
        return Catalog(named)

    def week(self, first: date) -> WeekTable:
        """The table of the week that begins on a day."""
        memory, week = self.memory(), Week(first)
        layouts = {one.week: one for one in memory.layouts}
        rows = [row for row in memory.layout_rows if row.week == first]
        today, catalog = PRESENT.day, self.catalog(week.last)
        return build_week(catalog, memory.entries, [], week, today, layouts.get(first), rows)

    def printed(self, first: date) -> str:
        """The same as a document prints it."""
        return week_markdown(self.week(first))

    def state(self) -> set[tuple[object, ...]]:
        """All records, with slugs in place of identities, which differ from store to store."""
        slugs = {metric.id: metric.slug for metric in self.memory().metrics}
        return {
            (type(record).__name__, *(slugs.get(str(value), value) for value in record))
            for record in self._records.values()
        }


def report(shelf: Shelf, text: str, wishes: Wishes = PLAIN) -> DocumentReport:
    """Import one document and return what was said of it."""
    [found] = shelf.take({"a.md": text}, wishes).documents
    return found


def notes(shelf: Shelf, text: str, wishes: Wishes = PLAIN) -> list[tuple[str, str, str]]:
    """The same, of its cells only: label, text and what was done."""
    return [(one.label, one.text, one.what) for one in report(shelf, text, wishes).notes]
