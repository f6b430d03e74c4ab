"""The kinds of metric: reading what a user writes in a cell, adding and summing it up."""

from datetime import date

from habit.domain.days import day_at
from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import KindRules, NotAValue, Reading
from habit.domain.metrics import Kind, Metric
from habit.domain.present import Present

__all__ = ["KindRules", "NotAValue", "Reading", "read_entry", "rules_of"]

NONE_WORDS = frozenset({"none", "无"})
"""What says of any metric that it is known not to have happened."""

_KNOWN: dict[Kind, KindRules] = {}


def rules_of(kind: Kind) -> KindRules:
    """How metrics of this kind read, add and sum up."""
    if kind not in _KNOWN:
        _KNOWN[kind] = _rules_of(kind)
    return _KNOWN[kind]


def _rules_of(kind: Kind) -> KindRules:
    # a command imports the kinds that it meets
    match kind:
        case Kind.CLOCK:
            from habit.domain.kinds.clock import ClockRules  # noqa: PLC0415 - see above

            return ClockRules()
        case Kind.CHECK:
            from habit.domain.kinds.check import CheckRules  # noqa: PLC0415 - see above

            return CheckRules()
        case Kind.COUNT:
            from habit.domain.kinds.count import CountRules  # noqa: PLC0415 - see above

            return CountRules()
        case Kind.AMOUNT:
            from habit.domain.kinds.amount import AmountRules  # noqa: PLC0415 - see above

            return AmountRules()
        case Kind.GRADE:
            from habit.domain.kinds.grade import GradeRules  # noqa: PLC0415 - see above

            return GradeRules()
        case Kind.SPAN:
            from habit.domain.kinds.span import SpanRules  # noqa: PLC0415 - see above

            return SpanRules()


def read_entry(
    metric: Metric, text: str, present: Present, *, day: date | None = None, second: bool = False
) -> Reading:
    """The entry that a typed text stands for; outer blanks do not count.

    ``none`` is understood for every kind. Without ``day`` it speaks of the day that is open
    now: until noon, the night that is ending. Raises UsageProblem (mostly NotAValue).
    """
    text = text.strip()
    if text.casefold() in NONE_WORDS:
        return Reading(Entry(metric.id, day or _open_day(metric, present), State.NONE, text))
    return rules_of(metric.kind).read(text, metric, present, day=day, second=second)


def _open_day(metric: Metric, present: Present) -> date:
    if metric.kind in (Kind.CLOCK, Kind.SPAN):
        return day_at(present.now, present.zone, metric.opens_at)
    return present.day
