"""One history out of a damaged store and its backups, and the state that it leads to."""

from collections.abc import Iterable, Mapping

from habit.domain.journal import Edit, Record
from habit.domain.metrics import Metric
from habit.lighttypes import NamedTuple
from habit.store.encoding import decoded_edit
from habit.store.records import RECORD_TYPES, Key, key_of
from habit.store.salvage import Salvage
from habit.store.sealed import SealedChange


class Mended(NamedTuple):
    """The changes that lead on from one another, numbered anew, and what is missing.

    ``borrowed`` counts those that came out of backups; ``lost`` names the ones that are gone.
    """

    changes: list[SealedChange]
    state: dict[Key, Record]
    borrowed: int
    lost: tuple[str, ...]


def mended(live: Salvage, backups: Iterable[Salvage]) -> Mended:
    """The longest history that a store and its backups, newest first, tell together.

    A change that is damaged is taken from a backup that has it whole. What cannot be had any
    more is left out, and so is what was built on it.
    """
    pieces = dict(live.changes)
    borrowed: set[int] = set()
    for backup in backups:
        if _of_the_same_store(backup, pieces):
            borrowed |= backup.changes.keys() - pieces.keys()
            pieces = backup.changes | pieces
    line = _Line()
    lost = []
    for position in range(1, max([0, *pieces, *live.broken]) + 1):
        sealed = pieces.get(position)
        if sealed is None:
            lost.append(f"{position} ({live.broken.get(position) or 'unreadable'})")
        elif not line.continued_by(sealed):
            lost.append(f"{position} ({sealed.change.command})")
            borrowed.discard(position)
    return Mended(line.changes, line.state, len(borrowed), tuple(lost))


def _of_the_same_store(backup: Salvage, pieces: Mapping[int, SealedChange]) -> bool:
    return all(
        pieces[position].change.id == sealed.change.id
        for position, sealed in backup.changes.items()
        if position in pieces
    )


class _Line:
    """The changes that fitted so far, and the state after them."""

    def __init__(self) -> None:
        self.changes: list[SealedChange] = []
        self.state: dict[Key, Record] = {}
        self._ids: set[str] = set()

    def continued_by(self, sealed: SealedChange) -> bool:
        """Take a change on, unless it was built on something that is not there."""
        change = sealed.change
        if change.target is not None and change.target not in self._ids:
            return False
        done: list[Edit] = []
        for row in sealed.edits:
            edit = decoded_edit(row[2], row[5], row[6])
            if not self._apply(edit):
                for one in reversed(done):
                    self._apply(one.reversed())
                return False
            done.append(edit)
        self._ids.add(change.id)
        place = change._replace(position=len(self.changes) + 1)
        self.changes.append(sealed._replace(change=place))
        return True

    def _apply(self, edit: Edit) -> bool:
        record = edit.before or edit.after
        if record is None or self.state.get(key_of(record)) != edit.before:
            return False
        self.state.pop(key_of(record), None)
        if edit.after is not None:
            self.state[key_of(record)] = edit.after
        return True


def difference(before: Mapping[Key, Record], after: Mapping[Key, Record]) -> list[Edit]:
    """The edits that turn one state into another, in an order that every store takes.

    What goes goes first. A metric whose slug changes goes and comes again, so that two of them
    may exchange their names.
    """
    gone, changed, new = [], [], []
    for key in {**before, **after}:
        one, other = before.get(key), after.get(key)
        if one is None and other is not None:
            new.append(Edit(None, other))
        elif one is not None and other is None:
            gone.append(Edit(one, None))
        elif one != other:
            if isinstance(one, Metric) and isinstance(other, Metric) and one.slug != other.slug:
                gone.append(Edit(one, None))
                new.append(Edit(None, other))
            else:
                changed.append(Edit(one, other))
    order: dict[type, int] = {kind.record: place for place, kind in enumerate(RECORD_TYPES)}

    def rank(edit: Edit) -> int:
        return order[type(edit.before or edit.after)]

    return sorted(gone, key=rank, reverse=True) + sorted(changed, key=rank) + sorted(new, key=rank)
