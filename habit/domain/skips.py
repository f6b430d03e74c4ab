"""Changing which days are declared not to count, such as a holiday or an illness."""

from collections.abc import Iterable
from datetime import timedelta

from habit.domain.journal import Edit
from habit.domain.skipped import Skip

_A_DAY = timedelta(days=1)


def adding(skips: Iterable[Skip], wanted: Skip) -> list[Edit]:
    """The edits by which the days of ``wanted`` are skipped too; those that touch become one."""
    near = [
        one
        for one in _own(skips, wanted)
        # no day lies after the calendar's last one
        if one.first - wanted.last <= _A_DAY and wanted.first - one.last <= _A_DAY
    ]
    first = min([wanted.first, *(one.first for one in near)])
    last = max([wanted.last, *(one.last for one in near)])
    return _edits(near, [Skip(wanted.metric_id, first, last)])


def removing(skips: Iterable[Skip], wanted: Skip) -> list[Edit]:
    """The edits by which the days of ``wanted`` count again; none if all of them do."""
    near = [
        one for one in _own(skips, wanted) if one.first <= wanted.last and wanted.first <= one.last
    ]
    before = [one._replace(last=wanted.first - _A_DAY) for one in near if one.first < wanted.first]
    after = [one._replace(first=wanted.last + _A_DAY) for one in near if wanted.last < one.last]
    return _edits(near, before + after)


def _own(skips: Iterable[Skip], wanted: Skip) -> list[Skip]:
    return sorted(one for one in skips if one.metric_id == wanted.metric_id)


def _edits(before: list[Skip], after: list[Skip]) -> list[Edit]:
    """From some skips to others: changed where they begin on the same day."""
    old = {one.first: one for one in before}
    new = {one.first: one for one in after}
    gone = [Edit(one, None) for first, one in old.items() if first not in new]
    made = [Edit(old.get(first), one) for first, one in new.items() if old.get(first) != one]
    return gone + made
