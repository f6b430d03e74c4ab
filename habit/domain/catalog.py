"""The catalog: the metrics as they are called on a given day, and finding one by name."""

from collections.abc import Iterable, Iterator

from habit.domain.metrics import Definition, Metric
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple


class UnknownMetric(UsageProblem):
    """No metric answers to the name, or several do."""


class ArchivedMetric(UsageProblem):
    """The metric is out of use."""


class Named(NamedTuple):
    """A metric under its definition of the day.

    ``begun`` is False when the day lies before the first definition; ``definition`` is then
    that first one.
    """

    metric: Metric
    definition: Definition
    aliases: tuple[str, ...]
    begun: bool

    @property
    def label(self) -> str:
        """The label as the user writes it."""
        return self.definition.label

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the metric answers to, in lower case."""
        return (self.metric.slug, *self.aliases, self.label.casefold())

    def refuse_archived(self) -> None:
        """Raise ArchivedMetric when the metric is not in use."""
        if self.definition.archived:
            slug = self.metric.slug
            raise ArchivedMetric(
                f"{self.label} is archived. habit metric restore {slug} brings it back."
            )


class Catalog:
    """The metrics of a store in the order of the table, found by id or by name."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._in_order = sorted(named, key=lambda one: (one.definition.position, one.metric.slug))
        self._by_id = {one.metric.id: one for one in self._in_order}

    def __iter__(self) -> Iterator[Named]:
        return iter(self._in_order)

    def __getitem__(self, metric_id: str) -> Named:
        return self._by_id[metric_id]

    def __contains__(self, metric_id: object) -> bool:
        return metric_id in self._by_id

    def active(self) -> list[Named]:
        """The metrics in use: defined by now and not archived."""
        return [one for one in self._in_order if one.begun and not one.definition.archived]

    def exact(self, name: str) -> Named | None:
        """The metric whose slug, alias or label is ``name``, whatever the case.

        Labels are not unique: a slug or an alias goes before another metric's label.
        """
        wanted = name.strip().casefold()
        labelled = None
        for one in self._in_order:
            if wanted == one.metric.slug or wanted in one.aliases:
                return one
            if labelled is None and wanted == one.label.casefold():
                labelled = one
        return labelled

    def resolve(self, name: str) -> Named:
        """The metric meant by a name or an unambiguous beginning of one.

        Raises UnknownMetric with a suggestion when there is none or more than one.
        """
        if found := self.exact(name):
            return found
        wanted = name.strip().casefold()
        if not wanted:
            raise UnknownMetric("A metric's name is missing. habit metric list shows them.")
        matches = self._beginning_with(wanted)
        if len(matches) == 1:
            return matches[0]
        if matches:
            slugs = ", ".join(one.metric.slug for one in matches)
            raise UnknownMetric(f"{name!r} may be any of {slugs}. Write more of the name.")
        raise UnknownMetric(f"There is no metric {name!r}. {self._suggestion(wanted)}")

    def beginning(self, name: str) -> Named | None:
        """The one metric of which ``name`` begins a name, or None when none or several do."""
        wanted = name.strip().casefold()
        matches = self._beginning_with(wanted) if wanted else []
        return matches[0] if len(matches) == 1 else None

    def _beginning_with(self, wanted: str) -> list[Named]:
        matches = [one for one in self._in_order if any(n.startswith(wanted) for n in one.names)]
        in_use = [one for one in matches if not one.definition.archived]
        return in_use or matches

    def _suggestion(self, wanted: str) -> str:
        # only a typo pays for the import
        from difflib import get_close_matches  # noqa: PLC0415 - start-up time

        known = {one.label.casefold(): one.metric.slug for one in self._in_order}
        for one in self._in_order:
            known |= {name: name for name in (one.metric.slug, *one.aliases)}
        close = get_close_matches(wanted, known, n=1)
        if close:
            return f"Did you mean {known[close[0]]}?"
        return "habit metric list shows them; habit metric add makes one."
