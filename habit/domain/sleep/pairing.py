"""Which get-up belongs to which fall-asleep.

A night ends at the first get-up after its fall-asleep, within 24 hours, on whichever day that
get-up stands. A get-up closes one night only, the one that was begun last before it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

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
    plain = _followed(fall_asleep.seconds, get_up.seconds)
    doubts = Doubts(fall_asleep, get_up)
    place_of = doubts.place_of
    began, ended, alone = Pairs([], [], {})
    places = fall_asleep.places(first, last)
    for place, second in enumerate(fall_asleep.seconds[places.start : places.stop], places.start):
        following = plain.get(second)
        found: int | Gap
        if following is None or second in place_of:
            found = doubts.closing(place)
            if isinstance(found, Gap):
                alone[place] = found
                continue
        else:
            found = place_of[following]
        began.append(place)
        ended.append(found)
    return Pairs(began, ended, alone)


def _followed(onsets: Sequence[int], get_ups: Sequence[int]) -> dict[int, int]:
    """The fall-asleeps that a get-up is the next thing to follow, within 24 hours, and that."""
    # the odd ones are fall-asleeps; a get-up of the same second comes before one
    events = sorted([*[2 * one for one in get_ups], *[2 * one + 1 for one in onsets]])
    return {
        one >> 1: other >> 1
        for one, other in pairwise(events)
        if one & 1 and not other & 1 and other - one < 2 * LONGEST_S
    }


class Doubts:
    """Decides where it is not just a get-up that follows a fall-asleep."""

    def __init__(self, fall_asleep: ClockTimes, get_up: ClockTimes) -> None:
        self._fall_asleep = fall_asleep
        self._get_up = get_up
        self._onsets: list[int] = []
        self._get_ups: list[int] = []
        # of two in the same second the one that stands first
        places = range(len(get_up.seconds) - 1, -1, -1)
        self.place_of = dict(zip(reversed(get_up.seconds), places, strict=True))

    def closing(self, place: int) -> int | Gap:
        """The place of the get-up that belongs to a fall-asleep, or why there is none."""
        if not self._onsets:
            self._onsets = sorted(self._fall_asleep.seconds)
            self._get_ups = sorted(self._get_up.seconds)
        onset = self._fall_asleep.seconds[place]
        ended = self._closing(onset)
        if ended is not None and ended > onset:
            return self.place_of[ended]
        if ended is not None:
            return Gap.NOT_AFTER
        morning = self._fall_asleep.days[place] + _A_DAY
        [at] = self._get_up.places(morning, morning) or [None]
        reversed_ = at is not None and self._get_up.seconds[at] < onset
        return Gap.NOT_AFTER if reversed_ else Gap.NO_GET_UP

    def _closing(self, onset: int) -> int | None:
        """The get-up, unless the user fell asleep again before it.

        It may be of the same second; but a get-up that closes the sleep before is not.
        """
        found = bisect_left(self._get_ups, onset)
        if found == len(self._get_ups):
            return None
        if self._get_ups[found] == onset and self._closes_an_earlier(found, onset):
            found += 1
            if found == len(self._get_ups):
                return None
        ended = self._get_ups[found]
        following = bisect_right(self._onsets, onset)
        again = following < len(self._onsets) and self._onsets[following] < ended
        return None if again or ended - onset > LONGEST_S else ended

    def _closes_an_earlier(self, position: int, onset: int) -> bool:
        before = bisect_left(self._onsets, onset) - 1
        if before < 0 or onset - self._onsets[before] > LONGEST_S:
            return False
        return bisect_right(self._get_ups, self._onsets[before]) == position
