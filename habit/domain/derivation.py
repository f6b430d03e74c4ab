"""The definitions of metrics that follow from the documents' labels, week by week.

They are a pure function of the remembered weeks, so that the order in which documents are
imported leaves no trace. A metric that the user or the program has defined is defined by
documents only for the weeks before that.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from habit.domain.layouts import LayoutRow
from habit.domain.metrics import POSITION_STEP, Definition


def derived_definitions(
    rows: Iterable[LayoutRow], definitions: Iterable[Definition]
) -> list[Definition]:
    """Every definition that documents give, by metric and week.

    ``definitions`` are the stored ones; those that came from documents are not looked at.
    """
    own = [one for one in definitions if not one.from_document]
    first_own: dict[str, date] = {}
    for one in own:
        first_own[one.metric_id] = min(one.valid_from, first_own.get(one.metric_id, date.max))
    in_order = sorted(rows)
    positions = derived_positions(in_order, own)
    latest: dict[str, str] = {}
    derived = []
    for row in in_order:
        before_own = row.week < first_own.get(row.metric_id, date.max)
        if before_own and latest.get(row.metric_id) != row.label:
            latest[row.metric_id] = row.label
            place = positions[row.metric_id]
            derived.append(Definition(row.metric_id, row.week, row.label, place, False, "", True))
    return derived


def derived_positions(rows: Sequence[LayoutRow], own: Iterable[Definition]) -> dict[str, int]:
    """Every metric's position: the user's own stay, the others stand as documents have them.

    The newest week decides; a metric that it lacks comes after the row that it last followed.
    """
    fixed = {one.metric_id: one.position for one in sorted(own, key=lambda one: one.valid_from)}
    order = sorted(fixed, key=lambda metric_id: (fixed[metric_id], metric_id))
    weeks: dict[date, list[str]] = {}
    for row in rows:
        weeks.setdefault(row.week, []).append(row.metric_id)
    for week in sorted(weeks, reverse=True):
        _insert(order, weeks[week])
    return _spread(order, fixed)


def _insert(order: list[str], week: Sequence[str]) -> None:
    known = set(order)
    place = next((order.index(one) for one in week if one in known), len(order))
    for metric_id in week:
        if metric_id in known:
            place = order.index(metric_id) + 1
        else:
            order.insert(place, metric_id)
            place += 1


def _spread(order: Sequence[str], fixed: Mapping[str, int]) -> dict[str, int]:
    """Numbers for all, evenly between the fixed ones; equal where these leave no room."""
    positions: dict[str, int] = {}
    waiting: list[str] = []
    low = None
    for metric_id in order:
        if metric_id not in fixed:
            waiting.append(metric_id)
            continue
        high = fixed[metric_id]
        start = min(0, high - len(waiting) - 1) if low is None else low
        for number, one in enumerate(waiting, 1):
            positions[one] = start + (high - start) * number // (len(waiting) + 1)
        positions[metric_id] = low = high
        waiting = []
    for number, one in enumerate(waiting, 1):
        positions[one] = (low or 0) + POSITION_STEP * number
    return positions
