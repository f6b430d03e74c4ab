"""One history out of a damaged store and its backups, and the state that it leads to."""

from collections.abc import Iterable, Mapping, Sequence

from habit.domain.journal import Edit, Record
from habit.domain.metrics import Metric
from habit.lighttypes import NamedTuple
from habit.store.encoding import decoded_edit
from habit.store.records import RECORD_TYPES, Key, key_of
from habit.store.references import REFERRED, references_of
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
            pieces = _in_place(pieces, backup)
            borrowed |= backup.changes.keys() - pieces.keys()
            pieces = backup.changes | pieces
    line = _Line()
    lost, reached = [], 0
    for position in sorted({*pieces, *live.broken}):
        lost += _missing(reached + 1, position - 1)
        reached = position
        sealed = pieces.get(position)
        if sealed is None:
            lost.append(f"{position} ({live.broken[position] or 'unreadable'})")
        elif not line.continued_by(sealed):
            lost.append(f"{position} ({sealed.change.command})")
            borrowed.discard(position)
    return Mended(line.changes, line.state, len(borrowed), tuple(lost))


def _of_the_same_store(backup: Salvage, pieces: Mapping[int, SealedChange]) -> bool:
    """Whether nothing stands where the backup has something that it knows nothing of."""
    known = {sealed.change.id for sealed in backup.changes.values()}
    return all(pieces[position].change.id in known for position in backup.changes.keys() & pieces)


def _in_place(pieces: Mapping[int, SealedChange], backup: Salvage) -> dict[int, SealedChange]:
    """The changes without those whose number is damaged: no checksum covers it."""
    places = {sealed.change.id: position for position, sealed in backup.changes.items()}
    return {
        position: sealed
        for position, sealed in pieces.items()
        if places.get(sealed.change.id, position) == position
    }


def _missing(first: int, last: int) -> list[str]:
    """Changes that nothing is known of, as one: a damaged number may leave millions free."""
    if first > last:
        return []
    numbers = str(first) if first == last else f"{first}–{last}"
    return [f"{numbers} (unreadable)"]


class _Line:
    """The changes that fitted so far, and the state after them."""

    def __init__(self) -> None:
        self.changes: list[SealedChange] = []
        self.state: dict[Key, Record] = {}
        self._ids: set[str] = set()

    def continued_by(self, sealed: SealedChange) -> bool:
        """Take a change on, unless it was built on something that is not there."""
        change = sealed.change
        if change.id in self._ids or change.target not in {None, *self._ids}:
            return False
        done: list[Edit] = []
        for row in sealed.edits:
            edit = decoded_edit(row[2], row[5], row[6])
            if not self._apply(edit):
                return self._without(done)
            done.append(edit)
        if not self._holds_together(done):
            return self._without(done)
        self._ids.add(change.id)
        place = change._replace(position=len(self.changes) + 1)
        self.changes.append(sealed._replace(change=place))
        return True

    def _without(self, done: Sequence[Edit]) -> bool:
        for one in reversed(done):
            self._apply(one.reversed())
        return False

    def _holds_together(self, done: Sequence[Edit]) -> bool:
        """Whether no record refers to one that is not there, which no store would take."""
        for edit in done:
            touched = edit.before or edit.after
            if touched is None:
                return False
            key = key_of(touched)
            record = self.state.get(key)
            if record is not None and not references_of(record) <= self.state.keys():
                return False
            if record is None and key[0] in REFERRED and self._is_referred_to(key):
                return False
        return True

    def _is_referred_to(self, key: Key) -> bool:
        return any(key in references_of(record) for record in self.state.values())

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
