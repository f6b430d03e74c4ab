"""Asking about a value that is far from the user's own history.

The value is stored all the same; the question only offers to take it back. It is asked of
times and numbers, once there are enough earlier ones to be far from.
"""

from collections.abc import Sequence

from habit.domain.averages import unwrapped
from habit.domain.days import DAY_MIN, clock_text
from habit.domain.entries import Entry, State
from habit.domain.metrics import Kind, Metric

ENOUGH_TIMES = 3
"""So many earlier times make a history: a first week of typing is when slips happen."""

ENOUGH_NUMBERS = 5
"""So many earlier numbers do, which vary by nature: a first long run is no slip."""

FAR_MIN = 180
"""A time further than this beyond every earlier one is asked about."""

NEAR_MIN = 60
"""A time within this of the earlier ones may be what was meant."""

FAR_TIMES = 3
"""A number more than so many times the largest, or smaller than the smallest by as much."""

_HALF_DAY = 720


def question(entry: Entry, metric: Metric, earlier: Sequence[Entry]) -> str | None:
    """What to ask about an entry beside the metric's ones of other days; mostly None."""
    known = [one for one in earlier if one.state is State.VALUE and one.day != entry.day]
    if entry.state is not State.VALUE:
        return None
    if metric.kind in (Kind.CLOCK, Kind.SPAN) and entry.minute is not None:
        minutes = [one.minute for one in known if one.minute is not None]
        return _of_time(entry.minute, minutes, one_time=metric.kind is Kind.CLOCK)
    if metric.kind in (Kind.AMOUNT, Kind.COUNT) and entry.number:
        numbers = [one.number for one in known if one.number]
        return _of_number(entry.number, numbers, metric.unit)
    return None


def _of_time(minute: int, known: Sequence[int], *, one_time: bool) -> str | None:
    numbers = unwrapped(known)
    if numbers is None or len(numbers) < ENOUGH_TIMES:
        return None
    first, last = min(numbers), max(numbers)
    beyond = _beyond(minute, first, last)
    if abs(beyond) <= FAR_MIN:
        return None
    if one_time and abs(_beyond(minute + _HALF_DAY, first, last)) <= NEAR_MIN:
        return f"did you mean {clock_text(minute + _HALF_DAY)}? habit undo"
    which = "later" if beyond > 0 else "earlier"
    return f"that is {abs(beyond) / 60:.0f} h {which} than ever before. habit undo takes it back"


def _beyond(minute: float, first: float, last: float) -> float:
    """Minutes by which a time lies after the arc from ``first`` to ``last``, negative before."""
    after_first = (minute - first) % DAY_MIN
    if after_first <= last - first:
        return 0.0
    after, before = after_first - (last - first), DAY_MIN - after_first
    return after if after <= before else -before


def _of_number(number: float, known: Sequence[float], unit: str) -> str | None:
    if len(known) < ENOUGH_NUMBERS:
        return None
    if number > FAR_TIMES * max(known):
        said = f"more than {FAR_TIMES} times the most so far ({_amount(max(known), unit)})"
    elif number * FAR_TIMES < min(known):
        said = f"less than a third of the least so far ({_amount(min(known), unit)})"
    else:
        return None
    return f"that is {said}. habit undo takes it back"


def _amount(number: float, unit: str) -> str:
    return f"{number:g} {unit}".rstrip()
