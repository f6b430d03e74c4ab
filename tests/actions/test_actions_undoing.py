"""Taking changes back and making them again."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habit.actions.adding import NewMetric, add_metric
from habit.actions.configuring import set_setting
from habit.actions.editing import edit_cell, remove_cell
from habit.actions.goals import metric_goal
from habit.actions.logging import LogOptions, log_words
from habit.actions.redefining import archive_metric, rename_metric
from habit.actions.undoing import redo_last, undo_last
from habit.domain.entries import Entry
from habit.domain.present import Present
from habit.errors import HabitError, NothingFound
from habit.store.repository import Repository

Act = Callable[[Repository, Present], object]

ACTS: dict[str, Act] = {
    "log sleep 3:40": lambda store, now: log_words(store, now, ["sleep", "3:40"], LogOptions()),
    "log exercise x": lambda store, now: log_words(store, now, ["exercise", "x"], LogOptions()),
    "log run 4km up 8:55": lambda store, now: log_words(
        store, now, ["run", "4km", "up", "8:55"], LogOptions()
    ),
    "edit sleep -1 2:00": lambda store, now: edit_cell(store, now, "sleep", "-1", ["2:00"]),
    "rm exercise": lambda store, now: remove_cell(store, now, "exercise", None),
    "metric add Night Think": lambda store, now: add_metric(
        store, now, NewMetric("Night Think", aliases=("think",), goal="3 a week")
    ),
    "metric rename run Jogging": lambda store, now: rename_metric(store, now, "run", "Jogging"),
    "metric archive exercise": lambda store, now: archive_metric(
        store, now, "exercise", archived=True
    ),
    "metric goal sleep before 2:00": lambda store, now: metric_goal(
        store, now, "sleep", ["before", "2:00"], None
    ),
    "config set week_start sunday": lambda store, now: set_setting(
        store, now.now, "week_start", "sunday"
    ),
}


def test_undo_takes_the_last_change_back_and_says_which(
    store: Repository, morning: Present
) -> None:
    ACTS["log sleep 3:40"](store, morning)
    undone = undo_last(store, morning)
    [edit] = undone.edits
    assert (undone.change.command, undone.again, edit.after) == ("log sleep 3:40", False, None)
    assert isinstance(edit.before, Entry)
    assert undone.labels[edit.before.metric_id] == "Fall Sleep"


def test_undo_goes_further_back_each_time_and_redo_comes_forward(
    store: Repository, morning: Present
) -> None:
    commands = ["log sleep 3:40", "log exercise x", "log run 4km up 8:55"]
    for command in commands:
        ACTS[command](store, morning)
    taken_back = [undo_last(store, morning).change.command for _ in commands]
    assert taken_back == commands[::-1]
    assert [redo_last(store, morning).change.command for _ in commands] == commands


def test_a_new_change_leaves_nothing_to_redo(store: Repository, morning: Present) -> None:
    ACTS["log sleep 3:40"](store, morning)
    undo_last(store, morning)
    ACTS["log exercise x"](store, morning)
    with pytest.raises(NothingFound) as nothing:
        redo_last(store, morning)
    assert str(nothing.value) == "There is nothing to redo: the last change was not an undo."


def test_a_new_store_has_nothing_to_undo(store: Repository, morning: Present) -> None:
    with pytest.raises(NothingFound) as nothing:
        undo_last(store, morning)
    assert str(nothing.value) == "There is nothing to undo."


@pytest.mark.parametrize("command", [one for one in ACTS if not one.startswith("rm")])
def test_every_kind_of_change_can_be_taken_back_and_made_again(
    store: Repository, morning: Present, command: str
) -> None:
    before = set(store.every_record())
    ACTS[command](store, morning)
    after = set(store.every_record())
    assert after != before
    undo_last(store, morning)
    assert set(store.every_record()) == before
    redo_last(store, morning)
    assert set(store.every_record()) == after


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=6))
def test_as_many_undos_as_changes_lead_back_to_the_beginning(
    store: Repository, morning: Present, commands: list[str]
) -> None:
    beginning = set(store.every_record())
    states = [beginning]
    for command in commands:
        try:
            ACTS[command](store, morning)
        except HabitError:
            continue
        if (state := set(store.every_record())) != states[-1]:
            states.append(state)
    for state in reversed(states[:-1]):
        undo_last(store, morning)
        assert set(store.every_record()) == state
