"""Skipped days as JSON."""

from collections.abc import Mapping

from habit.domain.outcomes import SkipChanged, SkipList
from habit.domain.skipped import EVERY_METRIC, Skip
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object, date_json


def write(value: SkipList | SkipChanged, output: Output) -> Rendered:
    """The stretches that are skipped, or the one that was changed."""
    del output  # JSON is the same everywhere
    if isinstance(value, SkipChanged):
        changed = _skip(value.skip, value.labels)
        content = {"skip": changed, "removed": value.removed, "changed": value.changed}
        return Rendered(document(content))
    return Rendered(document({"skips": [_skip(one, value.labels) for one in value.skips]}))


def _skip(skip: Skip, labels: Mapping[str, str]) -> Object:
    every = skip.metric_id == EVERY_METRIC
    return {
        "all": every,
        "label": None if every else labels.get(skip.metric_id),
        "first": date_json(skip.first),
        "last": date_json(skip.last),
    }
