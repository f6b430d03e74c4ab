"""The list of remarks that stands under a document's table of metrics."""

import re
from collections.abc import Sequence

_ITEM = re.compile(r"[ \t>]*(?:[0-9]+[.)、]|[-*+])[ \t]+\S")
_TEXT = re.compile(r"[ \t>]*(?:[0-9]+[.)、]|[-*+])[ \t]+(.*\S)")


def find_footnotes(lines: Sequence[str], below: int) -> tuple[str, ...]:
    """The lines of the list that follows index ``below`` after nothing but blanks, or none."""
    at = below
    while at < len(lines) and not lines[at].strip():
        at += 1
    first = at
    while at < len(lines) and lines[at].strip():
        if not _ITEM.match(lines[at]) and (at == first or not lines[at][:1].isspace()):
            break
        at += 1
    return tuple(lines[first:at])


def with_footnotes(lines: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The list with further items, numbered on, without those that are in it already."""
    known = {found[1] for line in lines if (found := _TEXT.match(line))}
    number = sum(1 for line in lines if _ITEM.match(line) and not line[:1].isspace())
    further = [text for text in dict.fromkeys(texts) if text and text not in known]
    return [*lines, *(f"{number + place}. {text}" for place, text in enumerate(further, 1))]
