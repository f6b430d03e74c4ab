"""Which metric a row of a document stands for, and which rows stand for new ones."""

from collections.abc import Callable, Iterable

from habit.domain.labels import full_key, short_key, slug_of
from habit.domain.metrics import Alias, Definition, Metric
from habit.domain.sheets import Sheet, SheetRow
from habit.lighttypes import NamedTuple

_LONGEST_SLUG = 36
_TRIES = 9
"""After so many numbers it is not the number that keeps a slug from being a good name."""


class Naming(NamedTuple):
    """How new metrics get their identity, and whether a slug can be told from a value or day."""

    new_id: Callable[[], str]
    is_name: Callable[[str], bool]


class Newcomer(NamedTuple):
    """A metric that the store lacks, before its kind is known. ``key`` is what identifies it."""

    id: str
    slug: str
    label: str
    key: str


class Recogniser:
    """The metrics under every name that they have or had.

    A name in full comes before one without its brackets, so that ``Exercise (am)`` and
    ``Exercise (pm)`` of one document stay two metrics, while ``Exercise (2~3)`` is ``Exercise``.
    """

    def __init__(
        self,
        metrics: Iterable[Metric],
        definitions: Iterable[Definition],
        aliases: Iterable[Alias],
        old_labels: Iterable[tuple[str, str]],
        naming: Naming,
    ) -> None:
        self._naming = naming
        self._taken = set[str]()
        self._full: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self.newcomers: dict[str, Newcomer] = {}
        """The new metrics by their id, in the order in which they were met."""
        # a document writes labels: they come before what commands call the metrics
        for definition in definitions:
            self._learn(definition.metric_id, definition.label)
        for metric_id, label in old_labels:
            self._learn(metric_id, label)
        for alias in aliases:
            self._learn(alias.metric_id, alias.name)
        for metric in metrics:
            self._learn(metric.id, metric.slug)

    def rows_of(self, sheet: Sheet) -> dict[int, str]:
        """The metric ids of a sheet's rows, by their position; a row that repeats one has none."""
        found: dict[int, str] = {}
        for row in _first_of_each_label(sheet.rows):
            known = self._full.get(full_key(row.label))
            if known and known not in found.values():
                found[row.position] = known
        for row in _first_of_each_label(sheet.rows):
            if row.position not in found:
                found[row.position] = self._without_brackets(row.label, found)
        return dict(sorted(found.items()))

    def _without_brackets(self, label: str, found: dict[int, str]) -> str:
        short = short_key(label)
        known = self._full.get(short) or self._short.get(short)
        if known is None:
            known = self._welcome(label, short)
        elif known in found.values():
            known = self._welcome(label, full_key(label))
            self._full[full_key(label)] = known
        self._learn(known, label)
        return known

    def _welcome(self, label: str, key: str) -> str:
        wanted = slug_of(key)[:_LONGEST_SLUG].strip("-")
        slug, number = wanted, 1
        while slug in self._taken or not (number > _TRIES or self._naming.is_name(slug)):
            number += 1
            slug = f"{wanted}-{number}"
        metric_id = self._naming.new_id()
        self.newcomers[metric_id] = Newcomer(metric_id, slug, label, key)
        self._taken.add(slug)
        return metric_id

    def _learn(self, metric_id: str, name: str) -> None:
        self._taken.add(name.casefold())
        self._full.setdefault(full_key(name), metric_id)
        self._short.setdefault(short_key(name), metric_id)


def _first_of_each_label(rows: Iterable[SheetRow]) -> list[SheetRow]:
    """The rows with a label, later ones that repeat it left out; labels without brackets first."""
    unique: dict[str, SheetRow] = {}
    for row in rows:
        if row.label:
            unique.setdefault(full_key(row.label), row)
    return sorted(unique.values(), key=lambda row: full_key(row.label) != short_key(row.label))
