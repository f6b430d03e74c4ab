"""A weekly document to be begun: what goes into it, and what the documents beside it lend it."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo

from habit.domain.document import Document
from habit.domain.frontmatter import front_matter_lines
from habit.domain.languages import written_in
from habit.domain.plans import PlanRow
from habit.domain.weeks import Week
from habit.lighttypes import NamedTuple

_LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*\Z)")
_TITLE = re.compile(
    r"""(?P<key>["']?title["']?[ \t]*[:=][ \t]*)(?P<quote>["']?)(?P<text>.*?)(?P=quote)[ \t]*""",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"""(?P<key>["']?date["']?[ \t]*[:=][ \t]*["']?)"""
    r"(?P<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?P<rest>.*)",
    re.IGNORECASE,
)
_USUAL_TIME = time(12, 30)
SUNDAY = 7


class Neighbour(NamedTuple):
    """A document beside the one to be begun. ``path`` is its file, ``week`` the week it is of."""

    path: str
    week: Week
    document: Document


class Heading(NamedTuple):
    """What a document is called: its title, its running number, its date with zone."""

    title: str
    number: int
    written: datetime


class SummaryDay(NamedTuple):
    """A day with its notes, for templates that write their own list."""

    day: date
    notes: tuple[str, ...]


class SummaryContents(NamedTuple):
    """All that a template may print. Texts of several lines have no final line end.

    ``front_matter`` is that of the last document with the new title and date, "" without one.
    ``day_list``, ``table``, ``notes`` and ``plan`` are parts as documents have them; ``days``
    and ``tasks`` are the same as values. ``open`` are the week's own to-dos that are not done,
    ``todos`` those of the week before.
    """

    title: str
    number: int
    week: Week
    written: datetime
    language: str
    front_matter: str
    day_list: str
    table: str
    notes: str
    plan: str
    days: tuple[SummaryDay, ...]
    tasks: tuple[PlanRow, ...]
    open: list[str]
    todos: list[str]


class SummaryCreated(NamedTuple):
    """A document that was begun. ``path`` is "" when it was only to be printed."""

    path: str
    week: Week
    template: str
    text: str


def last_before(neighbours: Iterable[Neighbour], week: Week) -> Neighbour | None:
    """The newest document of an earlier week."""
    return max((one for one in neighbours if one.week < week), key=_by_week, default=None)


def of_week(neighbours: Iterable[Neighbour], week: Week) -> Neighbour | None:
    """A document of that very week, if there is one."""
    return next((one for one in neighbours if one.week.name == week.name), None)


def heading_of(last: Neighbour | None, week: Week, zone: tzinfo, usual: str) -> Heading:
    """The next document's title and number, and the week's Sunday at the hour of the last one.

    ``usual`` is the title without its number for the first document of all.
    """
    dated = last.document.dated if last else None
    title = title_of(last.document) if last else ""
    sunday = next(day for day in week.days if day.isoweekday() == SUNDAY)
    clock = dated.wall.time() if dated else _USUAL_TIME
    written = datetime.combine(sunday, clock, zone)
    found = _LAST_NUMBER.search(title)
    number = int(found.group()) + 1 if found else 1
    if found:
        title = title[: found.start()] + str(number) + title[found.end() :]
    return Heading(title if last and title else f"{usual} {number}", number, written)


def title_of(document: Document) -> str:
    """The title in a document's front matter, or ""."""
    for line in front_matter_lines(document.lines):
        if found := _TITLE.fullmatch(line):
            return found["text"]
    return ""


def headings_language(last: Neighbour | None) -> str:
    """The language that the last document has its headings in, "" where it has none."""
    lines = last.document.lines if last else ()
    headings = "".join(line for line in lines if line.startswith("#"))
    return written_in(headings) if headings else ""


def carried_front_matter(last: Neighbour, heading: Heading) -> str:
    """The last document's front matter with another title and date; all else stays."""
    lines = []
    for line in front_matter_lines(last.document.lines):
        if found := _TITLE.fullmatch(line):
            lines.append(f"{found['key']}{found['quote']}{heading.title}{found['quote']}")
        elif found := _DATE.fullmatch(line):
            lines.append(f"{found['key']}{heading.written.date()}{found['rest']}")
        else:
            lines.append(line)
    return "\n".join(lines)


def next_name(last: Neighbour | None, number: int) -> str:
    """The file name of the next document: the last one's, with the number of the title."""
    name = last.path.rpartition("/")[2] if last else ""
    found = _LAST_NUMBER.search(name.rpartition(".")[0])
    if found is None:
        return f"weekly-summary-{number}.md"
    return name[: found.start()] + f"{number:0{len(found.group())}}" + name[found.end() :]


def without_repeats(texts: Iterable[str]) -> list[str]:
    """Texts without those that were there already."""
    return list(dict.fromkeys(texts))


def _by_week(one: Neighbour) -> tuple[Week, str]:
    return one.week, one.path
