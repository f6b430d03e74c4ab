"""Writing the store out, in the formats that ``habit import`` reads."""

from collections.abc import Iterator
from datetime import date, timedelta

from habit.domain.catalog import Catalog
from habit.domain.entries import Entry
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.render.csv_week import COLUMNS
from habit.render.jsonform.records import Object, entry_json
from habit.store.encoding import encoded
from habit.store.records import RECORD_TYPES
from habit.store.repository import Repository
from habit.transfer.ownfiles import CSV, JSON, csv_pieces, json_pieces

FORMATS = (JSON, CSV)

_DAYS_AT_ONCE = timedelta(days=90)
"""How much of the entries is held in memory."""


def export_pieces(repository: Repository, present: Present, file_format: str) -> Iterator[str]:
    """The text of an export, piece by piece.

    JSON has every record of the state and rebuilds it; CSV has the entries alone.
    """
    if file_format not in FORMATS:
        raise UsageProblem(f"There is no format {file_format!r}. There are: {', '.join(FORMATS)}.")
    catalog = repository.catalog(present.day)
    entries = _entries(repository, catalog)
    if file_format == CSV:
        return csv_pieces(COLUMNS, (_line(one, catalog) for one in entries))
    return json_pieces(_records(repository, entries))


def _records(repository: Repository, entries: Iterator[Entry]) -> Iterator[str]:
    for kind in RECORD_TYPES:
        records = entries if kind.name == "entry" else repository.records_of(kind)
        yield from (f'{{"{kind.name}":{encoded(one)}}}' for one in records)


def _entries(repository: Repository, catalog: Catalog) -> Iterator[Entry]:
    order = {one.metric.id: place for place, one in enumerate(catalog)}
    extents = [repository.extent(one.metric.id) for one in catalog]
    firsts = [first for _, first, _ in extents if first is not None]
    lasts = [last for _, _, last in extents if last is not None]
    day, end = min(firsts, default=date.max), max(lasts, default=date.min)
    while day <= end:
        last = min(day + _DAYS_AT_ONCE, end)
        yield from sorted(
            repository.entries(day, last), key=lambda one: (one.day, order[one.metric_id])
        )
        day = last + timedelta(days=1)


def _line(entry: Entry, catalog: Catalog) -> Object:
    named = catalog[entry.metric_id]
    metric = named.metric
    about = {"metric": metric.slug, "label": named.label, "kind": metric.kind.value}
    return {**about, "unit": metric.unit, **entry_json(entry.day, entry)}
