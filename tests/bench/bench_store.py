"""Stores of one year and of fifty, filled through the project's own repository."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from habit.domain.entries import Entry
from habit.domain.journal import Edit, Record
from habit.domain.kinds import read_entry
from habit.domain.metrics import FROM_THE_BEGINNING, Alias, Combine, Definition, Kind, Metric
from habit.domain.present import Present
from habit.domain.starting import STARTING_METRICS
from habit.store.opening import open_store
from habit.store.repository import Repository

LAST_DAY = date(2024, 1, 18)
"""The last day with entries, and the one on which the measured commands are run."""

LAST_WEEK = (LAST_DAY - timedelta(days=6), LAST_DAY)

NOW = "2024-01-18T09:30:00+08:00"
ZONE = "Asia/Shanghai"
METRICS = 20
DAYS_A_YEAR = 365

PRESENT = Present.at(datetime(2024, 1, 19, 12, 0), ZONE)  # noqa: DTZ001 - a wall time

_FURTHER = (
    ("weight", Kind.AMOUNT, "kg"),
    ("reading", Kind.CHECK, ""),
    ("coffee", Kind.COUNT, ""),
    ("mood", Kind.GRADE, ""),
    ("nap", Kind.SPAN, ""),
)


class Filled(NamedTuple):
    """A store that was filled: its file, and how many entries it has."""

    path: Path
    entries: int


def filled_store(folder: Path, years: int) -> Filled:
    """The store of so many years in ``folder``, filled if it is not there yet.

    Every day has an entry of each of the twenty metrics, and a change of its own in the
    journal.
    """
    path = folder / f"{years}-years.db"
    entries = years * DAYS_A_YEAR * METRICS
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        repository = open_store(str(unfinished))
        _fill(repository, years * DAYS_A_YEAR)
        repository.close()
        unfinished.rename(path)
    return Filled(path, entries)


def new_store(folder: Path) -> Path:
    """The file of a store as the first command makes it."""
    path = folder / "new.db"
    open_store(str(path)).close()
    return path


def _fill(repository: Repository, days: int) -> None:
    metrics = [*STARTING_METRICS, *_further()]
    at = datetime(1970, 1, 1, tzinfo=UTC)
    with repository.transaction():
        repository.record("further metrics", [Edit(None, one) for one in _records(metrics)], at)
        for back in range(days - 1, -1, -1):
            day = LAST_DAY - timedelta(days=back)
            edits = [Edit(None, entry) for entry in _day(metrics, day)]
            repository.record(f"the day {day}", edits, at)


def _further() -> list[Metric]:
    number = METRICS - len(STARTING_METRICS)
    kinds = [_FURTHER[place % len(_FURTHER)] for place in range(number)]
    return [
        Metric(f"{place:032x}", f"{slug}-{place}", kind, unit, Combine.LAST, 240)
        for place, (slug, kind, unit) in enumerate(kinds, 1)
    ]


def _records(metrics: list[Metric]) -> Iterator[Record]:
    for place, metric in enumerate(metrics[len(STARTING_METRICS) :], 10):
        yield metric
        yield Definition(
            metric.id,
            FROM_THE_BEGINNING,
            metric.slug.replace("-", " "),
            place * 1024,
            archived=False,
            note="",
            from_document=False,
        )
        yield Alias(f"m{place}", metric.id)


def _day(metrics: list[Metric], day: date) -> Iterator[Entry]:
    chance = random.Random(day.toordinal())  # noqa: S311 - the same store each time, no secret
    for metric in metrics:
        yield read_entry(metric, _text(metric, chance), PRESENT, day=day).entry


def _text(metric: Metric, chance: random.Random) -> str:
    # from 3:00 on: at 2:00 the clocks of Shanghai went forward in the years of summer time
    hours = (3, 5) if metric.slug == "fall-asleep" else (7, 10)
    texts = {
        Kind.CLOCK: f"{chance.randint(*hours)}:{chance.randint(0, 59):02}",
        Kind.SPAN: f"13:{chance.randint(0, 29):02}~14:{chance.randint(0, 59):02}",
        Kind.AMOUNT: f"{chance.randint(30, 90) / 10}{metric.unit}",
        Kind.COUNT: "x" * chance.randint(1, 4),
        Kind.GRADE: chance.choice("ABCD"),
        Kind.CHECK: "x",
    }
    return texts[metric.kind]
