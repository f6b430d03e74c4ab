"""Undo and redo over a journal that only ever grows.

Each function reads the changes newest first. An undo or redo names as its target the change
that was first done, so that the newest mention of a change says whether it holds.
"""

from collections.abc import Iterable

from habit.domain.journal import Change, ChangeKind

FOUNDING_POSITION = 1
"""The change that made the store. It is not the user's, and is never taken back."""


def undoable(newest_first: Iterable[Change]) -> str | None:
    """The id of the change that undo takes back now, or None."""
    taken_back = 0
    for change in newest_first:
        if change.kind is ChangeKind.UNDO:
            taken_back += 1
        elif taken_back:
            taken_back -= 1
        elif change.position == FOUNDING_POSITION:
            return None
        else:
            return change.target or change.id
    return None


def redoable(newest_first: Iterable[Change]) -> str | None:
    """The id of the change that redo makes again now, or None; a new change leaves nothing."""
    made_again = 0
    for change in newest_first:
        if change.kind is ChangeKind.DO:
            return None
        if change.kind is ChangeKind.REDO:
            made_again += 1
        elif made_again:
            made_again -= 1
        else:
            return change.target
    return None


def undone(newest_first: Iterable[Change]) -> set[str]:
    """Which changes, by id, stand undone as far as the given part of the journal says."""
    holds: dict[str, bool] = {}
    for change in newest_first:
        if change.target is not None:
            holds.setdefault(change.target, change.kind is ChangeKind.REDO)
    return {change_id for change_id, holding in holds.items() if not holding}
