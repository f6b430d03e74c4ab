"""Showing a week out of a real store."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from habit.actions.week import show_week
from habit.domain.daytext import NotADay
from habit.domain.goaltext import read_goal
from habit.domain.journal import Edit, Record
from habit.domain.kinds import read_entry
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.present import Present
from habit.domain.verdicts import Verdict
from habit.domain.weektable import WeekTable
from habit.store.opening import open_store
from habit.store.repository import Repository

THURSDAY = Present.at(datetime(2024, 1, 18, 9, 30), "Asia/Shanghai")  # noqa: DTZ001 - a wall time
MONDAY = date(2024, 1, 15)


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    opened = open_store(str(tmp_path / "habit.db"))
    yield opened
    opened.close()


def keep(repository: Repository, *records: Record) -> None:
    with repository.transaction():
        repository.record("a test", [Edit(None, record) for record in records], THURSDAY.now)


def log(repository: Repository, slug: str, day: date, text: str) -> None:
    metric = repository.catalog(day).resolve(slug).metric
    keep(repository, read_entry(metric, text, THURSDAY, day=day).entry)


def shown(table: WeekTable) -> dict[str, list[str]]:
    return {
        row.label: [
            *(cell.entry.text if cell.entry else "" for cell in row.cells),
            row.summary.text,
        ]
        for row in table.rows
    }


def test_a_new_store_s_week_has_its_four_metrics(repository: Repository) -> None:
    table = show_week(repository, THURSDAY, 1, "")
    assert [row.label for row in table.rows] == [
        "Get up",
        "Running",
        "In-door Exercise",
        "Fall Sleep",
    ]
    assert (table.week.name, table.today) == ("2024-W03", date(2024, 1, 18))


def test_a_week_holds_its_own_days_and_sums_them_up(repository: Repository) -> None:
    for day, text in ((14, "1:00"), (15, "3:40"), (16, "4:00"), (17, "2:40")):
        log(repository, "fall-asleep", date(2024, 1, day), text)
    table = show_week(repository, THURSDAY, 1, "2024-W03")
    assert shown(table)["Fall Sleep"] == ["3:40", "4:00", "2:40", "", "", "", "", "3:27"]
    before = show_week(repository, THURSDAY, 1, "last")
    assert shown(before)["Fall Sleep"] == ["", "", "", "", "", "", "1:00", "1:00"]
    assert before.today is None


def test_a_week_may_begin_on_a_sunday(repository: Repository) -> None:
    log(repository, "running", date(2024, 1, 14), "4km")
    table = show_week(repository, THURSDAY, 7, "")
    assert table.week.first == date(2024, 1, 14)
    assert shown(table)["Running"][0] == "4km"


def test_the_goal_of_the_week_is_judged(repository: Repository) -> None:
    log(repository, "running", MONDAY, "4km")
    metric = repository.catalog(MONDAY).resolve("running").metric
    keep(repository, read_goal("at least 3 km a week", metric, MONDAY))
    rows = {row.label: row for row in show_week(repository, THURSDAY, 1, "").rows}
    assert rows["Running"].verdict is Verdict.MET
    assert rows["Get up"].verdict is None


def test_a_document_s_week_keeps_its_rows_and_labels(repository: Repository) -> None:
    metric = repository.catalog(MONDAY).resolve("sleep").metric
    label = "Fall Sleep  (Before 2am -> 0am)"
    table = f"| metrics | Monday |\n|---|---|\n| {label} | |"
    keep(repository, Layout(MONDAY, table, "6.md"), LayoutRow(MONDAY, 0, metric.id, label))
    week = show_week(repository, THURSDAY, 1, "")
    assert [row.label for row in week.rows] == [label]
    assert week.layout == Layout(MONDAY, table, "6.md")
    assert len(show_week(repository, THURSDAY, 1, "last").rows) == 4


def test_a_week_that_is_none_is_refused(repository: Repository) -> None:
    with pytest.raises(NotADay):
        show_week(repository, THURSDAY, 1, "2024-W99")
