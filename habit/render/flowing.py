"""Lines of text that are broken at blanks, since a terminal breaks them within words."""

from habit.domain.textwidth import display_width
from habit.late import re
from habit.render.wrapping import wrap

_IN_COLUMNS = r"( *\S+(?: \S+)*  +)(\S.*)"
"""A name and its text; a line that goes on with the text stands further in."""

_NARROWEST = 12
"""Cells that the text beside a name has at least; with fewer it goes on below the name."""


def flowed(text: str, width: int) -> str:
    """The text with no line wider than ``width`` that can be broken at a blank."""
    return "\n".join(part for line in text.split("\n") for part in flowed_line(line, width))


def flowed_line(line: str, width: int) -> list[str]:
    """One line as those that it takes; they stand as far in as what they go on with."""
    if display_width(line) <= width:
        return [line]
    found = re.fullmatch(_IN_COLUMNS, line)
    if found is None or width - display_width(found[1]) < _NARROWEST:
        text = line.lstrip(" ")
        head = line[: len(line) - len(text)]
    else:
        head, text = found.groups()
    first, *rest = wrap(text, max(width - display_width(head), 1), signs="")
    return [head + first, *(" " * display_width(head) + part for part in rest)]
