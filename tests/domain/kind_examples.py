"""A metric of each kind, a fixed present, and short ways to write an entry."""

from datetime import UTC, date, datetime

from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import KindRules
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.present import Present
from habit.domain.weeks import Week

PRESENT = Present.at(datetime(2024, 1, 18, 9, 30), "Asia/Shanghai")  # noqa: DTZ001 - a wall clock
MUCH_LATER = PRESENT._replace(now=datetime(2024, 2, 18, tzinfo=UTC))
"""A present for which every day of the examples is past."""

TODAY = date(2024, 1, 18)
MONDAY = date(2024, 1, 15)
WEEK = Week(MONDAY)

CHECK = Metric("0a", "think", Kind.CHECK, "", Combine.SUM, 240)
COUNT = Metric("0b", "release", Kind.COUNT, "", Combine.SUM, 240)
RUNNING = Metric("0c", "running", Kind.AMOUNT, "km", Combine.SUM, 240)
WEIGHT = Metric("0d", "weight", Kind.AMOUNT, "kg", Combine.LAST, 240)
BARE = Metric("0e", "pages", Kind.AMOUNT, "", Combine.SUM, 240)
GRADE = Metric("0f", "mood", Kind.GRADE, "", Combine.LAST, 240)
GET_UP = Metric("1a", "get-up", Kind.CLOCK, "", Combine.LAST, 0)
FALL_ASLEEP = Metric("1b", "fall-asleep", Kind.CLOCK, "", Combine.LAST, 720)
RESLEEP = Metric("1c", "resleep", Kind.SPAN, "", Combine.LAST, 240)


def read(rules: KindRules, text: str, metric: Metric, day: date = MONDAY) -> Entry:
    """The entry that the rules of one kind read."""
    return rules.read(text, metric, MUCH_LATER, day=day, second=False).entry


def none(metric: Metric, day: date = MONDAY) -> Entry:
    """A day on which it is known not to have happened."""
    return Entry(metric.id, day, State.NONE, "none")


def kept_text(metric: Metric, day: date = MONDAY) -> Entry:
    """A cell that could not be understood."""
    return Entry(metric.id, day, State.TEXT, "(ill)")
