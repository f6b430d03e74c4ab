"""Entries: what was recorded for one metric on one day."""

from datetime import date, datetime

from habit.lighttypes import NamedTuple, StrEnum


class State(StrEnum):
    """What is known of a day. The fourth state, unknown, is that there is no entry."""

    VALUE = "value"
    NONE = "none"
    """Known not to have happened: an all-nighter is not a missing entry."""
    TEXT = "text"
    """Kept as it was written, because it could not be understood as a value."""


class Entry(NamedTuple):
    """One cell: the text that the user wrote, and what it means underneath.

    ``number``: the tally of a check (1) or count, the amount in the metric's unit, the rank
    of a grade (A is 1); None for a mark without a number. ``duration_min``: minutes that an
    amount took, when written (``11km/50min``). ``minute`` and ``end_minute``: minutes on the
    axis of ``day``, counted from its midnight, so 3:40 after midnight is 1660 for a metric
    whose day opens at noon. ``instant`` and ``end_instant``: the same in UTC. ``zone``: the
    IANA name of the zone in which the entry was made; "" where no clock time is involved.
    """

    metric_id: str
    day: date
    state: State
    text: str
    number: float | None = None
    duration_min: float | None = None
    minute: int | None = None
    end_minute: int | None = None
    zone: str = ""
    instant: datetime | None = None
    end_instant: datetime | None = None
