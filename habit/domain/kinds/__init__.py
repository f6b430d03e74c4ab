"""The kinds of metric: reading what a user writes in a cell, adding and summing it up."""

from datetime import date

from habit.domain.days import day_at
from habit.domain.entries import Entry, State
from habit.domain.kinds.amount import AmountRules
from habit.domain.kinds.check import CheckRules
from habit.domain.kinds.clock import ClockRules
from habit.domain.kinds.count import CountRules
from habit.domain.kinds.grade import GradeRules
from habit.domain.kinds.rules import KindRules, NotAValue, Reading
from habit.domain.kinds.span import SpanRules
from habit.domain.metrics import Kind, Metric
from habit.domain.present import Present

__all__ = ["KindRules", "NotAValue", "Reading", "read_entry", "rules_of"]

NONE_WORDS = frozenset({"none", "无"})
"""What says of any metric that it is known not to have happened."""

_RULES: dict[Kind, KindRules] = {
    Kind.CLOCK: ClockRules(),
    Kind.CHECK: CheckRules(),
    Kind.COUNT: CountRules(),
    Kind.AMOUNT: AmountRules(),
    Kind.GRADE: GradeRules(),
    Kind.SPAN: SpanRules(),
}


def rules_of(kind: Kind) -> KindRules:
    """How metrics of this kind read, add and sum up."""
    return _RULES[kind]


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
