"""Looking back at the journal."""

from datetime import datetime, timedelta

import pytest

from habit.actions.adding import NewMetric, add_metric
from habit.actions.history import MOST_EDITS, read_history
from habit.actions.logging import LogOptions, log_lines, log_words
from habit.actions.redefining import rename_metric
from habit.actions.skipping import skip_days
from habit.actions.undoing import redo_last, undo_last
from habit.domain.metrics import Kind
from habit.domain.outcomes import History
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.store.repository import Repository


def commands(history: History) -> list[tuple[str, bool]]:
    return [(step.change.command, step.undone) for step in history.steps]


def test_the_newest_change_comes_first_and_the_undone_are_marked(
    store: Repository, morning: Present
) -> None:
    log_words(store, morning, ["run"], LogOptions())
    log_words(store, morning, ["up", "8:55"], LogOptions())
    undo_last(store, morning)
    assert commands(read_history(store, morning, 3, None)) == [
        ("undo: log up 8:55", False),
        ("log up 8:55", True),
        ("log run", False),
    ]
    redo_last(store, morning)
    assert commands(read_history(store, morning, 3, None)) == [
        ("redo: log up 8:55", False),
        ("undo: log up 8:55", False),
        ("log up 8:55", False),
    ]


def test_a_day_shows_what_was_done_to_its_entries(store: Repository, morning: Present) -> None:
    log_words(store, morning, ["run"], LogOptions("mon"))
    log_words(store, morning, ["run"], LogOptions("tue"))
    assert commands(read_history(store, morning, 9, "mon")) == [("log run --day mon", False)]


def test_of_a_large_change_the_first_edits_are_shown_and_all_are_counted(
    store: Repository, morning: Present
) -> None:
    lines = [f"2024-01-{day:02} run 4km" for day in range(1, 13)]
    log_lines(store, morning, lines, LogOptions())
    [step] = read_history(store, morning, 1, None).steps
    assert (len(step.edits), step.edit_count) == (MOST_EDITS, 12)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(seconds=3), "a few seconds ago"),
        (timedelta(minutes=20), "20 minutes ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=15), "2 weeks ago"),
    ],
)
def test_how_long_ago_is_told_in_words(
    store: Repository, morning: Present, later: timedelta, words: str
) -> None:
    log_words(store, morning, ["run"], LogOptions())
    history = read_history(store, morning._replace(now=morning.now + later), 1, None)
    assert list(history.now_text.values()) == [words]


def test_no_changes_at_all_cannot_be_asked_for(store: Repository, morning: Present) -> None:
    with pytest.raises(UsageProblem) as refused:
        read_history(store, morning, 0, None)
    assert str(refused.value) == "--limit is the number of changes to show: 1 or more."


def test_any_number_of_changes_can_be_asked_for(store: Repository, morning: Present) -> None:
    for day in (None, "mon"):
        assert len(read_history(store, morning, 10**30, day).steps) <= 1


def test_the_labels_of_all_metrics_come_with_the_history(
    store: Repository, morning: Present
) -> None:
    history = read_history(store, morning, 1, None)
    assert sorted(history.labels.values()) == [
        "Fall Sleep",
        "Get up",
        "In-door Exercise",
        "Running",
    ]
    assert history.zone == "Asia/Shanghai"
    assert history.steps[0].change.at <= datetime.fromisoformat("2024-01-18T01:30:00+00:00")


def test_the_definitions_of_renamed_metrics_come_with_the_history_and_with_undo(
    store: Repository, morning: Present
) -> None:
    rename_metric(store, morning, "run", "Evening run")
    labels = ["Running", "Evening run"]
    assert [one.label for one in read_history(store, morning, 1, None).definitions] == labels
    assert [one.label for one in undo_last(store, morning).definitions] == ["Running"]
    log_words(store, morning, ["run"], LogOptions())
    assert read_history(store, morning, 1, None).definitions == ()


def test_a_metric_that_is_gone_keeps_its_name_in_the_history(
    store: Repository, morning: Present
) -> None:
    add_metric(store, morning, NewMetric("Books", kind=Kind.COUNT))
    rename_metric(store, morning, "books", "Novels")
    log_words(store, morning, ["novels", "xx"], LogOptions())
    metric_id = store.catalog(morning.day).resolve("novels").metric.id
    skip_days(store, morning, 1, "all", ["-1"], remove=False)
    for _ in range(4):
        undo_last(store, morning)
    assert read_history(store, morning, 9, None).labels[metric_id] == "Books"
    assert read_history(store, morning, 9, "today").labels[metric_id] == "Books"
