"""A metric as a JSON object."""

from habit.domain.outcomes import MetricCard
from habit.render.jsonform.records import Object, date_json, dated_goal_json, goal_json


def card_json(card: MetricCard) -> Object:
    """All there is to say about a metric. ``opens_at`` is a minute of the day."""
    metric, definition = card.named.metric, card.named.definition
    return {
        "id": metric.id,
        "slug": metric.slug,
        "label": definition.label,
        "kind": metric.kind.value,
        "unit": metric.unit,
        "combine": metric.combine.value,
        "opens_at": metric.opens_at,
        "aliases": list(card.named.aliases),
        "position": definition.position,
        "archived": definition.archived,
        "note": definition.note,
        "goal": goal_json(card.goal),
        "goals": [dated_goal_json(goal) for goal in card.goals],
        "entries": card.entry_count,
        "first_day": date_json(card.first_day),
        "last_day": date_json(card.last_day),
    }
