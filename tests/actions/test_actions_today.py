"""Showing today out of a real store."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from habit.actions.today import show_today
from habit.domain.goaltext import read_goal
from habit.domain.journal import Edit, Record
from habit.domain.kinds import read_entry
from habit.domain.present import Present
from habit.store.opening import open_store
from habit.store.repository import Repository

ZONE = "Asia/Shanghai"
THURSDAY = date(2024, 1, 18)
MORNING = Present.at(datetime(2024, 1, 18, 9, 30), ZONE)  # noqa: DTZ001 - a wall time
NIGHT = Present.at(datetime(2024, 1, 19, 1, 30), ZONE)  # noqa: DTZ001 - the same


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    opened = open_store(str(tmp_path / "habit.db"))
    yield opened
    opened.close()


def keep(repository: Repository, record: Record, present: Present) -> None:
    with repository.transaction():
        repository.record("a test", [Edit(None, record)], present.now)


def log(repository: Repository, slug: str, day: date, text: str, present: Present) -> None:
    metric = repository.catalog(day).resolve(slug).metric
    keep(repository, read_entry(metric, text, present, day=day).entry, present)


def test_an_empty_day_misses_everything(repository: Repository) -> None:
    today = show_today(repository, MORNING, 1)
    assert today.day == THURSDAY
    assert [row.named.metric.slug for row in today.missing] == [
        "get-up",
        "running",
        "exercise",
        "fall-asleep",
    ]
    assert today.entered == ()


def test_what_is_in_is_not_missing(repository: Repository) -> None:
    log(repository, "get-up", THURSDAY, "8:55", MORNING)
    today = show_today(repository, MORNING, 1)
    assert [row.named.metric.slug for row in today.entered] == ["get-up"]
    assert len(today.missing) == 3


def test_at_half_past_one_it_is_still_yesterday(repository: Repository) -> None:
    log(repository, "running", THURSDAY, "4km", NIGHT)
    today = show_today(repository, NIGHT, 1)
    assert today.day == THURSDAY
    assert [row.named.metric.slug for row in today.entered] == ["running"]


def test_the_night_that_ended_on_a_monday_is_found_in_the_week_before(
    repository: Repository,
) -> None:
    monday = Present.at(datetime(2024, 1, 15, 9, 30), ZONE)  # noqa: DTZ001 - a wall time
    log(repository, "sleep", date(2024, 1, 14), "3:40", monday)
    [row] = show_today(repository, monday, 1).entered
    assert (row.day, row.entry and row.entry.text) == (date(2024, 1, 14), "3:40")


def test_a_week_s_goal_counts_the_days_so_far(repository: Repository) -> None:
    for day in (15, 16):
        log(repository, "running", date(2024, 1, day), "x", MORNING)
    metric = repository.catalog(THURSDAY).resolve("running").metric
    keep(repository, read_goal("at least 3 times a week", metric, date(2024, 1, 15)), MORNING)
    rows = {row.named.metric.slug: row for row in show_today(repository, MORNING, 1).rows}
    assert rows["running"].so_far.text == "2/7"


def test_tonight_s_goal_is_shown(repository: Repository) -> None:
    metric = repository.catalog(THURSDAY).resolve("sleep").metric
    goal = read_goal("before 2:00", metric, date(2024, 1, 15))
    keep(repository, goal, MORNING)
    [tonight] = show_today(repository, MORNING, 1).tonight
    assert (tonight.day, tonight.goal) == (THURSDAY, goal)
