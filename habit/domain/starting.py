"""The four metrics that a new store starts with.

Their ids are constants, so that the same metric is the same in every store.
"""

from habit.domain.metrics import (
    FROM_THE_BEGINNING,
    POSITION_STEP,
    Alias,
    Combine,
    Definition,
    Kind,
    Metric,
)

_LOGICAL_DAY = 240
_NOON = 720

STARTING_METRICS = (
    Metric("6a16cc7286da4aec84df5c151369d65e", "get-up", Kind.CLOCK, "", Combine.LAST, 0),
    Metric(
        "07e45adf53bd4200921c43e00a1ad369",
        "running",
        Kind.AMOUNT,
        "km",
        Combine.SUM,
        _LOGICAL_DAY,
    ),
    Metric(
        "592443dad65d4d978ebba6563770baf4",
        "exercise",
        Kind.COUNT,
        "",
        Combine.SUM,
        _LOGICAL_DAY,
    ),
    Metric("db7129a61b654f4dae31ec39612da1ae", "fall-asleep", Kind.CLOCK, "", Combine.LAST, _NOON),
)
"""In the order of the table."""

_LABELS = ("Get up", "Running", "In-door Exercise", "Fall Sleep")
_ALIASES = (("up", "wake"), ("run",), (), ("sleep",))

STARTING_DEFINITIONS = tuple(
    Definition(
        metric.id,
        FROM_THE_BEGINNING,
        label,
        number * POSITION_STEP,
        archived=False,
        note="",
        from_document=False,
    )
    for number, (metric, label) in enumerate(zip(STARTING_METRICS, _LABELS, strict=True), 1)
)

STARTING_ALIASES = tuple(
    Alias(name, metric.id)
    for metric, names in zip(STARTING_METRICS, _ALIASES, strict=True)
    for name in names
)
