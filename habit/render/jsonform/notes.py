"""Notes of the days as JSON."""

from habit.domain.notebook import NoteChanged, NoteList
from habit.domain.todos import is_todo, unfinished
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object


def write(value: NoteList | NoteChanged, output: Output) -> Rendered:
    """The days that have notes, or one note before and after."""
    del output  # JSON is the same everywhere
    if isinstance(value, NoteChanged):
        return Rendered(document({"note": value._asdict() | {"day": value.day.isoformat()}}))
    days = [
        {
            "day": one.day.isoformat(),
            "notes": [_note(number, note.text) for number, note in enumerate(one.notes, 1)],
        }
        for one in value.days
    ]
    span = {"first": value.first.isoformat(), "last": value.last.isoformat()}
    return Rendered(document({**span, "days": days}))


def _note(number: int, text: str) -> Object:
    first = text.split("\n", maxsplit=1)[0]
    done = None if not is_todo(first) else not any(unfinished([first]))
    return {"number": number, "text": text, "done": done}
