"""Strength and streaks as JSON."""

from habit.domain.habitstats import StatsCard, StatsList
from habit.domain.streaks import Streak
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.figures import figure_json
from habit.render.jsonform.records import Object, date_json, goal_json


def write(value: StatsCard | StatsList, output: Output) -> Rendered:
    """The stats of each metric; a single one is a list of one."""
    del output  # JSON is the same everywhere
    cards = (value,) if isinstance(value, StatsCard) else value.cards
    content = {
        "today": date_json(value.today),
        "method": value.method.value,
        "metrics": [_card(one) for one in cards],
    }
    return Rendered(document(content))


def _card(card: StatsCard) -> Object:
    return {
        "slug": card.named.metric.slug,
        "label": card.named.label,
        "goal": goal_json(card.goal),
        "strength": figure_json(card.strength),
        "history": [{"day": date_json(day), "strength": value} for day, value in card.history],
        "current": _streak(card.streaks.current),
        "best": _streak(card.streaks.best),
        "streaks": [_streak(one) for one in card.streaks.all],
        "since": date_json(card.since),
        "counts": [{**one._asdict(), "per": one.per.value} for one in card.counts],
    }


def _streak(streak: Streak | None) -> Object | None:
    if streak is None:
        return None
    return {
        "first": date_json(streak.first),
        "last": date_json(streak.last),
        "length": streak.length,
        "per": streak.per.value,
    }
