"""Noting what was worked on, day by day."""

from collections.abc import Callable, Sequence
from datetime import date

from habit.actions.cells import command_text
from habit.domain.daynotes import DayNote
from habit.domain.daytext import read_day, read_week
from habit.domain.journal import Edit
from habit.domain.notebook import NoteChanged, NoteList, by_day, note_text, with_nested
from habit.domain.present import Present
from habit.domain.todos import is_todo, ticked
from habit.errors import NothingFound, UsageProblem
from habit.lighttypes import NamedTuple
from habit.render.dates import full_day_text
from habit.store.repository import Repository

LONGEST_NOTE = 4000


class NewNote(NamedTuple):
    """A note to be added. ``under`` is the number of the note that it is nested in."""

    text: str
    day: str | None = None
    under: int | None = None
    todo: bool = False


def add_note(repository: Repository, present: Present, new: NewNote) -> NoteChanged:
    """Add a line to the work of a day, today's if none is named."""
    text = _checked(new.text)
    day = _day(new.day, present)
    command = command_text("note", [text.split("\n")[0]])
    with repository.transaction():
        notes = repository.day_notes(day, day)
        if new.under is not None:
            before = _numbered(notes, new.under, day)
            after = before._replace(text=with_nested(before.text, text, todo=new.todo))
            repository.record(command, [Edit(before, after)], present.now)
            return NoteChanged(day, new.under, before.text, after.text)
        last = notes[-1].position if notes else 0
        note = DayNote(day, last + 1, note_text(text, todo=new.todo))
        repository.record(command, [Edit(None, note)], present.now)
    return NoteChanged(day, len(notes) + 1, None, note.text)


def list_notes(
    repository: Repository, present: Present, week_start: int, week_text: str, day: str | None
) -> NoteList:
    """What was noted in a week, or on a day."""
    if day is not None:
        first = last = read_day(day, present)
    else:
        week = read_week(week_text, present, week_start)
        first, last = week.first, week.last
    return NoteList(first, last, by_day(repository.day_notes(first, last)))


def edit_note(
    repository: Repository, present: Present, number: int, text: str, day: str | None
) -> NoteChanged:
    """Put another text into a note."""
    edited = note_text(_checked(text), todo=False)
    return _change(repository, present, _Which(number, day), lambda _: edited, "edit")


def remove_note(
    repository: Repository, present: Present, number: int, day: str | None
) -> NoteChanged:
    """Take a note away."""
    return _change(repository, present, _Which(number, day), lambda _: None, "rm")


def finish_note(
    repository: Repository, present: Present, number: int, day: str | None
) -> NoteChanged:
    """Tick a to-do off."""

    def tick(text: str) -> str:
        if not is_todo(text):
            first, _, _ = text.partition("\n")
            raise UsageProblem(f"Note {number} is no to-do: {first}")
        return ticked(text)

    return _change(repository, present, _Which(number, day), tick, "done")


class _Which(NamedTuple):
    """A note as a command names it; the day is today's where none is named."""

    number: int
    day: str | None


def _change(
    repository: Repository,
    present: Present,
    which: _Which,
    change: Callable[[str], str | None],
    verb: str,
) -> NoteChanged:
    number, day_text = which
    day = _day(day_text, present)
    with repository.transaction():
        before = _numbered(repository.day_notes(day, day), number, day)
        text = change(before.text)
        after = None if text is None else before._replace(text=text)
        if after != before:
            options = [] if day_text is None else ["--day", day_text]
            command = command_text(f"note {verb}", [str(number)], options)
            repository.record(command, [Edit(before, after)], present.now)
    return NoteChanged(day, number, before.text, text)


def _day(text: str | None, present: Present) -> date:
    return present.day if text is None else read_day(text, present)


def _numbered(notes: Sequence[DayNote], number: int, day: date) -> DayNote:
    if not 1 <= number <= len(notes):
        has = f"{len(notes)} notes" if len(notes) != 1 else "1 note"
        raise NothingFound(f"{full_day_text(day)} has {has}. habit note list shows them.")
    return notes[number - 1]


def _checked(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise UsageProblem("A note needs a text.")
    if len(stripped) > LONGEST_NOTE:
        raise UsageProblem(f"A note is at most {LONGEST_NOTE} characters long.")
    return stripped
