"""Notes of days as commands show and change them."""

from collections.abc import Iterable, Sequence
from datetime import date

from habit.domain.daynotes import DayNote
from habit.domain.todos import is_todo
from habit.lighttypes import NamedTuple

_NESTED = "   "
"""The indentation of what is nested in a numbered item: the width of its number."""

_MARKERS = ("- ", "* ", "+ ")


class NotesOfDay(NamedTuple):
    """The notes of one day in their order; their numbers are counted from 1."""

    day: date
    notes: tuple[DayNote, ...]


class NoteList(NamedTuple):
    """What was noted from ``first`` to ``last``, without the days that have nothing."""

    first: date
    last: date
    days: tuple[NotesOfDay, ...]


class NoteChanged(NamedTuple):
    """One note before and after a command; ``number`` is its place in the day, from 1.

    ``before`` is None for a new one, ``after`` for a removed one.
    """

    day: date
    number: int
    before: str | None
    after: str | None


def by_day(notes: Iterable[DayNote]) -> tuple[NotesOfDay, ...]:
    """Notes put together by their days, in order."""
    days: dict[date, list[DayNote]] = {}
    for note in sorted(notes):
        days.setdefault(note.day, []).append(note)
    return tuple(NotesOfDay(day, tuple(own)) for day, own in days.items())


def note_text(typed: str, *, todo: bool) -> str:
    """A note as it is kept: its first line, and further lines as a list nested in it."""
    first, *rest = [line for line in typed.expandtabs(4).splitlines() if line.strip()]
    first = first.strip()
    if todo and not is_todo(first):
        first = f"[ ] {first}"
    return "\n".join([first, *_nested(rest)])


def with_nested(text: str, typed: str, *, todo: bool) -> str:
    """A note with a further line nested in it."""
    line = typed.strip()
    box = "[ ] " if todo and not is_todo(line) else ""
    return "\n".join([text, *_nested([box + line])])


def _nested(lines: Sequence[str]) -> list[str]:
    least = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    return [_NESTED + _as_item(line[least:].rstrip()) for line in lines]


def _as_item(line: str) -> str:
    bare = line.lstrip()
    number, dot, _ = bare.partition(". ")
    if bare.startswith(_MARKERS) or (dot and number.isdigit()):
        return line
    return line[: len(line) - len(bare)] + "- " + bare
