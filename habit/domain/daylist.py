"""The list of a week's days in a document, each with the work that was done on it.

A day is an item whose text is the name of a weekday, in any language that headings of tables
are read in; what is indented below it are its notes. Unchanged days are printed as they stood.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from habit.domain.weekdaynames import read_weekday
from habit.lighttypes import NamedTuple

_HEADING = re.compile(
    r"(?P<indent>[ \t>]*)(?P<marker>[0-9]+[.)、]|[-*+])(?P<gap>[ \t]+)"
    r"(?P<name>[^:：]{1,24}?)[ \t]*(?:(?P<colon>[:：])(?P<rest>.*))?"
)
_ITEM = re.compile(r"(?P<indent>[ \t>]*)(?P<marker>[0-9]+[.)、]|[-*+])[ \t]+(?P<text>.*)")
_ENOUGH_DAYS = 3
"""Fewer names of weekdays in a row may be anything."""


class DayBlock(NamedTuple):
    """One day of the list. ``heading`` is its line up to the colon, ``lines`` all of it.

    ``weekday`` is an ISO weekday; ``notes`` are texts as ``DayNote`` keeps them.
    """

    weekday: int
    heading: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]


class DayList(NamedTuple):
    """The list, and the index of its first line among the lines that it was found in.

    ``indent`` stands before the notes, ``bulleted`` says that they have no numbers.
    """

    line: int
    blocks: tuple[DayBlock, ...]
    indent: str
    bulleted: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """All its lines, as they were read."""
        return tuple(line for block in self.blocks for line in block.lines)

    def notes_of(self, weekday: int) -> tuple[str, ...]:
        """The notes of a day; none for a day that the list lacks."""
        return tuple(
            note for block in self.blocks if block.weekday == weekday for note in block.notes
        )


def find_day_list(lines: Sequence[str]) -> DayList | None:
    """The first list of days among lines without ends, or None."""
    at = 0
    while at < len(lines):
        found = _list_at(lines, at)
        if found and len({block.weekday for block in found.blocks}) >= _ENOUGH_DAYS:
            return found
        at += len(found.lines) if found else 1
    return None


def day_list_lines(
    style: DayList | None, notes: Mapping[int, Sequence[str]], headings: Iterable[tuple[int, str]]
) -> list[str]:
    """The lines of a list with these notes, by ISO weekday, in the style of another list.

    A day that has the notes it has in ``style`` keeps its lines. ``headings`` are the days
    with their names, in order, for the days that ``style`` lacks.
    """
    lines: list[str] = []
    blocks = style.blocks if style else ()
    for block in blocks:
        wanted = tuple(notes.get(block.weekday, ()))
        if wanted == block.notes:
            lines += block.lines
        else:
            blanks = len(block.lines) - len(_without_final_blanks(block.lines))
            inline = block.lines[0].rstrip() != block.heading
            heading = block.heading if inline else block.lines[0]
            lines += [heading, *_note_lines(style, wanted), *[""] * blanks]
    known = {block.weekday for block in blocks}
    for number, (weekday, name) in enumerate(headings, 1):
        if weekday not in known and (notes.get(weekday) or not blocks):
            lines += [f"{number}. {name}", *_note_lines(style, notes.get(weekday, ()))]
    return lines


def bare_style(style: DayList) -> DayList:
    """The style of a list without its notes, and without the dates of its headings."""
    blocks = []
    for block in style.blocks:
        heading = _HEADING.fullmatch(block.heading)
        words = heading["name"].split() if heading else []
        undated = [word for word in words if not re.search("[0-9]", word)]
        if heading is None or not undated:
            continue
        text = block.heading[: heading.start("name")] + undated[0] + (heading["colon"] or "")
        blank = " " * (block.lines[0].rstrip("\t ") == block.heading and block.lines[0][-1:] == " ")
        blocks.append(DayBlock(block.weekday, text, (text + blank,), ()))
    return style._replace(blocks=tuple(blocks))


def _list_at(lines: Sequence[str], at: int) -> DayList | None:
    blocks: list[DayBlock] = []
    start, indent = at, None
    while at < len(lines):
        heading = _HEADING.fullmatch(lines[at])
        weekday = read_weekday(heading["name"]) if heading else None
        if heading is None or weekday is None or heading["indent"] != (indent or heading["indent"]):
            break
        indent = heading["indent"]
        end = _end_of_block(lines, at + 1, indent)
        blocks.append(_block(weekday, heading, lines[at:end]))
        at = end
    if not blocks:
        return None
    blocks[-1] = blocks[-1]._replace(lines=_without_final_blanks(blocks[-1].lines))
    default = " " * (len(indent or "") + 3)
    items = (_ITEM.match(line) for one in blocks for line in one.lines[1:])
    first = next((item for item in items if item), None)
    if first is None:
        return DayList(start, tuple(blocks), default, bulleted=False)
    return DayList(start, tuple(blocks), first["indent"], bulleted=not first["marker"][0].isdigit())


def _end_of_block(lines: Sequence[str], at: int, indent: str) -> int:
    """The first line that is not indented more than the heading; blank ones before it belong."""
    while at < len(lines):
        blank = not lines[at].strip()
        deeper = lines[at].startswith((indent + " ", indent + "\t"))
        if not blank and not deeper:
            break
        at += 1
    return at


def _block(weekday: int, heading: re.Match[str], lines: Sequence[str]) -> DayBlock:
    rest = (heading["rest"] or "").strip()
    end = heading.end("colon") if heading["colon"] else heading.end("name")
    notes = [rest] if rest else []
    notes += _notes(_without_final_blanks(lines[1:]))
    return DayBlock(weekday, heading.string[:end], tuple(lines), tuple(notes))


def _notes(lines: Sequence[str]) -> list[str]:
    notes: list[list[str]] = []
    indent: str | None = None
    for line in lines:
        item = _ITEM.match(line)
        if item and item["indent"] == (item["indent"] if indent is None else indent):
            indent = item["indent"]
            notes.append([item["text"].rstrip()])
        elif notes:
            notes[-1].append(line.removeprefix(indent or "").rstrip())
        elif line.strip():
            notes.append([line.strip()])
    return ["\n".join(_without_final_blanks(note)) for note in notes]


def _note_lines(style: DayList | None, notes: Iterable[str]) -> list[str]:
    indent, bulleted = (style.indent, style.bulleted) if style else ("   ", False)
    lines = []
    for number, note in enumerate(notes, 1):
        first, *rest = note.split("\n")
        marker = "-" if bulleted else f"{number}."
        lines += [f"{indent}{marker} {first}", *(indent + line if line else "" for line in rest)]
    return lines


def _without_final_blanks(lines: Sequence[str]) -> tuple[str, ...]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return tuple(lines[:end])
