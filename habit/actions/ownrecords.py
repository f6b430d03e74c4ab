"""Turning what a file of habit's own says into records of this store."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from habit.actions.adding import usual_ways
from habit.actions.naming import is_name
from habit.domain.entries import Entry, State
from habit.domain.goals import Goal
from habit.domain.journal import Record
from habit.domain.kinds import read_entry
from habit.domain.layouts import LayoutRow
from habit.domain.metrics import (
    FROM_THE_BEGINNING,
    POSITION_STEP,
    Alias,
    Definition,
    Kind,
    Metric,
)
from habit.domain.present import Present
from habit.domain.reminders import ReminderMetric
from habit.domain.skipped import EVERY_METRIC, Skip
from habit.domain.transfers import Tally
from habit.errors import HabitError
from habit.lighttypes import Any
from habit.store.encoding import record_of
from habit.store.ids import new_id
from habit.store.records import TYPE_NAMED, Key, key_of
from habit.store.repository import Repository

_OF_A_METRIC = (Alias, Definition, Entry, Goal, LayoutRow, ReminderMetric, Skip)

Wanted = tuple[Record, Record | None]
"""A record, and what the store has under its key; entries are looked up elsewhere."""

Fields = Mapping[str, Any]


class CannotBeTaken(HabitError):
    """A record of a file is not one that this store can hold."""


class Arrivals:
    """The records of a file one after the other, under the identities of this store.

    A metric that the store has under the same name is the same metric. ``added`` names those
    that it lacked.
    """

    def __init__(self, repository: Repository, present: Present) -> None:
        self._repository = repository
        self._present = present
        self._catalog = repository.catalog(present.day)
        self._by_id = {named.metric.id: named.metric for named in self._catalog}
        self._by_slug = {metric.slug: metric for metric in self._by_id.values()}
        self._position = max((named.definition.position for named in self._catalog), default=0)
        self._ids: dict[str, str] = {}
        self._known: dict[str, dict[Key, Record]] = {}
        self.added: list[str] = []

    def records(self, read: Iterator[tuple[int, str, Fields]], tally: Tally) -> Iterator[Wanted]:
        """The records; those that cannot be taken are counted and named in ``tally``."""
        for number, kind, fields in read:
            try:
                if "metric_id" in fields or kind != "entry":
                    yield self._record(kind, fields)
                else:
                    yield from self._of_a_line(fields)
            except (HabitError, ValueError, TypeError, KeyError) as problem:
                tally.leave(f"line {number}: {_in_short(problem)}")

    def _record(self, kind: str, fields: Fields) -> Wanted:
        if kind not in TYPE_NAMED:
            raise CannotBeTaken(f"this version of habit knows no record {kind!r}")
        record = _checked(record_of(kind, {**fields}))
        if isinstance(record, Metric):
            return self._metric(record)
        if isinstance(record, _OF_A_METRIC):
            metric_id = self._ids.get(record.metric_id, record.metric_id)
            if metric_id not in self._by_id and metric_id != EVERY_METRIC:
                raise CannotBeTaken("its metric is neither in the file before it nor in the store")
            record = record._replace(metric_id=metric_id)
        return record, None if isinstance(record, Entry) else self._stored(kind, record)

    def _metric(self, metric: Metric) -> Wanted:
        known = self._by_id.get(metric.id) or self._by_slug.get(metric.slug)
        if known is None:
            if not is_name(metric.slug):
                raise CannotBeTaken(f"{metric.slug!r} is no name of a metric")
            self._remember(metric)
            return metric, None
        self._ids[metric.id] = known.id
        if known.kind is not metric.kind:
            raise CannotBeTaken(f"{metric.slug} is {metric.kind} there, and {known.kind} here")
        return metric._replace(id=known.id), known

    def _remember(self, metric: Metric) -> None:
        self._by_id[metric.id] = self._by_slug[metric.slug] = metric
        self.added.append(metric.slug)

    def _stored(self, kind: str, record: Record) -> Record | None:
        if kind not in self._known:
            stored = self._repository.records_of(TYPE_NAMED[kind])
            self._known[kind] = {key_of(one): one for one in stored}
        return self._known[kind].get(key_of(record))

    def _of_a_line(self, fields: Fields) -> Iterator[Wanted]:
        """The entry that a line of CSV says, after its metric where that is new."""
        slug = fields["metric"]
        metric = self._by_slug.get(slug)
        if metric is None and (named := self._catalog.exact(slug)):
            metric = named.metric
        if metric is None:
            metric, definition = self._new_metric(fields)
            yield metric, None
            yield definition, None
        if fields.get("kind") and fields["kind"] != metric.kind:
            raise CannotBeTaken(f"{slug} is {fields['kind']} there, and {metric.kind} here")
        yield _entry(metric, fields, self._present), None

    def _new_metric(self, fields: Fields) -> tuple[Metric, Definition]:
        slug, unit = fields["metric"], fields.get("unit") or ""
        if not is_name(slug) or not fields.get("kind"):
            raise CannotBeTaken(f"there is no metric {slug!r}, and the line does not say its kind")
        label = fields.get("label") or slug
        guess = usual_ways(kind := Kind(fields["kind"]), unit, label)
        metric = Metric(new_id(), slug, kind, unit, guess.combine, guess.opens_at)
        self._position += POSITION_STEP
        self._remember(metric)
        return metric, Definition(
            metric.id,
            FROM_THE_BEGINNING,
            label,
            self._position,
            archived=False,
            note="",
            from_document=False,
        )


def _checked(record: Record) -> Record:
    """The record itself, when each of its fields is of its type."""
    for name, wanted in type(record).__annotations__.items():
        if not isinstance(getattr(record, name), wanted):
            raise CannotBeTaken(f"{name} cannot be {getattr(record, name)!r}")
    return record


def _entry(metric: Metric, fields: Fields, present: Present) -> Entry:
    """With the columns that an export has as they are; from ``text`` alone as it is logged."""
    day = date.fromisoformat(fields["day"])
    if not fields.get("state"):
        return read_entry(metric, fields["text"], present, day=day).entry
    return Entry(
        metric.id,
        day,
        State(fields["state"]),
        fields["text"],
        _number(fields["number"]),
        _number(fields["duration_min"]),
        _whole(fields["minute"]),
        _whole(fields["end_minute"]),
        fields["zone"],
        _instant(fields["instant"]),
        _instant(fields["end_instant"]),
    )


def _number(text: str) -> float | None:
    return float(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _in_short(problem: Exception) -> str:
    if isinstance(problem, KeyError):
        return f"there is no {problem.args[0]}"
    return str(problem).split("\n", maxsplit=1)[0]
