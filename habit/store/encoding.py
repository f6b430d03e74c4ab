"""Records as the journal keeps them: JSON objects whose keys are the fields' names.

Days are ISO dates, instants UTC with microseconds and ``+00:00``, so that the journal can be
read without this program and without SQLite.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

from habit.domain.journal import Edit, Record
from habit.errors import DamagedStore, HabitError, UsageProblem
from habit.lighttypes import Any
from habit.store.codecs import read_word
from habit.store.records import TYPE_NAMED

_INSTANT = datetime.fromisoformat
_DAY = date.fromisoformat

_READERS: dict[str, tuple[tuple[str, Callable[[str], Any]], ...]] = {
    "metric": (
        ("kind", read_word("habit.domain.metrics", "Kind")),
        ("combine", read_word("habit.domain.metrics", "Combine")),
    ),
    "definition": (("valid_from", _DAY),),
    "goal": (
        ("valid_from", _DAY),
        ("bound", read_word("habit.domain.goals", "Bound")),
        ("per", read_word("habit.domain.goals", "Per")),
    ),
    "entry": (
        ("day", _DAY),
        ("state", read_word("habit.domain.entries", "State")),
        ("instant", _INSTANT),
        ("end_instant", _INSTANT),
    ),
    "layout": (("week", _DAY),),
    "layout_row": (("week", _DAY),),
    "reminder": (("what", read_word("habit.domain.reminders", "What")), ("since", _INSTANT)),
    "snooze": (("since", _INSTANT), ("until", _INSTANT)),
    "passage": (("week", _DAY), ("part", read_word("habit.domain.passages", "Part"))),
    "day_note": (("day", _DAY),),
    "plan_task": (("week", _DAY),),
    "skip": (("first", _DAY), ("last", _DAY)),
}
"""The fields of each kind of record that JSON has no type for."""


def encoded(record: Record | None) -> str | None:
    """The record as JSON. Raises UsageProblem for text that no database can hold."""
    if record is None:
        return None
    try:
        text = ",".join(
            f'"{name}":{_WRITERS.get(type(value), _quoted)(value)}'
            for name, value in zip(record._fields, record, strict=True)
        )
    except ValueError as error:
        raise HabitError(f"{record!r} cannot be stored: {error}") from error
    text = f"{{{text}}}"
    if "\\u0000" in text:
        # an escaped NUL, or a backslash that was written; the fields themselves tell
        for field in record:
            storable(str(field))
    return storable(text)


def decoded(kind: str, text: str | None) -> Record | None:
    """The record of that kind that ``encoded`` wrote."""
    if text is None:
        return None
    import json  # noqa: PLC0415 - a fifth of a start, paid only where the journal is read

    try:
        return record_of(kind, json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedStore(
            "The journal holds a record that habit did not write. habit db check says more."
        ) from error


def record_of(kind: str, fields: dict[str, Any]) -> Record:
    """The record with these fields of its JSON. Raises ValueError, KeyError or TypeError."""
    for name, read in _READERS.get(kind, ()):
        if fields[name] is not None:
            fields[name] = read(fields[name])
    return TYPE_NAMED[kind].record(**fields)


def decoded_edit(kind: str, before: str | None, after: str | None) -> Edit:
    """One row of the journal as the edit that it was."""
    return Edit(decoded(kind, before), decoded(kind, after))


def storable(text: str) -> str:
    """The text itself, unless it holds what PostgreSQL or UTF-8 cannot: NUL, half characters."""
    if "\0" in text:
        raise UsageProblem("Text with a NUL character cannot be stored. Write it without.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageProblem(
            "Bytes that are no text cannot be stored. Check that the terminal, "
            "or the file that is read, is in UTF-8."
        ) from None
    return text


def _quoted(text: object) -> str:
    """A text as JSON."""
    plain = str(text)
    if plain.isprintable() and '"' not in plain and "\\" not in plain:
        return f'"{plain}"'
    return f'"{plain.translate(_ESCAPES)}"'


def _finite(number: float) -> str:
    if number - number != 0:
        raise ValueError(f"{number} is no number")
    return repr(number)


def _instant(instant: datetime) -> str:
    return f'"{instant.astimezone(UTC).isoformat(timespec="microseconds")}"'


_WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    bool: lambda truth: "true" if truth else "false",
    int: str,
    float: _finite,
    datetime: _instant,
    date: lambda day: f'"{day.isoformat()}"',
}
"""Each type as JSON; all others are texts.

The module ``json`` would cost every command that writes a third of a start. It reads what is
written here, and a test compares the two.
"""

_ESCAPES = {code: f"\\u{code:04x}" for code in range(32)} | {
    ord(sign): f"\\{letter}" for sign, letter in zip('"\\\b\f\n\r\t', '"\\bfnrt', strict=True)
}
"""What JSON does not hold as it is."""
