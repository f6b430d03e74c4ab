"""Which get-up belongs to which fall-asleep.

A night ends at the first get-up after its fall-asleep, within 24 hours, on whichever day that
get-up stands. A get-up closes one night only, the one that was begun last before it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from habit.domain.sleep.clocktimes import ClockTimes
from habit.domain.sleep.nights import Gap
from habit.lighttypes import NamedTuple

LONGEST_S = 86_400
"""A get-up further away than this belongs to another night."""

_A_DAY = timedelta(days=1)


class Pairs(NamedTuple):
    """Fall-asleeps and the get-ups that belong to them, by their places, in order.

    ``alone``: the places of fall-asleeps without a get-up, and why there is none.
    """

    began: list[int]
    ended: list[int]
    alone: dict[int, Gap]


def paired(fall_asleep: ClockTimes, get_up: ClockTimes, first: date, last: date) -> Pairs:
    """The pairs of the fall-asleeps of the days from ``first`` to ``last``."""
    closing = _closing(fall_asleep.seconds, get_up.seconds)
    # of two in the same second the one that stands first
    places_back = range(len(get_up.seconds) - 1, -1, -1)
    place_of = dict(zip(reversed(get_up.seconds), places_back, strict=True))
    began, ended, alone = Pairs([], [], {})
    places = fall_asleep.places(first, last)
    for place, second in enumerate(fall_asleep.seconds[places.start : places.stop], places.start):
        # taken out, so that of two in the same second one has it
        found = closing.pop(second, None)
        if found is None:
            reverse = _is_before(get_up, fall_asleep.days[place] + _A_DAY, second)
            alone[place] = Gap.NOT_AFTER if reverse else Gap.NO_GET_UP
        elif found == second:
            alone[place] = Gap.NOT_AFTER
        else:
            began.append(place)
            ended.append(place_of[found])
    return Pairs(began, ended, alone)


def _closing(onsets: Sequence[int], get_ups: Sequence[int]) -> dict[int, int]:
    """The get-up of each fall-asleep that has one, both in seconds.

    A get-up of the same second closes the sleep before; where there is none it is a slip, and
    the fall-asleep's own.
    """
    found: dict[int, int] = {}
    asleep_since = awake_since = None
    # the odd ones are fall-asleeps; a get-up of the same second comes before one
    for event in sorted([*[2 * one for one in get_ups], *[2 * one + 1 for one in onsets]]):
        second = event >> 1
        if not event & 1:
            if asleep_since is not None and second - asleep_since <= LONGEST_S:
                found[asleep_since] = second
            else:
                awake_since = second
            asleep_since = None
        elif second == awake_since:
            found[second] = second
        else:
            asleep_since = second
    return found


def _is_before(get_up: ClockTimes, day: date, second: int) -> bool:
    return any(get_up.seconds[at] < second for at in get_up.places(day, day))
