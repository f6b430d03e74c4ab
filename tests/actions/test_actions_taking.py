"""Exports of the whole store, and taking them into another one."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from habit.actions.adding import NewMetric, add_metric
from habit.actions.exporting import export_pieces
from habit.actions.goals import metric_goal
from habit.actions.logging import LogOptions, log_words
from habit.actions.skipping import skip_days
from habit.actions.taking import take_file
from habit.actions.undoing import undo_last
from habit.domain.importreport import Counts
from habit.domain.journal import Record
from habit.domain.metrics import Kind
from habit.domain.present import Present
from habit.domain.transfers import FileReport
from habit.errors import UsageProblem
from habit.store.opening import open_store
from habit.store.repository import Repository
from habit.transfer.ownfiles import NotAsExported, format_in, format_of

ENTRIES = (
    "sleep 3:40 up 8:55",
    "run 11km/50min",
    "exercise xx",
    "weight 62.8kg",
    "nap none",
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Repository]:
    """Another new store."""
    repository = open_store(str(tmp_path / "other.db"))
    yield repository
    repository.close()


@pytest.fixture
def full(store: Repository, morning: Present) -> Repository:
    """The store with more metrics, a goal, and entries of several kinds."""
    add_metric(store, morning, NewMetric("weight", kind=Kind.AMOUNT, unit="kg", aliases=["w"]))
    add_metric(store, morning, NewMetric("nap", label='"Nap", after', kind=Kind.SPAN))
    metric_goal(store, morning, "sleep", ["before", "2:00"], None)
    for line in ENTRIES:
        log_words(store, morning, line.split(), LogOptions())
    return store


def written(store: Repository, present: Present, file: Path) -> Path:
    file_format = file.suffix.removeprefix(".")
    file.write_text("".join(export_pieces(store, present, file_format)), "utf-8", newline="")
    return file


def state(store: Repository) -> set[Record]:
    return set(store.every_record())


def take(
    store: Repository,
    present: Present,
    file: Path,
    *,
    replace: bool = False,
    dry_run: bool = False,
) -> FileReport:
    known = format_of(str(file))
    assert known is not None
    return take_file(store, present, str(file), known, replace=replace, dry_run=dry_run)


def test_json_rebuilds_the_whole_state(
    full: Repository, other: Repository, morning: Present, tmp_path: Path
) -> None:
    report = take(other, morning, written(full, morning, tmp_path / "all.json"))
    assert state(other) == state(full)
    assert report.entries == Counts(6, 6)
    assert sorted(report.added) == ["nap", "weight"]
    assert report.notes == ()


def test_days_that_are_skipped_for_all_metrics_come_along(
    full: Repository, other: Repository, morning: Present, tmp_path: Path
) -> None:
    skip_days(full, morning, 1, "all", ["2024-01-10..2024-01-12"], remove=False)
    report = take(other, morning, written(full, morning, tmp_path / "all.json"))
    assert (other.skips(), report.notes) == (full.skips(), ())


def test_csv_rebuilds_the_entries_and_the_metrics_that_they_need(
    full: Repository, other: Repository, morning: Present, tmp_path: Path
) -> None:
    report = take(other, morning, written(full, morning, tmp_path / "all.csv"))
    ids = {one.metric.slug: one.metric.id for one in other.catalog(morning.day)}
    slugs = {one.metric.id: one.metric.slug for one in full.catalog(morning.day)}
    there = full.entries(date.min, date.max)
    assert {one._replace(metric_id=ids[slugs[one.metric_id]]) for one in there} == set(
        other.entries(date.min, date.max)
    )
    assert other.catalog(morning.day)[ids["nap"]].label == '"Nap", after'
    assert sorted(report.added) == ["nap", "weight"]


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_a_second_time_changes_nothing_and_one_undo_takes_the_first_back(
    full: Repository, other: Repository, morning: Present, tmp_path: Path, suffix: str
) -> None:
    file, before = written(full, morning, tmp_path / f"all{suffix}"), state(other)
    take(other, morning, file)
    again = take(other, morning, file)
    assert (again.changed, again.entries) == (False, Counts(6, same=6))
    assert other.changes(1)[0].command == f"import {file}"
    undo_last(other, morning)
    assert state(other) == before


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_a_dry_run_says_the_same_and_writes_nothing(
    full: Repository, other: Repository, morning: Present, tmp_path: Path, suffix: str
) -> None:
    file, before = written(full, morning, tmp_path / f"all{suffix}"), state(other)
    rehearsed = take(other, morning, file, dry_run=True)
    assert state(other) == before
    assert rehearsed._replace(dry_run=False) == take(other, morning, file)


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_what_was_logged_here_stays_unless_it_is_replaced(
    full: Repository, other: Repository, morning: Present, tmp_path: Path, suffix: str
) -> None:
    file = written(full, morning, tmp_path / f"all{suffix}")
    log_words(other, morning, ["sleep", "3:50"], LogOptions())
    assert take(other, morning, file).entries == Counts(6, new=5, left=1)
    assert take(other, morning, file, replace=True).entries == Counts(6, changed=1, same=5)


def test_a_metric_of_the_same_name_is_the_same_metric(
    full: Repository, other: Repository, morning: Present, tmp_path: Path
) -> None:
    add_metric(other, morning, NewMetric("weight", label="Body", kind=Kind.AMOUNT, unit="kg"))
    report = take(other, morning, written(full, morning, tmp_path / "all.json"))
    weights = [one for one in other.catalog(morning.day) if one.metric.slug == "weight"]
    assert [one.label for one in weights] == ["Body"]
    assert len(other.all_metric_entries(weights[0].metric.id)) == 1
    assert report.added == ("nap",)


def test_a_metric_of_another_kind_is_left_with_its_entries(
    full: Repository, other: Repository, morning: Present, tmp_path: Path
) -> None:
    add_metric(other, morning, NewMetric("nap", kind=Kind.CHECK))
    report = take(other, morning, written(full, morning, tmp_path / "all.csv"))
    assert report.entries == Counts(6, new=5, left=1)
    assert [note.partition(": ")[2] for note in report.notes] == [
        "nap is span there, and check here"
    ]


def test_three_columns_are_enough_and_are_read_as_they_are_logged(
    store: Repository, morning: Present, tmp_path: Path
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        "text,day,metric\n3:40,2024-01-15,sleep\n4km,2024-01-16,Running\n"
        "4 apples,2024-01-16,run\nx,2024-01-16,apples\nx,16.1.,run\n",
        "utf-8",
    )
    report = take(store, morning, file)
    assert report.entries == Counts(5, new=2, left=3)
    assert report.notes == (
        (
            "line 4: running is kept in km, and apples cannot be turned into that. "
            "Write it in km: 4km, 11km/50min."
        ),
        "line 5: there is no metric 'apples', and the line does not say its kind",
        "line 6: Invalid isoformat string: '16.1.'",
    )
    [slept, ran] = store.entries(date.min, date.max)
    assert (slept.minute, ran.number) == (1660, 4.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"habit": 1, "records": [\n{"entry": 3}\n]}\n', "Line 2 is no record"),
        ('{"habit": 1, "records": [\nnonsense\n]}\n', "Line 2 is no record"),
        ('{"habit": 1, "records": [\n', "ends in the middle"),
        ("day,metric,text\n2024-01-15,sleep\n", "Line 2 has 2 columns, and the head 3"),
    ],
)
def test_a_file_that_goes_on_differently_is_refused_and_nothing_is_written(
    store: Repository, morning: Present, tmp_path: Path, text: str, said: str
) -> None:
    file, before = tmp_path / "file", state(store)
    file.write_text(text, "utf-8")
    with pytest.raises(NotAsExported, match=said):
        take(store, morning, file)
    assert state(store) == before


@pytest.mark.parametrize(
    "record",
    [
        '{"moon": {"metric_id": "1"}}',
        '{"entry": {"metric_id": "1", "day": "2024-01-15"}}',
        '{"setting": {"name": "day_start", "value": 4}}',
        '{"alias": {"name": "gone", "metric_id": "nobody"}}',
        (
            '{"metric": {"id": "1", "slug": "3:40", "kind": "check", "unit": "", '
            '"combine": "last", "opens_at": 240}}'
        ),
    ],
)
def test_a_record_that_cannot_be_held_is_left_and_named(
    store: Repository, morning: Present, tmp_path: Path, record: str
) -> None:
    file, before = tmp_path / "file", state(store)
    file.write_text(f'{{"habit": 1, "records": [\n{record}\n]}}\n', "utf-8")
    report = take(store, morning, file)
    assert (report.entries.left, len(report.notes)) == (1, 1)
    assert state(store) == before


def test_a_file_of_another_program_is_none_of_ours(tmp_path: Path) -> None:
    for name, text in (("a.csv", "a,b\n"), ("a.json", "{}\n"), ("a.md", "# day,metric\n")):
        (tmp_path / name).write_text(text, "utf-8")
        assert format_of(str(tmp_path / name)) is None
    assert format_of(str(tmp_path / "missing")) is None
    assert format_in(b"\r0") is None
    assert format_in(b"day,metric,text\r2024-01-15,run,4km\r") == "csv"


def test_csv_is_the_csv_of_the_weeks(full: Repository, morning: Present) -> None:
    text = "".join(export_pieces(full, morning, "csv"))
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(one["day"], one["metric"], one["time"]) for one in lines] == [
        ("2024-01-17", "fall-asleep", "03:40"),
        ("2024-01-18", "get-up", "08:55"),
        ("2024-01-18", "running", ""),
        ("2024-01-18", "exercise", ""),
        ("2024-01-18", "weight", ""),
        ("2024-01-18", "nap", ""),
    ]


def test_there_are_two_formats(store: Repository, morning: Present) -> None:
    with pytest.raises(UsageProblem, match="There are: json, csv"):
        export_pieces(store, morning, "xml")
