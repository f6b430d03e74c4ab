"""What there is to say about a metric, in words."""

from habit.domain.goals import Bound, Goal
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.outcomes import MetricCard
from habit.locale import said
from habit.render.dates import full_day_text
from habit.render.harmless import harmless
from habit.render.text.clock import clock


def kind_text(metric: Metric) -> str:
    """``amount in km``, ``clock``."""
    kind = metric.kind.value
    return said("{kind} in {unit}").format(kind=kind, unit=metric.unit) if metric.unit else kind


def facts(card: MetricCard) -> list[tuple[str, str]]:
    """Every fact by its name, without those that there is nothing to say of."""
    named = card.named
    pairs = [
        (said("kind"), _kind_in_full(named.metric)),
        (said("aliases"), ", ".join(named.aliases)),
        *((_goal_name(goal, card), _dated(goal)) for goal in card.goals),
        (said("now"), _dated(card.step) if card.step else ""),
        (said("note"), named.definition.note),
        (said("entries"), _entries(card)),
        (said("archived"), said("yes") if named.definition.archived else ""),
    ]
    return [(name, harmless(text)) for name, text in pairs if name and text]


def _kind_in_full(metric: Metric) -> str:
    if metric.kind in (Kind.CLOCK, Kind.SPAN):
        text = said("{kind}, its day opens at {time}")
        return text.format(kind=kind_text(metric), time=clock(metric.opens_at))
    if metric.kind is Kind.AMOUNT:
        text = said("{kind}, several on a day: {sum}")
        return text.format(kind=kind_text(metric), sum=several_text(metric))
    return kind_text(metric)


def several_text(metric: Metric) -> str:
    """What several amounts of one day come to."""
    return said("summed") if metric.combine is Combine.SUM else said("the last one counts")


def _goal_name(goal: Goal, card: MetricCard) -> str:
    if goal.valid_from > card.day:
        return said("next goal")
    begun = max(one.valid_from for one in card.goals if one.valid_from <= card.day)
    return said("goal") if goal.valid_from == begun else said("goal was")


def _dated(goal: Goal) -> str:
    text = "none" if goal.bound is Bound.NO_GOAL else goal.text
    day = full_day_text(goal.valid_from)
    return said("{goal}, from {day}").format(goal=text, day=day)


def _entries(card: MetricCard) -> str:
    if card.first_day is None or card.last_day is None:
        return str(card.entry_count)
    first, last = full_day_text(card.first_day), full_day_text(card.last_day)
    return f"{card.entry_count}, {first}" + (
        said(" to {day}").format(day=last) if last != first else ""
    )
