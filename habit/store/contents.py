"""Reading what the table is made of: records out, rows never."""

from datetime import date

from habit.domain.catalog import Catalog, Named
from habit.domain.entries import Entry
from habit.domain.metrics import Alias, Definition, Metric
from habit.errors import DamagedStore
from habit.lighttypes import TYPE_CHECKING, records

if TYPE_CHECKING:
    from habit.domain.goals import Goal
    from habit.domain.layouts import Layout, LayoutRow
    from habit.domain.skipped import Skip
    from habit.domain.sleep.clocktimes import ClockTimes
    from habit.store.database import Database

_METRIC_WIDTH = len(Metric._fields)


class Contents:
    """What the store holds now, asked for one question at a time."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def settings(self) -> dict[str, str]:
        """The settings that differ from their defaults, by name."""
        return dict(self._database.rows("settings"))

    def catalog(self, on: date) -> Catalog:
        """Every metric under the definition in force ``on`` that day.

        A metric that is defined only later appears under its first definition, not begun.
        """
        aliases: dict[str, list[str]] = {}
        for alias in sorted(self.aliases()):
            aliases.setdefault(alias.metric_id, []).append(alias.name)
        named = []
        for row in self._database.rows("metrics_on", on=on):
            if row[_METRIC_WIDTH] is None:
                raise DamagedStore(
                    f"The metric {row[1]!r} has no definition. habit db check says more."
                )
            metric = Metric(*row[:_METRIC_WIDTH])
            definition = Definition(*row[_METRIC_WIDTH:])
            begun = definition.valid_from <= on
            named.append(Named(metric, definition, tuple(aliases.get(metric.id, ())), begun))
        return Catalog(named)

    def aliases(self) -> list[Alias]:
        """Every alias of every metric."""
        return [Alias(*row) for row in self._database.rows("aliases")]

    def definitions(self, metric_id: str) -> list[Definition]:
        """All definitions of a metric, oldest first."""
        return [Definition(*row) for row in self._database.rows("definitions", metric_id=metric_id)]

    def goals(self) -> "list[Goal]":
        """All goals there ever were; those of one metric stand together, oldest first."""
        from habit.domain.goals import Goal  # noqa: PLC0415 - logging does without

        return [Goal(*row) for row in self._database.rows("goals")]

    def skips(self) -> "list[Skip]":
        """The days that are declared not to count; those of one metric in order."""
        rows = self._database.rows("every_skip")
        if not rows:
            return []
        from habit.domain.skipped import Skip  # noqa: PLC0415 - most stores have none

        return [Skip(*row) for row in rows]

    def entry(self, metric_id: str, day: date) -> Entry | None:
        """What was recorded for a metric on a day."""
        rows = self._database.rows("entry", metric_id=metric_id, day=day)
        return Entry(*rows[0]) if rows else None

    def entries(self, first: date, last: date) -> list[Entry]:
        """The entries of all metrics from ``first`` to ``last``, by day, then by metric."""
        return records(Entry, self._database.rows("entries", first=first, last=last))

    def entries_of(self, metric_id: str, last: date, limit: int) -> list[Entry]:
        """A metric's entries up to the day ``last``, newest first, at most ``limit``."""
        rows = self._database.rows("entries_of", metric_id=metric_id, last=last, limit=limit)
        return records(Entry, rows)

    def entries_within(self, metric_id: str, first: date, last: date) -> list[Entry]:
        """A metric's entries from the day ``first`` to ``last``, oldest first."""
        rows = self._database.rows("entries_within", metric_id=metric_id, first=first, last=last)
        return records(Entry, rows)

    def clock_times(self, metric_id: str, first: date, last: date) -> "ClockTimes":
        """When each day from ``first`` to ``last`` had its time of a clock metric."""
        from habit.domain.sleep.clocktimes import (  # noqa: PLC0415 - only nights are made of them
            ClockTimes,
            timed,
        )

        columns = self._database.columns("clock_times", metric_id=metric_id, first=first, last=last)
        return timed(*columns) if columns else ClockTimes()

    def first_day(self, metric_id: str) -> date | None:
        """The day of a metric's first entry; unlike ``extent`` it costs the same after years."""
        [row] = self._database.rows("first_day", metric_id=metric_id)
        first: date | None = row[0]
        return first

    def all_metric_entries(self, metric_id: str) -> list[Entry]:
        """All entries of a metric, oldest first."""
        return records(Entry, self._database.rows("all_metric_entries", metric_id=metric_id))

    def extent(self, metric_id: str) -> tuple[int, date | None, date | None]:
        """How many entries a metric has, and the first and last of their days."""
        [(count, first, last)] = self._database.rows("extent", metric_id=metric_id)
        return count, first, last

    def layout(self, week: date) -> "tuple[Layout | None, tuple[LayoutRow, ...]]":
        """The memory of the document that the week beginning on that day came from."""
        rows = self._database.rows("layout", week=week)
        if not rows:
            return None, ()
        from habit.domain.layouts import Layout, LayoutRow  # noqa: PLC0415 - most weeks have none

        body = self._database.rows("layout_rows", week=week)
        return Layout(*rows[0]), tuple(LayoutRow(*row) for row in body)
