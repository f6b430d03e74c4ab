"""Nights that follow each other day by day, in columns.

A dozen figures look at fifty years of nights. What is the rule (two times a night, one zone)
stands in columns, and what is the exception (unknown nights, naps, awakenings) beside them by
its day; the record of one night is made when it is asked for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from habit.domain.sleep.nights import Gap, Moment, Night, NightState, Stretch, instant_of
from habit.domain.sleep.stretches import Seconds
from habit.lighttypes import NamedTuple, TypeVar

_Value = TypeVar("_Value")


class Slept(NamedTuple):
    """The nights that were slept: in every column one place for each, in order of their days.

    ``began`` and ``ended`` are falling asleep and getting up in seconds of UTC from 1970, the
    clocks minutes after midnight, 0 <= m < 1440. ``mid_clocks`` are those of mid-sleep, on the
    clock by which the user fell asleep (Roenneberg 2003, J Biol Rhythms 18:80). ``durations``
    are elapsed minutes, ``wake_days`` the local dates of the get-ups.
    """

    days: Sequence[date]
    zones: Sequence[str]
    began: Sequence[int]
    began_clocks: Sequence[float]
    wake_zones: Sequence[str]
    ended: Sequence[int]
    ended_clocks: Sequence[float]
    wake_days: Sequence[date]
    durations: Sequence[float]
    mid_clocks: Sequence[float]


class Awake(NamedTuple):
    """How often one was awake in a night, and the minutes together; None where not recorded."""

    times: int | None = None
    minutes: float | None = None


class Companions(NamedTuple):
    """What few logs hold of a night, by the night's day; ``naps`` in seconds of UTC from 1970."""

    to_bed: Mapping[date, Moment]
    awake: Mapping[date, Awake]
    naps: Mapping[date, Seconds]


class Edges(NamedTuple):
    """When the 24 hours open for which each night answers, which is when the one before closes.

    One more than there are nights. ``seconds`` are those of UTC from 1970, never falling;
    ``zones`` are those of the nights, ``ahead`` by how many seconds the wall clocks there are
    ahead of UTC.
    """

    seconds: Sequence[int]
    zones: Sequence[str]
    ahead: Sequence[int]


class Nights:
    """One night for each of ``days``, the unknown ones too.

    ``gaps`` says of each unknown night why it is, ``unfinished`` holds the fall-asleeps among
    them.
    """

    def __init__(
        self,
        *,
        days: Sequence[date],
        edges: Edges,
        slept: Slept,
        all_nighters: frozenset[date],
        gaps: Mapping[date, Gap],
        unfinished: Mapping[date, Moment],
        companions: Companions,
    ) -> None:
        self.days = days
        self.edges = edges
        self.slept = slept
        self.all_nighters = all_nighters
        self.gaps = gaps
        self.unfinished = unfinished
        self.companions = companions

    def __len__(self) -> int:
        return len(self.days)

    def __iter__(self) -> Iterator[Night]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> Night:
        place = range(len(self))[place]
        day = self.days[place]
        at = bisect_left(self.slept.days, day)
        night = self._night(place, day)
        return self._slept(night, at) if day in self.slept.days[at : at + 1] else night

    def of_day(self, day: date) -> Night:
        """The night of one of the days."""
        return self[bisect_left(self.days, day)]

    def between(self, first: date, last: date) -> "Nights":
        """The nights of the days from ``first`` to ``last``."""
        return self._part(range(bisect_left(self.days, first), bisect_right(self.days, last)))

    def closed(self, today: date) -> "Nights":
        """The nights up to the last that is over: before the logical day ``today``, or known.

        The coming night is not missing yet.
        """
        end = len(self)
        while end and self.days[end - 1] >= today and self.days[end - 1] in self.gaps:
            end -= 1
        return self._part(range(end))

    def durations(self) -> dict[date, float]:
        """The minutes of each known night, in order; an all-nighter has none."""
        found = dict(zip(self.slept.days, self.slept.durations, strict=True))
        if not self.all_nighters:
            return found
        return dict(sorted([*found.items(), *((one, 0.0) for one in self.all_nighters)]))

    def _part(self, places: range) -> "Nights":
        if len(places) == len(self):
            return self
        days = self.days[places.start : places.stop]
        if not days:
            return NO_NIGHTS
        first, last = days[0], days[-1]
        slept = self.slept
        own = slice(bisect_left(slept.days, first), bisect_right(slept.days, last))
        edges = slice(places.start, places.stop + 1)

        def of(parts: Mapping[date, _Value]) -> dict[date, _Value]:
            return {day: one for day, one in parts.items() if first <= day <= last}

        to_bed, awake, naps = self.companions
        return Nights(
            days=days,
            edges=Edges._make(column[edges] for column in self.edges),
            slept=Slept._make(column[own] for column in slept),
            all_nighters=frozenset(one for one in self.all_nighters if first <= one <= last),
            gaps=of(self.gaps),
            unfinished=of(self.unfinished),
            companions=Companions(of(to_bed), of(awake), of(naps)),
        )

    def _night(self, place: int, day: date) -> Night:
        opens, closes = map(instant_of, self.edges.seconds[place : place + 2])
        to_bed, awake, naps = self.companions
        times, minutes = awake.get(day, Awake())
        return Night(
            day,
            NightState.ALL_NIGHTER if day in self.all_nighters else NightState.UNKNOWN,
            self.edges.zones[place],
            opens,
            closes,
            fell_asleep=self.unfinished.get(day),
            gap=self.gaps.get(day),
            duration_min=0.0 if day in self.all_nighters else None,
            to_bed=to_bed.get(day),
            awakenings=times,
            awake_min=minutes,
            naps=tuple(Stretch(*map(instant_of, one)) for one in naps.get(day, ())),
        )

    def _slept(self, night: Night, at: int) -> Night:
        one = self.slept
        return night._replace(
            state=NightState.SLEPT,
            fell_asleep=Moment(instant_of(one.began[at]), one.zones[at], one.began_clocks[at]),
            got_up=Moment(instant_of(one.ended[at]), one.wake_zones[at], one.ended_clocks[at]),
            duration_min=one.durations[at],
            wake_day=one.wake_days[at],
        )


NO_NIGHTS = Nights(
    days=(),
    edges=Edges((), (), ()),
    slept=Slept(*[()] * len(Slept._fields)),
    all_nighters=frozenset(),
    gaps={},
    unfinished={},
    companions=Companions({}, {}, {}),
)
