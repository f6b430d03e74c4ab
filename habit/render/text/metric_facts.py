"""What there is to say about a metric, in words."""

from habit.domain.goals import Bound, Goal
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.outcomes import MetricCard
from habit.render.dates import full_day_text
from habit.render.harmless import harmless
from habit.render.text.clock import clock
from habit.render.weekgrid import goal_text


def kind_text(metric: Metric) -> str:
    """``amount in km``, ``clock``."""
    return f"{metric.kind.value} in {metric.unit}" if metric.unit else metric.kind.value


def facts(card: MetricCard) -> list[tuple[str, str]]:
    """Every fact by its name, without those that there is nothing to say of."""
    named = card.named
    pairs = [
        ("kind", _kind_in_full(named.metric)),
        ("aliases", ", ".join(named.aliases)),
        ("goal", goal_text(card.goal)),
        *(("goal was" if goal != card.goal else "", _dated(goal)) for goal in card.goals),
        ("note", named.definition.note),
        ("entries", _entries(card)),
        ("archived", "yes" if named.definition.archived else ""),
    ]
    return [(name, harmless(text)) for name, text in pairs if name and text]


def _kind_in_full(metric: Metric) -> str:
    if metric.kind in (Kind.CLOCK, Kind.SPAN):
        return f"{kind_text(metric)}, its day opens at {clock(metric.opens_at)}"
    if metric.kind is Kind.AMOUNT:
        how = "summed" if metric.combine is Combine.SUM else "the last one counts"
        return f"{kind_text(metric)}, several on a day: {how}"
    return kind_text(metric)


def _dated(goal: Goal) -> str:
    text = "none" if goal.bound is Bound.NO_GOAL else goal.text
    return f"{text}, from {full_day_text(goal.valid_from)}"


def _entries(card: MetricCard) -> str:
    if card.first_day is None or card.last_day is None:
        return str(card.entry_count)
    first, last = full_day_text(card.first_day), full_day_text(card.last_day)
    return f"{card.entry_count}, {first}" + (f" to {last}" if last != first else "")
