"""The three-way merge of one cell: the document, the store, and what the last import saw."""

from enum import StrEnum


class Fate(StrEnum):
    """What becomes of one cell of a document."""

    BLANK = "blank"
    """The document says nothing, and nothing was lost by that."""
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    NEWER = "newer"
    """Left: only the store has changed since the last import."""
    CONFLICT = "conflict"
    """Left: both have changed, or nobody knows which did."""
    EMPTIED = "emptied"
    """Left: the document lost its value. An import never deletes."""
    REMOVED = "removed"
    """The same where that was asked for: the entry goes."""


TAKEN = (Fate.NEW, Fate.CHANGED)
LEFT = (Fate.NEWER, Fate.CONFLICT)
"""The fates of filled cells that were not taken."""


def fate_of(text: str, stored: str | None, base: str | None, *, replace: bool) -> Fate:
    """What becomes of a cell that says ``text`` where the store says ``stored``.

    ``stored`` is None where there is no entry, ``base`` where no import has seen the cell;
    ``replace`` lets the document win wherever it says something.
    """
    if not text:
        return Fate.EMPTIED if stored is not None and base == stored else Fate.BLANK
    if text == stored:
        return Fate.SAME
    if replace or (stored is None and not base):
        return Fate.NEW if stored is None else Fate.CHANGED
    if base == text:
        return Fate.NEWER
    return Fate.CHANGED if base is not None and base == stored else Fate.CONFLICT
