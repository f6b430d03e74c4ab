"""Noting the work of days in a real store."""

from collections.abc import Callable
from datetime import date

import pytest

from habit.actions.noting import (
    NewNote,
    add_note,
    edit_note,
    finish_note,
    list_notes,
    remove_note,
)
from habit.actions.undoing import redo_last, undo_last
from habit.domain.daynotes import DayNote
from habit.domain.notebook import NoteChanged
from habit.domain.present import Present
from habit.errors import NothingFound, UsageProblem
from habit.store.repository import Repository

THURSDAY = date(2024, 1, 18)
MONDAY = date(2024, 1, 15)

Noting = Callable[..., NoteChanged]


@pytest.fixture
def note(store: Repository, morning: Present) -> Noting:
    """Add a note."""

    def noting(
        text: str, day: str | None = None, under: int | None = None, *, todo: bool = False
    ) -> NoteChanged:
        return add_note(store, morning, NewNote(text, day, under, todo))

    return noting


def texts(store: Repository, day: date = THURSDAY) -> list[str]:
    return [one.text for one in store.day_notes(day, day)]


def test_notes_are_numbered_in_the_order_of_their_day(
    note: Noting, store: Repository, commands: Callable[[], list[str]]
) -> None:
    assert note("  read a chapter ") == NoteChanged(THURSDAY, 1, None, "read a chapter")
    assert note("draft", "mon") == NoteChanged(MONDAY, 1, None, "draft")
    assert note("wrote it up").number == 2
    assert texts(store) == ["read a chapter", "wrote it up"]
    assert commands() == ["note read a chapter", "note draft", "note wrote it up"]


def test_further_lines_are_nested(note: Noting, store: Repository) -> None:
    note("a plan\n  first\n    deeper\n\n  - [ ] second\n  1. third")
    assert texts(store) == ["a plan\n   - first\n     - deeper\n   - [ ] second\n   1. third"]
    note("fourth", under=1)
    note("fifth", under=1, todo=True)
    assert texts(store)[0].splitlines()[-2:] == ["   - fourth", "   - [ ] fifth"]
    with pytest.raises(NothingFound, match="Thu 18 Jan 2024 has 1 note"):
        note("nowhere", under=2)


def test_a_todo_is_ticked_off(note: Noting, store: Repository, morning: Present) -> None:
    note("call the bank", todo=True)
    note("[ ] has one already", todo=True)
    note("no box")
    assert finish_note(store, morning, 1, None).after == "[x] call the bank"
    finish_note(store, morning, 2, "thu")
    finish_note(store, morning, 2, None)
    assert texts(store)[:2] == ["[x] call the bank", "[x] has one already"]
    with pytest.raises(UsageProblem, match="Note 3 is no to-do: no box"):
        finish_note(store, morning, 3, None)


def test_a_note_is_edited_and_removed_and_every_step_is_undone(
    note: Noting, store: Repository, morning: Present
) -> None:
    note("one")
    note("two")
    assert edit_note(store, morning, 1, "uno", None) == NoteChanged(THURSDAY, 1, "one", "uno")
    assert remove_note(store, morning, 1, None).after is None
    note("three")
    assert texts(store) == ["two", "three"]
    for expected in (["two"], ["uno", "two"], ["one", "two"]):
        undo_last(store, morning)
        assert texts(store) == expected
    redo_last(store, morning)
    assert texts(store) == ["uno", "two"]


def test_a_week_of_notes_is_listed_by_its_days(
    note: Noting, store: Repository, morning: Present
) -> None:
    note("today")
    note("monday", "mon")
    note("before", "2024-01-14")
    listed = list_notes(store, morning, 1, "", None)
    assert [(one.day, len(one.notes)) for one in listed.days] == [(MONDAY, 1), (THURSDAY, 1)]
    assert list_notes(store, morning, 1, "", "mon").days[0].notes == (DayNote(MONDAY, 1, "monday"),)
    assert list_notes(store, morning, 1, "last", None).days[0].day == date(2024, 1, 14)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4001])
def test_what_is_no_note_is_refused(note: Noting, text: str) -> None:
    with pytest.raises(UsageProblem):
        note(text)
