"""Interdaily stability: how much of the variance of hourly sleep the hour of day explains.

It sees the recording from fall-asleep to get-up and the naps; a diary without awakenings
scores higher than a wrist-worn device does, so bands from such devices do not apply.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import lt, mul

from habit.domain.figures import Figure, figure
from habit.domain.sleep.edges import DAY_S
from habit.domain.sleep.recording import Axis, Recording
from habit.domain.sleep.stretches import Seconds, length

LEAST_DAYS = 8
"""Known nights below which no interdaily stability is given: it takes more than 7 days."""

_HOUR_S = 3600


def interdaily_stability(recording: Recording) -> Figure:
    """Interdaily stability: sum n_h (x_h - x)^2 / sum (x_i - x)^2.

    Over local hours that are known as a whole, weighted by how often each hour was seen, so
    that it cannot pass 1. 0..1; 1 is the same every day. Needs more than 7 known nights, and
    hours that differ. Witting 1990, Biol Psychiatry 27:563; Van Someren 1999, Chronobiol Int
    16:505.
    """
    counts, asleep = [0] * 24, _Hours()
    for axis in (recording.wall, recording.repeated):
        _count(counts, axis.known)
        asleep.add(axis)
    n, sums = sum(counts), [one / _HOUR_S for one in asleep.seconds]
    total = sum(sums)
    common = total * total / n if n else 0.0
    whole = asleep.squares / _HOUR_S**2 - common
    seen = [(each, count) for each, count in zip(sums, counts, strict=True) if count]
    between = sum(each * each / count for each, count in seen) - common
    value = min(1.0, max(0.0, between / whole)) if whole > 0 else None
    return figure(
        value, "0..1", recording.nights, least=LEAST_DAYS, otherwise="every hour is the same"
    )


class _Hours:
    """The sleep of single hours: the seconds by hour of the day, and the sum of their squares."""

    def __init__(self) -> None:
        self.seconds = [0] * 24
        self.squares = 0

    def add(self, axis: Axis) -> None:
        """Add the hours of an axis that are known as a whole."""
        in_part = {edge // _HOUR_S for edge in chain.from_iterable(axis.known) if edge % _HOUR_S}
        apart, crowded = _apart(axis.asleep, in_part)
        self._add_whole(_count([0] * 24, crowded))
        self._add_parts(_parts(crowded, in_part).items())
        self._add_apart(apart)

    def _add_whole(self, hours: Sequence[int]) -> None:
        for hour, number in enumerate(hours):
            self.seconds[hour] += number * _HOUR_S
            self.squares += number * _HOUR_S**2

    def _add_parts(self, parts: Iterable[tuple[int, int]]) -> None:
        for hour, seconds in parts:
            self.seconds[hour % 24] += seconds
            self.squares += seconds * seconds

    def _add_apart(self, stretches: Seconds) -> None:
        """Add stretches by the seconds of the day at which they begin and end: they are few."""
        began = Counter([start % DAY_S for start, _ in stretches])
        ended = Counter([end % DAY_S for _, end in stretches])
        # from midnight to midnight: what the ends say less what the beginnings say
        days = (length(stretches) + _sum(began) - _sum(ended)) // DAY_S
        hours = [days] * 24
        for counts, sign in ((began, -1), (ended, 1)):
            for second, times in counts.items():
                full = second // _HOUR_S if sign > 0 else -(-second // _HOUR_S)
                for hour in range(full):
                    hours[hour] += sign * times
                part = sign * second % _HOUR_S
                self.seconds[second // _HOUR_S] += times * part
                self.squares += times * part * part
        self._add_whole(hours)


def _apart(stretches: Seconds, in_part: set[int]) -> tuple[Seconds, Seconds]:
    """The stretches that share no hour with another or with what is unknown, and the others."""
    hours = [(start // _HOUR_S, end // _HOUR_S) for start, end in stretches]
    ends = list(chain.from_iterable(hours))
    if all(map(lt, ends, ends[1:])) and in_part.isdisjoint(ends):
        return stretches, []
    shared = in_part | {one for one, other in pairwise(ends) if one == other}
    apart: Seconds = []
    crowded: Seconds = []
    for stretch, (first, last) in zip(stretches, hours, strict=True):
        (crowded if first in shared or last in shared else apart).append(stretch)
    return apart, crowded


def _count(of_day: list[int], stretches: Seconds) -> list[int]:
    """Add to each hour of the day how often it lies in the stretches as a whole."""
    for start, end in stretches:
        first, last = -(-start // _HOUR_S), end // _HOUR_S
        days, rest = divmod(max(last - first, 0), 24)
        for offset in range(24 if days else rest):
            of_day[(first + offset) % 24] += days + (offset < rest)
    return of_day


def _parts(stretches: Seconds, in_part: set[int]) -> dict[int, int]:
    """The hours from 1970 on that were slept in part, with their seconds, if they are known."""
    parts: dict[int, int] = {}
    for start, end in stretches:
        first, last = start // _HOUR_S, end // _HOUR_S
        if first == last:
            parts[first] = parts.get(first, 0) + end - start
        else:
            parts[first] = parts.get(first, 0) + -start % _HOUR_S
            parts[last] = parts.get(last, 0) + end % _HOUR_S
    for hour in in_part & parts.keys():
        del parts[hour]
    return parts


def _sum(counts: Counter[int]) -> int:
    return sum(map(mul, counts.keys(), counts.values()))
