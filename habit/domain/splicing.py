"""Putting changed lines into a document, whose every other byte stays."""

from collections.abc import Sequence

from habit.domain.document import Document

_BOM = "\ufeff"


def spliced(document: Document, first: int, length: int, lines: Sequence[str]) -> str:
    """The document's text with ``length`` lines from index ``first`` on replaced by others.

    The new lines come without ends. Each takes the end of the line in whose place it stands;
    further ones end as the first line of the place does, and a missing final end stays missing.
    """
    old = document.lines[first : first + length]
    ends = [line[len(line.rstrip("\r\n")) :] for line in old]
    usual = ends[0] or "\n"
    last = ends[-1]
    new_ends = [*ends[:-1], *[usual] * len(lines)][: len(lines) - 1]
    new = [line + end for line, end in zip(lines, [*new_ends, last], strict=True)]
    if first == 0 and document.lines[0].startswith(_BOM):
        new[0] = _BOM + new[0]
    return "".join([*document.lines[:first], *new, *document.lines[first + length :]])
