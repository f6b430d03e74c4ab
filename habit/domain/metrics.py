"""Metrics: the rows of the table, and how their definitions change over time."""

from datetime import date

from habit.lighttypes import NamedTuple, StrEnum

FROM_THE_BEGINNING = date(1, 1, 1)
"""The day from which a metric is defined that no document or command dated."""

POSITION_STEP = 1024
"""How far apart positions are given, so that rows of documents fit in between later."""


class Kind(StrEnum):
    """What one cell of a metric holds."""

    CLOCK = "clock"
    CHECK = "check"
    COUNT = "count"
    AMOUNT = "amount"
    GRADE = "grade"
    SPAN = "span"


class Combine(StrEnum):
    """How several amounts of one day become one."""

    SUM = "sum"
    LAST = "last"


class Metric(NamedTuple):
    """What a metric is, whatever it is called at the moment.

    ``unit`` is the unit that amounts are kept in, or "". ``opens_at`` is the minute of the
    day (0..1439) at which the metric's own day opens; it matters for clock times and spans.
    """

    id: str
    slug: str
    kind: Kind
    unit: str
    combine: Combine
    opens_at: int


class Definition(NamedTuple):
    """How a metric appears in tables from ``valid_from`` on: a new one never rewrites the past.

    ``from_document`` marks those that came out of an imported document's labels.
    """

    metric_id: str
    valid_from: date
    label: str
    position: int
    archived: bool
    note: str
    from_document: bool


class Alias(NamedTuple):
    """Another name that a metric answers to. ``name`` is lower case and unique."""

    name: str
    metric_id: str
