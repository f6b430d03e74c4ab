"""The date that a document carries in its front matter."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from habit.lighttypes import NamedTuple

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_DATE_KEY = re.compile(r"""["']?date["']?[ \t]*[:=](.*)""", re.IGNORECASE)
_TABLE_OF_TOML = re.compile(r"\[")
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})"
    r"(?:[Tt \t]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"[ \t]*(?P<offset>[Zz]|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?)?"
)


class Dated(NamedTuple):
    """The front matter's date as it was written.

    ``wall`` is its local date and time, midnight when there was no time; ``offset`` is what
    it says of UTC, None when it says nothing. ``text`` is the value, for messages.
    """

    wall: datetime
    offset: timedelta | None
    text: str


class FrontMatter(NamedTuple):
    """How many lines the front matter takes (0: there is none), and what its date is.

    ``unread`` is the date's text when it could not be understood.
    """

    length: int
    dated: Dated | None
    unread: str


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter at the head of a document's lines: YAML between ---, TOML between +++."""
    opening = lines[0].strip() if lines else ""
    closings = _FENCES.get(opening, ())
    for end, line in enumerate(lines[1:], 1):
        if line.rstrip() in closings:
            return _read_date(lines[1:end], end + 1)
    return FrontMatter(0, None, "")


def front_matter_lines(lines: Sequence[str]) -> list[str]:
    """The lines of a document's front matter with their fences, without line ends; often none."""
    bare = [line.rstrip("\r\n") for line in lines]
    if bare:
        bare[0] = bare[0].removeprefix("\ufeff")
    return bare[: read_front_matter(bare).length]


def read_dated(text: str) -> Dated | None:
    """A date with or without time and offset, in the forms that YAML, TOML and Hugo share."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    try:
        year, month, day = (int(part) for part in found["day"].split("-"))
        hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
        wall = datetime.combine(date(year, month, day), time(hour, minute, second))
    except ValueError:
        return None
    return Dated(wall, _read_offset(found["offset"]), text)


def _read_offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text in "Zz":
        return timedelta(0)
    digits = text[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return -size if text[0] == "-" else size


def _read_date(lines: Sequence[str], length: int) -> FrontMatter:
    for line in lines:
        if _TABLE_OF_TOML.match(line):
            break
        if key := _DATE_KEY.match(line):
            value = key[1].partition(" #")[0].strip().strip("\"'").strip()
            dated = read_dated(value)
            return FrontMatter(length, dated, "" if dated else value)
    return FrontMatter(length, None, "")
