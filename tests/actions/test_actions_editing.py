"""Correcting a past day's cell."""

from collections.abc import Callable

import pytest

from habit.actions.editing import edit_cell, remove_cell
from habit.actions.logging import LogOptions, log_words
from habit.domain.present import Present
from habit.errors import NothingFound, UsageProblem
from habit.store.repository import Repository

Cells = dict[tuple[str, str], str]


def log(store: Repository, present: Present, line: str, day: str | None = None) -> None:
    log_words(store, present, line.split(), LogOptions(day))


def test_editing_puts_a_value_in_place_of_what_stands_there(
    store: Repository,
    morning: Present,
    cells: Callable[[], Cells],
    commands: Callable[[], list[str]],
) -> None:
    log(store, morning, "exercise xxx", "mon")
    [edited] = edit_cell(store, morning, "exercise", "mon", ["x"]).entries
    assert edited.earlier
    assert edited.earlier.text == "xxx"
    assert cells() == {("exercise", "2024-01-15"): "x"}
    assert commands() == ["log exercise xxx --day mon", "edit exercise mon x"]


def test_editing_can_change_how_the_same_value_is_written(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    log(store, morning, "run 4000m")
    edit_cell(store, morning, "run", "today", ["4km"])
    assert cells() == {("running", "2024-01-18"): "4km"}


def test_editing_fills_an_empty_cell(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    edit_cell(store, morning, "sleep", "2024-01-15", ["11:40", "pm"])
    assert cells() == {("fall-asleep", "2024-01-15"): "11:40 pm"}


def test_editing_to_what_stands_there_is_no_change(
    store: Repository, morning: Present, commands: Callable[[], list[str]]
) -> None:
    log(store, morning, "sleep 3:40")
    edit_cell(store, morning, "sleep", "yesterday", ["3:40"])
    assert commands() == ["log sleep 3:40"]


def test_an_edit_that_cannot_be_read_changes_nothing(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    log(store, morning, "sleep 3:40")
    with pytest.raises(UsageProblem, match=r"^'banana' is not a time"):
        edit_cell(store, morning, "sleep", "yesterday", ["banana"])
    assert cells() == {("fall-asleep", "2024-01-17"): "3:40"}


def test_removing_empties_the_cell_and_tells_what_was_in_it(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    log(store, morning, "run 4km", "mon")
    removed = remove_cell(store, morning, "running", "2024-01-15")
    assert (removed.named.label, removed.entry.text) == ("Running", "4km")
    assert cells() == {}


def test_without_a_day_the_night_that_is_ending_is_removed(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    log(store, morning, "sleep 3:40 run 4km")
    remove_cell(store, morning, "sleep", None)
    assert cells() == {("running", "2024-01-18"): "4km"}


def test_removing_from_an_empty_cell_tells_where_the_last_entry_is(
    store: Repository, morning: Present
) -> None:
    with pytest.raises(NothingFound) as nothing:
        remove_cell(store, morning, "run", "mon")
    assert str(nothing.value) == "Running has no entry on Mon 15 Jan 2024."
    log(store, morning, "run 4km", "tue")
    with pytest.raises(NothingFound) as nothing:
        remove_cell(store, morning, "run", "mon")
    assert str(nothing.value) == (
        "Running has no entry on Mon 15 Jan 2024. Its last is 4km on Tue 16 Jan 2024."
    )


def test_editing_with_an_empty_value_is_no_mark_and_says_how_a_cell_is_emptied(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    log(store, morning, "run none", "mon")
    with pytest.raises(UsageProblem) as refused:
        edit_cell(store, morning, "run", "mon", [" "])
    assert str(refused.value) == "The value is empty. habit rm run mon empties the cell."
    assert cells() == {("running", "2024-01-15"): "none"}
