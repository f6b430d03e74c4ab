"""What is missing: the metrics that have no entry for a day, by the rules of today's page."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from habit.domain.catalog import Catalog, Named
from habit.domain.entries import Entry
from habit.domain.nightly import is_of_the_night
from habit.lighttypes import NamedTuple


class Missing(NamedTuple):
    """A metric without an entry. ``day`` is the day before for a night that ended on the day."""

    named: Named
    day: date


def missing_on(
    day: date,
    catalog: Catalog,
    entries: Iterable[Entry],
    day_start: int,
    metric_ids: Collection[str] = (),
) -> list[Missing]:
    """The metrics in use that have no entry for a logical day, in the order of the table.

    ``entries`` hold those of ``day`` and of the day before it. ``metric_ids`` restricts the
    question to these metrics; empty asks for all.
    """
    entered = {(one.metric_id, one.day) for one in entries}
    before = day - timedelta(days=1)
    missing = []
    for named in catalog.active():
        metric = named.metric
        if metric_ids and metric.id not in metric_ids:
            continue
        nights = is_of_the_night(metric, day_start)
        if (metric.id, day) in entered or (nights and (metric.id, before) in entered):
            continue
        missing.append(Missing(named, before if nights else day))
    return missing
