"""Declaring days that do not count."""

from collections.abc import Sequence
from datetime import date

from habit.actions.cells import command_text
from habit.domain.catalog import Catalog
from habit.domain.daytext import NotADay
from habit.domain.outcomes import SkipChanged, SkipList
from habit.domain.periods import read_days
from habit.domain.present import Present
from habit.domain.skipped import EVERY_METRIC, Skip
from habit.domain.skips import adding, removing
from habit.errors import NothingFound, UsageProblem
from habit.store.repository import Repository

ALL = "all"


def list_skips(repository: Repository, present: Present) -> SkipList:
    """Every stretch of skipped days, the newest first."""
    skips = sorted(repository.skips(), key=lambda one: (one.first, one.metric_id), reverse=True)
    return SkipList(tuple(skips), _labels(repository.catalog(present.day)))


def skip_days(
    repository: Repository,
    present: Present,
    week_start: int,
    name: str,
    days: Sequence[str],
    *,
    remove: bool,
) -> SkipChanged:
    """Skip a day or a period for one metric or for ``all``, or let it count again.

    ``days`` are the words that name it; ``week_start`` is an ISO weekday, 1 for Monday.
    """
    first, last = _days(name, days, present, week_start)
    with repository.transaction():
        catalog = repository.catalog(present.day)
        every = name.strip().casefold() == ALL
        metric_id = EVERY_METRIC if every else catalog.resolve(name).metric.id
        wanted, skips = Skip(metric_id, first, last), repository.skips()
        edits = removing(skips, wanted) if remove else adding(skips, wanted)
        if remove and not edits:
            raise NothingFound(_not_skipped(skips, wanted))
        if edits:
            command = command_text("skip", [name, *days], ["--remove"] * remove)
            repository.record(command, edits, present.now)
    return SkipChanged(wanted, remove, bool(edits), _labels(catalog))


def _days(name: str, words: Sequence[str], present: Present, week_start: int) -> tuple[date, date]:
    try:
        if words:
            return read_days(" ".join(words), present, week_start)
        problem = UsageProblem(f"Say which days: habit skip {name} yesterday")
    except NotADay as wrong:
        problem = wrong
    every = " ".join([name, *words])
    try:
        read_days(every, present, week_start)
    except NotADay:
        raise problem from None
    raise UsageProblem(f"Say what is skipped, a metric or all: habit skip all {every}")


def _not_skipped(skips: list[Skip], wanted: Skip) -> str:
    by_all = any(
        one.metric_id == EVERY_METRIC and one.first <= wanted.last and wanted.first <= one.last
        for one in skips
    )
    if by_all and wanted.metric_id != EVERY_METRIC:
        return "These days are skipped for all metrics. habit skip all DAYS --remove ends that."
    return "None of these days is skipped. habit skip lists those that are."


def _labels(catalog: Catalog) -> dict[str, str]:
    return {one.metric.id: one.label for one in catalog}
